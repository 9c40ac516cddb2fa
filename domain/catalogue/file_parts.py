"""The parts of a catalogue file: areas, characteristics, criteria, questions, indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from domain.catalogue.areas import Area, Better, Characteristic, Criterion, Indicator, Kind, Words
from domain.catalogue.file_form import Form, Table, within
from domain.people.school import LANGUAGES

MOST_AREAS, MOST_CHARACTERISTICS, MOST_INDICATORS, MOST_QUESTIONS = 12, 60, 200, 12
MOST_IN_LEVEL = 6  # sentences: the vote card shows all four levels on one card
LONGEST_TITLE, LONGEST_SENTENCE = 70, 400  # characters; what all cards have room for
UNITS = ("mean", "percent", "count", "nok_per_child", "nok_per_pupil", "hours_per_year", "fte")
SOURCES = ("pupil_survey", "guardian_survey", "staff_survey", "KOSTRA", "GSI")
ORIGINS = ("seed", "framework", "samklang", "school")
_NUMBER = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?")
_ID = re.compile(r"[a-z][a-z0-9_]{1,40}")

Levels = Mapping[int, tuple[Criterion, ...]]


def read_areas(form: Form, top: Table, default: Levels, origin: str) -> tuple[Area, ...]:
    """All areas. A number that comes twice is said and the second left out."""
    areas: list[Area] = []
    seen: set[str] = set()
    for table, place in form.tables(top, "areas", "", MOST_AREAS):
        form.keys(table, place, "id", "title", "characteristics")
        number = _number(form, table, place, {a.id for a in areas})
        title = form.words(table.get("title"), within(place, "title"), LONGEST_TITLE)
        found = []
        for inner, at in form.tables(table, "characteristics", place, MOST_CHARACTERISTICS):
            one = _characteristic(form, inner, at, number, seen, default, origin)
            if one:
                found.append(one)
                seen.add(one.id)
        if number and title:
            areas.append(Area(number, title, tuple(found)))
    if len(seen) > MOST_CHARACTERISTICS:
        form.wrong("catalogue_too_many", "areas › characteristics", most=MOST_CHARACTERISTICS)
    return tuple(areas)


def _characteristic(
    form: Form, table: Table, place: str, area: str, seen: Set[str], default: Levels, origin: str
) -> Characteristic | None:
    form.keys(table, place, "id", "title", "origin", "also", "criteria", "questions")
    number = _number(form, table, place, seen)
    title = form.words(table.get("title"), within(place, "title"), LONGEST_TITLE)
    said_origin = form.line(table, "origin", place, 20, needed=False) or origin
    if said_origin not in ORIGINS:
        form.wrong("catalogue_not_choice", within(place, "origin"), choices=", ".join(ORIGINS))
    levels = read_criteria(form, table, "criteria", place)
    questions = read_questions(form, table, "questions", place)
    also = _lines(form, table, "also", place)
    if not number or not title or (not levels and not default):
        return None
    return Characteristic(number, area, title, levels or default, bool(levels), said_origin, questions, also)


def read_criteria(form: Form, table: Table, key: str, place: str) -> dict[int, tuple[Criterion, ...]]:
    """The sentences of levels 1 to 4; empty where there are none. Some but not all levels is a problem."""
    levels: dict[int, list[Criterion]] = {}
    for inner, at in form.tables(table, key, place, 4 * MOST_IN_LEVEL):
        form.keys(inner, at, "level", "deficit", *LANGUAGES)
        level, deficit = inner.get("level"), inner.get("deficit", False)
        if not isinstance(deficit, bool):
            form.wrong("catalogue_not_choice", within(at, "deficit"), choices="true, false")
        text = form.words({k: v for k, v in inner.items() if k in LANGUAGES} or None, at, LONGEST_SENTENCE)
        if not isinstance(level, int) or isinstance(level, bool) or not 1 <= level <= 4:
            form.wrong("catalogue_level", within(at, "level"))
        elif text:
            levels.setdefault(level, []).append(Criterion(text, deficit is True))
    missing = [level for level in (1, 2, 3, 4) if level not in levels]
    if levels and missing:
        form.wrong("catalogue_levels_missing", within(place, key), levels=", ".join(map(str, missing)))
        return {}
    if any(len(sentences) > MOST_IN_LEVEL for sentences in levels.values()):
        form.wrong("catalogue_level_long", within(place, key), most=MOST_IN_LEVEL)
    return {level: tuple(levels[level][:MOST_IN_LEVEL]) for level in sorted(levels)}


def read_questions(form: Form, table: Table, key: str, place: str) -> tuple[Words, ...]:
    """A list of questions: texts, or tables of languages."""
    value = table.get(key, [])
    here = within(place, key)
    if not isinstance(value, list):
        form.wrong("catalogue_not_list", here)
        return ()
    if len(value) > MOST_QUESTIONS:
        form.wrong("catalogue_too_many", here, most=MOST_QUESTIONS)
    found = (form.words(item, f"{here} {number}", 300) for number, item in enumerate(value[:MOST_QUESTIONS], 1))
    return tuple(words for words in found if words)


def read_indicators(form: Form, top: Table, numbers: Set[str], base: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The file's indicators, or the built-in ones, for the characteristics that exist; limits by unit where given."""
    limits = _limits(form, top)
    if "indicators" not in top:
        kept = (replace(i, informs=tuple(n for n in i.informs if n in numbers)) for i in base)
        return tuple(_limited(i, limits) for i in kept)
    found: dict[str, Indicator] = {}
    for table, place in form.tables(top, "indicators", "", MOST_INDICATORS):
        one = _indicator(form, table, place, numbers, limits)
        if one and one.id in found:
            form.wrong("catalogue_twice", place, id=one.id)
        elif one:
            found[one.id] = one
    return tuple(found.values())


