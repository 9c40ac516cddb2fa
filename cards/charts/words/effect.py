"""From what changed between two meetings to the spec of its picture, and to sentences that claim no more than it shows.

The alternative text of the picture and the card beside it say the same sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from cards.charts.spec import ChartSpec
from cards.charts.words.wording import full_value, names, value_words
from cards.kit.present import LOCALES
from domain.calendar.clock_and_days import local_date
from domain.figures.figure import Figure
from domain.figures.reading import Status
from domain.review.came_back import ended
from domain.review.effect import Effect, FigureShift, LevelShift, Way
from locales import N_, tr

_WORDS = {
    Way.UP: N_("up"),
    Way.DOWN: N_("down"),
    Way.SAME: N_("not moved"),
    Way.FEW: N_("too few"),
    Way.OTHER: N_("not alike"),
    Way.HIDDEN: N_("withheld"),
    Way.CHANGED: N_("new criteria"),
    Way.OPEN: N_("cannot say"),
    Way.NOT_YET: N_("not yet"),
    Way.NO_BEFORE: N_("not before"),
}


def effect_spec(language: str, effect: Effect, title: str, zone: str = "Europe/Oslo") -> ChartSpec:
    """The level and at most four figures, then and now. What is withheld has no value in the spec.

    ``title`` is the characteristic's number and title.
    """
    then = local_date(effect.before.started_at or ended(effect.before), zone)
    since = local_date(effect.after.started_at or ended(effect.after), zone) if effect.after else None
    called = figure_names(language, effect)
    data = {
        "title": title,
        "columns": [tr(language, "Before"), tr(language, "Now")],
        "rows": [
            _level(language, effect.level, then, since),
            *(_figure(language, one, called[one.reading.indicator.id]) for one in effect.figures),
        ],
        "foot": _foot(language, effect),
    }
    lines = [level_sentence(language, effect.level), *figure_sentences(language, effect)]
    return ChartSpec("effect", language, data, "\n".join(lines))


def figure_names(language: str, effect: Effect) -> Mapping[str, str]:
    """What the figures are called, by indicator."""
    return names(language, [one.reading for one in effect.figures])


def level_sentence(language: str, level: LevelShift) -> str:
    """What became of the level, in one sentence."""
    then, now = level.before, level.after
    match level.way:
        case Way.UP:
            return tr(language, "The level moved from {a} to {b}.", a=then, b=now)
        case Way.DOWN:
            return tr(language, "The level went down from {a} to {b}.", a=then, b=now)
        case Way.SAME:
            return tr(language, "The level has not moved: it is still level {level}.", level=then)
        case Way.CHANGED:
            return tr(language, "The criteria have changed since then, so the levels cannot be compared.")
        case Way.OPEN if then is None:
            return tr(language, "Last time we did not settle on a level, so we cannot say whether it has moved.")
        case Way.OPEN:
            return tr(language, "This time we did not settle on a level, so we cannot say whether it has moved.")
    if then is None:
        return tr(language, "Last time we did not settle on a level, and we have not met about it again yet.")
    return tr(language, "Last time we agreed on level {level}. We have not met about it again yet.", level=then)


def figure_sentences(language: str, effect: Effect) -> list[str]:
    """A sentence for each figure."""
    called = figure_names(language, effect)
    return [figure_sentence(language, one, called[one.reading.indicator.id]) for one in effect.figures]


def figure_sentence(language: str, one: FigureShift, name: str) -> str:
    """What became of a figure, and no more than its numbers carry."""
    old, new = _value(language, one, one.before), _value(language, one, one.after)
    years = {"year": one.before.year if one.before else 0, "newest": one.after.year if one.after else 0}
    both = {"name": name, "old": old, "new": new, **years}
    match one.way:
        case Way.UP | Way.DOWN:
            return tr(language, "{name} went from {old} in {year} to {new} in {newest}.", **both)
        case Way.SAME:
            return tr(language, "{name} has not moved: {old} in {year}, {new} in {newest}.", **both)
        case Way.FEW:
            return tr(
                language,
                "{name} was {old} in {year} and {new} in {newest}. With so few answers that may be chance.",
                **both,
            )
        case Way.OTHER:
            return tr(
                language,
                "{name} was {old} in {year} and {new} in {newest}. They come from two surveys, or from different age "
                "groups, and do not compare.",
                **both,
            )
        case Way.HIDDEN:
            return tr(language, "{name} cannot be compared: so few answered that a figure is withheld.", name=name)
        case Way.NO_BEFORE if new:
            return tr(
                language, "{name} was {new} in {newest}. We have no figure from before.", name=name, new=new, **years
            )
    if not old:
        return tr(language, "{name}: there is no newer figure yet.", name=name)
    return tr(language, "{name} was {old} in {year}. There is no newer figure yet.", name=name, old=old, **years)


def _level(language: str, level: LevelShift, then: date, since: date | None) -> dict[str, object]:
    aim = level.aim if level.aim != level.before else None
    when = [_month(language, day) for day in (then, since) if day]
    return {
        "kind": "level",
        "name": tr(language, "The level we agreed on"),
        "when": "–".join(when),
        "before": {"level": level.before, "aim": aim} if level.before else None,
        "after": {"level": level.after, "aim": None} if level.after else None,
        "way": level.way.value,
        "word": tr(language, _WORDS[level.way]),
    }


def _figure(language: str, one: FigureShift, name: str) -> dict[str, object]:
    years = [str(figure.year) for figure in (one.before, one.after) if figure]
    return {
        "kind": "figure",
        "name": name,
        "when": "–".join(years),
        "before": _cell(language, one, one.before),
        "after": _cell(language, one, one.after),
        "way": one.way.value,
        "word": _word(language, one),
    }


def _word(language: str, one: FigureShift) -> str:
    if one.better is None:
        return tr(language, _WORDS[one.way])
    return tr(language, "better") if one.better else tr(language, "weaker")


def _cell(language: str, one: FigureShift, figure: Figure | None) -> list[str] | None:
    if figure is None:
        return None
    if figure.suppressed:
        return [Status.SUPPRESSED.value, ""]
    return [one.reading.status_in(figure).value, value_words(language, one.reading.indicator.unit, figure.value)]


def _value(language: str, one: FigureShift, figure: Figure | None) -> str:
    if figure is None or figure.suppressed:
        return ""
    return full_value(language, one.reading.indicator.unit, figure.value)


def _month(language: str, day: date) -> str:
    return str(format_date(day, "MMM y", locale=LOCALES.get(language, language))).replace(" ", "\u00a0")


def _foot(language: str, effect: Effect) -> list[str]:
    """What the signs mean, those that are used."""
    found = []
    level = effect.level
    if level.before and level.aim and level.aim != level.before:
        words = tr(
            language,
            "{level} → {aim}: agreed on level {level}, aiming for {aim}",
            level=level.before,
            aim=level.aim,
        )
        found.append(words)
    if any(one.way is Way.FEW for one in effect.figures):
        found.append(tr(language, "too few: with so few answers it may be chance"))
    return found
