"""The catalogue in force and a school's own; the overview of levels; the words of any chart."""

from __future__ import annotations

from importlib import import_module

from bot.edge.incoming import Incoming
from bot.figures.actions import trend_text
from bot.figures.views import kept
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards import charts
from cards.catalogue import catalogue as catalogue_cards
from cards.catalogue import overview
from cards.catalogue.verbs import (
    CATALOGUE_BUILT_IN,
    CATALOGUE_LIST,
    CATALOGUE_SHOW,
    CATALOGUE_TAKE,
    CHART_TEXT,
    OVERVIEW_SHOW,
)
from cards.kit import notes
from cards.kit.scene import Card
from cards.verbs import Press, Verb
from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.catalogue.read import read_catalogue
from domain.errors import Refused
from domain.people.school import Caller

# What "Vis som tekst" answers, by the press's ``arg`` up to a colon. Those of rounds: bot/conducting/round_actions.py.
CHART_TEXTS: dict[str, Action] = {"trend": trend_text}


async def catalogue_card(services: Services, caller: Caller) -> Card:
    """All characteristics that are in force."""
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(caller.school.id)
        _, came_from = await uow.catalogues.source(caller.school.id)
    return catalogue_cards.listing(scene_for(services, caller, services.clock()), caller, catalogue, came_from)


async def characteristic_card(services: Services, caller: Caller, number: str) -> Card:
    """One characteristic; all of them where none is named."""
    if not number:
        return await catalogue_card(services, caller)
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(caller.school.id)
    one = catalogue.characteristic(number)
    if one is None:
        raise Refused("characteristic_gone", number=number[:20])
    return catalogue_cards.characteristic(scene_for(services, caller, services.clock()), caller, catalogue, one)


async def overview_card(services: Services, caller: Caller, page: int = 0) -> Card:
    """The levels that were agreed on, by characteristic and year; ``page`` says which of them are drawn."""
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(caller.school.id)
        meetings = await uow.meetings.of_school(caller.school.id)
        renewed = await meetings_with_new_criteria(uow, caller.school.id, meetings)
    rows = [(one, [m for m in meetings if m.characteristic_id == one.id]) for one in catalogue.characteristics]
    scene = scene_for(services, caller, services.clock())
    spec = charts.levels_spec(scene.language, rows, scene.zone, renewed=renewed, page=page)
    return overview.overview(scene, caller, rows, await kept(services, spec), renewed, page)


async def _list(services: Services, incoming: Incoming, press: Press) -> Answer:
    return await catalogue_card(services, await _caller(services, incoming, press))


async def _show(services: Services, incoming: Incoming, press: Press) -> Answer:
    number = press.arg or press.inputs.get("characteristic", "")
    return await characteristic_card(services, await _caller(services, incoming, press), number)


async def _overview(services: Services, incoming: Incoming, press: Press) -> Answer:
    page = int(press.arg) if press.arg.isascii() and press.arg.isdigit() and len(press.arg) < 3 else 0
    return await overview_card(services, await _caller(services, incoming, press), page)


async def _take(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Put the file in force that the leader looked at. Pressed once more it changes nothing: the offer is gone."""
    now = services.clock()
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        text = await uow.catalogues.offered(caller.school.id, press.arg)
        if text is None:
            raise Refused("catalogue_offer_gone")
        catalogue, problems = read_catalogue(text)
        if catalogue is None or problems:
            raise Refused("catalogue_offer_gone")
        await uow.catalogues.put(caller.school.id, text, now)
        await uow.catalogues.offer(caller.school.id, "", now)  # in place of the one that was taken in
        await uow.commit()
    return await catalogue_card(services, caller)


async def _built_in(services: Services, incoming: Incoming, press: Press) -> Answer:
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        if (await uow.catalogues.of(caller.school.id)).origin == "school":
            await uow.catalogues.put(caller.school.id, "", services.clock())
            await uow.commit()
    scene = scene_for(services, caller, services.clock())
    heading = scene.tr("The built-in catalogue is in force")
    sentence = scene.tr("The school's own file can be sent to me again at any time.")
    back = (scene.tr("Show characteristics"), Press(CATALOGUE_LIST, caller.school.id))
    return notes.note(scene, heading, sentence, [back])


async def _chart_text(services: Services, incoming: Incoming, press: Press) -> Answer:
    what = press.arg.partition(":")[0]
    rounds = import_module("bot.conducting.round_actions").CHART_TEXTS  # when asked for: it imports much
    action: Action | None = {**rounds, **CHART_TEXTS}.get(what)
    if action is None:
        raise Refused("gone")
    return await action(services, incoming, press)


async def _caller(services: Services, incoming: Incoming, press: Press) -> Caller:
    async with services.units(write=False) as uow:
        return await caller_in(uow, incoming, press.ref)


ACTIONS: dict[Verb, Action] = {
    CATALOGUE_LIST: _list,
    CATALOGUE_SHOW: _show,
    CATALOGUE_TAKE: _take,
    CATALOGUE_BUILT_IN: _built_in,
    OVERVIEW_SHOW: _overview,
    CHART_TEXT: _chart_text,
}
