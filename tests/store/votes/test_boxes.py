"""Boxes: what is sealed opens again for its meeting only, and concurrent batches lose nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from domain.errors import Conflict
from domain.unit_of_work import Units
from domain.votes.box import Ballot, Box
from store.database.engine import Database
from store.database.sealing import BrokenSealError, MeetingKey, Sealer
from store.unit_of_work import make_units
from tests.store.database.samples import MEETING, settle
from tests.support.machines.databases import SECRET


async def begin(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.boxes.create_key(MEETING.id)
        await uow.commit()


async def vote(units: Units, person_id: str, choice: int, name: str = "round-1") -> None:
    async with units() as uow:
        box = await uow.boxes.open(MEETING.id, name, lock=True)
        assert box is not None
        box.put(person_id, Ballot(choice))
        await uow.boxes.seal(MEETING.id, name, box)
        await uow.commit()


async def opened(units: Units, name: str = "round-1") -> Box | None:
    async with units(write=False) as uow:
        return await uow.boxes.open(MEETING.id, name)


async def test_what_was_put_in_lies_there(units: Units) -> None:
    await begin(units)
    box = await opened(units)
    assert box is not None
    assert box.entries == {}
    async with units() as uow:
        box = await uow.boxes.open(MEETING.id, "round-1")
        assert box is not None
        box.put("ingrid", Ballot(3, ("2.1", "3.4"), 2))
        await uow.boxes.seal(MEETING.id, "round-1", box)
        await uow.commit()
    await vote(units, "jonas", 1)
    await vote(units, "jonas", 4)
    box = await opened(units)
    assert box is not None
    assert box.of("ingrid") == Ballot(3, ("2.1", "3.4"), 2)
    assert box.of("jonas") == Ballot(4)
    assert box.of("silje") is None
    assert len(box.entries) == 2


async def test_the_same_person_has_the_same_name_in_all_boxes_of_a_meeting_and_only_there(units: Units) -> None:
    await begin(units)
    other = replace(MEETING, id="m2")
    async with units() as uow:
        await uow.meetings.add(other)
        await uow.boxes.create_key(other.id)
        first, second = await uow.boxes.open(MEETING.id, "round-1"), await uow.boxes.open(MEETING.id, "round-2")
        third = await uow.boxes.open(other.id, "round-1")
        assert first is not None
        assert second is not None
        assert third is not None
        assert first.name("ingrid") == second.name("ingrid") != third.name("ingrid")
        with pytest.raises(ValueError):
            await uow.boxes.seal(other.id, "round-1", first)


async def test_a_second_key_is_not_made(units: Units) -> None:
    await begin(units)
    await vote(units, "ingrid", 2)
    async with units() as uow:
        await uow.boxes.create_key(MEETING.id)
        await uow.commit()
    box = await opened(units)
    assert box is not None
    assert box.of("ingrid") == Ballot(2)


async def test_ballots_that_come_at_once_all_count(units: Units) -> None:
    await begin(units)
    people = [f"person-{number}" for number in range(24)]
    await asyncio.gather(*(vote(units, person, 3) for person in people))
    box = await opened(units)
    assert box is not None
    assert all(box.of(person) == Ballot(3) for person in people)


async def test_after_the_end_there_is_no_box(units: Units) -> None:
    await begin(units)
    await vote(units, "ingrid", 2)
    async with units() as uow:
        box = await uow.boxes.open(MEETING.id, "round-1")
        await uow.boxes.destroy(MEETING.id)
        await uow.commit()
    assert await opened(units) is None
    assert box is not None
    async with units() as uow:
        assert await uow.boxes.open(MEETING.id, "round-2", lock=True) is None
        with pytest.raises(Conflict):
            await uow.boxes.seal(MEETING.id, "round-1", box)


async def test_an_end_that_was_not_committed_leaves_the_box(units: Units) -> None:
    await begin(units)
    await vote(units, "ingrid", 2)
    async with units() as uow:
        await uow.boxes.destroy(MEETING.id)
    box = await opened(units)
    assert box is not None
    assert box.of("ingrid") == Ballot(2)


async def test_a_meeting_goes_on_with_the_secret_it_began_with(database: Database) -> None:
    old = make_units(database, Sealer(SECRET))
    await begin(old)
    await vote(old, "ingrid", 2)
    new = make_units(database, Sealer("another secret, of enough characters", [SECRET]))
    await vote(new, "jonas", 3)
    await vote(new, "ingrid", 1, "round-2")
    box, second = await opened(new), await opened(new, "round-2")
    assert box is not None
    assert second is not None
    assert box.of("ingrid") == Ballot(2)
    assert box.of("jonas") == Ballot(3)
    assert second.name("ingrid") == box.name("ingrid")
    forgetful = make_units(database, Sealer("another secret, of enough characters"))
    with pytest.raises(BrokenSealError):
        await opened(forgetful)


def test_size_and_order_say_nothing_and_the_same_box_is_never_the_same_bytes() -> None:
    sealer = Sealer(SECRET)
    key = sealer.new_key()
    empty = sealer.open(key, "m", "round-1", None)
    forward, backward = Box(empty.key), Box(empty.key)
    people = [f"person-{number}" for number in range(30)]
    for person in people:
        forward.put(person, Ballot(4, ("4.1",) * 2))
    for person in reversed(people[:3]):
        backward.put(person, Ballot(1))
    sealed = [sealer.seal(key, "m", "round-1", box) for box in (empty, forward, forward, backward)]
    assert len({len(each) for each in sealed}) == 1
    assert len(set(sealed)) == 4
    assert list(sealer.open(key, "m", "round-1", sealed[1]).entries) == sorted(forward.entries)
    for number in range(400):
        forward.put(f"more-{number}", Ballot(1))
    large = sealer.seal(key, "m", "round-1", forward)
    assert sealer.open(key, "m", "round-1", large).entries == forward.entries


def test_a_box_opens_with_its_own_key_in_its_own_place_and_unchanged_only() -> None:
    sealer = Sealer(SECRET)
    key = sealer.new_key()
    box = sealer.open(key, "m", "round-1", None)
    box.put("ingrid", Ballot(3))
    sealed = sealer.seal(key, "m", "round-1", box)
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    wrong = [
        (sealer.new_key(), "m", "round-1", sealed),
        (key, "m2", "round-1", sealed),
        (key, "m", "round-2", sealed),
        (key, "m", "round-1", changed),
        (key, "m", "round-1", b"\x02" + sealed[1:]),
        (MeetingKey(key.key, "unknown"), "m", "round-1", sealed),
    ]
    for each in wrong:
        with pytest.raises(BrokenSealError):
            sealer.open(*each)


def test_nothing_secret_shows_in_a_repr() -> None:
    sealer = Sealer(SECRET)
    key = sealer.new_key()
    box = sealer.open(key, "m", "round-1", None)
    box.put("ingrid", Ballot(3, ("3.1",)))
    shown = f"{sealer!r} {key!r} {box!r} {box.of('ingrid')!r}"
    assert SECRET not in shown
    assert repr(key.key) not in shown
    assert repr(box.key) not in shown
    assert "3" not in repr(box.of("ingrid"))
    assert box.name("ingrid") not in shown
