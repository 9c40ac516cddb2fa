"""Taking figures in: each line becomes a figure or is refused with a reason. Nothing is guessed.

A reader in ``sources/`` cuts a file into lines of text; what the texts mean is decided here, so that every kind of file
obeys the same rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from domain.catalogue.areas import Catalogue, Indicator
from domain.errors import Problem
from domain.figures.figure import SMALLEST_SHOWN, Figure
from domain.figures.instruments import instrument_said
from domain.figures.number_text import UnclearError, day_in, number_in, whole_in

EARLIEST_YEAR = 1990
LONGEST_SOURCE = 80
MOST_REFUSALS = 200
_SCHOOL_YEAR = re.compile(r"([0-9]{4})\s?[/\u2013-]\s?([0-9]{4}|[0-9]{2})")
_SURVEYS = ("pupil_survey", "guardian_survey", "staff_survey")
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


class Deciding:
    """Which lines are figures and which are refused, a line at a time. Of two lines about the same figure the first
    one counts. Only the first refusals are kept; ``refused`` is how many there are.
    """

    def __init__(self, catalogue: Catalogue, school_id: str, today: date) -> None:
        self._named = _names(catalogue)
        self._school_id, self._today = school_id, today
        self._seen: dict[tuple[str, int, str, str], int] = {}
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
        try:
            figure = _figure(line, self._named, self._school_id, self._today)
            key = figure.indicator_id, figure.year, figure.instrument, figure.group
            earlier = self._seen.setdefault(key, line.number)
            if earlier != line.number:
                raise UnclearError("figure_twice", first=earlier)
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


def _figure(line: Line, named: dict[str, list[Indicator]], school_id: str, today: date) -> Figure:
    _no_formulas(line)
    meant = named.get(" ".join(line.indicator.split()).casefold(), [])
    if not meant:
        raise UnclearError(
            "figure_no_indicator" if not line.indicator.strip() else "figure_unknown", name=line.indicator[:60]
        )
    if len(meant) > 1:
        raise UnclearError("figure_two_indicators", name=line.indicator[:60], ids=", ".join(i.id for i in meant))
    indicator = meant[0]
    asked = indicator.source in _SURVEYS
    figure = Figure(
        school_id=school_id,
        indicator_id=indicator.id,
        year=_year(line.year, today),
        value=0.0,
        answers=_answers(line.answers, indicator),
        source=" ".join(line.source.split())[:LONGEST_SOURCE],
        counted_on=_counted_on(line.counted_on, today),
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


def _year(text: str, today: date) -> int:
    latest = today.year + 1  # a school year is often named by its end
    text = text.strip()
    if found := _SCHOOL_YEAR.fullmatch(text):
        text = _end_of(found[1], found[2]) or text
    if not (text.isascii() and text.isdigit() and len(text) == 4) or not EARLIEST_YEAR <= int(text) <= latest:
        raise UnclearError("figure_year", text=text[:20], first=str(EARLIEST_YEAR), last=str(latest))
    return int(text)


def _end_of(first: str, last: str) -> str:
    """The year a school year ends in, which is the one it is named by; "" where the two are not neighbours."""
    end = int(first) + 1
    return str(end) if int(last) in (end, end % 100) else ""


def _answers(text: str, indicator: Indicator) -> int | None:
    survey = indicator.source in _SURVEYS
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


def _counted_on(text: str, today: date) -> date | None:
    if not text.strip():
        return None
    day = day_in(text)
    if day.year < EARLIEST_YEAR or day > today:
        raise UnclearError("figure_day", text=text.strip()[:20])
    return day
