"""At most one card from which an invitation can be sent: the others say what became of their proposal."""

from __future__ import annotations

from tests.support.machines.looking import buttons_of, texts_of
from tests.support.playing.people import Somebody
from tests.support.playing.world import World


def live(who: Somebody) -> int:
    """How many of the cards in somebody's chat can send an invitation now."""
    return sum(
        "Send innkalling" in [button.title for button in buttons_of(said.card)] for said in who.personal() if said.card
    )


def says_somewhere(who: Somebody, words: str) -> bool:
    return any(words in texts_of(said.card) for said in who.personal() if said.card)


async def test_a_change_replaces_the_card_before(world: World) -> None:
    ingrid = (await world.school("Solvik", "Ingrid", ["Jonas"]))["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.says("heller fredag kl 13")

    assert live(ingrid) == 1
    assert says_somewhere(ingrid, "Erstattet")


async def test_another_request_sets_the_first_aside_and_it_is_found_again(world: World) -> None:
    ingrid = (await world.school("Solvik", "Ingrid", ["Jonas"]))["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.says("planlegg møte om 2.1 fredag kl 13")

    assert live(ingrid) == 1
    assert says_somewhere(ingrid, "Lagt til side")
    assert "1.4" in await ingrid.says("møter")


async def test_what_is_discarded_says_so(world: World) -> None:
    ingrid = (await world.school("Solvik", "Ingrid", ["Jonas"]))["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Forkast")

    assert live(ingrid) == 0
    assert says_somewhere(ingrid, "Forkastet")
