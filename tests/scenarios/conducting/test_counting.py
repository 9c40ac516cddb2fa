"""The shared vote card counts: every two minutes at most, seconds after all have voted, never after the end.

An edit takes the place of what somebody is ticking on it. The leader's card, on which nobody ticks, counts at once.
"""

from __future__ import annotations

import asyncio

from bot.delivery.announcer import BETWEEN, SEEN, UNDISTURBED, LiveAnnouncer
from tests.support.machines.looking import texts_of
from tests.support.machines.seen import Message
from tests.support.playing.people import Team
from tests.support.playing.playing import started
from tests.support.playing.world import World


class Waiting:
    """A sleep that ends when it is told to."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.over = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await self.over.wait()


def waiting_in(world: World) -> Waiting:
    announcer = world.services.announcer
    assert isinstance(announcer, LiveAnnouncer)
    announcer._sleep = waiting = Waiting()
    return waiting


def vote_card(team: Team) -> Message:
    return next(post for post in reversed(team.posts()) if post.cards and "vote.cast" in str(post.card))


async def vote(team: Team, *names: str) -> None:
    """Vote without waiting for what the announcer does later."""
    for name in names:
        person = team[name]
        message, card, button = person._find(
            lambda b: b.data.get("arg") == "2" and b.data["verb"] == "vote.cast", "vote"
        )
        value = {"action": {"type": "Action.Execute", "data": button.data}, "trigger": "manual"}
        where = person._where(message)
        activity = person._activity("invoke", where, name="adaptiveCard/action", value=value, replyToId=message.id)
        status, body = await person.world.post(activity, settle=False)
        assert (status, body["statusCode"]) == (200, 200)
        assert card


async def until(condition: object) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(5):
        while not condition():  # type: ignore[operator]
            await asyncio.to_thread(lambda: None)


async def test_many_ballots_make_one_edit_later_and_the_last_one_an_edit_soon(world: World) -> None:
    solvik, _ingrid = await started(world)
    card, waiting = vote_card(solvik), waiting_in(world)
    before = card.edits

    await vote(solvik, "Jonas")
    await until(lambda: waiting.asked)
    await vote(solvik, "Silje", "Mikkel", "Hanne", "Ida")
    assert card.edits == before  # whoever ticks sentences on it is left alone
    assert waiting.asked.count(UNDISTURBED.total_seconds()) == 1

    world.now += UNDISTURBED
    waiting.over.set()
    await until(lambda: card.edits == before + 1)
    assert "5 av 8" in texts_of(card)
    await world.settle()
    assert card.edits == before + 1

    waiting.over.clear()
    await vote(solvik, "Amir", "Sunniva")
    assert card.edits == before + 1
    await vote(solvik, "Ingrid")
    await until(lambda: SEEN.total_seconds() in waiting.asked)
    assert card.edits == before + 1  # who voted last sees that it is in
    waiting.over.set()
    await until(lambda: card.edits >= before + 2)
    assert "8 av 8" in texts_of(card)
    await world.settle()


async def test_the_leaders_card_counts_at_once_and_then_every_fifteen_seconds(world: World) -> None:
    solvik, ingrid = await started(world)
    waiting = waiting_in(world)

    await vote(solvik, "Jonas")
    await until(lambda: "1 av 8" in ingrid.personal_text())
    await vote(solvik, "Silje", "Mikkel")
    await until(lambda: BETWEEN.total_seconds() in waiting.asked)
    world.now += BETWEEN
    waiting.over.set()
    await until(lambda: "3 av 8" in ingrid.personal_text())


async def test_a_late_count_never_opens_a_closed_round_again(world: World) -> None:
    solvik, ingrid = await started(world)
    card, waiting = vote_card(solvik), waiting_in(world)
    await vote(solvik, "Jonas", "Silje", "Mikkel", "Hanne", "Ida")
    await until(lambda: UNDISTURBED.total_seconds() in waiting.asked)

    closing = asyncio.ensure_future(ingrid.presses("Avslutt og vis resultat"))
    await until(lambda: "vote.cast" not in str(card.card))
    waiting.over.set()
    await closing

    assert "vote.cast" not in str(card.card)


async def test_a_count_that_cannot_be_shown_fails_no_vote(world: World) -> None:
    solvik, _ingrid = await started(world)
    world.teams.fail_next(500, times=20, method="PUT")

    assert "Du har stemt" in await solvik["Jonas"].presses("Nivå 2")
