"""An import of figures: offered for looking at, taken in, and the last one undone.

What counts is what a file would change: the same file once more changes nothing, whoever sends it and by what way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.errors import Refused
from domain.figures.figure import Figure
from domain.figures.imports import Change, Import, ImportState
from domain.figures.suppression import withheld
from domain.ids import new_id
from domain.people.school import School
from domain.shown import of_figures
from domain.unit_of_work import UnitOfWork

OFFER_LIVES = timedelta(days=7)
_Key = tuple[str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Effect:
    """What taking a file in would change, or has changed."""

    import_: Import
    new: int = 0
    changed: int = 0
    same: int = 0
    replaced: tuple[Change, ...] = ()  # what stood there and would not stand any more

    @property
    def anything(self) -> bool:
        """Whether there is something to take in."""
        return bool(self.new or self.changed)


async def offer(
    uow: UnitOfWork, school: School, by: str, file_name: str, data: bytes, kind: str, figures: Sequence[Figure],
    now: datetime,
) -> Effect:  # fmt: skip
    """Keep what was understood of a file until somebody takes it in; older offers go."""
    await uow.imports.drop_offers_before(school.id, now - OFFER_LIVES)
    digest = hashlib.sha256(data).hexdigest()
    offered = Import(
        new_id(), school.id, digest, file_name[:120], kind, by, now, ImportState.OFFERED, tuple(map(withheld, figures))
    )
    offered = replace(offered, changes=await _changes(uow, offered))  # what is shown is what may be taken in
    await uow.imports.put(offered)
    return await effect_of(uow, offered)


async def effect_of(uow: UnitOfWork, import_: Import) -> Effect:
    """What taking it in would change now."""
    changes = await _changes(uow, import_)
    new = sum(change.before is None for change in changes)
    return Effect(import_, new, len(changes) - new, len(import_.figures) - len(changes), _replaced(changes))


async def take(uow: UnitOfWork, school: School, import_id: str, now: datetime) -> Effect:
    """Take an offer in. Pressed twice, the second press tells what the first one did.

    Refused where it would replace something that was not shown: what stood there has changed since.
    """
    await uow.schools.get(school.id, lock=True)  # imports of a school come one after another
    found = await uow.imports.get(import_id, lock=True)
    if found is None or found.school_id != school.id or found.state is ImportState.UNDONE:
        raise Refused("import_gone")
    if found.state is ImportState.TAKEN:
        return _told(found)
    changes = await _changes(uow, found)
    if any(change not in found.changes for change in _replaced(changes)):
        raise Refused("import_changed")
    # What was offered is in the changes now: an import that is in force needs nothing else.
    taken = replace(found, state=ImportState.TAKEN, at=now, changes=changes, figures=())
    if not changes:
        return Effect(found, same=len(found.figures))
    await uow.figures.put([change.after for change in changes])
    await uow.imports.put(taken)
    await uow.charts.forget(of_figures(school.id, withheld_by(changes)))
    return replace(_told(taken), same=len(found.figures) - len(changes))


async def take_in(
    uow: UnitOfWork, school: School, by: str, file_name: str, data: bytes, kind: str, figures: Sequence[Figure],
    now: datetime,
) -> Effect:  # fmt: skip
    """Offer and take in one go, as the command line does."""
    offered = await offer(uow, school, by, file_name, data, kind, figures, now)
    return await take(uow, school, offered.import_.id, now)


async def undo_last(uow: UnitOfWork, school: School, now: datetime, import_id: str = "") -> tuple[Import, int]:
    """Put back what stood before the last import; returns it, as it was, and how many figures were put back.

    Pictures that show the figures go.

    What somebody has changed since then is left as it is. ``import_id`` is the one that the presser saw: where another
    has come since, nothing happens.
    """
    await uow.schools.get(school.id, lock=True)
    last = await uow.imports.last_taken(school.id)
    if last is None:
        raise Refused("import_none")
    if import_id and last.id != import_id:
        raise Refused("import_not_last")
    there = {_key(figure): figure for figure in await _there(uow, last.school_id, (c.after for c in last.changes))}
    untouched = [change for change in last.changes if there.get(_key(change.after)) == change.after]
    await uow.figures.drop([change.after for change in untouched if change.before is None])
    await uow.figures.put([change.before for change in untouched if change.before is not None])
    await uow.charts.forget(of_figures(school.id, {change.after.indicator_id for change in untouched}))
    undone = replace(last, state=ImportState.UNDONE)
    await uow.imports.put(replace(undone, changes=()))
    return undone, len(untouched)


def withheld_by(changes: Iterable[Change]) -> set[str]:
    """Indicators of which something was shown and must not be shown any more."""
    return {
        change.after.indicator_id
        for change in changes
        if change.before and change.after.suppressed and not change.before.suppressed
    }


def _told(taken: Import) -> Effect:
    new = sum(change.before is None for change in taken.changes)
    return Effect(taken, new, len(taken.changes) - new, replaced=_replaced(taken.changes))


def _replaced(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(
        change
        for change in changes
        if change.before and (change.before.value, change.before.answers) != (change.after.value, change.after.answers)
    )


async def _changes(uow: UnitOfWork, import_: Import) -> tuple[Change, ...]:
    there = {_key(figure): figure for figure in await _there(uow, import_.school_id, import_.figures)}
    coming = [_of_the_survey_there(figure, there.values()) for figure in import_.figures]
    pairs = ((there.get(_key(figure)), figure) for figure in coming)
    return tuple(Change(before, after) for before, after in pairs if not _same(before, after))


def _of_the_survey_there(figure: Figure, there: Iterable[Figure]) -> Figure:
    """A figure of a file that names no survey is of the one whose figure of that year is there, where there is one."""
    if figure.instrument or figure.answers is None:
        return figure
    alike = [one for one in there if _key(one)[:3] == _key(figure)[:3] and one.group == figure.group]
    return replace(figure, instrument=alike[0].instrument) if len(alike) == 1 else figure


def _same(before: Figure | None, after: Figure) -> bool:
    """Whether a figure says what is here already: a file without a source or a day takes neither away."""
    if before is None:
        return False
    source, counted_on = after.source or before.source, after.counted_on or before.counted_on
    return replace(after, source=source, counted_on=counted_on) == before


async def _there(uow: UnitOfWork, school_id: str, like: Iterable[Figure]) -> list[Figure]:
    ids = sorted({figure.indicator_id for figure in like})
    return [withheld(figure) for figure in await uow.figures.of_school(school_id, ids)] if ids else []


def _key(figure: Figure) -> _Key:
    return figure.indicator_id, figure.year, figure.scope, figure.instrument, figure.group
