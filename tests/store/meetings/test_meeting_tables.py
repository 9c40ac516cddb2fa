"""What happens in a meeting, on both databases: course, presence, groups, ideas, minutes, and the new columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agenda.agenda import Agenda, IdeasState
from domain.errors import Conflict
from domain.groups.groups import Group, Part, Seat
from domain.ideas.idea import Idea
from domain.minutes.minutes import Minutes, MinutesState, Remark, Template
from domain.people.school import LeadersVote, Role
from domain.unit_of_work import Units
from domain.votes.rounds import RoundState, Tally
from tests.store.database.samples import LEADER, MEETING, NOW, OTHER, ROUND, SCHOOL, TEACHER, settle

AGENDA = Agenda(MEETING.id, 0, NOW, NOW + timedelta(minutes=10))
GROUP = Group("g1", MEETING.id, 1, (Seat(TEACHER.id, Part.CHAIR), Seat(LEADER.id)), "Vi øver for lite", True)
IDEA = Idea("i1", MEETING.id, "Sette av en time i uka")
MINUTES = Minutes(MEETING.id, SCHOOL.id, MinutesState.DRAFT, "Gruppe 1: vi øver")


async def test_a_course_is_begun_once_saved_by_version_and_gone_with_the_meetings_end(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        assert await uow.agendas.add(AGENDA)
        assert not await uow.agendas.add(replace(AGENDA, phase=3))
        assert await uow.agendas.get(MEETING.id, lock=True) == AGENDA
        paused = await uow.agendas.save(replace(AGENDA, phase=1, paused_at=NOW, ideas=IdeasState.DOTS))
        assert (
            await uow.agendas.get(MEETING.id)
            == paused
            == replace(AGENDA, phase=1, paused_at=NOW, ideas=IdeasState.DOTS, version=1)
        )
        with pytest.raises(Conflict):
            await uow.agendas.save(replace(AGENDA, phase=2))
        await uow.agendas.drop(MEETING.id)
        assert await uow.agendas.get(MEETING.id) is None
        with pytest.raises(Conflict):
            await uow.agendas.save(paused)


async def test_who_is_here_is_a_set_of_people(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.meetings.add(replace(MEETING, id="m2"))
        assert await uow.presences.put(MEETING.id, TEACHER.id)
        assert not await uow.presences.put(MEETING.id, TEACHER.id)
        await uow.presences.put(MEETING.id, LEADER.id)
        await uow.presences.put("m2", TEACHER.id)
        assert await uow.presences.of_meeting(MEETING.id) == {TEACHER.id, LEADER.id}
        await uow.presences.drop(MEETING.id, TEACHER.id)
        assert await uow.presences.of_meeting(MEETING.id) == {LEADER.id}
        await uow.presences.drop(MEETING.id)
        assert await uow.presences.of_meeting(MEETING.id) == frozenset()
        assert await uow.presences.of_meeting("m2") == {TEACHER.id}


async def test_who_is_coming_is_the_newest_word_of_each(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.meetings.add(replace(MEETING, id="m2"))
        for coming in (True, False):
            await uow.attendances.put(MEETING.id, TEACHER.id, coming)
        await uow.attendances.put(MEETING.id, LEADER.id, True)
        await uow.attendances.put("m2", TEACHER.id, True)
        assert await uow.attendances.of_meeting(MEETING.id) == {TEACHER.id: False, LEADER.id: True}
        assert await uow.attendances.of_person(TEACHER.id) == {MEETING.id: False, "m2": True}
        await uow.attendances.drop(MEETING.id, TEACHER.id)
        assert await uow.attendances.of_meeting(MEETING.id) == {LEADER.id: True}
        await uow.attendances.drop(MEETING.id)
        assert await uow.attendances.of_meeting(MEETING.id) == {}
        assert await uow.attendances.of_meeting("m2") == {TEACHER.id: True}


async def test_groups_keep_their_seats_in_order_until_they_are_forgotten_or_drawn_anew(units: Units) -> None:
    await settle(units)
    second = Group("g2", MEETING.id, 2)
    async with units() as uow:
        await uow.groups.replace(MEETING.id, [second, GROUP])
        assert await uow.groups.of_meeting(MEETING.id) == [GROUP, second]
        assert await uow.groups.get("g1", lock=True) == GROUP
        saved = await uow.groups.save(replace(GROUP, finding="Nytt"))
        with pytest.raises(Conflict):
            await uow.groups.save(GROUP)
        await uow.groups.forget_seats(MEETING.id)
        kept = await uow.groups.get("g1")
        assert kept is not None
        assert (kept.seats, kept.finding, kept.done) == ((), "Nytt", True)
        with pytest.raises(Conflict):
            await uow.groups.save(saved)  # who was in it does not come back by a late press
        await uow.groups.replace(MEETING.id, [replace(GROUP, id="g3")])
        assert [group.id for group in await uow.groups.of_meeting(MEETING.id)] == ["g3"]
        with pytest.raises(ValueError, match="another meeting"):
            await uow.groups.replace("m2", [GROUP])
        await uow.groups.replace(MEETING.id, [])
        assert await uow.groups.of_meeting(MEETING.id) == []


async def test_ideas_come_by_their_ids_and_what_was_joined_to_a_withdrawn_one_stands_for_itself(units: Units) -> None:
    await settle(units)
    joined = Idea("i0", MEETING.id, "Øve sammen", joined_to="i1")
    async with units() as uow:
        await uow.ideas.add([])
        await uow.ideas.add(iter([IDEA, joined]))
        await uow.ideas.add([Idea("h9", MEETING.id, "😀 æøå \0")])
        assert await uow.ideas.of_meeting(MEETING.id) == [Idea("h9", MEETING.id, "😀 æøå "), joined, IDEA]
        dotted = await uow.ideas.save(replace(IDEA, dots=0, measure_id="t1"))
        assert await uow.ideas.get("i1", lock=True) == dotted == replace(IDEA, dots=0, measure_id="t1", version=1)
        with pytest.raises(Conflict):
            await uow.ideas.save(IDEA)
        await uow.ideas.drop("i1")
        assert await uow.ideas.get("i1") is None
        assert await uow.ideas.get("i0") == replace(joined, joined_to="", version=1)


async def test_minutes_are_drafted_once_and_saved_by_version_with_remarks_in_their_order(units: Units) -> None:
    await settle(units)
    later = Remark("k1", MEETING.id, TEACHER.id, "Vi sa også …", NOW + timedelta(hours=1))
    sooner = Remark("k2", MEETING.id, "", "Takk", NOW)
    async with units() as uow:
        assert await uow.minutes.get(MEETING.id) is None
        assert await uow.minutes.add(MINUTES)
        assert not await uow.minutes.add(MINUTES)
        assert await uow.minutes.get(MEETING.id, lock=True) == MINUTES
        assert await uow.minutes.of_school(SCHOOL.id) == [MINUTES]
        assert await uow.minutes.of_school(OTHER.id) == []
        frozen = replace(MINUTES, state=MinutesState.FROZEN, remarks_until=NOW, frozen_at=NOW, frozen="{}")
        assert await uow.minutes.get(MEETING.id) != await uow.minutes.save(frozen)
        with pytest.raises(Conflict):
            await uow.minutes.save(MINUTES)
        assert await uow.minutes.get(MEETING.id) == replace(frozen, version=1)
        assert await uow.minutes.add_remark(later)
        assert await uow.minutes.add_remark(sooner)
        assert not await uow.minutes.add_remark(replace(later, text="igjen"))
        assert await uow.minutes.remarks(MEETING.id) == [sooner, later]
        assert await uow.minutes.remarks("m2") == []


async def test_a_school_has_one_template_of_a_kind_byte_for_byte(units: Units) -> None:
    await settle(units)
    template = Template(SCHOOL.id, "minutes", "Referat æøå.docx", b"PK\x03\x04\x00\xff", LEADER.id, NOW)
    async with units() as uow:
        assert await uow.minutes.template(SCHOOL.id, "minutes") is None
        await uow.minutes.put_template(template)
        await uow.minutes.put_template(replace(template, body=b"PK2", file_name="b.docx"))
        assert await uow.minutes.template(SCHOOL.id, "minutes") == replace(template, body=b"PK2", file_name="b.docx")
        assert await uow.minutes.template(OTHER.id, "minutes") is None
        await uow.minutes.drop_template(OTHER.id, "minutes")
        assert await uow.minutes.template(SCHOOL.id, "minutes") is not None
        await uow.minutes.drop_template(SCHOOL.id, "minutes")
        assert await uow.minutes.template(SCHOOL.id, "minutes") is None


async def test_ticks_of_a_tally_come_back_in_an_order_that_says_nothing(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        assert await uow.rounds.get(ROUND.id) == ROUND
        tally = Tally((0, 3, 2, 1), 0, {"3.1": 4, "2.2": 5}, 6)
        await uow.rounds.save(replace(ROUND, state=RoundState.CLOSED, tally=tally))
        found = await uow.rounds.whole(ROUND.id)
        assert found is not None
        assert found[0].tally == tally
        assert list(found[0].tally.ticks) == ["2.2", "3.1"]
        assert found[2] == SCHOOL


async def test_a_school_keeps_how_its_leaders_vote_and_for_how_long_minutes_are_open(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        saved = await uow.schools.save(replace(SCHOOL, leaders_vote=LeadersVote.NOT, remark_days=9))
        assert await uow.schools.get(SCHOOL.id) == saved
        assert saved.leaders_vote is LeadersVote.NOT


async def test_what_somebody_teaches_outlives_a_new_reading_of_the_roster(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.people.put_subject(SCHOOL.id, TEACHER.id, "Slagverk")
        await uow.people.put_subject(OTHER.id, TEACHER.id, "Dans")  # not a member there: nothing happens
        await uow.people.put_member(SCHOOL.id, TEACHER.id, Role.LEADER, here=False)
        member = await uow.people.member(SCHOOL.id, TEACHER.id)
        assert member is not None
        assert (member.subject, member.role, member.here) == ("Slagverk", Role.LEADER, False)
        assert await uow.people.member(OTHER.id, TEACHER.id) is None


async def test_all_of_it_goes_with_a_meeting_that_is_deleted(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.meetings.add(replace(MEETING, id="m2"))
        await uow.agendas.add(replace(AGENDA, id="m2"))
        await uow.presences.put("m2", TEACHER.id)
        await uow.attendances.put("m2", TEACHER.id, True)
        await uow.groups.replace("m2", [replace(GROUP, meeting_id="m2")])
        await uow.ideas.add([replace(IDEA, meeting_id="m2")])
        await uow.boxes.create_key("m2")
        await uow.notes.put("m2", "placement", TEACHER.id, "x")
        await uow.minutes.add(replace(MINUTES, id="m2"))
        await uow.minutes.add_remark(Remark("k1", "m2", TEACHER.id, "x", NOW))
        await uow.meetings.delete("m2")
        assert await uow.agendas.get("m2") is None
        assert await uow.presences.of_meeting("m2") == frozenset()
        assert await uow.attendances.of_meeting("m2") == {}
        assert await uow.groups.of_meeting("m2") == []
        assert await uow.ideas.of_meeting("m2") == []
        assert await uow.minutes.get("m2") is None
        assert await uow.minutes.remarks("m2") == []
