"""From when and until when something comes back: "fra nyttår", "fram til påske", "ut mai", "seks ganger"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.sentences.dates import date_of, take_date
from dialogs.sentences.days import read_day, settle_day
from dialogs.sentences.found import NUMBERS, Found, number
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.vague_words import NAMES
from dialogs.sentences.words import DAY_WORDS
from domain.calendar.easter import easter_sunday
from domain.calendar.school_days_text import school_year_of
from domain.calendar.school_year import DayKind, SchoolDays
from domain.year.plan import first_day, last_day

_I = re.IGNORECASE
_MONTHS = {form: at + 1 for words in DAY_WORDS.values() for at, forms in enumerate(words["months"]) for form in forms}
_MONTH = rf"(?P<month>{any_of(_MONTHS)})(?!\w)(?!\s+(?:the\s+)?\d)\.?"
_WEEK = r"(?:uke|veke|week)\s*(?P<week>\d{1,2})(?!\w)"
_SEASONS = {  # each with how it is said; the order is that in which they are looked for
    "winter": r"vinterferie\w*|winter (?:break|holidays?)|half[- ]term",
    "autumn": r"(?:høst|haust)ferie\w*|autumn (?:break|holidays?)",
    "easter": r"påske\w*|easter(?: break| holidays?)?",
    "christmas": r"jul(?:a|eferie\w*|aftan|aften)?|christmas(?: break| holidays?)?|xmas",
    "new_year": r"nyttår\w*|new year(?:'s)?",
    "school_year": r"sk[ou]le ?året|(?:school|academic) year",
    "summer": r"somm?a?e?r(?:en)?(?:ferie\w*)?|sommar\w*|sumar\w*|summer(?: break| holidays?)?",
    "spring": r"vår(?:en|halv\w*|semester\w*)?|spring(?: term)?",
    "fall": r"(?:høst|haust)(?:en|halv\w*|semester\w*)?|autumn(?: term)?|fall",
    "year": r"året|året sitt|kalenderåret|year",
    "term": r"semester\w*|halvåret|terminen|term",
}
_NAMED = "|".join(f"(?P<{name}>{words})" for name, words in _SEASONS.items())
_WHAT = (
    rf"(?:(?:the|denne|this|i)\s+)?(?:(?P<end>slutten av|utgangen av|end of)\s+(?:the\s+)?)?"
    rf"(?:(?:{_NAMED})(?!\w)|{_MONTH}|{_WEEK})"
)
_WITH = r"ut|til og med|t\.?o\.?m\.?|through(?: to)?|to the end of|until the end of|gjennom"
_UNTIL = (
    rf"(?P<with>(?:(?:fram|frem)\s+)?(?:{_WITH}))|helt til|heilt til|(?:fram|frem) (?:til|mot)|inntil|til|until|till|"
    r"up (?:to|until)|to|by|før|innan|innen|before"
)
_FROM = (
    r"(?:fra og med|f\.?o\.?m\.?|frå og med|fra|frå|from|starting(?: from| on| in)?|beginning(?: on| in)?|"
    r"med (?:opp)?start(?: i| fra| frå)?|som (?:starter|begynner|byrjar|startar)(?: i| fra| frå)?|"
    r"(?:rett )?etter|(?:right )?after)"
)
_WHOLE = (
    r"(?:hele|heile|resten av|utover|gjennom|i|this|all|throughout|(?:for )?the (?:rest of|whole)(?: the)?)\s+"
    rf"(?:the\s+)?(?:(?:{_NAMED})(?!\w))"
)
_NUMBER = rf"(?P<n>\d{{1,2}}|{any_of(word for word, value in NUMBERS.items() if value > 1)})"
_TIMES = (
    rf"(?:(?:for|i alt|in all|totalt)\s+)?{_NUMBER}\s+(?:ganger|gonger|times|møter|møte|meetings)(?!\w)"
    r"(?!\s+(?:i|per|a|in)\s)"
)
_SPAN = (
    rf"(?:i|for|de|dei|over|the)\s+(?:de |dei |the )?(?:neste\s+|next\s+|første\s+|fyrste\s+)?{_NUMBER}\s+"
    r"(?:(?P<weeks>uke\w*|veke\w*|weeks?)|(?P<months>måned\w*|månad\w*|months?))(?!\w)"
)
_STOP = re.compile(
    r"\s+(?:kl|klokk\w*|at|fra|frå|from|starting|fram|frem|til|until|till|to|hver|kvar|annen\w*|annan\w*|every|each|om|"
    r"about|med|with|i|for)(?!\w)|[,;?!–]",
    _I,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that may be, how many times at most, and the text without the words that said so."""

    first: date | None
    last: date | None
    count: int | None
    rest: str


