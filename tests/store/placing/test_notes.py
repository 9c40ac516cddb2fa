"""Sealed notes of meetings and private ones, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from domain.errors import Conflict
from domain.unit_of_work import Units
from store.database.engine import Database
from store.database.sealing import BrokenSealError, Sealer
from store.placing.notes import notes
from store.placing.private_notes import private_notes
from store.unit_of_work import make_units
from tests.store.database.samples import LEADER, MEETING, NOW, OTHER, SCHOOL, TEACHER, settle
from tests.support.machines.databases import SECRET

LONG = "Vi øver «1.4» 😀 " * 400


async def begun(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.meetings.add(replace(MEETING, id="m2"))
        await uow.boxes.create_key(MEETING.id)
        await uow.boxes.create_key("m2")
        await uow.commit()


async def test_a_note_is_kept_for_one_person_one_kind_and_one_meeting(units: Units) -> None:
    await begun(units)
    async with units() as uow:
        assert await uow.notes.get(MEETING.id, "placement", TEACHER.id) == ""
        await uow.notes.put(MEETING.id, "placement", TEACHER.id, "Kort")
        await uow.notes.put(MEETING.id, "placement", TEACHER.id, LONG)
        await uow.notes.put(MEETING.id, "ideas", TEACHER.id, "i1")
        await uow.notes.put(MEETING.id, "placement", LEADER.id, "Ingrids")
        await uow.notes.put("m2", "placement", TEACHER.id, "Der")
        assert await uow.notes.get(MEETING.id, "placement", TEACHER.id, lock=True) == LONG
        assert await uow.notes.get(MEETING.id, "ideas", TEACHER.id) == "i1"
        assert await uow.notes.get("m2", "placement", TEACHER.id) == "Der"
        people = [TEACHER.id, LEADER.id, "nobody"]
        assert await uow.notes.of(MEETING.id, "placement", people) == {TEACHER.id: LONG, LEADER.id: "Ingrids"}
        assert await uow.notes.of(MEETING.id, "placement", []) == {}
        await uow.notes.put(MEETING.id, "placement", TEACHER.id, "")
        assert await uow.notes.get(MEETING.id, "placement", TEACHER.id) == ""
        assert await uow.notes.get(MEETING.id, "ideas", TEACHER.id) == "i1"


async def test_notes_go_with_the_meetings_key_and_none_is_kept_without_one(units: Units) -> None:
    await begun(units)
    async with units() as uow:
        await uow.notes.put(MEETING.id, "placement", TEACHER.id, "x")
        await uow.boxes.destroy(MEETING.id)
        assert await uow.notes.get(MEETING.id, "placement", TEACHER.id) == ""
        assert await uow.notes.of(MEETING.id, "placement", [TEACHER.id]) == {}
        with pytest.raises(Conflict):
            await uow.notes.put(MEETING.id, "placement", TEACHER.id, "x")
        await uow.commit()


async def test_a_note_in_another_ones_row_does_not_open(database: Database, units: Units) -> None:
    await begun(units)
    async with units() as uow:
        await uow.notes.put(MEETING.id, "placement", TEACHER.id, "x")
        await uow.notes.put(MEETING.id, "placement", LEADER.id, "y")
        await uow.commit()
    async with database.engine.begin() as connection:
        one = (await connection.execute(select(notes.c.sealed))).scalars().first()
        await connection.execute(update(notes).values(sealed=one))
    async with units(write=False) as uow:
        with pytest.raises(BrokenSealError):
            await uow.notes.of(MEETING.id, "placement", [TEACHER.id, LEADER.id])


async def test_a_private_note_is_a_persons_own_by_school_kind_and_subject(units: Units) -> None:
    async with units() as uow:
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "1.4", "Kort", NOW)
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "1.4", LONG, NOW)
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "2.1", "b", NOW)
        await uow.private_notes.put(TEACHER.id, OTHER.id, "placement", "1.4", "c", NOW)
        await uow.private_notes.put(LEADER.id, SCHOOL.id, "placement", "1.4", "d", NOW)
        assert await uow.private_notes.get(TEACHER.id, SCHOOL.id, "placement", "1.4", lock=True) == LONG
        assert await uow.private_notes.get(TEACHER.id, SCHOOL.id, "other", "1.4") == ""
        assert await uow.private_notes.of_person(TEACHER.id) == [
            (OTHER.id, "placement", "1.4", "c"),
            (SCHOOL.id, "placement", "1.4", LONG),
            (SCHOOL.id, "placement", "2.1", "b"),
        ]
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "1.4", "", NOW)
        assert await uow.private_notes.get(TEACHER.id, SCHOOL.id, "placement", "1.4") == ""
        assert len(await uow.private_notes.of_person(TEACHER.id)) == 2
        assert len(await uow.private_notes.of_person(LEADER.id)) == 1


async def test_private_notes_that_nobody_has_touched_are_forgotten(units: Units) -> None:
    async with units() as uow:
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "1.4", "a", NOW)
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "2.1", "b", NOW + timedelta(days=2))
        assert await uow.private_notes.forget_before(NOW + timedelta(days=1)) == 1
        assert await uow.private_notes.forget_before(NOW + timedelta(days=1)) == 0
        assert [each[2] for each in await uow.private_notes.of_person(TEACHER.id)] == ["2.1"]


async def test_a_new_secret_still_finds_opens_replaces_and_deletes_private_notes(
    database: Database, units: Units
) -> None:
    async with units() as uow:
        for subject in ("1.4", "2.1", "3.1"):
            await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", subject, subject, NOW)
        await uow.commit()
    renewed = make_units(database, Sealer("another secret that is long enough to be one too", [SECRET]))
    async with renewed() as uow:
        assert await uow.private_notes.get(TEACHER.id, SCHOOL.id, "placement", "1.4") == "1.4"
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "1.4", "ny", NOW)
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "2.1", "", NOW)
        kept = [each[2:] for each in await uow.private_notes.of_person(TEACHER.id)]
        assert kept == [("1.4", "ny"), ("3.1", "3.1")]
        await uow.commit()
    async with units(write=False) as uow:  # with the earlier secret alone the new one is not even found
        assert [each[2] for each in await uow.private_notes.of_person(TEACHER.id)] == ["3.1"]


async def test_rows_of_private_notes_say_neither_whose_nor_what(database: Database, units: Units) -> None:
    async with units() as uow:
        await uow.private_notes.put(TEACHER.id, SCHOOL.id, "placement", "1.4", "Vi øver", NOW)
        await uow.private_notes.put(LEADER.id, SCHOOL.id, "placement", "1.4", LONG[:600], NOW)
        await uow.commit()
    async with database.engine.connect() as connection:
        rows = (await connection.execute(select(private_notes))).all()
        columns = (await connection.execute(text("SELECT * FROM private_notes"))).keys()
    assert set(columns) == {"name", "owner", "sealed", "touched_on"}
    assert len({len(row.sealed) for row in rows}) == 1
    said = repr([tuple(row) for row in rows])
    assert not any(word in said for word in (TEACHER.id, LEADER.id, SCHOOL.id, "placement", "1.4", "øver"))
