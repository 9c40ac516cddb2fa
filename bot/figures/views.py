"""Drawn pictures on the cards that people ask for: what is drawn, kept under its address."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handling.services import Services
from cards.charts.spec import ChartSpec
from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from cards.figures import listing as figures
from cards.kit import present
from cards.kit.scene import Picture, Scene
from domain.catalogue.areas import Characteristic
from domain.figures.reading import Reading
from domain.shown import Shown, address_of
from domain.unit_of_work import UnitOfWork


async def kept(services: Services, spec: ChartSpec | None, shows: Sequence[Shown]) -> Picture | None:
    """Return the picture with its address, what it draws written down first; None where there is nothing to draw.

    ``shows`` is what the picture goes with, once that is taken away.
    """
    if spec is None:
        return None
    address = address_of(spec.to_json(), shows)
    async with services.units(write=False) as uow:
        known = await uow.charts.get(address) is not None
    if not known:  # most often it is: reading needs no write lock
        async with services.units() as uow:
            await uow.charts.put(spec.to_json(), shows)
            await uow.commit()
    return Picture(services.addresses.chart(address), spec.alt, spec.left_out)


async def kept_in(
    uow: UnitOfWork, services: Services, spec: ChartSpec | None, shows: Sequence[Shown]
) -> Picture | None:
    """Return the same where there is a unit for writing already."""
    if spec is None:
        return None
    address = await uow.charts.put(spec.to_json(), shows)
    return Picture(services.addresses.chart(address), spec.alt, spec.left_out)


def for_listing(
    scene: Scene, about: Characteristic | None, group: str, readings: Sequence[Reading]
) -> ChartSpec | None:
    """Return what is drawn under a list of figures: a characteristic's trend, or a group's years in colours.

    Where neither is asked for, what the two surveys say about the same.
    """
    coloured = figures.by_colour(readings)
    if about is not None:
        title = present.title(scene, about)
        return trend_spec(scene.language, coloured, title) or table_spec(scene.language, coloured, title)
    if group not in figures.GROUPS:
        return voices_spec(scene.language, readings)
    sources, title = figures.GROUPS[group]
    of_group = [reading for reading in coloured if reading.indicator.source in sources]
    return table_spec(scene.language, of_group, scene.tr(title))
