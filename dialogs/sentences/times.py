"""Times of day: "kl 14", "klokken halv tre", "kvart over to", "2:30pm", "14–15.30", "fra 14 til 15.30"."""

from __future__ import annotations

import re
from datetime import time
from functools import cache

from dialogs.sentences.found import ARTICLES, NUMBERS, Found
from dialogs.sentences.idioms import take_idiom
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS


@cache
def _all(key: str) -> str:
    return any_of(*(words[key] for words in TIME_WORDS.values()))  # type: ignore[literal-required]


_AP = r"(?:\s?(?P<ap{0}>[ap])\.?\s?m(?:\.|(?!\w)))"
_T = r"(?:(?P<h{0}>\d{{1,2}})[.:](?P<m{0}>\d{{2}})|(?P<hm{0}>\d{{3,4}})|(?P<hh{0}>\d{{1,2}}))(?![\d/]|[.:,]\d|\s?%)"
CLOCK_WORDS = rf"{_all('clock')}\s{{0,3}}"
DASH = r"\s{0,2}[-–—]\s{0,2}"
_TO = rf"(?:{DASH}|\s{{1,3}}{_all('until')}\s{{1,3}})(?:{CLOCK_WORDS})?"
_FROM = rf"(?:(?:{_all('from_')})\s{{1,3}}(?:{CLOCK_WORDS})?|{CLOCK_WORDS})"
NOT_TIME = r"(?!\s{0,2}(?:år|years?|elev|pupil|lærer|[.:/]\d))"
_HOUR_WORD = any_of(word for word, value in NUMBERS.items() if value <= 24 and word not in ARTICLES)
_TENS = any_of(word for word, value in NUMBERS.items() if value in (5, 10, 15, 20, 30, 40, 45, 50))
HOUR_WORDS = rf"{_HOUR_WORD}(?:\s{{1,2}}{_TENS}(?!\w))?"
SIDE = rf"{_T}{_AP}?"  # one end of a range in digits; to be formatted with the number of its groups
YEAR = re.compile(r"20[23]\d")
_END = 10 * 60  # minutes: what is longer is not a meeting


def take_digits_range(scan: Scan, found: Found) -> bool:
    """Read a range of which both ends are in digits and the first is marked; False where there is none."""
    return _range(scan, found, _part_of_day(scan))


def take_time(scan: Scan, found: Found, whole: Scan | None = None) -> None:
    """Read a single time that is plainly a time; ``whole`` is the sentence that says the part of the day."""
    part = _part_of_day(whole or scan)
    for reader in (_single, take_idiom, _hour_word, _noon):
        if reader(scan, found, part):
            return


def drop_part_of_day(scan: Scan) -> None:
    """Take out "om ettermiddagen" and the like, which has done its work."""
    scan.take(_all("afternoon"))
    scan.take(_all("morning"))


def _part_of_day(scan: Scan) -> str:
    """Find "p" for the afternoon, "a" for the morning, "" where it was not said."""
    return "p" if scan.find(_all("afternoon")) else "a" if scan.find(_all("morning")) else ""


def _range(scan: Scan, found: Found, part: str) -> bool:
    first, second = _T.format(1) + f"{_AP.format(1)}?", _T.format(2) + f"{_AP.format(2)}?"
    seen = scan.take(rf"{_FROM}{first}{_TO}{second}{NOT_TIME}")
    if not seen:
        seen = scan.find(rf"{first}{DASH}(?:{CLOCK_WORDS})?{second}{NOT_TIME}")
        if not seen or not _plausible(seen) or _two_ids(seen, found):
            return False
        scan.blank(seen.start(), seen.end())
    end = _clock(seen, "2", seen["ap2"] or part, found)
    begin = _clock(seen, "1", seen["ap1"] or part, found)
    if begin is None or end is None:
        return True
    early = _hour(seen, "1")
    if seen["ap2"] and not seen["ap1"] and begin > end:
        begin = begin.replace(hour=early % 12)
    if not seen["ap1"] and seen["ap2"] == "p" and early < 12 and early % 12 + 12 <= end.hour and early + 12 <= 23:
        begin = begin.replace(hour=early % 12 + 12)
    if seen["ap2"] or begin.hour >= 12:
        found.doubts = [doubt for doubt in found.doubts if doubt.key != "half_day" or not seen["ap2"]]
    if end <= begin and end.hour < 12:
        end = end.replace(hour=end.hour + 12)
    found.time = begin
    found.minutes = meant_length(found, begin, end) or found.minutes
    return True


