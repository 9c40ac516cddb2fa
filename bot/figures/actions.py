"""The school's figures: shown, explained, and their trend in words."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.figures.views import for_listing, kept
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from cards import charts
from cards.figures import listing as figures
from cards.figures.verbs import FIGURES_EXPLAIN, FIGURES_SHOW
from cards.kit import notes, present
from cards.kit.escape import escape, escape_line
from cards.kit.scene import Card
from cards.verbs import Press, Verb
from domain.catalogue.areas import Catalogue, Characteristic
from domain.errors import Refused
from domain.figures.reading import Reading, read_all
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def figures_card(services: Services, caller: Caller, characteristic_id: str = "", group: str = "") -> Card:
    """The figures of one characteristic, of a group of sources, or the school's first ones, with their picture."""
    scene = scene_for(services, caller, services.clock())
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.with_limits(caller.school.id)
        about = _characteristic(catalogue, characteristic_id) if characteristic_id else None
        readings = await readings_of(uow, caller.school.id, catalogue, characteristic_id)
    chart = await kept(services, for_listing(scene, about, group, readings))
    return figures.listing(scene, caller, readings, about, group=group, chart=chart, catalogue=catalogue)


async def readings_of(
    uow: UnitOfWork, school_id: str, catalogue: Catalogue, characteristic_id: str = ""
) -> list[Reading]:
    """What the school's figures say, about one characteristic or all of them."""
    indicators = catalogue.informing(characteristic_id) if characteristic_id else catalogue.indicators
    if not indicators:
        return []
    return read_all(indicators, await uow.figures.of_school(school_id, [i.id for i in indicators]))


async def _show(services: Services, incoming: Incoming, press: Press) -> Answer:
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
    asked = press.arg or press.inputs.get("characteristic", "")
    if asked in figures.GROUPS:
        return await figures_card(services, caller, group=asked)
    return await figures_card(services, caller, asked)


async def _explain(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What the figures of a meeting mean; where the press names the school, those of a characteristic or a group."""
    if press.arg == figures.FIRST or press.arg in figures.GROUPS:
        return await _explain_group(services, incoming, press)
    async with services.units(write=False) as uow:
        caller, about, readings = await _subject(uow, incoming, press, press.arg)
    return figures.explain(scene_for(services, caller, services.clock()), about, readings, caller)


async def _explain_group(services: Services, incoming: Incoming, press: Press) -> Answer:
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        readings = await readings_of(uow, caller.school.id, await uow.catalogues.with_limits(caller.school.id))
    scene = scene_for(services, caller, services.clock())
    return figures.explain(scene, None, readings, caller, press.arg)


async def trend_text(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What "Vis som tekst" answers under a trend: what the picture shows, one sentence a line."""
    async with services.units(write=False) as uow:
        caller, about, readings = await _subject(uow, incoming, press, press.arg.partition(":")[2])
    scene = scene_for(services, caller, services.clock())
    title = present.title(scene, about)
    spec = charts.trend_spec(scene.language, readings, title)
    words = escape(spec.alt) if spec else scene.tr("There are no figures about this yet.")
    return notes.note(scene, escape_line(title), words)


async def _subject(
    uow: UnitOfWork, incoming: Incoming, press: Press, number: str
) -> tuple[Caller, Characteristic, list[Reading]]:
    """Who asks, what about, and the figures: those of the meeting that is named, else those of a characteristic."""
    meeting = await uow.meetings.get(press.ref)
    caller = await caller_in(uow, incoming, meeting.school_id if meeting else press.ref)
    catalogue = await uow.catalogues.with_limits(caller.school.id)
    if meeting is None:
        about = _characteristic(catalogue, number)
        readings = await readings_of(uow, caller.school.id, catalogue, number)
        return caller, about, figures.by_colour(readings)  # as the list and its picture have them
    chosen = [indicator for indicator in catalogue.indicators if indicator.id in meeting.indicators]
    chosen.sort(key=lambda indicator: meeting.indicators.index(indicator.id))
    found = await uow.figures.of_school(meeting.school_id, [i.id for i in chosen]) if chosen else []
    return caller, _characteristic(catalogue, meeting.characteristic_id), read_all(chosen, found)


def _characteristic(catalogue: Catalogue, number: str) -> Characteristic:
    found = catalogue.characteristic(number)
    if found is None:
        raise Refused("characteristic_gone", number=number[:20])
    return found


ACTIONS: dict[Verb, Action] = {FIGURES_SHOW: _show, FIGURES_EXPLAIN: _explain}
