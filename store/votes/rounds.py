"""Rounds in their table; a tally lies in seven columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Table, UniqueConstraint, bindparam, false, func, literal_column, select

from domain.votes.ports import Whole
from domain.votes.rounds import Mode, Round, RoundState, Tally
from store.database.columns import identity, metadata, of, version
from store.database.mapping import Mapping
from store.database.types import Counts, UtcDateTime, Word
from store.database.work import Work, evened, values_of
from store.meetings.keys import box_keys
from store.meetings.meetings import MEETING, meetings
from store.people.schools import SCHOOL, schools

rounds = Table(
    "rounds",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    Column("number", Integer, nullable=False),
    Column("state", Word(RoundState), nullable=False),
    Column("mode", Word(Mode), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    version(),
    Column("level_1", Integer),  # the tally; all five are null while there is none
    Column("level_2", Integer),
    Column("level_3", Integer),
    Column("level_4", Integer),
    Column("unsure", Integer),
    Column("ticks", Counts, nullable=False, server_default="{}"),
    Column("tickers", Integer, nullable=False, server_default="0"),
    Column("same_people", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("meeting_id", "number"),
)

_LEVELS = ("level_1", "level_2", "level_3", "level_4")


class _RoundMapping(Mapping[Round]):
    def __init__(self) -> None:
        super().__init__(Round, rounds)
        self._plain = len(self.columns)
        self.columns += tuple(rounds.c[name] for name in (*_LEVELS, "unsure", "ticks", "tickers"))

    def of(self, row: Sequence[Any], **more: object) -> Round:
        one, two, three, four, unsure, ticks, tickers = row[self._plain : self._plain + 7]
        tally = None if unsure is None else Tally((one, two, three, four), unsure, ticks, tickers)
        return super().of(row, tally=tally)

    def row(self, thing: Round) -> dict[str, Any]:
        counts: Sequence[int | None] = thing.tally.counts if thing.tally else (None,) * 4
        rest = {
            "unsure": thing.tally.unsure if thing.tally else None,
            "ticks": thing.tally.ticks if thing.tally else {},
            "tickers": thing.tally.tickers if thing.tally else 0,
        }
        return super().row(thing) | dict(zip(_LEVELS, counts, strict=True)) | rest


ROUND = _RoundMapping()

_OF_MEETING = (
    select(*ROUND.columns).where(rounds.c.meeting_id == bindparam("meeting")).order_by(rounds.c.number, rounds.c.id)
)
_ANY_WHOLE = (
    select(*ROUND.columns, *MEETING.columns, *SCHOOL.columns)
    .join_from(rounds, meetings)
    .join(schools, meetings.c.school_id == schools.c.id)
)
_WHOLE = _ANY_WHOLE.where(rounds.c.id == bindparam("round"))
_WHOLES = _ANY_WHOLE.where(rounds.c.id.in_(bindparam("those", expanding=True)))
# The locks are taken in order of id, so that two who want several rounds never wait for each other in a circle.
_VERSIONS = (
    select(rounds.c.id, rounds.c.version, meetings.c.version.label("second"), schools.c.version.label("third"))
    .join_from(rounds, meetings)
    .join(schools, meetings.c.school_id == schools.c.id)
    .where(rounds.c.id.in_(bindparam("those", expanding=True)))
    .order_by(rounds.c.id)
    .with_for_update(of=rounds, key_share=True)
)
# By the keys of the meetings that have not ended: rounds are kept for years, and no index tells which are open.
_OPEN = (
    select(func.count())
    .join_from(box_keys, rounds, rounds.c.meeting_id == box_keys.c.meeting_id)
    .where(rounds.c.state == literal_column("'open'"))
)


class RoundRows:
    """``domain.votes.ports.Rounds``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, round_id: str, *, lock: bool = False) -> Round | None:
        """A round by id."""
        return await self._work.get(ROUND, round_id, lock=lock)

    async def add(self, round_: Round) -> bool:
        """False where the meeting already has a round with this number."""
        return await self._work.insert_new(rounds, ROUND.row(round_))

    async def save(self, round_: Round) -> Round:
        """Write the round where nobody else did since."""
        return await self._work.save(ROUND, round_, values_of(ROUND, round_))

    async def of_meeting(self, meeting_id: str) -> list[Round]:
        """By number."""
        return [ROUND.of(row) for row in await self._work.all(_OF_MEETING, {"meeting": meeting_id})]

    async def whole(self, round_id: str) -> Whole | None:
        """The round with its meeting and school in one statement."""
        row = await self._work.first(_WHOLE, {"round": round_id})
        return None if row is None else _whole(row)

    async def wholes(self, round_ids: Iterable[str], known: AnyMapping[str, Whole]) -> dict[str, Whole]:
        """The rounds with their meetings and schools, under the locks of the rounds' rows, taken in order of id.

        Of those that are ``known`` only the versions are read, and the rest where one differs. Rounds that are gone
        are left out.
        """
        found: dict[str, Whole] = {}
        others: list[str] = []
        for row in await self._work.all(_VERSIONS, {"those": evened(round_ids)}):
            there = known.get(row[0])
            if there is not None and tuple(each.version for each in there) == (row[1], row[2], row[3]):
                found[row[0]] = there
            else:
                others.append(row[0])
        if others:
            rows = await self._work.all(_WHOLES, {"those": evened(others)})
            found |= {whole[0].id: whole for whole in map(_whole, rows)}
        return found

    async def how_many_open(self) -> int:
        """Rounds that are being voted in, of all schools."""
        row = await self._work.first(_OPEN)
        return row[0] if row else 0


def _whole(row: Sequence[Any]) -> Whole:
    first, second = len(ROUND.columns), len(ROUND.columns) + len(MEETING.columns)
    return ROUND.of(row), MEETING.of(row[first:]), SCHOOL.of(row[second:])
