"""The catalogue in force and a school's own; the overview of levels; the words of any chart."""

from __future__ import annotations

from collections.abc import Awaitable, Container, Sequence
from importlib import import_module

from bot.edge.incoming import Incoming
from bot.figures.actions import trend_text
from bot.figures.views import kept
from bot.handling.ask import Ask, answering, reading, writing
from bot.handling.services import Action, Answer, Services
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
from cards.charts.words.levels import levels_spec
from cards.kit import notes
from cards.kit.scene import Card
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.catalogue.read import read_catalogue
from domain.errors import Refused
from domain.meetings.meeting import Meeting
from domain.shown import of_levels

# What "Vis som tekst" answers, by the press's ``arg`` up to a colon. Those of rounds: bot/conducting/round_actions.py.
CHART_TEXTS: dict[str, Action] = {"trend": trend_text}


@reading(CATALOGUE_LIST)
async def listing(ask: Ask) -> Answer:
    """Return all characteristics that are in force."""
    await ask.member()
    return await catalogue_card(ask)


@reading(CATALOGUE_SHOW)
async def show(ask: Ask) -> Answer:
    """Return one characteristic; all of them where the press names none."""
    await ask.member()
    number = ask.press.arg or ask.press.inputs.get("characteristic", "")
    if not number:
        return await catalogue_card(ask)
    catalogue = await ask.uow.catalogues.of(ask.caller.school.id)
    characteristic = catalogue.characteristic(number)
    if characteristic is None:
        raise Refused("characteristic_gone", number=number[:20])
    return catalogue_cards.characteristic(ask.scene, ask.caller, catalogue, characteristic)


@reading(OVERVIEW_SHOW)
async def levels(ask: Ask) -> Answer | Awaitable[Answer]:
    """Return the levels that were agreed on, by characteristic and year; the press says which of them are drawn."""
    school_id = (await ask.member()).school.id
    catalogue = await ask.uow.catalogues.of(school_id)
    meetings = await ask.uow.meetings.of_school(school_id)
    renewed = await meetings_with_new_criteria(ask.uow, school_id, meetings)
    rows = [
        (characteristic, [meeting for meeting in meetings if meeting.characteristic_id == characteristic.id])
        for characteristic in catalogue.characteristics
    ]
    page = int(ask.press.arg) if ask.press.arg.isascii() and ask.press.arg.isdigit() and len(ask.press.arg) < 3 else 0
    return _drawn_levels(ask, rows, renewed, page)


async def _drawn_levels(
    ask: Ask, rows: Sequence[tuple[Characteristic, list[Meeting]]], renewed: Container[str], page: int
) -> Card:
    """Return the overview; what its picture draws is kept, in a unit of its own."""
    spec = levels_spec(ask.scene.language, rows, ask.scene.zone, renewed=renewed, page=page)
    chart = await kept(ask.services, spec, [of_levels(ask.caller.school.id)])
    return overview.overview(ask.scene, ask.caller, rows, chart, renewed, page)


@writing(CATALOGUE_TAKE)
async def take(ask: Ask) -> Answer | Awaitable[Answer]:
    """Put the file in force that the leader looked at. Pressed once more it changes nothing: the offer is gone."""
    school_id = (await ask.leader()).school.id
    text = await ask.uow.catalogues.offered(school_id, ask.press.arg)
    if text is None:
        raise Refused("catalogue_offer_gone")
    catalogue, problems = read_catalogue(text)
    if catalogue is None or problems:
        raise Refused("catalogue_offer_gone")
    await ask.uow.catalogues.put(school_id, text, ask.now)
    await ask.uow.catalogues.offer(school_id, "", ask.now)  # in place of the one that was taken in
    return ask.afterwards(catalogue_card)


@writing(CATALOGUE_BUILT_IN)
async def built_in(ask: Ask) -> Answer:
    """Put the built-in catalogue in force again; where it is in force already, nothing changes."""
    school_id = (await ask.leader()).school.id
    if (await ask.uow.catalogues.of(school_id)).origin == "school":
        await ask.uow.catalogues.put(school_id, "", ask.now)
    heading = ask.tr("The built-in catalogue is in force")
    sentence = ask.tr("The school's own file can be sent to me again at any time.")
    back = (ask.tr("Show characteristics"), Press(CATALOGUE_LIST, school_id))
    return notes.note(ask.scene, heading, sentence, [back])


@answering(CHART_TEXT)
async def chart_text(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Return what a chart shows in words. Undecorated: the action that knows the chart has a unit of its own."""
    chart = press.arg.partition(":")[0]
    rounds = import_module("bot.conducting.round_actions").CHART_TEXTS  # when asked for: it imports much
    action: Action | None = {**rounds, **CHART_TEXTS}.get(chart)
    if action is None:
        raise Refused("gone")
    return await action(services, incoming, press)


async def catalogue_card(ask: Ask) -> Card:
    """Return the card with all characteristics that are in force, and where the catalogue came from."""
    catalogue = await ask.uow.catalogues.of(ask.caller.school.id)
    _, came_from = await ask.uow.catalogues.source(ask.caller.school.id)
    return catalogue_cards.listing(ask.scene, ask.caller, catalogue, came_from)
