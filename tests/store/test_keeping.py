"""Forgetting, in both databases: a school, old meetings and measures, one person; and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from domain import minutes_facts
from domain.groups import Group, Seat
from domain.measures import Change, Event, Measure, Progress
from domain.meetings import Meeting, MeetingState
from domain.minutes import Minutes, MinutesState, Remark
from domain.minutes_facts import Agreed, MinutesFacts, Remarked
from domain.notices import NoticeKind, NoticeState, Post
from domain.people import Person, Role
from domain.ports import Units
from domain.practices import Practice
from domain.privacy import Ballot
from domain.releases import Deletion, Part, Release
from domain.rhythms import Rhythm
from domain.vote_words import WORDS_BOX
from store.engine import Database
from store.tables import metadata
from tests.store.samples import LEADER, MEASURE, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, notice, settle
from tests.store.test_privacy import bytes_of

OLD = NOW - timedelta(days=3 * 365)
ENDED = Meeting("meeting-two", SCHOOL.id, "1.1", MeetingState.ENDED, TEACHER.id, OLD, OLD, started_at=OLD, ended_at=OLD)
FINISHED = Measure(
    "t2", SCHOOL.id, "meeting-two", "1.1", "Ringt", TEACHER.id, OLD.date(), progress=Progress.DONE, answered_at=OLD
)
ABROAD = Measure("t9", OTHER.id, None, "1.4", "Der borte", OUTSIDER.id, date(2027, 1, 15))
FACTS = MinutesFacts(
    "Solvik", "Europe/Oslo", "1.1", {}, OLD, OLD, leader_id=TEACHER.id, leader=TEACHER.name,
    measures=(Agreed("Ringt", TEACHER.id, TEACHER.name, OLD.date()),),
    remarks=(Remarked(TEACHER.id, TEACHER.name, "Bra møte", OLD), Remarked(LEADER.id, LEADER.name, "Enig", OLD)),
)  # fmt: skip


async def rows_with(database: Database, needle: str) -> set[str]:
    """Tables in which some row has this text anywhere."""
    found = set()
    async with database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(text(f"SELECT * FROM {table.name}"))).all()
            if any(needle in str(cell) for row in rows for cell in row):
                found.add(table.name)
    return found


async def fill(units: Units) -> None:
    """The teacher has left traces everywhere that there are any."""
    await settle(units)
    async with units() as uow:
        teacher = await uow.people.get(TEACHER.id)
        assert teacher is not None
        await uow.people.save(replace(teacher, conversation_id="a:jonas"))
        await uow.people.put_member(OTHER.id, TEACHER.id, Role.TEACHER, here=False)
        await uow.meetings.add(ENDED)
        await uow.measures.add(FINISHED)
        await uow.measures.add(ABROAD)
        measure = await uow.measures.get(MEASURE.id)
        assert measure is not None
        await uow.measures.save(replace(measure, helpers=(TEACHER.id, LEADER.id), answered_by=TEACHER.id))
        await uow.measures.record([Event("e1", "t1", NOW, Change.OWNER, TEACHER.id, TEACHER.id, LEADER.id, "Du?")])
        await uow.rhythms.save(Rhythm(TEACHER.id))
        await uow.practices.add(Practice("p1", OTHER.id, "1.4", "Ring", "Vi ringte", measure_id="t2"))
        await uow.practices.thank("p1", TEACHER.id)
        await uow.practices.thank("p1", LEADER.id)
        await uow.owners.put_owner(OTHER.id, TEACHER.id)
        await uow.owners.add_release(Release("r1", SCHOOL.id, "1.4", (Part.LEVELS,), NOW, NOW, TEACHER.id))
        frozen = minutes_facts.written(FACTS)
        await uow.minutes.add(
            Minutes("meeting-two", SCHOOL.id, MinutesState.FROZEN, "Fritt", frozen_at=OLD, frozen=frozen)
        )
        await uow.minutes.add_remark(Remark("k1", "meeting-two", TEACHER.id, "Bra møte", OLD))
        await uow.boxes.create_key("m1")
        for name in ("round-1", "consent", "dots"):
            box = await uow.boxes.open("m1", name)
            assert box is not None
            box.put(TEACHER.id, Ballot(3, ("2.1",)))
            box.put(LEADER.id, Ballot(2))
            await uow.boxes.seal("m1", name, box)
        words = await uow.boxes.open("m1", WORDS_BOX)
        assert words is not None
        words.put("word:fele-note-11", Ballot(1, (TEACHER.id, "fele-note-11")))
        words.put("word:bass-note-12", Ballot(1, (LEADER.id, "bass-note-12")))
        await uow.boxes.seal("m1", WORDS_BOX, words)
        for who in (TEACHER.id, LEADER.id):
            await uow.notes.put("m1", "placement", who, "min plassering")
            await uow.notes.put("m1", "ideas", who, "x")
            await uow.private_notes.put(who, SCHOOL.id, "placement", "1.4", "privat", NOW)
            await uow.private_notes.put(who, OTHER.id, "placement", "1.4", "privat", NOW)
            await uow.presences.put("m1", who)
            await uow.dialogs.put(f"a:{who}", who, "{}", NOW)
            await uow.posts.put(Post("welcome", "s", who, SCHOOL.id, f"a:{who}", "1", ""))
        await uow.groups.replace("m1", [Group("g1", "m1", 1, (Seat(TEACHER.id), Seat(LEADER.id)))])
        await uow.notices.add(notice(1, key=f"x:{TEACHER.id}", person_id=TEACHER.id))
        await uow.notices.add(notice(2, key=f"y:{TEACHER.id}:z", data={"by": TEACHER.id, "what": "leads"}))
        await uow.notices.add(notice(5, key="w", kind=NoticeKind.UNREACHABLE, data={"who": TEACHER.id}))
        await uow.inbox.first_time("a:jonas", "1", NOW)
        school = await uow.schools.get(SCHOOL.id)
        assert school is not None
        await uow.schools.save(replace(school, installer_id=TEACHER.id, claimant_id=TEACHER.id))
        await uow.commit()


async def test_somebody_who_asks_is_out_of_every_table_and_what_was_agreed_stays(
    database: Database, units: Units
) -> None:
    await fill(units)
    async with units() as uow:
        counts = await uow.keeping.take_out_person(TEACHER.id)
        await uow.commit()
    assert counts == {"schools": 2, "measures": 2, "helped": 1, "remarks": 1, "minutes": 1, "notes": 2}
    for needle in (TEACHER.id, TEACHER.name, TEACHER.aad_id):
        assert await rows_with(database, needle) == set()
    async with units(write=False) as uow:
        measure = await uow.measures.get("t1")
        assert measure is not None
        assert (measure.owner_id, measure.helpers, measure.title) == ("", (LEADER.id,), "Ring hjem")
        (event,) = await uow.measures.history("t1")
        assert (event.by, event.before, event.after, event.note) == ("", "", LEADER.id, "Du?")
        minutes = await uow.minutes.get("meeting-two")
        assert minutes is not None
        facts = minutes_facts.read(minutes.frozen)
        assert facts is not None
        assert [(one.name, one.text) for one in facts.remarks] == [("", "Bra møte"), (LEADER.name, "Enig")]
        assert [one.text for one in await uow.minutes.remarks("meeting-two")] == ["Bra møte"]
        (group,) = await uow.groups.of_meeting("m1")
        assert [seat.person_id for seat in group.seats] == [LEADER.id]
        assert await uow.presences.of_meeting("m1") == {LEADER.id}
        thanked = await uow.practices.get("p1")
        assert thanked is not None
        assert thanked.thanks == 1
        said = {n.id: (n.key, n.data) for n in await uow.notices.of_subject("r1")}
        assert said == {"n002": ("y:n002:z", {"by": "", "what": "leads"})}


async def test_ones_ballots_and_notes_in_a_meeting_that_goes_on_go_and_the_others_stay(units: Units) -> None:
    await fill(units)
    async with units() as uow:
        await uow.keeping.take_out_person(TEACHER.id)
        await uow.commit()
    async with units(write=False) as uow:
        for name in ("round-1", "consent", "dots"):
            box = await uow.boxes.open("m1", name)
            assert box is not None
            assert not box.has(TEACHER.id)
            assert box.of(LEADER.id) == Ballot(2)
        words = await uow.boxes.open("m1", WORDS_BOX)
        assert words is not None
        assert not words.has("word:fele-note-11")
        assert words.has("word:bass-note-12")
        for kind in ("placement", "ideas"):
            assert set(await uow.notes.of("m1", kind, [TEACHER.id, LEADER.id])) == {LEADER.id}
        assert await uow.private_notes.of_person(TEACHER.id) == []
        assert len(await uow.private_notes.of_person(LEADER.id)) == 2


async def test_twice_is_once_and_a_person_nobody_knows_is_nothing(units: Units) -> None:
    await fill(units)
    async with units() as uow:
        assert await uow.keeping.take_out_person(TEACHER.id)
        assert await uow.keeping.take_out_person(TEACHER.id) == {}
        assert await uow.keeping.take_out_person("") == {}
        await uow.commit()
    async with units(write=False) as uow:
        assert {m.person.id for m in await uow.people.members(SCHOOL.id, here_only=False)} == {LEADER.id}


async def test_no_byte_of_a_name_is_left_in_the_file(
    database: Database, units: Units, request: pytest.FixtureRequest
) -> None:
    if not database.on_sqlite:
        pytest.skip("PostgreSQL's dead rows are its vacuum's business")
    await fill(units)
    needles = (TEACHER.name.encode(), TEACHER.aad_id.encode())
    before = await bytes_of(database, request)
    assert all(any(needle in content for content in before.values()) for needle in needles)
    async with units() as uow:
        await uow.keeping.take_out_person(TEACHER.id)
        await uow.commit()
    after = await bytes_of(database, request)
    assert [name for name, content in after.items() for needle in needles if needle in content] == []


async def test_a_forgotten_school_is_in_no_table_and_its_people_stay_where_another_has_them(
    database: Database, units: Units
) -> None:
    await fill(units)
    async with units() as uow:
        await uow.keeping.log(Deletion("d1", SCHOOL.id, NOW, "school", 1, "school_left"))
        counts = await uow.keeping.forget_school(SCHOOL.id)
        await uow.commit()
    assert counts == {"meetings": 2, "minutes": 1, "measures": 2, "school": 1, "people": 1}
    assert await rows_with(database, SCHOOL.id) == {"deletions"}
    assert await rows_with(database, LEADER.id) == set()
    async with units() as uow:
        assert await uow.people.get(TEACHER.id) is not None  # was once in the other school, which may name them
        assert await uow.people.get(OUTSIDER.id) is not None
        assert [m.id for m in await uow.measures.of_school(OTHER.id)] == [ABROAD.id]
        assert [note[0] for note in await uow.private_notes.of_person(TEACHER.id)] == [OTHER.id]
        assert await uow.keeping.forget_school(SCHOOL.id) == {}


async def test_old_meetings_go_with_all_that_is_theirs_and_their_measures_stay(
    database: Database, units: Units
) -> None:
    await fill(units)
    async with units() as uow:
        await uow.notices.add(notice(3, key="a", subject_id="meeting-two"))
        await uow.posts.put(Post("summary", "meeting-two", "", SCHOOL.id, "c", "1", ""))
        assert await uow.keeping.forget_meetings(SCHOOL.id, OLD) == 0  # to the second: not yet
        assert await uow.keeping.forget_meetings(OTHER.id, NOW) == 0
        assert await uow.keeping.forget_meetings(SCHOOL.id, NOW) == 1
        await uow.commit()
    assert await rows_with(database, "meeting-two") == set()
    async with units(write=False) as uow:
        assert await uow.meetings.get("m1") is not None  # it is running
        measure = await uow.measures.get("t2")
        assert measure is not None
        assert measure.meeting_id is None


async def test_old_measures_that_are_over_go_and_open_ones_stay_however_old(units: Units) -> None:
    await fill(units)
    ancient = replace(MEASURE, id="t3", meeting_id=None, due=OLD.date(), created_at=OLD)
    undated = replace(FINISHED, id="t4", answered_at=None)
    async with units() as uow:
        for one in (ancient, undated):
            await uow.measures.add(one)
        await uow.measures.record([Event("e2", "t2", OLD, Change.AGREED)])
        assert await uow.keeping.forget_measures(SCHOOL.id, NOW - timedelta(days=365)) == 2
        await uow.commit()
    async with units(write=False) as uow:
        assert {m.id for m in await uow.measures.of_school(SCHOOL.id)} == {"t1", "t3"}
        assert await uow.measures.history("t2") == []
        practice = await uow.practices.get("p1")
        assert practice is not None
        assert practice.measure_id == ""


async def test_old_notices_go_but_not_what_keeps_something_from_being_said_again(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        for number, more in enumerate(
            (
                {},
                {"kind": NoticeKind.WELCOME_CHANNEL, "subject_id": SCHOOL.id},
                {"kind": NoticeKind.MEASURE_DUE, "subject_id": MEASURE.id},
            )
        ):
            await uow.notices.add(notice(number, **more))
            await uow.notices.finish(f"n{number:03}", NoticeState.SENT, OLD)
        await uow.notices.add(notice(7, due_at=OLD))
        assert await uow.keeping.forget_notices(NOW - timedelta(days=400)) == 1
        await uow.commit()
    async with units(write=False) as uow:
        assert [n.id for n in await uow.notices.of_subject("r1")] == ["n007"]  # still to be said


def ids(found: Sequence[object]) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


async def test_a_school_rests_from_the_first_look_and_begins_anew_when_it_comes_back(units: Units) -> None:
    await settle(units)
    for active, days, found in ((False, 0, []), (False, 31, [SCHOOL.id]), (True, 32, []), (False, 33, [])):
        async with units() as uow:
            school = await uow.schools.get(SCHOOL.id)
            assert school is not None
            await uow.schools.save(replace(school, active=active))
            await uow.keeping.mark_gone(NOW + timedelta(days=days))
            assert ids(await uow.keeping.schools_gone(NOW + timedelta(days=days - 30))) == found
            assert await uow.keeping.schools() == [OTHER.id, SCHOOL.id]
            await uow.commit()


async def test_who_has_left_for_long_goes_unless_something_agreed_stands_with_their_name(units: Units) -> None:
    await fill(units)
    unnamed = Person("per", "tenant", "aad-per", "29:per", "Per Bø")
    owning = Person("eva", "tenant", "aad-eva", "29:eva", "Eva Moe")
    async with units() as uow:
        for person in (unnamed, owning):
            await uow.people.add(person)
        await uow.owners.put_owner(SCHOOL.id, owning.id)
        await uow.owners.drop_owner(OTHER.id, TEACHER.id)
        for who in (unnamed.id, TEACHER.id):
            await uow.people.put_member(SCHOOL.id, who, Role.TEACHER, here=False)
        await uow.keeping.mark_gone(OLD)
        assert await uow.keeping.forget_people(OLD) == 0
        assert await uow.keeping.forget_people(NOW) == 1
        await uow.commit()
    async with units(write=False) as uow:
        left = await uow.people.many(["per", "eva", TEACHER.id, LEADER.id, OUTSIDER.id])
        assert set(left) == {"eva", TEACHER.id, LEADER.id, OUTSIDER.id}


async def test_who_asked_to_be_forgotten_is_left_out_without_being_named(database: Database, units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.keeping.leave_out("tenant", "aad-jonas", NOW)
        await uow.keeping.leave_out("tenant", "aad-jonas", NOW)
        await uow.commit()
    assert "left_out" not in await rows_with(database, "aad-jonas")
    async with units() as uow:
        assert await uow.keeping.left_out("tenant", ["aad-jonas", "aad-ingrid"]) == {"aad-jonas"}
        assert await uow.keeping.left_out("another", ["aad-jonas"]) == frozenset()
        assert await uow.keeping.left_out("tenant", []) == frozenset()
        assert await uow.keeping.let_in("tenant", "aad-jonas")
        assert not await uow.keeping.let_in("tenant", "aad-jonas")
        assert await uow.keeping.left_out("tenant", ["aad-jonas"]) == frozenset()


async def test_the_log_is_read_newest_first(units: Units) -> None:
    await settle(units)
    lines = [
        Deletion(f"d{n}", SCHOOL.id, NOW + timedelta(days=n), "meetings", n, "kept_long_enough") for n in (1, 2, 3)
    ]
    async with units() as uow:
        for line in lines:
            await uow.keeping.log(line)
        await uow.keeping.log(replace(lines[0], id="d9", school_id=""))
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.keeping.deletions(SCHOOL.id, 2) == [lines[2], lines[1]]
