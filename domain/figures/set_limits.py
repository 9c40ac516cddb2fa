"""Set from where a figure is good and where it needs lifting, or take the suggestion back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.catalogue.areas import Better, Catalogue, Indicator
from domain.errors import Problem, Refused
from domain.figures.comparison import SCOPES
from domain.figures.limits import Limits
from domain.figures.number_text import UnclearError, number_in
from domain.people.school import Caller
from domain.rounding import whole
from domain.unit_of_work import UnitOfWork

NUMBERS, NO_COLOUR = "numbers", "none"
WAYS = (NUMBERS, *SCOPES, NO_COLOUR)  # what a figure can be held against
MOST_APART = 50  # per cent from a yardstick
SCALE = {"mean": (1.0, 5.0), "percent": (0.0, 100.0)}
_MOST = 10_000_000.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asked for: limits for one or several indicators, or what is wrong with it."""

    limits: tuple[Limits, ...] = ()
    problems: tuple[Problem, ...] = ()


async def set_limits(
    uow: UnitOfWork, caller: Caller, indicator_id: str, inputs: Mapping[str, str], now: datetime
) -> tuple[Problem, ...]:
    """Keep what a leader asked for; the caller commits. What is wrong comes back beside its field."""
    indicator = await colourable(uow, caller, indicator_id)
    catalogue = await uow.catalogues.of(caller.school.id)
    asked = read_form(caller, catalogue, indicator, inputs, now)
    if not asked.problems:
        for limits in asked.limits:
            await uow.limits.put(limits)
    return asked.problems


async def clear_limits(uow: UnitOfWork, caller: Caller, indicator_id: str) -> None:
    """The catalogue's limits again; where the school has set none nothing happens."""
    indicator = await colourable(uow, caller, indicator_id)
    await uow.limits.clear(caller.school.id, indicator.id)


async def colourable(uow: UnitOfWork, caller: Caller, indicator_id: str) -> Indicator:
    """The indicator as the catalogue has it, for a leader; refused where it is gone or never has a colour."""
    if not caller.leads:
        raise Refused("leaders_only_unnamed")
    found = (await uow.catalogues.of(caller.school.id)).indicator(indicator_id)
    if found is None or found.better is Better.NONE:
        raise Refused("indicator_gone")
    return found


def read_form(
    caller: Caller, catalogue: Catalogue, indicator: Indicator, inputs: Mapping[str, str], now: datetime
) -> Asked:
    """The limits that the inputs ask for: ``against``, ``good``, ``lift``, ``apart`` and ``reach``."""
    against = inputs.get("against", NUMBERS)
    if against not in WAYS:
        return Asked(problems=(Problem("limits_against", field="against"),))
    numbers: tuple[float | None, float | None] = (None, None)
    margin, problems = 0.1, list[Problem]()
    if against == NUMBERS:
        numbers, problems = _numbers(indicator, inputs)
    elif against in SCOPES:
        margin, problems = _margin(inputs.get("apart", ""))
    if problems:
        return Asked(problems=tuple(problems))
    yardstick = against if against in SCOPES else ""
    made = [
        Limits(caller.school.id, each.id, *numbers, yardstick, margin, caller.person.id, now)
        for each in reached(catalogue, indicator, inputs.get("reach", ""))
    ]
    return Asked(tuple(made))


def reached(catalogue: Catalogue, indicator: Indicator, reach: str) -> list[Indicator]:
    """The indicators that the limits are for: this one, or with ``source`` all of its kind that are measured alike."""
    if reach != "source":
        return [indicator]
    alike = (indicator.source, indicator.unit, indicator.better)
    return [each for each in catalogue.indicators if (each.source, each.unit, each.better) == alike]


def _numbers(
    indicator: Indicator, inputs: Mapping[str, str]
) -> tuple[tuple[float | None, float | None], list[Problem]]:
    problems: list[Problem] = []
    good = _number(indicator, inputs, "good", problems)
    lift = _number(indicator, inputs, "lift", problems)
    if good is not None and lift is not None:
        turned = good > lift if indicator.better is Better.DOWN else good < lift
        if turned:
            problems.append(Problem("limits_turned", field="lift"))
    return (good, lift), problems


def _number(indicator: Indicator, inputs: Mapping[str, str], field: str, problems: list[Problem]) -> float | None:
    text = inputs.get(field, "").strip()
    if not text:
        problems.append(Problem("limits_missing", field=field))
        return None
    least, most = SCALE.get(indicator.unit, (0.0, _MOST))
    try:
        found = number_in(text, indicator.unit)
    except UnclearError as unclear:
        problems.append(Problem(unclear.problem.key, unclear.problem.params, field))
        return None
    if not least <= found <= most:
        problems.append(Problem("limits_outside", {"least": whole(least), "most": whole(most)}, field))
        return None
    return found


def _margin(text: str) -> tuple[float, list[Problem]]:
    plain = text.strip().rstrip("%").strip() or "10"
    if not (plain.isascii() and plain.isdigit() and int(plain[:4]) <= MOST_APART):
        return 0.1, [Problem("limits_apart", {"most": MOST_APART}, "apart")]
    return int(plain) / 100, []
