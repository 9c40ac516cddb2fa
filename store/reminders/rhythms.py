"""When people may be reminded, and how schools remind, in their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Date, Integer, Table, Update, bindparam, select, update

from domain.errors import Conflict
from domain.reminders.rhythms import Digest, ReminderPlan, Rhythm, Wants
from store.database.columns import metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, Word
from store.database.work import Work

rhythms = Table(
    "rhythms",
    metadata,
    of("person_id", "people.id", cascade=True, primary_key=True),
    Column("days", Plain, nullable=False),  # digits, Monday 0: "01234"
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("wants", Word(Wants), nullable=False),
    Column("paused_until", Date),
    Column("reminded_on", Date),
    written("reminded_by"),
    version(),
)

reminder_plans = Table(
    "reminder_plans",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("ahead", Integer, nullable=False),
    Column("after", Plain, nullable=False),  # "3,10,24"
    Column("digest", Word(Digest), nullable=False),
    Column("overdue_to_leader", Integer, nullable=False),
    version(),
)


class _RhythmMapping(Mapping[Rhythm]):
    def of(self, row: Sequence[Any], **more: object) -> Rhythm:
        values = dict(zip(self.names, row, strict=False))
        return self.kind(**(values | {"days": tuple(int(digit) for digit in values["days"])}))

    def row(self, thing: Rhythm) -> dict[str, Any]:
        return super().row(thing) | {"days": "".join(map(str, thing.days))}


class _PlanMapping(Mapping[ReminderPlan]):
    def of(self, row: Sequence[Any], **more: object) -> ReminderPlan:
        values = dict(zip(self.names, row, strict=False))
        return self.kind(**(values | {"after": tuple(int(days) for days in values["after"].split(",") if days)}))

    def row(self, thing: ReminderPlan) -> dict[str, Any]:
        return super().row(thing) | {"after": ",".join(str(days) for days in thing.after)}


RHYTHM = _RhythmMapping(Rhythm, rhythms)
PLAN = _PlanMapping(ReminderPlan, reminder_plans)

_RHYTHMS = select(*RHYTHM.columns).where(rhythms.c.person_id.in_(bindparam("ids", expanding=True)))
_RHYTHMS_LOCKED = _RHYTHMS.with_for_update(key_share=True)
_PLANS = select(*PLAN.columns).where(reminder_plans.c.school_id.in_(bindparam("ids", expanding=True)))
_SAVE_RHYTHM = (
    update(rhythms)
    .where(rhythms.c.person_id == bindparam("who"), rhythms.c.version == bindparam("was"))
    .values(version=rhythms.c.version + 1)
)
_SAVE_PLAN = (
    update(reminder_plans)
    .where(reminder_plans.c.school_id == bindparam("who"), reminder_plans.c.version == bindparam("was"))
    .values(version=reminder_plans.c.version + 1)
)
_REMINDED = (
    update(rhythms)
    .where(rhythms.c.person_id == bindparam("who"))
    .values(reminded_on=bindparam("on"), reminded_by=bindparam("carrier"))
)


class RhythmRows:
    """``domain.reminders.ports.Rhythms``. What is stored has version 1 or more; 0 is the usual one, not stored."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of(self, person_id: str, *, lock: bool = False) -> Rhythm:
        """The person's, or the usual one (version 0, not stored)."""
        statement = _RHYTHMS_LOCKED if lock and not self._work.on_sqlite else _RHYTHMS
        row = await self._work.first(statement, {"ids": [person_id]})
        return Rhythm(person_id) if row is None else RHYTHM.of(row)

    async def many(self, person_ids: Iterable[str]) -> dict[str, Rhythm]:
        """Of each, the usual one where nothing is stored."""
        ids = sorted(set(person_ids))
        rows = await self._work.all(_RHYTHMS, {"ids": ids}) if ids else []
        stored = {rhythm.person_id: rhythm for rhythm in map(RHYTHM.of, rows)}
        return {person_id: stored.get(person_id) or Rhythm(person_id) for person_id in ids}

    async def save(self, rhythm: Rhythm) -> Rhythm:
        """Insert (version 0) or save; raises ``Conflict``."""
        after = replace(rhythm, version=rhythm.version + 1)
        await self._keep(RHYTHM, _SAVE_RHYTHM, "person_id", after, rhythm.version)
        return after

    async def remind(self, rhythms: Sequence[Rhythm]) -> None:
        """Note ``reminded_on`` and ``reminded_by`` of several, in one statement, whatever their versions are."""
        stored = [one for one in rhythms if one.version]
        if stored:
            rows = [{"who": one.person_id, "on": one.reminded_on, "carrier": one.reminded_by} for one in stored]
            await self._work.run(_REMINDED, rows)
        new = [RHYTHM.row(one) | {"version": 1} for one in rhythms if not one.version]
        if new:
            await self._work.put(RHYTHM.table, new)

    async def plan(self, school_id: str) -> ReminderPlan:
        """The school's plan, or the usual one."""
        return (await self.plans([school_id]))[school_id]

    async def plans(self, school_ids: Iterable[str]) -> dict[str, ReminderPlan]:
        """Of each school, the usual one where nothing is stored."""
        ids = sorted(set(school_ids))
        rows = await self._work.all(_PLANS, {"ids": ids}) if ids else []
        stored = {plan.school_id: plan for plan in map(PLAN.of, rows)}
        return {school_id: stored.get(school_id) or ReminderPlan(school_id) for school_id in ids}

    async def save_plan(self, plan: ReminderPlan) -> ReminderPlan:
        """Insert (version 0) or save; raises ``Conflict``."""
        after = replace(plan, version=plan.version + 1)
        await self._keep(PLAN, _SAVE_PLAN, "school_id", after, plan.version)
        return after

    async def _keep(self, mapping: Mapping[Any], statement: Update, key: str, after: object, was: int) -> None:
        """Insert what was not stored (``was`` 0), or write what is still at the version that was read."""
        values = mapping.row(after)
        if was:
            who = values.pop(key)
            del values["version"]
            done = await self._work.run(statement, values | {"who": who, "was": was}) == 1
        else:
            done = await self._work.insert_new(mapping.table, values)
        if not done:  # somebody saved it since it was read
            raise Conflict(f"{mapping.table.name} was changed meanwhile")
