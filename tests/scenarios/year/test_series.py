"""A series of meetings, from one sentence to its invitations, through the whole service."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from domain.meetings.meeting import MeetingState
from tests.support.arranged.series import (
    DAYS,
    OSLO,
    SENTENCE,
    data_of,
    days,
    invitations,
    meetings,
    plain,
    sent,
    started,
)
from tests.support.playing.people import Team
from tests.support.playing.world import World


async def test_a_sentence_gives_one_card_with_the_days_and_what_is_left_out_by_name(solvik: Team) -> None:
    said = plain(await solvik["Ingrid"].says(SENTENCE))

    assert "En serie på 6 møter" in said
    assert "Torsdag 26. november til torsdag 18. mars 2027" in said
    assert "Torsdag 18. februar 2027: vinterferie" in said
    for left_out in ("Torsdag 24. desember: juleferie", "Torsdag 4. februar 2027: planleggingsdag"):
        assert left_out in said
    assert await meetings(solvik) == []


async def test_one_press_makes_drafts_of_what_is_ticked_each_with_its_own_characteristic(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("årshjul")
    async with solvik.world.services.units(write=False) as uow:
        proposed = [one.characteristic_id for one in await uow.years.slots(await solvik.school_id(), 2026)]
    await started(solvik, days=",".join(DAYS[1:4]))

    drafts = await meetings(solvik, MeetingState.DRAFT)
    assert await days(solvik, MeetingState.DRAFT) == DAYS[1:4]
    assert len({one.series for one in drafts}) == 1
    assert drafts[0].series
    assert len({one.characteristic_id for one in drafts}) == 3
    assert {one.characteristic_id for one in drafts} <= set(proposed)
    assert {one.starts_at.astimezone(OSLO).time() for one in drafts if one.starts_at} == {time(14)}
    async with solvik.world.services.units(write=False) as uow:
        slots = await uow.years.slots(await solvik.school_id(), 2026)
    assert {one.meeting_id for one in slots if one.state == "accepted"} == {one.id for one in drafts}
    assert "innkalling" not in solvik.channel_text().lower()


async def test_pressing_twice_makes_each_meeting_once(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says(SENTENCE)
    pressed = data_of(ingrid, "Lag forslagene") | {"time": "14:00", "minutes": "60", "days": ",".join(DAYS[:2])}
    for _ in range(2):
        await ingrid.sends_press(pressed)
    await ingrid.sends_press(pressed | {"days": DAYS[3]})

    assert await days(solvik) == DAYS[:2]


async def test_a_day_that_has_a_meeting_or_a_draft_already_is_not_ticked(solvik: Team) -> None:
    await started(solvik, days=DAYS[1])

    said = plain(await solvik["Ingrid"].says(SENTENCE))
    await solvik["Ingrid"].presses("Lag forslagene")

    assert "Det finnes allerede et utkast for torsdag 10. desember" in said
    assert sorted(await days(solvik)) == sorted(DAYS)
    await solvik["Ingrid"].presses("Send alle innkallingene")
    said = plain(await solvik["Ingrid"].says(SENTENCE))
    assert "Dere har allerede et møte" in said


async def test_time_that_was_not_said_is_asked_for_on_the_card(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("hver måned første mandag om 1.4")
    said = await ingrid.presses("Lag forslagene", time="")
    assert "Velg et tidspunkt" in said or "Velg et klokkeslett" in said
    said = await ingrid.presses("Lag forslagene", time="09:30", days="")
    assert "La minst én dag være krysset av" in said
    await ingrid.presses("Lag forslagene", time="09:30", days="2026-12-07,2027-02-01")

    drafts = await meetings(solvik, MeetingState.DRAFT)
    assert await days(solvik) == ["2026-12-07", "2027-02-01"]
    assert {one.characteristic_id for one in drafts} == {"1.4"}


async def test_invitations_go_out_two_weeks_before_each_meeting_and_not_all_at_once(solvik: Team) -> None:
    await sent(solvik)

    assert await days(solvik, MeetingState.INVITED) == DAYS
    assert await invitations(solvik) == DAYS[:1]  # the 26th is three days away
    await solvik.world.at(datetime(2026, 11, 26, 8, 5, tzinfo=UTC))
    assert await invitations(solvik) == DAYS[:2]  # that of 10 December
    await solvik.world.at(datetime(2026, 12, 18, 12, 0, tzinfo=UTC))
    assert await invitations(solvik) == DAYS[:3]  # that of 7 January, before the holiday


async def test_a_series_may_be_asked_for_while_a_proposal_waits(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 15")
    assert "En serie på 6 møter" in plain(await ingrid.says(SENTENCE))
    assert len(await meetings(solvik, MeetingState.DRAFT)) == 1


async def test_a_series_asked_for_in_the_channel_is_proposed_to_the_leader_alone(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    said = await ingrid.says_in_channel(f"<at>Samklang</at> {SENTENCE}")

    assert said == "Jeg har sendt deg et forslag i den personlige chatten vår."
    assert "En serie på 6 møter" in ingrid.personal_text()
    assert "En serie på" not in solvik.channel_text()
    await ingrid.presses("Lag forslagene")
    assert await days(solvik) == DAYS


async def test_a_teacher_is_told_who_leads_and_another_schools_leader_changes_nothing(
    world: World, solvik: Team
) -> None:
    await world.school("Fjell", leader="Astrid", teachers=[])
    assert "Ingrid Lunde" in await solvik["Jonas"].says(SENTENCE)
    assert "Ingrid Lunde" in await solvik["Jonas"].says_in_channel(f"<at>Samklang</at> {SENTENCE}")
    await started(solvik)
    ingrid, theirs = solvik["Ingrid"], await world.all_teams[1].school_id()

    for title in ("Send alle innkallingene", "Forkast alle"):
        data = data_of(ingrid, title)
        for name in ("Jonas", "Astrid"):
            await world.everybody[name].sends_press(data)
        await world.everybody["Astrid"].sends_press(data | {"ref": theirs})

    assert len(await meetings(solvik, MeetingState.DRAFT)) == 6


async def test_a_button_that_was_tampered_with_makes_nothing(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says(SENTENCE)
    data = data_of(ingrid, "Lag forslagene") | {"time": "14:00", "minutes": "60", "days": "2026-12-10"}
    for arg in ("", "x", "x|261210=9.9|", "x|269910=1.4|", f"x|{','.join(['261210=1.4'] * 30)}|"):
        await ingrid.sends_press(data | {"arg": arg})

    assert len(await meetings(solvik)) <= 1  # thirty times one day is one day


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("annankvar torsdag kl 14 fram til påske", "Ein serie på 6 møte"),
        ("a meeting every other Thursday at 2 pm until Easter", "A series of 6 meetings"),
    ],
)
async def test_it_is_answered_in_the_language_it_was_asked_in(solvik: Team, sentence: str, heading: str) -> None:
    assert heading in plain(await solvik["Ingrid"].says(sentence))