def meant_length(found: Found, begin: time, end: time) -> int | None:
    """Minutes from one time to the other; None, and wrong, where a meeting cannot be so."""
    length = (end.hour - begin.hour) * 60 + end.minute - begin.minute
    if 0 < length <= _END:
        return length
    found.wrong("ends_before_start", "time", start=written(begin), end=written(end))
    return None


def _two_ids(seen: re.Match[str], found: Found) -> bool:
    return set(re.split(DASH, seen.group())) <= found.ids


def _plausible(seen: re.Match[str]) -> bool:
    """A range of bare numbers is a time only where the hours are those of a working day."""
    if YEAR.fullmatch(seen["hm2"] or "") and not seen["m1"] and not seen["hm1"]:
        return False  # "uke 4-2027"
    if seen["m1"] or seen["m2"] or seen["ap2"] or seen["hm1"]:
        return True
    return 7 <= _hour(seen, "1") < _hour(seen, "2") <= 22


def _single(scan: Scan, found: Found, part: str) -> bool:
    t, ap = _T.format(1), _AP.format(1)
    for source in (
        rf"(?:{CLOCK_WORDS})?{t}{ap}",
        rf"{_FROM}{t}{NOT_TIME}",
        r"(?P<h1>\d{1,2}):(?P<m1>\d{2})(?!\d|:\d\d\d)",
    ):
        seen = scan.take(source)
        if seen:
            said = seen.groupdict()
            found.time = _clock(seen, "1", said.get("ap1") or part, found)
            return True
    return False


def _hour_word(scan: Scan, found: Found, part: str) -> bool:
    """Read "klokka fjorten", "klokka fjorten tretti", "at two"."""
    minute = rf"(?:\s{{1,2}}(?P<minute>{_TENS}))?"
    seen = scan.take(rf"{CLOCK_WORDS}(?P<hour>{_HOUR_WORD}){minute}(?:\s?(?:o'clock|presis|sharp))?")
    if seen:
        found.time = shifted(NUMBERS[seen["hour"]], NUMBERS[seen["minute"]] if seen["minute"] else 0, part, found)
    return seen is not None


def _noon(scan: Scan, found: Found, part: str) -> bool:
    if scan.take(rf"(?:at\s{{1,3}})?{_all('noon')}"):
        found.time = time(12)
        return True
    return False


def _hour(seen: re.Match[str], which: str) -> int:
    packed = seen[f"hm{which}"]
    return int(packed[:-2]) if packed else int(seen[f"h{which}"] or seen[f"hh{which}"])


def _clock(seen: re.Match[str], which: str, part: str, found: Found) -> time | None:
    said = seen.groupdict()
    packed = said.get(f"hm{which}")
    hour, minute = said.get(f"h{which}") or said.get(f"hh{which}"), said.get(f"m{which}")
    if packed:
        hour, minute = packed[:-2], packed[-2:]
    assert hour
    if len(hour) == 2 and hour[0] == "0" and not part:  # "02.30" is on the clock of 24 hours
        part = "a"
    return shifted(int(hour), int(minute or 0), part, found)


def shifted(hour: int, minute: int, part: str, found: Found) -> time | None:
    """The time, in the afternoon where that was said, or where nobody meets at that hour of the morning (a doubt)."""
    if hour > 23 or minute > 59:
        found.wrong("no_such_time", "time", time=f"{hour}.{minute:02d}")
        return None
    if part == "p" and 1 <= hour < 12:
        hour += 12
    elif part == "a" and hour == 12:
        hour = 0
    elif not part and 1 <= hour <= 7:
        hour += 12
        if not any(doubt.key == "half_day" for doubt in found.doubts):
            found.doubt("half_day", "time", time=written(time(hour, minute)))
    return time(hour, minute)


def written(at: time) -> str:
    """A time as the client's time field wants it."""
    return f"{at.hour:02d}:{at.minute:02d}"
