"""A teacher who has left traces everywhere that there are any, and a look for what is left of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import text

from domain.delivery.notices import NoticeKind, Post
from domain.figures.table_key import TableKey
from domain.groups.groups import Group, Seat
from domain.measures.measure import Change, Event, Measure, Progress
from domain.meetings.meeting import Meeting, MeetingState
from domain.minutes import facts as minutes_facts
from domain.minutes.facts import Agreed, MinutesFacts, Remarked
from domain.minutes.minutes import Minutes, MinutesState, Remark
from domain.owners.releases import Part, Release
from domain.people.school import Role
from domain.practice.practice import Practice
from domain.reminders.rhythms import Rhythm
from domain.unit_of_work import Units
from domain.votes.box import Ballot
from domain.votes.one_time_words import WORDS_BOX
from store.database.columns import metadata
from store.database.engine import Database
from tests.store.database.samples import LEADER, MEASURE, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, notice, settle
from tests.support.arranged.receipts import first_time

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
        await uow.table_keys.put(
            TableKey("key1", SCHOOL.id, "sig", "e.xlsx", True, True, "", (("Trives", "-"),), (), NOW, LEADER.id, NOW)
        )
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
            await uow.attendances.put("m1", who, False)
            await uow.dialogs.put(f"a:{who}", who, "{}", NOW)
            await uow.posts.put(Post("welcome", "s", who, SCHOOL.id, f"a:{who}", "1", ""))
        await uow.groups.replace("m1", [Group("g1", "m1", 1, (Seat(TEACHER.id), Seat(LEADER.id)))])
        await uow.notices.add(notice(1, key=f"x:{TEACHER.id}", person_id=TEACHER.id))
        await uow.notices.add(notice(2, key=f"y:{TEACHER.id}:z", data={"by": TEACHER.id, "what": "leads"}))
        await uow.notices.add(notice(5, key="w", kind=NoticeKind.UNREACHABLE, data={"who": TEACHER.id}))
        await uow.notices.add(notice(6, key="m", kind=NoticeKind.MINUTES_DRAFT, person_id=TEACHER.id))
        await first_time(uow, "a:jonas", "1", NOW)
        school = await uow.schools.get(SCHOOL.id)
        assert school is not None
        await uow.schools.save(replace(school, installer_id=TEACHER.id, claimant_id=TEACHER.id))
        await uow.commit()
