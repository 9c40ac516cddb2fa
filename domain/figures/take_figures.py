"""Taking figures in: each line becomes a figure or is refused with a reason. Nothing is guessed.

A reader in ``sources/`` cuts a file into lines of text; what the texts mean is decided here, so that every kind of file
obeys the same rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from domain.calendar.days_in_column import Order, day_of, needs_column, order_of
from domain.calendar.school_days_text import school_year_of
from domain.catalogue.areas import Catalogue, Indicator
from domain.errors import Problem
from domain.figures.figure import SMALLEST_SHOWN, Figure
from domain.figures.instruments import instrument_said
from domain.figures.number_text import UnclearError, number_in, whole_in

EARLIEST_YEAR = 1990
LONGEST_SOURCE = 80
MOST_REFUSALS = 200
_SCHOOL_YEAR = re.compile(r"([0-9]{4})\s?[/\u2013-]\s?([0-9]{4}|[0-9]{2})")
SURVEYS = ("pupil_survey", "guardian_survey", "staff_survey")
_WHOLE = ("count",)
_MOST = {"mean": 5.0, "percent": 100.0, "fte": 10_000.0}  # the rest: ten million
_LEAST = {"mean": 1.0}
_HIDDEN = frozenset({"", "-", "–", "*", ":", ".", "..", "skjermet", "skjerma", "suppressed"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number there (the header is line 1) and its texts."""

    number: int
    indicator: str
    year: str
    value: str
    answers: str = ""
    source: str = ""
    counted_on: str = ""
    derived: bool = False  # computed from other lines
    instrument: str = ""  # the survey, where the file is known to be of one; else its source says
    group: str = ""  # of whom among those asked


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that was not taken in, and why. Line 0 is the file as a whole; ``sheet`` is for files of several."""

    line: int
    problem: Problem
    sheet: str = ""


_Key: TypeAlias = tuple[str, int, str, str]  # indicator, year, survey and age group


class Deciding:
    """Which lines are figures and which are refused, a line at a time. Of two lines about the same figure the first
    one counts. Only the first refusals are kept; ``refused`` is how many there are.
    """

    def __init__(self, catalogue: Catalogue, school_id: str, today: date) -> None:
        self._named = _names(catalogue)
        self._school_id, self._today = school_id, today
        self._seen: dict[_Key, tuple[int, str, Figure]] = {}
        self._open: list[tuple[Line, str]] = []  # lines whose day only the whole column can tell
        self._contested: dict[_Key, str] = {}
        self.taken: list[Figure] = []
        self.refusals: list[Refusal] = []
        self.refused = 0
        self.lines = 0

    def add(self, line: Line | Refusal, sheet: str = "") -> None:
        """One line more."""
        self.lines += 1
        if isinstance(line, Refusal):
            self.refuse(replace(line, sheet=sheet) if sheet else line)
            return
        if needs_column(line.counted_on):
            self._open.append((line, sheet))
            return
        self._decide(line, sheet, Order.DAY_FIRST)

    def settle(self) -> None:
        """Decide what only the whole could tell: which number of a day is the month, and which sheet is meant."""
        order = order_of([line.counted_on for line, _ in self._open], self._today)
        for line, sheet in self._open:
            self._decide(line, sheet, order)
        self._open.clear()
        gone: set[int] = set()
        for key, sheet in self._contested.items():
            number, first, figure = self._seen[key]
            gone.add(id(figure))
            self.refuse(Refusal(number, Problem("figure_in_two_sheets", {"sheet": sheet}), first))
        self.taken = [figure for figure in self.taken if id(figure) not in gone]
        self._contested.clear()

    def _decide(self, line: Line, sheet: str, order: Order) -> None:
        try:
            figure = _figure(line, self._named, self._school_id, self._today, order)
            key = figure.indicator_id, figure.year, figure.instrument, figure.group
            number, first, earlier = self._seen.setdefault(key, (line.number, sheet, figure))
            if first != sheet and (earlier.value, earlier.answers) != (figure.value, figure.answers):
                # What the sheets are about, girls and boys or two schools, is in their names at best.
                self._contested.setdefault(key, sheet)
                raise UnclearError("figure_in_two_sheets", sheet=first)
            if earlier is not figure:
                raise UnclearError("figure_twice", first=number)
        except UnclearError as why:
            self.refuse(Refusal(line.number, why.problem, sheet))
        else:
            self.taken.append(figure)

    def refuse(self, refusal: Refusal) -> None:
        """Count a refusal, and keep it where there is room."""
        if self.refusals and self.refusals[-1] == refusal:
            return  # one row may hold several figures that are wrong in the same way
        self.refused += 1
        if len(self.refusals) < MOST_REFUSALS or refusal.problem.key.startswith("figures_"):  # what is said of the file
            self.refusals.append(refusal)


def _names(catalogue: Catalogue) -> dict[str, list[Indicator]]:
    """Indicators by id and by title in every language; a title may mean two: pupils and guardians are asked alike."""
    named: dict[str, list[Indicator]] = {}
    for indicator in catalogue.indicators:
        for name in {indicator.id, *(title.casefold() for title in indicator.title.values())}:
            named.setdefault(name, []).append(indicator)
    return named


def _figure(line: Line, named: dict[str, list[Indicator]], school_id: str, today: date, order: Order) -> Figure:
    _no_formulas(line)
    meant = named.get(" ".join(line.indicator.split()).casefold(), [])
    if not meant:
        raise UnclearError(
            "figure_no_indicator" if not line.indicator.strip() else "figure_unknown", name=line.indicator[:60]
        )
    if len(meant) > 1:
        raise UnclearError("figure_two_indicators", name=line.indicator[:60], ids=", ".join(i.id for i in meant))
    indicator = meant[0]
    asked = indicator.source in SURVEYS
    counted_on = _counted_on(line.counted_on, today, order)
    figure = Figure(
        school_id=school_id,
        indicator_id=indicator.id,
        year=_year(line.year, today, counted_on if indicator.source in SURVEYS else None),
        value=0.0,
        answers=_answers(line.answers, indicator),
        source=" ".join(line.source.split())[:LONGEST_SOURCE],
        counted_on=counted_on,
        derived=line.derived,
        instrument=(line.instrument or instrument_said(line.source)) if asked else "",
        group=line.group if asked else "",
    )
    if figure.suppressed:
        # What must not be shown is not kept either: whoever reads the database learns no more than the school does.
        return replace(figure, answers=0)
    return replace(figure, value=_value(line.value, indicator))


def _no_formulas(line: Line) -> None:
    """A cell that a spreadsheet would run has no business here."""
    for text in (line.indicator, line.year, line.answers, line.source, line.counted_on, line.value):
        if text.strip()[:1] in ("=", "@", "+"):
            raise UnclearError("figure_formula", text=text.strip()[:30])


def _year(text: str, today: date, asked_on: date | None) -> int:
    """The year of a figure. School years are named by the year they end in, and a survey of the autumn is of the school
    year that has just begun, whichever way its year is written.
    """
    text = text.strip()
    under_way = school_year_of(today) + 1
    if found := _SCHOOL_YEAR.fullmatch(text):
        year, latest = _end_of(found[1], found[2]), under_way
    else:
        year, latest = text, today.year
    if not (year.isascii() and year.isdigit() and len(year) == 4) or int(year) < EARLIEST_YEAR:
        year = ""
    if not year or int(year) > latest:
        begun = f"{under_way - 1}/{under_way % 100:02d}"
        first, last = str(EARLIEST_YEAR), str(today.year)
        raise UnclearError("figure_year", text=text[:20], first=first, last=last, school_year=begun)
    if asked_on is not None and asked_on.year == int(year):
        return school_year_of(asked_on) + 1
    return int(year)


def _end_of(first: str, last: str) -> str:
    """The year a school year ends in, which is the one it is named by; "" where the two are not neighbours."""
    end = int(first) + 1
    return str(end) if int(last) in (end, end % 100) else ""


def _answers(text: str, indicator: Indicator) -> int | None:
    survey = indicator.source in SURVEYS
    text = text.strip()
    if not text:
        if survey:
            raise UnclearError("figure_answers_missing")
        return None
    if not survey:
        return None  # nobody answers public statistics
    if text.replace(" ", "") == f"<{SMALLEST_SHOWN}":
        return SMALLEST_SHOWN - 1
    answers = whole_in(text, "figure_answers")
    if not answers:
        raise UnclearError("figure_nobody")
    return answers


def _value(text: str, indicator: Indicator) -> float:
    if text.strip().casefold() in _HIDDEN:
        raise UnclearError("figure_no_value")
    value = number_in(text, indicator.unit)
    least, most = _LEAST.get(indicator.unit, 0.0), _MOST.get(indicator.unit, 10_000_000.0)
    if value < 0:
        raise UnclearError("figure_negative", text=text.strip()[:20])
    if not least <= value <= most:
        raise UnclearError("figure_outside", text=text.strip()[:20], least=int(least), most=int(most))
    if indicator.unit in _WHOLE and not value.is_integer():
        raise UnclearError("figure_not_whole", text=text.strip()[:20])
    return value


def _counted_on(text: str, today: date, order: Order) -> date | None:
    if not text.strip():
        return None
    if needs_column(text) and order is Order.UNCLEAR:
        raise UnclearError("figure_day_two_ways", text=text.strip()[:20])
    day = day_of(text, order)
    if day is None or day.year < EARLIEST_YEAR or day > today:
        raise UnclearError("figure_day", text=text.strip()[:20])
    return day
