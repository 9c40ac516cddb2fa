"""The school's figures: shown, explained, and their trend in words."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.figures.views import for_listing, kept
from bot.handling.ask import Ask, reading
from bot.handling.services import Answer
from cards.charts.words.trend import trend_spec
from cards.figures import listing as figures
from cards.figures.verbs import FIGURES_EXPLAIN, FIGURES_SHOW
from cards.kit import notes, present
from cards.kit.escape import escape, escape_line
from cards.kit.scene import Card
from domain.catalogue.areas import Catalogue, Characteristic
from domain.errors import Refused
from domain.figures.reading import Reading, read_all
from domain.shown import of_figures
from domain.unit_of_work import UnitOfWork


@reading(FIGURES_SHOW)
async def show(ask: Ask) -> Answer | Awaitable[Answer]:
    """Return the figures of one characteristic, of a group of sources, or the school's first ones."""
    school_id = (await ask.member()).school.id
    asked = ask.press.arg or ask.press.inputs.get("characteristic", "")
    group, number = (asked, "") if asked in figures.GROUPS else ("", asked)
    catalogue = await ask.uow.catalogues.with_limits(school_id)
    about = _characteristic(catalogue, number) if number else None
    return _drawn_figures(ask, catalogue, about, group, await readings_of(ask.uow, school_id, catalogue, number))


async def _drawn_figures(
    ask: Ask, catalogue: Catalogue, about: Characteristic | None, group: str, readings: list[Reading]
) -> Card:
    """Return the list of figures; what its picture draws is kept, in a unit of its own."""
    shows = of_figures(ask.caller.school.id, [reading.indicator.id for reading in readings])
    chart = await kept(ask.services, for_listing(ask.scene, about, group, readings), shows)
    return figures.listing(ask.scene, ask.caller, readings, about, group=group, chart=chart, catalogue=catalogue)


@reading(FIGURES_EXPLAIN)
async def explain(ask: Ask) -> Answer:
    """Say what the figures of a meeting mean; where the press names the school, those of a characteristic or group."""
    asked = ask.press.arg
    if asked == figures.FIRST or asked in figures.GROUPS:
        school_id = (await ask.member()).school.id
        readings = await readings_of(ask.uow, school_id, await ask.uow.catalogues.with_limits(school_id))
        return figures.explain(ask.scene, None, readings, ask.caller, asked)
    about, readings = await _subject(ask, asked)
    return figures.explain(ask.scene, about, readings, ask.caller)


@reading()
async def trend_text(ask: Ask) -> Answer:
    """Say what the picture of a trend shows, one sentence a line: the answer of "Vis som tekst" under it."""
    about, readings = await _subject(ask, ask.press.arg.partition(":")[2])
    title = present.title(ask.scene, about)
    spec = trend_spec(ask.scene.language, readings, title)
    words = escape(spec.words) if spec else ask.tr("There are no figures about this yet.")
    return notes.note(ask.scene, escape_line(title), words)


async def readings_of(
    uow: UnitOfWork, school_id: str, catalogue: Catalogue, characteristic_id: str = ""
) -> list[Reading]:
    """Return what the school's figures say, about one characteristic or all of them."""
    indicators = catalogue.informing(characteristic_id) if characteristic_id else catalogue.indicators
    if not indicators:
        return []
    return read_all(indicators, await uow.figures.of_school(school_id, [indicator.id for indicator in indicators]))


async def _subject(ask: Ask, number: str) -> tuple[Characteristic, list[Reading]]:
    """Return a characteristic and its figures: those of the meeting that the press names, else by ``number``."""
    meeting = await ask.uow.meetings.get(ask.press.ref)
    school_id = (await ask.member(meeting.school_id if meeting else "")).school.id
    catalogue = await ask.uow.catalogues.with_limits(school_id)
    if meeting is None:
        about = _characteristic(catalogue, number)
        readings = await readings_of(ask.uow, school_id, catalogue, number)
        return about, figures.by_colour(readings)  # as the list and its picture have them
    chosen = [indicator for indicator in catalogue.indicators if indicator.id in meeting.indicators]
    chosen.sort(key=lambda indicator: meeting.indicators.index(indicator.id))
    known = await ask.uow.figures.of_school(school_id, [indicator.id for indicator in chosen]) if chosen else []
    return _characteristic(catalogue, meeting.characteristic_id), read_all(chosen, known)


def _characteristic(catalogue: Catalogue, number: str) -> Characteristic:
    """Return the characteristic with this number, or raise ``Refused``."""
    characteristic = catalogue.characteristic(number)
    if characteristic is None:
        raise Refused("characteristic_gone", number=number[:20])
    return characteristic
