"""Colour limits in a leader's hands: the list, one to change, saved or given back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.figures import limits as settings_limits
from cards.figures.verbs import LIMITS_CLEAR, LIMITS_SAVE, LIMITS_SHOW
from cards.kit.scene import Card
from domain.catalogue.areas import Indicator
from domain.errors import Problem
from domain.figures import comparison
from domain.figures.set_limits import clear_limits, colourable, set_limits


@reading(LIMITS_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the list; where an indicator is named, its form."""
    leader, wanted = await ask.leader(), ask.press.arg or ask.press.inputs.get("indicator", "").strip()
    if not wanted:
        return await _list(ask)
    indicator = await colourable(ask.uow, leader, wanted)
    return await _form(ask, indicator)


@writing(LIMITS_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep what was typed; with a problem the same form comes back filled in."""
    indicator = await colourable(ask.uow, await ask.leader(), ask.press.arg)
    problems = await set_limits(ask.uow, ask.caller, indicator.id, ask.press.inputs, ask.now)
    return await _form(ask, indicator, problems, ask.press.inputs if problems else None, saved=not problems)


@writing(LIMITS_CLEAR)
async def clear(ask: Ask) -> Answer:
    """Put the suggestion in force again. Pressed once more it changes nothing."""
    await clear_limits(ask.uow, await ask.leader(), ask.press.arg)
    return await _list(ask)


async def _list(ask: Ask) -> Card:
    """Return the list of limits with who set them."""
    catalogue = await ask.uow.catalogues.of(ask.caller.school.id)
    limits = await ask.uow.limits.of_school(ask.caller.school.id)
    setters = await ask.uow.people.many(sorted({each.set_by for each in limits.values() if each.set_by}))
    return settings_limits.listing(ask.scene, ask.caller, catalogue, limits, setters)


async def _form(
    ask: Ask,
    indicator: Indicator,
    problems: Sequence[Problem] = (),
    typed: Mapping[str, str] | None = None,
    *,
    saved: bool = False,
) -> Card:
    """Return the form of one indicator, with the school's limits and whose figures its own can be held against."""
    school_id = ask.caller.school.id
    catalogue = await ask.uow.catalogues.of(school_id)
    limits = (await ask.uow.limits.of_school(school_id)).get(indicator.id)
    scopes = {each.scope for each in comparison.others(await ask.uow.figures.of_school(school_id, [indicator.id]))}
    return settings_limits.form(
        ask.scene, ask.caller, catalogue, indicator, limits, problems, typed, scopes=scopes, saved=saved
    )
