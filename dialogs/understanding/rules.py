"""What is read by rule before the classifier, for it has too few words of its own: series, and changes of length."""

from __future__ import annotations

import re
from datetime import datetime

from dialogs.sentences.later import later
from dialogs.sentences.own_time import plainly_own_time
from dialogs.sentences.place import read_place
from dialogs.understanding.few_words import by_few_words
from dialogs.understanding.leading_words import by_leading_words

_I = re.IGNORECASE
_WEEKDAY = r"(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_NTH = r"(?:første|fyrste|andre|tredje|fjerde|siste|first|second|third|fourth|last)"
_MONTH = r"(?:måned\w*|månad\w*|month)"
SERIES = re.compile(
    r"\b(?:annenhver|annahver|annakvar|annankvar|anna kvar|annen hver|biweekly|"
    r"every (?:other|second|third|fourth)(?! (?:word|time|sentence|pupil|note|one)\b)|"
    r"fortnightly|weekly|monthly|hver(?:t)? (?:tredje|fjerde|eneste)|kvar (?:tredje|fjerde)|ukentlig|vekentleg|"
    r"månedlig|månadleg)\b"
    rf"|\b(?:hver|kvar|every|each) (?:{_WEEKDAY}|uke|veke|week|{_MONTH})\b"
    r"|\b(?:hver|kvar) (?:\d{1,2}\.?|fjortende|fjortande) (?:dag|uke|veke|måned|månad)\b"
    r"|\bevery (?:\d{1,2}|two|three|four|five|six) (?:weeks|months)\b"
    rf"|\b(?:hver|kvar) {_NTH} (?:{_WEEKDAY})\b"
    r"|\b(?:(?:en|én|ein|éin) (?:gang|gong) i|once a) (?:uk[ae]n?|vek[ae]|week|måneden|månaden|month)\b"
    rf"|\b{_NTH} (?:{_WEEKDAY}) (?:i|hver|kvar|of|in|every|each) (?:hver |kvar |every |each |the )?{_MONTH}\b"
    rf"|\b(?:hver måned|kvar månad|every month) (?:den |on the )?{_NTH}\b",
    _I,
)
_MEETING = re.compile(r"\b(?:møte\w*|refleksjonsmøte\w*|meeting)\b", _I)
_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - only whether something is moved is asked
_HOURS = r"(?:time\w*|halvtime\w*|halvannen|halvanna|minutt\w*|min|kvarter|hours?|minutes?|half an hour)"
LENGTH = re.compile(
    rf"\b{_HOURS}\b.*\b(?:i stedet for|i staden for|istedenfor|istadenfor|instead of|heller enn|rather than)\b"
    rf"|\b(?:i stedet for|i staden for|instead of)\b.*\b{_HOURS}\b"
    r"|\b(?:forleng\w*|forkort\w*|lengre|lenger|kortere|kortare|shorten|lengthen|extend|shorter|longer)\b"
    rf".*\b(?:{_HOURS}|møte\w*|meeting)\b"
    rf"|\b(?:møte\w*|meeting)\b.*\b(?:lengre|lenger|kortere|kortare|shorter|longer)\b",
    _I,
)

# A series that there is already: "avlys alle møtene i serien", "move the meetings we have every Thursday".
ALL_OF_SERIES = re.compile(
    r"\b(?:møte|møta|møter|møtene|møteserien|serien|meetings|series)\b.*\b(?:i serien|in the series|som gjenstår|"
    r"som står att|that remain|that are left)\b|\b(?:serien|møteserien|the series)\b|"
    r"\b(?:alle|resten av|all(?: of)? the|the rest of the|the remaining) (?:de |dei )?(?:møtene|møta|meetings)\b",
    _I,
)
CHANGES = re.compile(
    r"\b(?:(?P<move>flytt(?:e|er|ar)?|utsett(?:e|er)?|forskyv(?:e|er)?|move|postpone|reschedule)|"
    r"avlys(?:e|er)?|kanseller(?:e|er)?|cancel|call off|drop(?:pe|per)?)\b",
    _I,
)


def by_rule(text: str) -> str:
    """The intent of a plain text that the rules know, or ""."""
    if asked := by_few_words(text) or by_leading_words(text):
        return asked
    if plainly_own_time(text):
        return "reminders"
    together = SERIES.search(text) or ALL_OF_SERIES.search(text)
    if together and (change := CHANGES.search(text)):
        return "move" if change["move"] else "cancel_meeting"
    if SERIES.search(text) and not re.search(r"\b(?:mas|mase|minn|påminn\w*|remind\w*|nag)\b", text, _I):
        return "series"
    if LENGTH.search(text):
        return "length"
    if read_place(text)[0]:
        return "move"
    return "move" if _MEETING.search(text) and later(text, _ANY_DAY) is not None else ""
