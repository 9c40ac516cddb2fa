"""What a sentence says of when one may be reminded: days, hours, a pause, how much; and what of it cannot be had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from dialogs.sentences.when import read_when
from dialogs.sentences.words import DAY_WORDS
from domain.calendar.clock_and_days import local_date
from domain.calendar.school_year import SchoolDays
from domain.reminders.form import BEGIN, DAYS, END, PAUSE, WANTS
from domain.reminders.rhythms import Rhythm, Wants

_I = re.IGNORECASE
NOT = re.compile(r"\b(?:ikke|ikkje|aldri|ingen|not|never|no|don't|dont|uten|utan|except|slutt\w*|stop|unntatt)\b", _I)
ONLY = re.compile(r"\b(?:bare|berre|kun|only|just|heller|hellst|helst|rather)\b", _I)
_AWAY_UNTIL = re.compile(
    r"^(?:jeg|eg|i|i'm)(?: er| har| am|'m)? (?:på |on )?(?:ferie|permisjon|fri|holiday|leave|vacation) "
    r"(?:fram |frem )?(?:til|until|till)\b",
    re.IGNORECASE,
)
_EVERY_DAY = re.compile(
    r"\b(?:hver dag|kvar dag|daglig|dagleg|every day|daily|oftere|oftare|more often|to ganger|to gonger|twice)\b", _I
)
_ELSEWHERE = re.compile(
    r"\b(?:e-?post\w*|mail\w*|e-?mail\w*|sms|tekstmelding\w*|text message|outlook|ringe?|phone)\b", _I
)
_WEEKS = re.compile(
    r"\b(?:(?:en|én|ein|éin) (?:gang|gong) i (?:uk|vek|måned|månad)\w*|once a (?:week|month)|(?:hver|kvar) "
    r"(?:uke|veke|måned|månad)|every (?:week|month)|(?:annenhver|annakvar) \w+|every other \w+)\b",
    _I,
)
_OF_MINE = re.compile(
    r"\b(?:minn|påminn|remind)\w* (?:meg|me) (?:(?:på|om|about|of|to) |(?:i morgon|i morgen|tomorrow)\b)", _I
)
_AGAIN = re.compile(r"\b(?:igjen|att|again|tilbake|attende|back|gjenoppta\w*|resume|ta opp att)\b", _I)
_DUE_ONLY = re.compile(r"\b(?:fristen|datoen|forfall\w*|the (?:due )?date|deadline|when it is due)\b", _I)
_STOP = re.compile(
    r"\b(?:slutt\w*|stopp\w*|stop|quit|kutt\w*|ikke|ikkje|ingen|don't|dont|do not|no more|never)\b.*"
    r"\b(?:mas\w*|minn\w*|påminn\w*|purr\w*|remind\w*|nag\w*|bother\w*|pester\w*|forstyrr\w*|uroe?\w*)\b",
    _I,
)
_THIS_WEEK = re.compile(r"\b(?:denne (?:uk|vek)\w+|(?:i )?(?:uka|veka|the week) (?:ut|out)|this week)\b", _I)
_NEXT_WEEK = re.compile(r"\b(?:neste (?:uk|vek)\w+|next week)\b", _I)
_TODAY = re.compile(r"\b(?:i dag|today)\b", _I)
_TOMORROW = re.compile(r"\b(?:i morgen|i morgon|tomorrow)\b", _I)
_UNTIL = re.compile(r"\b(?:til|fram til|frem til|inntil|until|till|before|før|tilbake|back|ut|through)\b", _I)
_AWAY = re.compile(
    r"\b(?:ferie\w*|fri|borte|vekke|permisjon\w*|reise\w*|reiser|syk\w*|sjuk\w*|holiday|vacation|leave|away|off|pause\w*)\b",
    _I,
)
_FOR = re.compile(
    r"\b(?:i|for|in|the next|de neste|dei neste) (?P<n>\d{1,3}|\w+) "
    r"(?P<unit>dag\w*|uke\w*|veke\w*|days?|weeks?|måned\w*|månad\w*|months?)\b",
    _I,
)
_HOUR = r"(?:(?:klokka|klokken|kl\.?|o'clock)\s*)?(?P<{}>\d{{1,2}})(?:[.:](?P<{}m>\d\d))?(?:\s*(?P<{}h>am|pm))?"
_BETWEEN = re.compile(
    r"\b(?:mellom|between|fra|frå|from) " + _HOUR.format("a", "a", "a") + r"\s*(?:og|til|and|to|-|–)\s*"
    + _HOUR.format("b", "b", "b"), _I
)  # fmt: skip
_BEFORE = re.compile(r"\b(?:før|before) (?:(?P<noon>lunsj|lunch|noon)|" + _HOUR.format("a", "a", "a") + r")\b", _I)
_AFTER = re.compile(
    r"\b(?:etter|after|fra|frå|from) (?:(?P<noon>lunsj|lunch|noon)|" + _HOUR.format("a", "a", "a") + r")\b", _I
)
_PARTS = (  # (words, from, to)
    (re.compile(r"\b(?:(?:om )?(?:formiddag\w*|føremiddag\w*|morgen\w*|morgon\w*)|mornings?)\b", _I), 8, 12),
    (re.compile(r"\b(?:ettermiddag\w*|afternoons?)\b", _I), 12, 17),
    (re.compile(r"\b(?:kveld\w*|evenings?)\b", _I), 17, 21),
)
_NUMBERS = {word: count for words in DAY_WORDS.values() for word, count in words["numbers"].items()}


@dataclass(slots=True)
class OwnTime:
    """What the form of reminders is filled in with, by field, and the keys of what is said beside it."""

    values: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """Whether the sentence says anything of it."""
        return bool(self.values or self.notes)


def read_own_time(text: str, own: Rhythm, now: datetime, zone: str, days: Sequence[SchoolDays] = ()) -> OwnTime:
    """Read a sentence against how it is now (``own``). Never raises; what is not said is left out."""
    said = " ".join(text.casefold().replace("’", "'").split())
    found = OwnTime()
    for pattern, note in ((_ELSEWHERE, "only_here"), (_EVERY_DAY, "once_a_day"), (_WEEKS, "no_weeks")):
        found.notes += [note] if pattern.search(said) else []
    if _OF_MINE.search(said) and not NOT.search(said) and not _DUE_ONLY.search(said):
        found.notes.append("no_own")
        return found
    _days(said, own, found)
    _hours(said, found)
    if DAYS.name not in found.values:
        _pause(said, now, zone, days, found)
    _how_much(said, own, found)
    return found


def plainly_own_time(text: str) -> bool:
    """Return whether a short text names days or hours to be left out or kept to as they come back, or a leave's end."""
    said = text.strip(" .!?")
    if _AWAY_UNTIL.match(said):
        return True
    several = any(plural for _day, plural in _weekdays(said))
    part = any(
        pattern.fullmatch(ONLY.sub("", said).strip().removeprefix("om ").removeprefix("in the "))
        for pattern, *_ in _PARTS
    )
    return len(said.split()) <= 6 and bool((NOT.match(said) and several) or (ONLY.match(said) and (several or part)))


