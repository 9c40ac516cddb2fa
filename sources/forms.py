"""What Microsoft Forms exports: one row a respondent, a column a question. Means and counts are made while reading.

Nothing about a respondent outlives the row but sums by the day as it is written: which day that is, only the whole
column can say. A school's number of a construct is the mean of its respondents, each of whom counts once however many
of the statements they answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from domain.calendar.days_in_column import day_of, day_part, needs_column, order_of
from domain.calendar.school_days_text import school_year_of
from domain.errors import Problem
from domain.figures.instruments import OLDER, OWN_FORM, SAMKLANG, YOUNG
from domain.figures.surveys import own_surveys
from domain.figures.take_figures import Line
from domain.rounding import beyond_doubt
from sources.headings import Names, passed_over, plain, unknown
from sources.table_text import Row

_FINISHED = ("completion time", "fullføringstidspunkt", "fullføringstid", "ferdig", "sluttidspunkt", "fullført")
_STARTED = ("start time", "starttidspunkt", "starttid", "start")
_TAIL = re.compile(r"^\d{1,2}[.)]\s*")
_NUMBER = re.compile(r"([1-5])(?:[.,]0+)?(?:\s?[-:=].*)?")
_NOTED_BY_FORMS = {
    *("", "id", "e-post", "e-postadresse", "epost", "email", "e-mail", "navn", "namn", "name", "språk", "language"),
    *("last modified time", "tidspunkt for siste endring", "siste endringstidspunkt", "tidspunkt for sist endret"),
}

_Meant: TypeAlias = tuple[str, str, str]  # indicator, survey and age group


@dataclass(slots=True)
class _Sum:
    respondents: int = 0
    total: float = 0.0
    last: date = date.min


@dataclass(slots=True)
class _OfDay:
    respondents: int = 0
    sums: dict[_Meant, _Sum] = field(default_factory=dict)


@dataclass(slots=True)
class Answers:
    """Where the questions are, and what has been summed up so far."""

    places: dict[int, _Meant]  # place of a column -> what it is about
    when: tuple[int, ...]  # places of the time
    passed: Mapping[int, str] = field(default_factory=dict)  # questions that are not known, by their places
    of_days: dict[tuple[str, ...], _OfDay] = field(default_factory=dict)  # by the day as it is written
    sums: dict[tuple[_Meant, int], _Sum] = field(default_factory=dict)  # by what is meant and year
    respondents: int = 0
    odd: int = 0  # answers that are not on the scale
    undated: int = 0
    unclear: str = ""  # a day that may be two, and its column does not say which

    def notes(self) -> list[Problem]:
        """What a reader should know beside the figures."""
        found = [Problem("forms_respondents", {"count": self.respondents, "questions": len(self.places)})]
        found += passed_over(self.passed.values())
        if self.odd:
            found.append(Problem("forms_odd", {"count": self.odd}))
        if self.unclear:
            found.append(Problem("forms_two_days", {"text": self.unclear, "count": self.undated}))
        elif self.undated:
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
    asked_as = {place: (meant, *groups.get((plain(_TAIL.sub("", cells[place].strip())), meant), (OWN_FORM, "")))
                for place, meant in places.items()}  # fmt: skip
    passed = {place: cell for place, cell in unknown(cells, {*places, *when}).items() if not about_answering(cell)}
    passed = {place: cell for place, cell in passed.items() if plain(cell) not in names.not_used}
    return Answers(asked_as, when, passed) if places else None


def has_times(cells: Sequence[str]) -> bool:
    """Whether a heading names the time of an answer."""
    return any(plain(cell) in (*_FINISHED, *_STARTED) for cell in cells)


def about_answering(cell: str) -> bool:
    """Whether a column holds what Forms notes itself: nobody misses it."""
    return plain(cell) in _NOTED_BY_FORMS or plain(cell) in (*_FINISHED, *_STARTED)


def sum_up(answers: Answers, table: Iterable[Row], words: Mapping[str, int]) -> Iterator[int]:
    """Read the respondents; gives the number of each row so that the caller can tell how far it is. ``words`` is what
    the school's own answer words are worth.
    """
    scale = known_scale() | dict(words)
    for number, cells in table:
        yield number
        written = tuple(day_part(cells[place]) if place < len(cells) else "" for place in answers.when)
        day = answers.of_days.setdefault(written, _OfDay())
        day.respondents += 1
        own: dict[_Meant, list[int]] = {}
        for place, meant in answers.places.items():
            text = cells[place].strip() if place < len(cells) else ""
            if not text:
                continue
            value = _worth(scale, text)
            if value is None:
                answers.odd += 1
            elif value:
                own.setdefault(meant, []).append(value)
        for meant, values in own.items():
            one = day.sums.setdefault(meant, _Sum())
            one.respondents += 1
            one.total += sum(values) / len(values)


def settle(answers: Answers, today: date) -> None:
    """Put the days into school years, now that their columns have been seen as a whole."""
    columns = [{written[at] for written in answers.of_days} for at in range(len(answers.when))]
    orders = [order_of(column, today) for column in columns]
    for written, day in answers.of_days.items():
        on = next((found for text, order in zip(written, orders, strict=True) if (found := day_of(text, order))), None)
        if on is None:
            answers.undated += day.respondents
            answers.unclear = answers.unclear or next(filter(needs_column, written), "")
            continue
        answers.respondents += day.respondents
        for meant, one in day.sums.items():
            total = answers.sums.setdefault((meant, school_year_of(on) + 1), _Sum())
            total.respondents += one.respondents
            total.total += one.total
            total.last = max(total.last, on)
    answers.of_days.clear()


def _worth(scale: Mapping[str, int], text: str) -> int | None:
    """What an answer is worth, 0 where it does not count, None where it is not on the scale."""
    value = scale.get(text)
    if value is None:
        value = scale.get(plain(text))
    found = _NUMBER.fullmatch(text) if value is None else None
    return int(found[1]) if found else value


def forms_lines(answers: Answers, number: int) -> Iterator[Line]:
    """A line a construct and year. Who answered what is gone by now."""
    for (meant, year), one in sorted(answers.sums.items(), key=lambda each: each[0]):
        value = beyond_doubt(one.total / one.respondents)
        indicator, survey, group = meant
        yield Line(number, indicator, f"{year - 1}/{year % 100:02d}", value, str(one.respondents), "Microsoft Forms",
                   one.last.isoformat(), instrument=survey, group=group)  # fmt: skip


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


def known_scale() -> dict[str, int]:
    """What the answers are worth; 0 is one that does not count."""
    ours = own_surveys()
    as_written = {text: value for value, words in enumerate(ours.scale, 1) for text in words.values()}
    as_written |= dict.fromkeys(ours.unsure.values(), 0)
    return as_written | {plain(text): value for text, value in as_written.items()}
