"""From "what would it take" to measures, as a school sees it in Teams."""

from __future__ import annotations

import pytest

from domain.delivery.notices import NoticeKind
from domain.placing.placement import Placement, written
from tests.support.machines.looking import nodes, texts_of
from tests.support.playing.people import Team
from tests.support.playing.playing import invited, meeting_id, person_id
from tests.support.playing.world import World

WRITTEN = {
    "Jonas": "Ringe hjem til nye elever i september",
    "Silje": "Vi ringer hjem til alle nye elever før høstferien\nEn felles mal",
}
ADDED = "Kort video av øvinga til hjemmet"


@pytest.fixture
async def solvik(world: World) -> Team:
    """The meeting goes on; two have written what they think it takes."""
    solvik, ingrid = await invited(world)
    await ingrid.presses("Start møtet")
    meeting = await meeting_id(world, solvik)
    async with world.services.units() as uow:
        await uow.boxes.create_key(meeting)
        for name, thought in WRITTEN.items():
            text = written(Placement(thought=thought, done=True))
            await uow.notes.put(meeting, "placement", await person_id(world, solvik[name]), text)
        await uow.commit()
    await ingrid.sends_press({"v": 1, "verb": "ideas.open", "ref": meeting})
    await world.settle()
    return solvik


async def ideas_in(world: World, solvik: Team) -> dict[str, str]:
    async with world.services.units(write=False) as uow:
        return {idea.text: idea.id for idea in await uow.ideas.of_meeting(await meeting_id(world, solvik))}


async def test_ideas_come_up_without_names_and_the_best_becomes_a_measure(world: World, solvik: Team) -> None:
    channel = solvik.channel_text()
    for thought in WRITTEN.values():
        for line in thought.split("\n"):
            assert line in channel
    posts = len(solvik.posts())

    await solvik["Mikkel"].presses_verb("idea.add")
    said = await solvik["Mikkel"].presses("Legg til ideen", idea=ADDED)
    assert "uten navnet ditt" in said
    assert "Kortet i kanalen viser den fra kl. 14.02" in said.replace("\u00a0", " ")
    assert ADDED not in solvik.channel_text()  # at once, the card would say who has just written
    await world.passes(minutes=2)
    assert ADDED in solvik.channel_text()

    await solvik["Hanne"].presses_verb("ideas.join_form")
    assert "Nå står de sammen" in await solvik["Hanne"].presses("Ja, sett sammen")
    ingrid = solvik["Ingrid"]
    await ingrid.presses_verb("ideas.show")
    assert "Nå gir vi prikker" in await press_own(world, solvik, "dots.open")
    ids = await ideas_in(world, solvik)
    for name in ("Jonas", "Silje", "Mikkel", "Hanne", "Ida"):
        await solvik[name].presses_verb("dots.form")
        seen = await solvik[name].presses("Lagre prikkene", dots=ids[ADDED])
        assert "Du har gitt prikkene dine" in seen
        assert "5\nprikker" not in solvik.channel_text()  # no counts while they are given
    closed = await press_own(world, solvik, "dots.close")
    assert f"{ADDED} (5 prikker)" in closed
    assert solvik.channel_text().index(ADDED) < solvik.channel_text().rindex("En felles mal")
    assert len(solvik.posts()) == posts  # one card, edited

    form = await press_own(world, solvik, "idea.measure", arg=ids[ADDED])
    assert ADDED in form
    (card,) = [post for post in solvik.posts() if ADDED in texts_of(post)]
    assert not any(name in texts_of(card) for name in solvik.people)


async def press_own(world: World, solvik: Team, verb: str, arg: str = "") -> str:
    """A press on the leader's own card."""
    press = {"v": 1, "verb": verb, "ref": await meeting_id(world, solvik), "arg": arg}
    body = await solvik["Ingrid"].sends_press(press)
    await world.settle()
    return texts_of(body["value"])


async def test_the_leader_reaches_the_ideas_from_the_conductor_and_comes_back(world: World, solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    body = await ingrid.sends_press({"v": 1, "verb": "meeting.more", "ref": await meeting_id(world, solvik)})
    verbs = {node.get("verb") for node in nodes(body["value"])}
    back = await press_own(world, solvik, "meeting.conduct")

    assert "ideas.show" in verbs
    assert "ideer" in back


async def test_after_the_end_the_card_can_only_be_read_and_nothing_says_whose_they_were(
    world: World, solvik: Team
) -> None:
    await press_own(world, solvik, "dots.open")
    await press_own(world, solvik, "meeting.end_save")
    await world.passes(minutes=10)
    meeting = await meeting_id(world, solvik)

    async with world.services.units(write=False) as uow:
        people = [await person_id(world, solvik[name]) for name in WRITTEN]
        assert await uow.notes.of(meeting, "ideas", people) == {}
        assert await uow.boxes.open(meeting, "dots") is None
        said = [n for n in await uow.notices.of_subject(meeting) if n.kind in (NoticeKind.IDEAS, NoticeKind.IDEAS_EDIT)]
    assert said
    assert all(notice.person_id is None and not notice.data for notice in said)
    assert "Gi prikker" not in solvik["Jonas"].buttons()
    press = {"v": 1, "verb": "idea.add", "ref": meeting, "n": "a" * 16, "idea": "Sent"}
    late = await solvik["Jonas"].sends_press(press)
    assert "Møtet er over" in texts_of(late["value"])
