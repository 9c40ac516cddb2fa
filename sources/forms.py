"""What Microsoft Forms exports: one row a respondent, a column a question. Means and counts are made while reading.

Nothing about a respondent outlives the row: no name, no address, no answer. A school's number of a construct is the
mean of its respondents, each of whom counts once however many of the statements they answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.errors import Problem
from domain.figures.instruments import OLDER, OWN_FORM, SAMKLANG, YOUNG
from domain.figures.rounding import beyond_doubt
from domain.figures.surveys import own_surveys
from domain.figures.take_figures import Line
from sources.headings import Names, plain
from sources.table_text import Row

_FINISHED = ("completion time", "fullføringstidspunkt", "fullføringstid", "ferdig", "sluttidspunkt", "fullført")
_STARTED = ("start time", "starttidspunkt", "starttid", "start")
_TAIL = re.compile(r"^\d{1,2}[.)]\s*")
_NUMBER = re.compile(r"([1-5])(?:[.,]0+)?(?:\s?[-:=].*)?")
_SUMMER = (8, 1)  # a school year begins


@dataclass(slots=True)
class _Sum:
    respondents: int = 0
    total: float = 0.0
    last: str = ""


@dataclass(slots=True)
class Answers:
    """Where the questions are, and what has been summed up so far."""

    places: dict[int, str]  # place of a column -> indicator
    when: tuple[int, ...]  # places of the time
    asked: dict[int, tuple[str, str]] = field(default_factory=dict)  # place of a column -> survey and group
    sums: dict[tuple[str, int, str, str], _Sum] = field(default_factory=dict)
    respondents: int = 0
    odd: int = 0  # answers that are not on the scale
    undated: int = 0

    def notes(self) -> list[Problem]:
        """What a reader should know beside the figures."""
        found = [Problem("forms_respondents", {"count": self.respondents, "questions": len(self.places)})]
        if self.odd:
            found.append(Problem("forms_odd", {"count": self.odd}))
        if self.undated:
            found.append(Problem("forms_undated", {"count": self.undated}))
        return found


def forms_heading(cells: Sequence[str], names: Names, about: str) -> Answers | None:
    """The heading of such an export, or None: it has times, and questions that are known."""
    titles = [plain(cell) for cell in cells]
    when = tuple(titles.index(name) for name in (*_FINISHED, *_STARTED) if name in titles)
    if not when:
        return None
    known = _questions()
    asked = [(place, known.get(plain(_TAIL.sub("", cell.strip()))) or names.meant(cell)) for place, cell in
             enumerate(cells)]  # fmt: skip
    survey = about or names.survey_of(meant for _, meant in asked if meant)
    places: dict[int, str] = {}
    for place, meant in asked:
        fitting = [one for one in meant if names.sources.get(one) == survey] if len(meant) > 1 else meant
        if len(fitting) == 1 and fitting[0] in names.sources:
            places[place] = fitting[0]
    groups = _groups()
    asked_as = {place: groups.get((plain(_TAIL.sub("", cells[place].strip())), about_), (OWN_FORM, ""))
                for place, about_ in places.items()}  # fmt: skip
    return Answers(places, when, asked_as) if places else None


def sum_up(answers: Answers, table: Iterable[Row]) -> Iterator[int]:
    """Read the respondents; gives the number of each row so that the caller can tell how far it is."""
    scale = _scale()
    for number, cells in table:
        yield number
        year, day = _year(cells, answers.when)
        if not year:
            answers.undated += 1
            continue
        answers.respondents += 1
        own: dict[tuple[str, str, str], list[int]] = {}
        for place, indicator in answers.places.items():
            text = cells[place].strip() if place < len(cells) else ""
            if not text:
                continue
            value = scale.get(text)
            if value is None:
                value = scale.get(plain(text))
            if value is None and (found := _NUMBER.fullmatch(text)):
                value = int(found[1])
            if value is None:
                answers.odd += 1
            elif value:
                own.setdefault((indicator, *answers.asked[place]), []).append(value)
        for (indicator, survey, group), values in own.items():
            one = answers.sums.setdefault((indicator, year, survey, group), _Sum())
            one.respondents += 1
            one.total += sum(values) / len(values)
            one.last = max(one.last, day)


def forms_lines(answers: Answers, number: int) -> Iterator[Line]:
    """A line a construct and year. Who answered what is gone by now."""
    for (indicator, year, survey, group), one in sorted(answers.sums.items(), key=lambda each: each[0]):
        value = beyond_doubt(one.total / one.respondents)
        yield Line(number, indicator, str(year), value, str(one.respondents), "Microsoft Forms", one.last,
                   instrument=survey, group=group)  # fmt: skip


def _questions() -> dict[str, list[str]]:
    """Our own statements in every language, with what they are about. The same words for two groups mean two things."""
    found: dict[str, list[str]] = {}
    for survey in own_surveys().surveys.values():
        for statement in survey.statements:
            for text in statement.text.values():
                meant = found.setdefault(plain(text), [])
                if statement.indicator_id not in meant:
                    meant.append(statement.indicator_id)
    return found


def _groups() -> dict[tuple[str, str], tuple[str, str]]:
    """Our own statements in every language and what each is about, with the survey and the age group it asks."""
    return {
        (plain(text), statement.indicator_id): (SAMKLANG, name if name in (YOUNG, OLDER) else "")
        for name, survey in own_surveys().surveys.items()
        for statement in survey.statements
        for text in statement.text.values()
    }


def _scale() -> dict[str, int]:
    """What the answers are worth; 0 is one that does not count."""
    ours = own_surveys()
    as_written = {text: value for value, words in enumerate(ours.scale, 1) for text in words.values()}
    as_written |= dict.fromkeys(ours.unsure.values(), 0)
    return as_written | {plain(text): value for text, value in as_written.items()}


def _year(cells: Sequence[str], when: Sequence[int]) -> tuple[int, str]:
    """The year the school year ends in, and the day."""
    for place in when:
        text = cells[place].strip()[:10] if place < len(cells) else ""
        day = _day(text)
        if day is not None:
            return day.year + ((day.month, day.day) >= _SUMMER), day.isoformat()
    return 0, ""


def _day(text: str) -> date | None:
    for pattern, order in ((r"(\d{4})-(\d{2})-(\d{2})", (1, 2, 3)), (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", (3, 2, 1)),
                           (r"(\d{1,2})/(\d{1,2})/(\d{4})", (3, 1, 2))):  # fmt: skip
        if found := re.match(pattern, text):
            try:
                return date(*(int(found[place]) for place in order))
            except ValueError:
                return None
    return None
