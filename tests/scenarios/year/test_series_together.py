"""Meetings of a series, moved and cancelled one by one or together."""

from __future__ import annotations

from datetime import time

from domain.meetings.meeting import MeetingState
from tests.support.arranged.series import (
    DAYS,
    OSLO,
    days,
    invitations,
    meetings,
    plain,
    sent,
    started,
)
from tests.support.playing.people import Team


async def test_all_that_is_not_sent_is_discarded_together(solvik: Team) -> None:
    await started(solvik)
    said = await solvik["Ingrid"].presses("Forkast alle")

    assert "6 utkast er forkastet" in said
    assert await meetings(solvik) == []


async def test_one_of_a_series_is_moved_alone(solvik: Team) -> None:
    await sent(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")
    await ingrid.presses("Flytt møtet", date="2026-11-27")

    assert await days(solvik, MeetingState.INVITED) == ["2026-11-27", *DAYS[1:]]


async def test_all_that_remain_are_moved_as_far_on_the_schools_clock(solvik: Team) -> None:
    await sent(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    said = plain(await ingrid.presses("Flytt møtet"))
    assert "Alle som gjenstår: 6 møter, 26. november til 18. mars 2027" in said
    said = plain(await ingrid.presses("Flytt møtet", date="2026-11-27", time="10:00", which="rest"))

    assert "6 møter er flyttet" in said
    moved = ["2026-11-27", "2026-12-11", "2027-01-08", "2027-01-22", "2027-03-05", "2027-03-19"]
    invited = await meetings(solvik, MeetingState.INVITED)
    assert await days(solvik, MeetingState.INVITED) == moved
    assert {one.starts_at.astimezone(OSLO).time() for one in invited if one.starts_at} == {time(10)}
    assert plain(solvik.channel_text()).count("er flyttet til") == 1  # the others are not announced yet


async def test_moving_all_onto_days_off_names_them_and_takes_a_second_press(solvik: Team) -> None:
    await sent(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")
    said = plain(await ingrid.presses("Flytt møtet", date="2026-12-10", which="rest"))

    assert "24. desember" in said
    assert "juleferie" in said
    assert await days(solvik, MeetingState.INVITED) == DAYS
    await ingrid.presses("Flytt møtet", date="2026-12-10", which="rest")
    assert (await days(solvik, MeetingState.INVITED))[0] == "2026-12-10"


async def test_one_is_cancelled_alone_and_then_all_that_remain(solvik: Team) -> None:
    await sent(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Avlys møtet")
    await ingrid.presses("Avlys møtet", which="one")
    assert await days(solvik, MeetingState.INVITED) == DAYS[1:]

    await ingrid.says("avlys resten av møtene")
    said = plain(await ingrid.presses("Avlys møtet", reason="ny plan"))
    assert "5 møter er avlyst" in said
    assert await days(solvik, MeetingState.INVITED) == []
    assert plain(solvik.channel_text()).count("14.00 er avlyst.") == 1  # nobody had heard of the others


async def test_what_is_not_sent_yet_goes_with_the_rest_and_nothing_is_said_of_it(solvik: Team) -> None:
    await started(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Vis forslaget")
    await ingrid.presses("Send innkalling")
    assert await days(solvik, MeetingState.INVITED) == DAYS[:1]
    await ingrid.says("flytt alle møtene i serien")
    await ingrid.presses("Flytt møtet", date="2026-11-27")
    assert (await days(solvik, MeetingState.DRAFT))[0] == "2026-12-11"

    await ingrid.says("avlys alle møtene i serien")
    assert "6 møter er avlyst" in plain(await ingrid.presses("Avlys møtet"))
    assert await meetings(solvik, MeetingState.DRAFT, MeetingState.INVITED) == []


async def test_a_meeting_that_stands_alone_is_not_asked_about_any_series(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Send innkalling")
    await ingrid.says("møter")

    assert "Alle som gjenstår" not in await ingrid.presses("Flytt møtet")


async def test_teachers_learn_of_no_meeting_whose_invitation_waits(solvik: Team) -> None:
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    await ingrid.says("møte annenhver torsdag kl 14 fra nyttår fram til påske")
    await ingrid.presses("Lag forslagene")
    await ingrid.presses("Send alle innkallingene")
    assert await invitations(solvik) == []

    assert "Ingen møter er planlagt" in await jonas.says("hvem har forberedt seg?")
    assert "Færre enn 5 har forberedt seg" in await ingrid.says("hvem har forberedt seg?")
