"""What a request for a meeting says: which characteristic, when, for how long, and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.sentences.found import When
from dialogs.sentences.scan import any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.when import read_when
from domain.calendar.school_year import SchoolDays
from domain.catalogue.areas import Catalogue, Characteristic
from domain.catalogue.find_characteristic import number_in, sure, sure_or_near
from domain.errors import Problem
from locales.chat_words import ABOUT, BOT_NAMES, COMMANDS, POLITE

_LEAD = any_of(BOT_NAMES, *COMMANDS["help"].values(), *POLITE.values())
_ASKING = any_of(*COMMANDS["plan"].values(), ("møte", "møter", "meeting", "meetings"))
_START = re.compile(rf"(?i)^[\W_]*(?:(?:{_LEAD})\b[\W_]*)*", re.UNICODE)
_PLAN = re.compile(rf"(?i)(?<!\w){_ASKING}(?!\w)")
_ABOUT = re.compile(
    rf"(?i)^[\W_]*(?:{any_of(*ABOUT.values())}(?:\s+|$))?"
    rf"(?:{any_of(*(w['only_about'] for w in TIME_WORDS.values()))}\s+)?"
)
_FILLERS = re.compile(
    r"(?i)^[\W_]*(?:(?:et|eit|a|an|the|nytt|new|ha|have|holde|hold|få\s+til|få|avtale|(?:sette|setje|set)\s+opp|"
    r"kalle\s+inn\s+til|arrange|set\s+up)\s+)*"
)
LONGEST = 200  # characters of a subject that are looked at


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was read. ``characteristic`` is the best guess; ``doubts`` and ``problems`` name their fields."""

    characteristic: Characteristic | None
    when: When
    subject: str
    near: tuple[Characteristic, ...] = ()
    doubts: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_sentence(
    text: str, catalogue: Catalogue, now: datetime, zone: str, language: str, days: Sequence[SchoolDays] = ()
) -> Asked:
    """Read a request for a meeting, with the school's skoleruta. Never raises; what could not be read is left open."""
    ids = frozenset(one.id for one in catalogue.characteristics)
    when = read_when(_body(text), now, zone, ids, days)
    subject = _subject(when.rest)
    when, subject = _perhaps_a_date(when, subject, catalogue, language)
    doubts, problems = list(when.doubts), list(when.problems)
    number = number_in(subject)
    certain, may_be = sure_or_near(catalogue, subject, language) if subject else (None, [])
    near = () if certain else tuple(may_be)
    if certain is None and number:
        problems.append(Problem("characteristic_unknown", {"number": number}, "characteristic"))
    elif certain is None and near:
        doubts.append(Problem("characteristic_doubtful", field="characteristic"))
    elif certain is None and subject:
        problems.append(Problem("characteristic_not_found", {"words": subject[:60]}, "characteristic"))
    guess = certain or (near[0] if near and not number else None)
    return Asked(guess, when, subject, near, tuple(doubts), tuple(problems))


def _body(text: str) -> str:
    """The text from behind the words that ask for a meeting; all of it where they stand in the middle of something."""
    text = _START.sub("", text, count=1)
    asking = _PLAN.search(text[:LONGEST])
    if asking is None:
        return text
    before = _FILLERS.sub("", text[: asking.start()]).strip()
    return f"{before} {text[asking.end() :]}".strip() if before else text[asking.end() :].strip()


def _subject(rest: str) -> str:
    rest = _FILLERS.sub("", _ABOUT.sub("", rest[:LONGEST], count=1), count=1)
    return rest.strip(" ,.;:!?-–«»\"'()[]{}<>*_#")


def _perhaps_a_date(when: When, subject: str, catalogue: Catalogue, language: str) -> tuple[When, str]:
    """Where words name a characteristic, the number beside them is the date: "samarbeid med hjemmet 1.12"."""
    if when.date is not None or not when.perhaps:
        return when, subject
    number, there = when.perhaps[0]
    words = _subject(subject.replace(number, " ", 1)) if number in subject else ""
    if not words or sure(catalogue, words, language) is None:
        return when, subject
    doubt = Problem("day_or_number", {"number": number.strip(".")}, "date")
    return replace(when, date=there, doubts=(*when.doubts, doubt)), words
