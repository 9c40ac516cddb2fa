"""Taking public figures in: what is new or changed is kept, with what stood there before, so that it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.ids import new_id
from domain.imports import Change, Import, ImportState
from domain.indicators import Figure
from domain.ports import UnitOfWork


async def take_statistics(
    uow: UnitOfWork, school_id: str, figures: Sequence[Figure], called: str, now: datetime
) -> int:
    """Keep the figures; returns how many are new or different. The same ones once more change nothing.

    ``called`` is what the import is remembered as. The caller commits.
    """
    there = {_key(figure): figure for figure in await uow.figures.of_school(school_id)}
    changes = tuple(Change(there.get(_key(figure)), figure) for figure in figures if there.get(_key(figure)) != figure)
    if not changes:
        return 0
    await uow.figures.put([change.after for change in changes])
    digest = f"kostra:{new_id()}"  # no file: nothing that could come a second time
    taken = Import(new_id(), school_id, digest, called, "kostra", "", now, ImportState.TAKEN, changes=changes)
    await uow.imports.put(taken)
    return len(changes)


def _key(figure: Figure) -> tuple[str, int, str]:
    return figure.indicator_id, figure.year, figure.scope