def take_bounds(text: str, now: datetime, days: Sequence[SchoolDays] = ()) -> Bounds:
    """Read them from a text. ``now`` is local; ``days`` are the school's skoleruta."""
    today = now.date()
    first = last = None
    count = None
    if seen := re.search(rf"(?<!\w){_TIMES}", text, _I):
        count, text = number(seen["n"].casefold()), _without(text, seen)
    for seen in re.finditer(rf"(?<!\w){_FROM}\s+", text, _I):
        begins = _begin(text[seen.end() :], now, days)
        if begins is not None:
            first, text = begins[0], _cut(text, seen.start(), seen.end() + begins[1])
            break
    for seen in re.finditer(rf"(?<!\w)(?:{_UNTIL})\s+", text, _I):
        ends = _end(text[seen.end() :], first or today, now, days, through=seen["with"] is not None)
        if ends is not None:
            last, text = ends[0], _cut(text, seen.start(), seen.end() + ends[1])
            break
    if last is None and (seen := re.search(rf"(?<!\w){_WHOLE}", text, _I)):
        begins_on, last = _whole(_name(seen), today, days)
        first, text = first or begins_on, _without(text, seen)
    if last is None and (seen := re.search(rf"(?<!\w){_SPAN}", text, _I)):
        many = number(seen["n"].casefold()) or 1
        last, text = (first or today) + timedelta(days=many * (7 if seen["weeks"] else 30)), _without(text, seen)
    return Bounds(first, last, count, text)


def _begin(after: str, now: datetime, days: Sequence[SchoolDays]) -> tuple[date, int] | None:
    """The first day, and how many characters say so."""
    today = now.date()
    seen = re.match(_WHAT, after, _I)
    if seen is None:
        return _day(after, now)
    if seen["month"]:
        return _month_ahead(_MONTHS[seen["month"].casefold()], today), seen.end()
    if seen["week"]:
        monday = _week(int(seen["week"]), today)
        return (monday, seen.end()) if monday else None
    return _after(_name(seen), today, days), seen.end()


def _end(
    after: str, first: date, now: datetime, days: Sequence[SchoolDays], *, through: bool
) -> tuple[date, int] | None:
    """The last day, and how many characters say so. ``through``: what is named belongs to it."""
    seen = re.match(_WHAT, after, _I)
    if seen is None:
        return _day(after, now)
    if seen["month"]:
        month = _month_ahead(_MONTHS[seen["month"].casefold()], first)
        whole = through or seen["end"] is not None or month <= first
        return ((month + timedelta(days=32)).replace(day=1) if whole else month) - timedelta(days=1), seen.end()
    if seen["week"]:
        monday = _week(int(seen["week"]), first)
        return (monday + timedelta(days=6), seen.end()) if monday else None
    return _before(_name(seen), first, days), seen.end()


