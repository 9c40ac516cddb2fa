"""What an import says: the kind of file, what it changes, its figures a line an indicator, its refused lines."""

from __future__ import annotations

from collections.abc import Sequence

from cards.figures.whose import titled, year_of
from cards.kit import present
from cards.kit.escape import escape_line
from cards.kit.scene import Scene
from cards.kit.sentences import sentence
from domain.catalogue.areas import Catalogue, Indicator
from domain.figures.figure import Figure
from domain.figures.imports import Change
from domain.figures.take_figures import Refusal
from domain.figures.take_import import Effect
from locales import N_, tr

_KINDS = {
    "plain": N_("A table of figures"),
    "survey": N_("Survey results"),
    "forms": N_("Answers from Microsoft Forms"),
    "gsi": N_("Figures from GSI"),
    "kostra": N_("Figures from KOSTRA"),
}
_AUDIENCES = {
    "pupils_young": (N_("Pupils in years 1–4"), N_("Get it for years 1–4")),
    "pupils_older": (N_("Pupils from year 5"), N_("Get it from year 5")),
    "guardians": (N_("Guardians"), N_("Get it for guardians")),
}
MOST_YEARS = 4


def what_it_is(scene: Scene, name: str, kind: str) -> str:
    """As "Survey results · foreldre 2026.xlsx"."""
    told = scene.tr(_KINDS[kind]) if kind in _KINDS else ""
    return " · ".join(part for part in (told, escape_line(name)) if part)


def effect(scene: Scene, what: Effect) -> str:
    """As "6 figures: 4 new, 2 changed"."""
    total = what.new + what.changed + what.same
    counts = [
        scene.trn("{count} new one", "{count} new", what.new) if what.new else "",
        scene.tr("{count} changed", count=present.number(scene, what.changed)) if what.changed else "",
        scene.tr("{count} as before", count=present.number(scene, what.same)) if what.same else "",
    ]
    told = scene.trn("{count} figure", "{count} figures", total)
    return f"{told}: {', '.join(part for part in counts if part)}." if any(counts) else f"{told}."


def replaced(scene: Scene, catalogue: Catalogue, changes: Sequence[Change]) -> list[str]:
    """A line a figure that would be replaced, old and new: "Trivsel (elever), 2026: 3,9 → **4,1**"."""
    return [
        f"{_titled(scene, indicator, change.after)}, {_year(scene, change.after)}: "
        f"{_plain(scene, indicator, change.before)} → {_value(scene, indicator, change.after)}"
        for indicator in catalogue.indicators
        for change in changes
        if change.before is not None and change.after.indicator_id == indicator.id
    ]


def lines(scene: Scene, catalogue: Catalogue, figures: Sequence[Figure]) -> list[str]:
    """A line an indicator and age group: its title, then its years, newest first."""
    of: dict[str, dict[tuple[str, str], list[Figure]]] = {}
    for figure in figures:
        of.setdefault(figure.indicator_id, {}).setdefault((figure.group, figure.scope), []).append(figure)
    return [
        _line(scene, indicator, together)
        for indicator in catalogue.indicators
        for together in of.get(indicator.id, {}).values()
    ]


def refusal(scene: Scene, one: Refusal) -> str:
    """As "Line 5: …", with the sheet where there are several."""
    told = sentence(scene, one.problem)
    if not one.line:
        return told
    place = scene.tr("Line {line}", line=one.line)
    return f"{f'{escape_line(one.sheet)}, {place.lower()}' if one.sheet else place}: {told}"


def audience(scene: Scene, name: str) -> str:
    """For whom a set is."""
    return scene.tr(_AUDIENCES[name][0])


def open_set(scene: Scene, name: str) -> str:
    """The title of the button that opens it."""
    return scene.tr(_AUDIENCES[name][1])


def language_name(tag: str) -> str:
    """What a language calls itself."""
    return present.LANGUAGE_NAMES[tag]


def _line(scene: Scene, indicator: Indicator, figures: Sequence[Figure]) -> str:
    language = scene.language
    newest = sorted(figures, key=lambda figure: -figure.year)
    told = [f"{_year(scene, figure)} {_value(scene, indicator, figure)}" for figure in newest[:MOST_YEARS]]
    if len(newest) > MOST_YEARS:
        told.append(scene.tr("and {count} more", count=len(newest) - MOST_YEARS))
    computed = f" {tr(language, 'computed')}" if any(figure.derived for figure in figures) else ""
    return f"{_titled(scene, indicator, figures[0])}: {' · '.join(told)}{computed}"


def _titled(scene: Scene, indicator: Indicator, figure: Figure) -> str:
    return escape_line(titled(scene.language, indicator, figure))


def _year(scene: Scene, figure: Figure) -> str:
    return year_of(figure, present.local_day(scene, scene.now).year)


def _plain(scene: Scene, indicator: Indicator, figure: Figure | None) -> str:
    return _value(scene, indicator, figure).strip("*") if figure else ""


def _value(scene: Scene, indicator: Indicator, figure: Figure) -> str:
    if figure.suppressed:
        return scene.tr("withheld")
    value, _unit = present.measured(scene, indicator.unit, figure.value)
    return f"**{value}**"
