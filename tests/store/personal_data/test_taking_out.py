"""One person out of everything, in both databases: what is theirs goes, what a group agreed stays without them."""

from __future__ import annotations

import pytest

from domain.minutes import facts as minutes_facts
from domain.unit_of_work import Units
from domain.votes.box import Ballot
from domain.votes.one_time_words import WORDS_BOX
from store.database.engine import Database
from tests.store.database.samples import LEADER, SCHOOL, TEACHER
from tests.store.personal_data.traces_left import fill, rows_with
from tests.store.votes.test_privacy import bytes_of


async def test_somebody_who_asks_is_out_of_every_table_and_what_was_agreed_stays(
    database: Database, units: Units
) -> None:
    await fill(units)
    async with units() as uow:
        counts = await uow.keeping.take_out_person(TEACHER.id)
        await uow.commit()
    assert counts == {"person": 1, "schools": 2, "measures": 2, "helped": 1, "remarks": 1, "minutes": 1, "notes": 2}
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
        assert await uow.attendances.of_meeting("m1") == {LEADER.id: False}
        thanked = await uow.practices.get("p1")
        assert thanked is not None
        assert thanked.thanks == 1
        said = {n.id: (n.key, n.data) for n in await uow.notices.of_subject("r1")}
        assert said == {"n002": ("y:n002:z", {"by": "", "what": "leads"}), "n006": ("m", {})}


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
