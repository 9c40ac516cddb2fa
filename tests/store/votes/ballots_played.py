"""A meeting played against the store, with all that should be gone afterwards written down on the way."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from domain.ideas.idea import Idea
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.unit_of_work import Units
from domain.votes.box import Ballot
from domain.votes.rounds import Mode, Round, RoundState, tally_of
from store.database.columns import metadata
from store.database.engine import Database
from store.meetings.keys import box_keys
from store.placing.notes import notes
from store.votes.boxes import boxes
from tests.store.database.samples import MEETING, NOW, SCHOOL, TEACHER, settle

VOTERS = tuple(f"voter-{number}" for number in range(8))
FIRST = (2, 3, 3, 1, 4, 3, 0, 2)
SECOND = (3, 3, 3, 2, 3, 3, 2, 3)
ELSEWHERE = replace(MEETING, id="m2")


@dataclass
class Seen:
    """What somebody who looked at the database during the meeting would have: the needles of the search."""

    keys: list[bytes] = field(default_factory=list)
    sealed: list[bytes] = field(default_factory=list)
    notes: list[bytes] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def needles(self) -> list[bytes]:
        """Pieces of everything, short enough to survive a page border in at least one place."""
        pieces = [each for key in self.keys for each in (key, key[:16], key[16:])]
        for box in self.sealed:
            pieces += [box[start : start + 16] for start in range(1, len(box) - 16, 397)]
        for note in self.notes:
            pieces += [note[start : start + 16] for start in (40, 700, 1400)]
        for name in self.names:
            pieces += [name.encode(), bytes.fromhex(name)]
        return pieces

    def found_in(self, *haystacks: bytes) -> list[bytes]:
        """The needles that are still there, as bytes or written in hex."""
        everything = b"\0".join(haystacks)
        return [
            needle
            for needle in dict.fromkeys(self.needles())
            if any(form in everything for form in (needle, needle.hex().encode(), repr(needle).encode()))
        ]


async def gather(units: Units) -> None:
    """Eight voters, a running meeting, and a second one elsewhere in the school that goes on."""
    await settle(units)
    async with units() as uow:
        for voter in VOTERS:
            await uow.people.add(replace(TEACHER, id=voter, aad_id=voter, name=voter))
            await uow.people.put_member(SCHOOL.id, voter, Role.TEACHER)
        await uow.meetings.add(ELSEWHERE)
        await uow.boxes.create_key(MEETING.id)
        await uow.boxes.create_key(ELSEWHERE.id)
        await uow.commit()
    await cast(units, "round-1", VOTERS[:3], FIRST, meeting_id=ELSEWHERE.id)


async def cast(
    units: Units, name: str, voters: Sequence[str], choices: Sequence[int], *, meeting_id: str = MEETING.id
) -> None:
    """One batch."""
    async with units() as uow:
        box = await uow.boxes.open(meeting_id, name, lock=True)
        assert box is not None
        for voter, choice in zip(voters, choices, strict=False):
            box.put(voter, Ballot(choice, (f"{choice}.1",), 1))
        await uow.boxes.seal(meeting_id, name, box)
        await uow.commit()


async def look(database: Database, units: Units, seen: Seen) -> None:
    """Write down what lies in the tables now."""
    async with database.engine.connect() as connection:
        mine = select(box_keys.c.key).where(box_keys.c.meeting_id == MEETING.id)
        seen.keys += (await connection.execute(mine)).scalars().all()
        lying = select(notes.c.name, notes.c.sealed).where(notes.c.meeting_id == MEETING.id)
        for name, sealed in await connection.execute(lying):
            seen.names.add(name)
            if sealed not in seen.notes:
                seen.notes.append(sealed)
        theirs = select(boxes.c.sealed).where(boxes.c.meeting_id == MEETING.id)
        seen.sealed += (await connection.execute(theirs)).scalars().all()
    async with units(write=False) as uow:
        box = await uow.boxes.open(MEETING.id, "round-1")
        assert box is not None
        seen.keys.append(box.key)
        seen.names |= {box.name(voter) for voter in VOTERS}


async def play(database: Database, units: Units, order: Sequence[int] = range(8)) -> Seen:
    """Two rounds and a consent in batches, with changed votes; ``order`` says who comes when and gets whose choice."""
    seen = Seen()
    voters = [VOTERS[number] for number in order]
    await think(units, voters)
    await look(database, units, seen)
    for voter in voters[:5]:  # the first of them change their minds
        await cast(units, "round-1", [voter], [4])
        await look(database, units, seen)
    await cast(units, "round-1", voters[:4], FIRST[:4])
    await look(database, units, seen)
    await cast(units, "round-1", voters[4:], FIRST[4:])
    await cast(units, "consent", voters, [1] * 8)
    await give_dots_and_words(units, voters)
    await look(database, units, seen)
    async with units() as uow:
        await uow.rounds.add(Round("r2", MEETING.id, 2, RoundState.OPEN, Mode.SECRET, NOW))
        await uow.commit()
    for voter, choice in zip(voters, SECOND, strict=True):
        await cast(units, "round-2", [voter], [choice])
    await look(database, units, seen)
    return seen


THOUGHTS = tuple(f"Tanke {letter}: sette av en time i uka" for letter in "ABCDEFGH")
WITHDRAWN = "Tanke som ble angret"
IDEAS = tuple(Idea(f"{number * 7919 % 97:032x}", MEETING.id, text) for number, text in enumerate(THOUGHTS, 1))


async def think(units: Units, voters: Sequence[str]) -> None:
    """Everybody prepares, is here and places the school; some write anew, one withdraws, everybody has an idea."""
    for voter, idea in zip(voters, IDEAS, strict=True):
        async with units() as uow:
            await uow.notes.put(MEETING.id, "placement", voter, f"utkast av {idea.text}")
            await uow.presences.put(MEETING.id, voter)
            await uow.commit()
        async with units() as uow:
            await uow.notes.put(MEETING.id, "placement", voter, f"nivå 3, {idea.text}")
            await uow.ideas.add([idea])
            await uow.notes.put(MEETING.id, "ideas", voter, idea.id)
            await uow.commit()
    async with units() as uow:
        await uow.ideas.add([Idea("f" * 32, MEETING.id, WITHDRAWN)])
        await uow.commit()
    async with units() as uow:
        await uow.ideas.drop("f" * 32)
        await uow.notes.put(MEETING.id, "ideas", voters[0], "")
        await uow.commit()


async def give_dots_and_words(units: Units, voters: Sequence[str]) -> None:
    """Dots under the names of people; one-time words that lead to people."""
    for voter, idea in zip(voters, IDEAS, strict=True):
        async with units() as uow:
            dots = await uow.boxes.open(MEETING.id, "dots", lock=True)
            words = await uow.boxes.open(MEETING.id, "words", lock=True)
            assert dots is not None
            assert words is not None
            dots.put(voter, Ballot(0, (idea.id,)))
            words.put(f"word:{voter[::-1]}", Ballot(0, (voter,)))
            await uow.boxes.seal(MEETING.id, "dots", dots)
            await uow.boxes.seal(MEETING.id, "words", words)
            await uow.commit()


async def end(units: Units) -> None:
    """Tally both rounds, count the dots, end the meeting, destroy the boxes: one transaction."""
    async with units() as uow:
        for round_ in await uow.rounds.of_meeting(MEETING.id):
            box = await uow.boxes.open(MEETING.id, f"round-{round_.number}", lock=True)
            assert box is not None
            tally = tally_of(ballot.choice for ballot in box.entries.values())
            await uow.rounds.save(replace(round_, state=RoundState.CLOSED, closed_at=NOW, tally=tally))
        meeting = await uow.meetings.get(MEETING.id)
        assert meeting is not None
        await uow.meetings.save(replace(meeting, state=MeetingState.ENDED, ended_at=NOW))
        for idea in await uow.ideas.of_meeting(MEETING.id):
            await uow.ideas.save(replace(idea, dots=1))
        await uow.presences.drop(MEETING.id)
        await uow.boxes.destroy(MEETING.id)
        await uow.commit()


async def dump(database: Database, *, but: Sequence[str] = (), places: bool = False) -> dict[str, list[object]]:
    """All rows of all tables in the order in which they lie; with ``places`` also where and since when."""
    from sqlalchemy import text

    tables: dict[str, list[object]] = {}
    async with database.engine.connect() as connection:
        for name in sorted(metadata.tables.keys() - set(but)):
            by_key = database.on_sqlite and metadata.tables[name].dialect_options["sqlite"]["with_rowid"] is False
            key = ", ".join(column.name for column in metadata.tables[name].primary_key)
            order = key if by_key else "rowid" if database.on_sqlite else "ctid"
            extra = "1" if by_key else "rowid AS place" if database.on_sqlite else "ctid, xmin"
            what = f"*, {extra}" if places else "*"
            rows = await connection.execute(text(f"SELECT {what} FROM {name} ORDER BY {order}"))
            tables[name] = [tuple(row) for row in rows]
    return tables


class Written(logging.Handler):
    """Everything that anybody logs, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.getMessage()} {record.args!r} {record.exc_info!r}")