def _limited(indicator: Indicator, limits: Mapping[str, tuple[float, float]]) -> Indicator:
    if indicator.unit not in limits or indicator.better is not Better.UP:
        return indicator
    good, lift = limits[indicator.unit]
    return replace(indicator, good_from=good, lift_below=lift)


def _indicator(
    form: Form, table: Table, place: str, numbers: Set[str], limits: Mapping[str, tuple[float, float]]
) -> Indicator | None:
    form.keys(table, place, "id", "source", "kind", "better", "unit", "ssb", "informs", "title", "about", "caution",
              "counted", "good_from", "lift_below")  # fmt: skip
    name = form.line(table, "id", place, 60)
    if name and not _ID.fullmatch(name):
        form.wrong("catalogue_bad_id", within(place, "id"))
        name = ""
    unit, source = form.line(table, "unit", place, 20), form.line(table, "source", place, 20)
    for key, value, known in (("unit", unit, UNITS), ("source", source, SOURCES)):
        if value and value not in known:
            form.wrong("catalogue_not_choice", within(place, key), choices=", ".join(known))
    informs = _lines(form, table, "informs", place)
    for number in informs:
        if number not in numbers:
            form.wrong("catalogue_informs", within(place, "informs"), id=number)
    title = form.words(table.get("title"), within(place, "title"), LONGEST_TITLE)
    extra = {k: form.words(table[k], within(place, k), 300) for k in ("about", "caution", "counted") if k in table}
    better = form.choice(table, "better", place, Better, Better.NONE)
    good, lift = form.number(table, "good_from", place), form.number(table, "lift_below", place)
    if good is None and lift is None and better is Better.UP:
        good, lift = limits.get(unit, (None, None))
    if not _in_order(better, good, lift):
        form.wrong("catalogue_limits", place)
        good = lift = None
    if not name or not title or unit not in UNITS or source not in SOURCES:
        return None
    return Indicator(
        id=name, source=source, kind=form.choice(table, "kind", place, Kind, Kind.PROCESS), better=better, unit=unit,
        informs=tuple(n for n in informs if n in numbers), title=title,
        ssb=form.line(table, "ssb", place, 40, needed=False), good_from=good, lift_below=lift,
        about=extra.get("about", {}), caution=extra.get("caution", {}), counted=extra.get("counted", {}),
    )  # fmt: skip


def _in_order(better: Better, good: float | None, lift: float | None) -> bool:
    """Both limits or none, and the good end at the good side."""
    if good is None or lift is None:
        return good is lift
    return good <= lift if better is Better.DOWN else good >= lift


def _limits(form: Form, top: Table) -> dict[str, tuple[float, float]]:
    table = form.table(top["limits"], "limits") if "limits" in top else {}
    form.keys(table, "limits", *UNITS)
    found: dict[str, tuple[float, float]] = {}
    for unit in UNITS:
        if unit in table:
            at = within("limits", unit)
            inner = form.table(table[unit], at)
            good, lift = form.number(inner, "good_from", at), form.number(inner, "lift_below", at)
            if good is None or lift is None or good < lift:
                form.wrong("catalogue_limits", at)
            else:
                found[unit] = (good, lift)
    return found


def _number(form: Form, table: Table, place: str, seen: Set[str]) -> str:
    number = form.line(table, "id", place, 20)
    if number and not _NUMBER.fullmatch(number):
        form.wrong("catalogue_bad_number", within(place, "id"))
        return ""
    if number in seen:
        form.wrong("catalogue_twice", place, id=number)
        return ""
    return number


def _lines(form: Form, table: Table, key: str, place: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        form.wrong("catalogue_not_list", within(place, key))
        return ()
    return tuple(str(item)[:60] for item in value[:40])
