"""The time around a meeting, through the whole service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.delivery.notices import NoticeKind, NoticeState
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.prepared import has_prepared
from tests.support.playing.people import Team
from tests.support.playing.world import World

MEETING = datetime(2027, 1, 14, 13, 0, tzinfo=UTC)  # a Thursday, 14 in Norway; the world begins on 23 November
OUT = datetime(2026, 12, 31, 8, 0, tzinfo=UTC)
OPENS = datetime(2027, 1, 7, 8, 0, tzinfo=UTC)
NUDGE = datetime(2027, 1, 12, 8, 0, tzinfo=UTC)


@pytest.fixture
async def solvik(world: World) -> Team:
    return await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje", "Mikkel"])


async def planned(solvik: Team) -> None:
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 14. januar kl 14")
    await solvik["Ingrid"].presses("Send innkalling")


async def the_meeting(solvik: Team) -> Meeting:
    async with solvik.world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    return meeting


async def test_an_invitation_far_ahead_waits_for_its_time_and_leaders_alone_see_it(world: World, solvik: Team) -> None:
    await planned(solvik)
    assert "går ut i kanalen" in solvik["Ingrid"].personal_text()
    assert "https://teams.microsoft.com/l/meeting/new?subject=" in str(solvik["Ingrid"].sees())
    assert "1.4" not in solvik.channel_text()
    assert "1.4" not in await solvik["Jonas"].says("møter")
    assert "1.4" in await solvik["Ingrid"].says("møter")

    await world.at(OUT - timedelta(minutes=1))
    assert "1.4" not in solvik.channel_text()
    await world.at(OUT)
    assert solvik.channel_text().count("1.4 Samarbeid med hjemmet") == 1
    assert solvik["Jonas"].personal_text().count("Velkommen til refleksjonsmøte") == 1


async def test_preparing_opens_once_and_says_so_in_the_thread(world: World, solvik: Team) -> None:
    await planned(solvik)
    await world.at(OUT)
    jonas = solvik["Jonas"]
    assert "Du kan forberede deg fra" in await jonas.presses_verb("place.start")
    await world.at(OPENS)
    assert solvik.channel_text().count("Nå kan du forberede deg til møtet") == 1


async def test_only_those_who_have_not_prepared_are_nudged_and_only_once(world: World, solvik: Team) -> None:
    await planned(solvik)
    await world.at(OPENS)
    meeting = await the_meeting(solvik)
    jonas, silje, mikkel = solvik["Jonas"], solvik["Silje"], solvik["Mikkel"]
    await jonas.sends_press({"v": 1, "verb": "place.start", "ref": meeting.id})
    post = solvik.posts()[0]
    await silje.sends_press({"v": 1, "verb": "place.start", "ref": meeting.id}, message=post)  # in the channel
    await world.at(NUDGE - timedelta(minutes=1))
    assert "har du fem minutter" not in mikkel.personal_text()
    await world.at(NUDGE)
    assert mikkel.personal_text().count("har du fem minutter") == 1
    for name in ("Ingrid", "Jonas", "Silje"):
        assert "har du fem minutter" not in solvik[name].personal_text()

    async with world.services.units(write=False) as uow:
        rows = [row for row in await uow.notices.of_subject(meeting.id) if row.kind is NoticeKind.NUDGE]
    assert len(rows) == 3  # and no row says who had prepared
    assert {(row.state, row.error, row.attempts, row.finished_at) for row in rows} == {
        (NoticeState.SENT, "", rows[0].attempts, NUDGE)
    }
    await world.passes(hours=5)
    assert mikkel.personal_text().count("har du fem minutter") == 1


async def test_a_moved_meeting_takes_its_times_along_and_the_words_say_outlook(world: World, solvik: Team) -> None:
    await planned(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")
    said = await ingrid.presses("Flytt møtet", date="2027-01-21")
    assert "Outlook" in said
    await world.at(OUT)
    assert "1.4" not in solvik.channel_text()
    await world.at(OUT + timedelta(days=7))
    assert solvik.channel_text().count("1.4 Samarbeid med hjemmet") == 1
    await world.at(NUDGE + timedelta(days=7))
    assert solvik["Mikkel"].personal_text().count("har du fem minutter") == 1


async def test_times_are_shown_and_changed_on_one_card_and_a_holiday_is_refused(world: World, solvik: Team) -> None:
    await planned(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")
    await ingrid.presses("Tider")
    assert "Nobody" not in await ingrid.presses("Lagre", nudge_date="2027-01-10")  # a Sunday
    assert "Da er ingen på jobb" in ingrid.sees_text()
    assert "Lagret" in await ingrid.presses("Lagre", nudge_date="", invite_date="", prepare_date="", vote="timetable")
    meeting = await the_meeting(solvik)
    assert (meeting.invite_at, meeting.nudge_at) == (None, None)
    assert meeting.vote_at == MEETING + timedelta(minutes=20)
    assert solvik.channel_text().count("1.4 Samarbeid med hjemmet") == 1  # at once
    await world.at(NUDGE + timedelta(hours=3))
    assert "har du fem minutter" not in solvik["Mikkel"].personal_text()


async def test_a_cancelled_meeting_is_never_announced_and_forgets_who_prepared(world: World, solvik: Team) -> None:
    await planned(solvik)
    await world.at(OPENS)
    meeting = await the_meeting(solvik)
    jonas = solvik["Jonas"]
    await jonas.sends_press({"v": 1, "verb": "place.start", "ref": meeting.id})
    async with world.services.units(write=False) as uow:
        people = await uow.people.members(meeting.school_id)
        ids = {member.person.given_name or member.person.name.split()[0]: member.person.id for member in people}
        assert await has_prepared(uow, meeting.id, ids["Jonas"])
        assert not await has_prepared(uow, meeting.id, ids["Mikkel"])
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Avlys møtet")
    await ingrid.presses("Avlys møtet")
    async with world.services.units(write=False) as uow:
        assert not await has_prepared(uow, meeting.id, ids["Jonas"])
    await world.at(NUDGE)
    assert "har du fem minutter" not in solvik["Mikkel"].personal_text()


async def test_a_vote_with_a_time_opens_itself_once_the_meeting_has_begun(world: World) -> None:
    names = ["Jonas", "Silje", "Mikkel", "Hanne", "Ida"]
    solvik = await world.school("Solvik", leader="Ingrid", teachers=names)
    await planned(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")
    await ingrid.presses("Tider")
    await ingrid.presses("Lagre", vote="timetable")
    await world.at(MEETING)
    await ingrid.presses("Start møtet")
    assert (await the_meeting(solvik)).state is MeetingState.RUNNING
    assert "vote.cast" not in str(solvik["Jonas"].sees())
    await world.at(MEETING + timedelta(minutes=20))
    assert "vote.cast" in str(solvik["Jonas"].sees())


async def test_a_meeting_that_begins_before_its_invitation_went_out_is_announced_then(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje", "Mikkel", "Hanne", "Ida"])
    await planned(solvik)
    await solvik["Ingrid"].says("møter")
    await solvik["Ingrid"].presses("Start møtet")
    assert solvik.channel_text().count("1.4 Samarbeid med hjemmet") >= 1
    assert "Innledning til kl." in solvik.channel_text()
    await world.at(OUT)
    assert solvik["Jonas"].personal_text().count("Velkommen til refleksjonsmøte") == 0


async def test_who_writes_that_they_prepare_is_not_nudged(world: World, solvik: Team) -> None:
    await planned(solvik)
    await world.at(OPENS)
    await solvik["Mikkel"].says("vurder")
    await world.at(NUDGE)
    assert "har du fem minutter" not in solvik["Mikkel"].personal_text()
    assert "har du fem minutter" in solvik["Jonas"].personal_text()


async def test_a_teacher_and_an_outsider_can_neither_see_nor_change_the_times(world: World, solvik: Team) -> None:
    other = await world.school("Fjell", leader="Amir")
    await planned(solvik)
    before = await the_meeting(solvik)
    for person in (solvik["Jonas"], other["Amir"]):
        for verb in ("times.show", "times.save", "times.propose"):
            body = await person.sends_press({"v": 1, "verb": verb, "ref": before.id, "nudge_date": ""})
            assert "Tiden rundt møtet" not in str(body)
    assert await the_meeting(solvik) == before


async def test_a_nudge_that_does_not_arrive_is_told_to_nobody(world: World, solvik: Team) -> None:
    await planned(solvik)
    await world.at(OPENS)
    before = len(solvik["Ingrid"].personal())
    world.teams.block(solvik["Mikkel"].user_id)
    await world.at(NUDGE)
    assert len(solvik["Ingrid"].personal()) == before
