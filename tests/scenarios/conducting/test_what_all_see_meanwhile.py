"""What the channel says as the meeting goes on: what to read alone, who may speak first, what was agreed on."""

from __future__ import annotations

from domain.delivery.notices import NoticeKind
from tests.support.machines.looking import texts_of
from tests.support.machines.seen import Message
from tests.support.playing.people import Team
from tests.support.playing.playing import FIRST, all_vote, begun, meeting_id, started
from tests.support.playing.world import World, a_world


async def posted(world: World, team: Team, kind: NoticeKind) -> Message | None:
    """The message in the channel that was remembered as of this kind."""
    async with world.services.units(write=False) as uow:
        post = await uow.posts.get(kind, await meeting_id(world, team))
    return next((one for one in team.posts() if post is not None and one.id == post.activity_id), None)


async def test_the_agreed_level_stands_in_the_channel_at_once_and_follows_what_is_agreed(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await begun(world)
        assert "Alle i kanalen ser nivået og målet med det samme" in await ingrid.presses("Sett felles nivå")
        await ingrid.presses_verb("agree.save", level="2", aim="3")

        card = await posted(world, solvik, NoticeKind.AGREED)
        assert card is not None
        assert "Fra nivå 2 mot nivå 3" in texts_of(card).replace("\u00a0", " ")
        assert card.edits == 0
        phases = await posted(world, solvik, NoticeKind.PHASE)
        assert phases is not None
        assert "Fra nivå 2 mot nivå 3" in texts_of(phases).replace("\u00a0", " ")

        posts = len(solvik.posts())
        await ingrid.presses_verb("agree.form")
        await ingrid.presses_verb("agree.save", level="3", aim="4")
        assert len(solvik.posts()) == posts
        assert "Fra nivå 3 mot nivå 4" in texts_of(card).replace("\u00a0", " ")


async def test_that_nothing_was_agreed_on_is_said_as_well(world: World) -> None:
    solvik, ingrid = await begun(world)
    await ingrid.presses("Sett felles nivå")
    await ingrid.presses_verb("agree.not", review="2027-05-20")

    card = await posted(world, solvik, NoticeKind.AGREED)
    assert card is not None
    assert "Vi tar det opp igjen" in texts_of(card)
    assert "20. mai" in texts_of(card).replace("\u00a0", " ")


async def test_those_at_the_ends_may_speak_first_and_nobody_is_named(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await started(world)
        await all_vote(solvik, FIRST)
        await ingrid.presses_verb("meeting.conduct")
        await ingrid.presses("Avslutt og vis resultat")

        words = (
            "De som valgte nivå 1 eller nivå 3, får gjerne ordet først: Hva tenkte du på? Ingen må si hva de stemte."
        )
        result = solvik.channel_text().replace("\u00a0", " ").partition("Resultat av runde 1")[2]
        assert words in result
        assert words in ingrid.personal_text().replace("\u00a0", " ")
        assert not any(name in result for name in FIRST)


async def test_nobody_is_asked_to_begin_where_all_voted_alike(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, dict.fromkeys(FIRST, 2))
    await ingrid.presses_verb("meeting.conduct")
    await ingrid.presses("Avslutt og vis resultat")

    assert "Alle stemte på nivå" in solvik.channel_text()
    assert "får gjerne ordet først" not in solvik.channel_text()


async def test_alone_one_has_the_levels_to_read_and_the_way_to_prepare(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await begun(world)
        before = await posted(world, solvik, NoticeKind.PHASE)
        assert before is not None
        assert "place.start" not in str(before.card)
        await ingrid.presses_verb("phase.next")

        card = await posted(world, solvik, NoticeKind.PHASE)
        assert card is not None
        assert "Foresatte får vite hva undervisningen inneholder." in texts_of(card)
        assert "vote.cast" not in str(card.card)
        jonas = solvik["Jonas"]
        had = len(jonas.personal())
        await jonas.presses("Jeg er her")
        await jonas.presses_verb("place.start")
        assert len(jonas.personal()) == had + 1

        await ingrid.presses_verb("phase.next")
        assert "Foresatte får vite hva undervisningen inneholder." not in texts_of(card)