def _days(said: str, own: Rhythm, found: OwnTime) -> None:
    named = _weekdays(said)
    several = {day for day, plural in named if plural}
    if re.search(r"\b(?:helg\w*|weekends?)\b", said):
        several |= {5, 6}
    if re.search(r"\b(?:hverdag\w*|kvardag\w*|ukedag\w*|vekedag\w*|weekdays)\b", said):
        several |= {0, 1, 2, 3, 4}
    if several and NOT.search(said):
        kept = set(own.days) - several
    elif several:
        kept = several
    else:
        if named and NOT.search(said) and not _UNTIL.search(said):
            found.notes.append("no_one_day")
        return
    found.values[DAYS.name] = DAYS.written(tuple(str(day) for day in sorted(kept)))[1]


def _hours(said: str, found: OwnTime) -> None:
    begin: int | None = None
    end: int | None = None
    no = NOT.search(said) is not None
    if between := _BETWEEN.search(said):
        begin, end = _hour(between, "a", found), _hour(between, "b", found)
        if no:
            found.notes.append("no_hours_between")
            return
    elif before := _BEFORE.search(said):
        at = 12 if before["noon"] else _hour(before, "a", found)
        begin, end = (at, None) if no else (None, at)
    elif after := _AFTER.search(said):
        at = 12 if after["noon"] else _hour(after, "a", found)
        begin, end = (None, at) if no else (at, None)
    else:
        for pattern, first, last in _PARTS:
            if pattern.search(said) and not _TOMORROW.search(said):
                begin, end = (first, last) if not no else (last, None) if first == 8 else (None, first)
                break
    if begin is not None and 0 <= begin <= 23:
        found.values[BEGIN.name] = BEGIN.written(begin)[1]
        if end is None and begin >= 18:
            found.values[END.name] = END.written(24)[1]
    if end is not None and 1 <= end <= 24:
        found.values[END.name] = END.written(end)[1]
        if begin is None and end <= 10:
            found.values[BEGIN.name] = BEGIN.written(max(end - 2, 0))[1]


