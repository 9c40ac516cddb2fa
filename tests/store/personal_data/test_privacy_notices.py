"""Rows of notices say of nobody what they did in a meeting, at whatever time and with whatever luck they were said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.delivery.decide import Drop
from domain.delivery.notices import GONE_WHEN_SAID, TRACELESS, Notice, NoticeKind, NoticeState
from domain.delivery.outcomes import Outcome, Said, write_outcomes
from domain.errors import TransportError
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, MEETING, NOW, TEACHER, notice, settle


def _unheard(notice: Notice, error: Exception, *, for_good: bool) -> None:
    pass


@pytest.mark.parametrize("kind", TRACELESS)
async def test_who_was_written_to_is_not_told_by_the_row(units: Units, kind: NoticeKind) -> None:
    await settle(units)
    outcomes: tuple[Outcome, ...] = (Said(), Drop("left"), TransportError("gone", status=403, permanent=True))
    rows = [
        notice(number, key=f"c:{number}", kind=kind, subject_id=MEETING.id, person_id=TEACHER.id)
        for number in range(len(outcomes))
    ]
    async with units() as uow:
        for row in rows:
            await uow.notices.add(row)
        await uow.commit()
    for minutes, (row, outcome) in enumerate(zip(rows, outcomes, strict=True)):
        async with units() as uow:
            await write_outcomes(uow, [(row, outcome)], _unheard, NOW + timedelta(minutes=minutes))
            await uow.commit()
    async with units() as uow:
        found = await uow.notices.of_subject(MEETING.id)
        first = replace(found[0], id="", key="")
        assert all(replace(row, id="", key="") == first for row in found)
        assert found[0].state is NoticeState.SENT
        assert len(found) == len(rows), "a leader was told"
        person = await uow.people.get(TEACHER.id)
        assert person is not None
        assert person.reachable
        await uow.notices.forget([MEETING.id], TRACELESS)
        assert await uow.notices.of_subject(MEETING.id) == []
        assert await uow.people.get(LEADER.id) is not None


@pytest.mark.parametrize("kind", GONE_WHEN_SAID)
async def test_what_only_some_are_told_leaves_no_row_once_it_was_said_or_never_can_be(
    units: Units, kind: NoticeKind
) -> None:
    await settle(units)
    outcomes: tuple[Outcome, ...] = (Said(), Drop("left"), TransportError("gone", status=403, permanent=True))
    rows = [
        notice(number, key=f"g:{number}", kind=kind, subject_id=MEETING.id, person_id=TEACHER.id)
        for number in range(len(outcomes) + 1)
    ]
    async with units() as uow:
        for row in rows:
            await uow.notices.add(row)
        later = TransportError("busy", status=503, permanent=False)
        await write_outcomes(uow, list(zip(rows, (*outcomes, later), strict=True)), _unheard, NOW)
        await uow.commit()
    async with units(write=False) as uow:
        left = await uow.notices.of_subject(MEETING.id)
        assert [(row.id, row.state) for row in left] == [(rows[-1].id, NoticeState.PENDING)], "tried again"
