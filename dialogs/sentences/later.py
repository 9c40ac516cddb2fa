"""Reads by how much something is moved or made longer: "en uke senere", "to timer tidligere", "an hour longer"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from dialogs.sentences.found import number
from dialogs.sentences.scan import any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.words import DAY_WORDS

_COUNT = (
    rf"(?P<count>\d{{1,2}}|{any_of(*(tuple(words['numbers']) for words in DAY_WORDS.values()))}|halvannen|halv|half an)"
)
_DAYS = any_of(*(words["days"] for words in DAY_WORDS.values()), ("day", "days"))
_WEEKS = any_of(*(words["weeks"] for words in DAY_WORDS.values()), ("week", "weeks"))
_HOURS = any_of(*(words["hours"] for words in TIME_WORDS.values()))
_MINUTES = any_of(*(words["minutes"] for words in TIME_WORDS.values()))
_LATER = r"(?:senere|seinare|seinere|frem|fram|framover|fremover|utover|later|forward|ut i tid|ahead|on)"
_EARLIER = r"(?:tidligere|tidlegare|før|tilbake|earlier|sooner|back|forward in time)"
_PUSHED = r"(?:utsett\w*|utset|skyv\w*|forskyv\w*|flytt\w*|postpone|push|delay|move)"
_UNIT = rf"(?:(?P<weeks>{_WEEKS})|(?P<days>{_DAYS})|(?P<hours>{_HOURS})|(?P<minutes>{_MINUTES}))"
_SHIFT = re.compile(rf"(?<!\w)(?:{_COUNT}\s+){_UNIT}(?:\s+(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER})))?(?!\w)")
_PUSH = re.compile(rf"(?<!\w){_PUSHED}(?!\w)")
_HALF_HOUR = re.compile(r"(?<!\w)(?:(?:en|ein|éin|én|1)\s+)?halvtime(?!\w)")
_BY_UNIT = r"(?:time|timer|timar|halvtime|minutt|minutter|min|kvarter|hours?|minutes?)"
_LONGER_BY = re.compile(
    rf"\b{_BY_UNIT} (?:(?P<less>kortere|kortare|mindre|shorter|less)|lengre|lenger|meir|mer|longer|more)\b"
    r"|\b(?:(?P<cut>forkort\w*|kutt\w*|shorten|cut)|forleng\w*|extend|lengthen)\b.* (?:med|by)\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"(?<!\w)(?:(?:et|eit|a|1)\s+)?(?:kvarter|quarter of an hour)(?!\w)")


def later(text: str, start: datetime) -> datetime | None:
    """Return the start as it is moved by what a text says, or None where it says no such thing."""
    said = _QUARTER.sub("15 min", _HALF_HOUR.sub("halv time", text.casefold()))
    pushes = _PUSH.search(said) is not None
    for found in _SHIFT.finditer(said):
        if not found["later"] and not found["earlier"]:
            before = said[: found.start()].rsplit(maxsplit=1) if pushes else ()
            if not pushes or (before and before[-1] not in ("med", "by", "møtet", "meeting", "det", "it")):
                continue
        count = {"halvannen": 1.5, "halv": 0.5, "half an": 0.5}.get(found["count"]) or number(found["count"])
        if not count:
            continue
        unit = next(name for name in ("weeks", "days", "hours", "minutes") if found[name])
        by = timedelta(**{unit: count})
        return start - by if found["earlier"] else start + by
    return None


def length_after(text: str, before: int, said: int) -> int:
    """Return the minutes that a text asks for: those it says, or those before with so many more or less."""
    by = _LONGER_BY.search(text)
    if by is None:
        return said
    return before - said if by["less"] or by["cut"] else before + said
