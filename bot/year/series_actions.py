"""Presses on a series of meetings: make it, send all its invitations, throw it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handling.ask import Ask, writing
from bot.handling.services import Answer
from bot.year.series_views import day_names
from cards.kit.scene import Card
from cards.year import series as cards
from cards.year import series_made
from cards.year.series import Series
from cards.year.verbs import SERIES_DISCARD, SERIES_SAVE, SERIES_SEND
from dialogs.meetings.form_values import read_clock, read_minutes
from dialogs.meetings.views import in_words
from domain.calendar.calendar_of import calendar_of
from domain.errors import Problem, Refused
from domain.reading import read_day
from domain.year.start_series import Made, discard_series, send_series, start_series


@writing(SERIES_SAVE)
async def save(ask: Ask) -> Answer:
    """Make the meetings of the days that are ticked; where that cannot be, return the card as it was filled in."""
    leader = await ask.leader_alone()
    series = cards.unpack(ask.press.arg)
    catalogue = await ask.uow.catalogues.of(leader.school.id)
    if series is None or not all(catalogue.characteristic(about) for about in series.abouts.values()):
        raise Refused("stale_card")
    inputs = ask.press.inputs
    ticked = {read_day(one) for one in inputs.get("days", "").split(",") if one}
    abouts = {day: about for day, about in series.abouts.items() if day in ticked}
    at = read_clock(inputs.get("time", ""))
    minutes, problems = read_minutes(inputs, series.minutes)
    if at is None:
        problems.append(Problem("not_a_time" if inputs.get("time", "").strip() else "time_missing", field="time"))
    if not abouts:
        problems.append(Problem("series_no_days", field="days"))
    if at is None or problems:
        return await _again(ask, series, problems)
    calendar = await calendar_of(ask.uow, leader.school, ask.services.holidays)
    made = await start_series(ask.uow, leader, series.id, abouts, at, minutes, ask.now, calendar)
    if not isinstance(made, Made):
        wrong = [replace(one, field="days" if one.field == "date" else one.field) for one in made]
        return await _again(ask, series, wrong)
    return series_made.made(ask.scene, series.id, made.meetings, catalogue)


@writing(SERIES_SEND)
async def send(ask: Ask) -> Answer:
    """Invite to each meeting of the series, at its time."""
    leader = await ask.leader_alone()
    sent, left = await send_series(ask.uow, leader, ask.press.arg, ask.now, ask.services.holidays)
    if not sent and not left:
        raise Refused("gone")
    return series_made.sent(ask.scene, sent, left, await ask.uow.catalogues.of(leader.school.id))


@writing(SERIES_DISCARD)
async def discard(ask: Ask) -> Answer:
    """Throw away what is not sent of the series."""
    leader = await ask.leader_alone()
    return series_made.discarded(ask.scene, await discard_series(ask.uow, leader, ask.press.arg, ask.now))


async def _again(ask: Ask, series: Series, problems: Sequence[Problem]) -> Card:
    """Return the card with what is wrong, filled in with what was typed."""
    school = ask.caller.school
    calendar = await calendar_of(ask.uow, school, ask.services.holidays)
    shown = cards.named(series, day_names(ask.scene, calendar, series.left_out))
    inputs = ask.press.inputs
    values = {name: inputs.get(name, "") for name in ("days", "time", "minutes")}
    catalogue = await ask.uow.catalogues.of(school.id)
    return cards.propose(ask.scene, shown, catalogue, in_words(ask.scene, problems), values)
