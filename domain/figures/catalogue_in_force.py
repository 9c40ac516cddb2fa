"""The catalogue of a school with the limits that it has set."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from domain.catalogue.areas import Catalogue
from domain.figures.limits import Limits
from domain.figures.limits_in_force import in_force
from domain.unit_of_work import UnitOfWork

_KEPT = 64  # catalogues of schools that were made last: what is looked up about a catalogue is kept with the catalogue
_made: OrderedDict[str, tuple[Catalogue, Mapping[str, Limits], Catalogue]] = OrderedDict()


async def catalogue_of(uow: UnitOfWork, school_id: str) -> Catalogue:
    """The catalogue in force, with the limits that the school has set: whatever is coloured is read with this one."""
    catalogue, limits = await uow.catalogues.of(school_id), await uow.limits.of_school(school_id)
    if not limits:
        return catalogue
    known = _made.get(school_id)
    if known is None or known[0] is not catalogue or known[1] != limits:
        known = _made[school_id] = (catalogue, limits, in_force(catalogue, limits))
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return known[2]