def _day(after: str, now: datetime) -> tuple[date, int] | None:
    """A date, or a day that is counted from today, at the beginning of a text."""
    stop = _STOP.search(after, 1)
    piece = after[: min(stop.start() if stop else 40, 40)]
    found = Found(now.replace(tzinfo=None), frozenset())
    if dotted := re.match(r"(?:\w+dag\w*\s+|\w+day\s+)?(\d{1,2})\.(\d{1,2})\.?(?![\d.])", piece, _I):
        there = date_of(found.today, int(dotted[1]), int(dotted[2]))
        return (there, dotted.end()) if there else None
    scan = Scan(piece)
    take_date(scan, found)
    settle_day(found, read_day(scan, found))
    if found.date is None or found.date < found.today or scan.left.strip(" .")[:1] != "\x00":
        return None
    return found.date, scan.left.rindex("\x00") + 1


def _name(seen: re.Match[str]) -> str:
    return next(name for name in _SEASONS if seen[name])


def _before(name: str, first: date, days: Sequence[SchoolDays]) -> date:
    """The last day before what is named begins; of a year or a term, its last."""
    if stored := _stored(name, first, days):
        return stored.first - timedelta(days=1)
    year = school_year_of(first)
    end = last_day(year) if first < last_day(year) else last_day(year + 1)
    christmas = date(first.year, 12, 20) if first < date(first.year, 12, 20) else date(first.year + 1, 12, 20)
    if name in ("christmas", "new_year", "fall", "year"):
        return christmas
    if name == "term":
        return min(christmas, end)
    if name == "easter":
        easter = next(there for of in (first.year, first.year + 1) if (there := easter_sunday(of)) > first)
        return easter - timedelta(days=8)  # the school is closed from Palm Sunday on
    if name in ("winter", "autumn"):
        week = _week(8 if name == "winter" else 40, first)
        return (week or end) - timedelta(days=1)
    return end


def _after(name: str, today: date, days: Sequence[SchoolDays]) -> date:
    """The first day when what is named is over; of a season, its first."""
    if stored := _stored(name, today, days):
        return stored.last + timedelta(days=1)
    january = date(today.year + 1, 1, 2)
    if name in ("christmas", "new_year", "year", "spring"):
        return max(january, today) if name != "spring" or today.month > 6 else today
    if name == "easter":
        easter = next(there for of in (today.year, today.year + 1) if (there := easter_sunday(of)) >= today)
        return easter + timedelta(days=2)
    if name in ("winter", "autumn"):
        return (_week(9 if name == "winter" else 41, today)) or today
    if name == "term":
        return january if today.month > 7 else first_day(today.year)
    begins = first_day(today.year)
    return begins if begins > today else first_day(today.year + 1)


def _whole(name: str, today: date, days: Sequence[SchoolDays]) -> tuple[date | None, date]:
    """A season or a year as a whole: from when, where that is not now, and until when."""
    if name in ("spring", "fall"):
        ahead = (name == "spring") == (today.month > 6)
        begins = _after(name if name == "spring" else "summer", today, ()) if ahead else None
        return begins, _before("school_year" if name == "spring" else "christmas", begins or today, days)
    return None, _before(name, today, days)


def _stored(name: str, first: date, days: Sequence[SchoolDays]) -> SchoolDays | None:
    """The first stretch of the school's own days off with that name that begins later."""
    if name not in NAMES or not name:
        return None
    known = re.compile(NAMES[name])
    ahead = [one for one in days if one.kind is DayKind.HOLIDAY and one.first > first and one.last > one.first]
    return next((one for one in sorted(ahead, key=lambda one: one.first) if known.search(one.name.casefold())), None)


def _month_ahead(month: int, day: date) -> date:
    """The first of that month: the one that goes on, or the next one."""
    there = date(day.year, month, 1)
    return there if month >= day.month else there.replace(year=day.year + 1)


def _week(week: int, day: date) -> date | None:
    """The Monday of the next week with that number."""
    for year in (day.year, day.year + 1):
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= day:
            return monday
    return None


def _without(text: str, seen: re.Match[str]) -> str:
    return _cut(text, seen.start(), seen.end())


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