def _hour(seen: re.Match[str], name: str, found: OwnTime) -> int:
    hour = int(seen[name])
    if seen[f"{name}h"] == "pm" and hour < 12:
        hour += 12
    if seen[f"{name}m"] not in (None, "00"):
        found.notes.append("whole_hours")
    return hour


def _pause(said: str, now: datetime, zone: str, days: Sequence[SchoolDays], found: OwnTime) -> None:
    if found.values or not (NOT.search(said) or _AWAY.search(said)):
        return
    today = local_date(now, zone)
    monday = today + timedelta(days=7 - today.weekday())
    until: date | None = None
    if length := _FOR.search(said):
        count = int(length["n"]) if length["n"].isdigit() else _NUMBERS.get(length["n"], 0)
        each = 30 if length["unit"].startswith(("m",)) else 7 if length["unit"][0] in "uvw" else 1
        until = today + timedelta(days=count * each) if count else None
    elif _THIS_WEEK.search(said):
        until = monday
    elif _NEXT_WEEK.search(said):
        until = monday + timedelta(days=7)
        found.notes.append("from_now")
    elif _TODAY.search(said):
        until = today + timedelta(days=1)
    elif _TOMORROW.search(said):
        until = today + timedelta(days=2)
        found.notes.append("from_now")
    elif _UNTIL.search(said):
        until = read_when(said, now, zone, frozenset(), days).date
    if until is not None and until > today:
        found.values[PAUSE.name] = PAUSE.written(until)[1]
    elif _AWAY.search(said) and not _AGAIN.search(said):
        found.notes.append("until_when")


def _how_much(said: str, own: Rhythm, found: OwnTime) -> None:
    if _AGAIN.search(said) and not NOT.search(said) and PAUSE.name not in found.values:
        found.values[PAUSE.name] = ""
        if own.wants is Wants.OFF:
            found.values[WANTS.name] = Wants.ALL.value
    elif _DUE_ONLY.search(said) and ONLY.search(said):
        found.values[WANTS.name] = Wants.DUE_ONLY.value
    elif _STOP.search(said) and not found.found:
        found.values[WANTS.name] = Wants.OFF.value


def _weekdays(said: str) -> list[tuple[int, bool]]:
    """Return the weekdays that are named, each with whether it is as it comes back."""
    return [(day, bool(seen["many"])) for day, pattern in enumerate(_patterns()) for seen in pattern.finditer(said)]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = [{words["weekdays"][day][0] for words in DAY_WORDS.values()} for day in range(7)]
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted(each))})(?:(?P<many>er|ene|ar|ane|s)|en)?(?!\w)", _I) for each in names
    )
