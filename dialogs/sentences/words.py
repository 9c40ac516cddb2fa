"""The words that people use for days, as data: one table a language, the same keys in each (a test sees to it).

All three are read at once, since people mix. A word that means something else in another language (``to``, ``man``,
``fri``) is only taken where its neighbours leave no doubt; ``when_days`` and ``when_times`` see to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict


class DayWords(TypedDict):
    """What one language calls days, weeks, months and numbers."""

    weekdays: tuple[tuple[str, ...], ...]  # Monday first; the full word and its other forms
    short_weekdays: tuple[tuple[str, ...], ...]  # only read before a full stop or a number
    months: tuple[tuple[str, ...], ...]  # January first
    today: tuple[str, ...]
    tomorrow: tuple[str, ...]
    after_tomorrow: tuple[str, ...]
    yesterday: tuple[str, ...]
    next: tuple[str, ...]
    coming: tuple[str, ...]  # the first one from now
    last: tuple[str, ...]
    in_: tuple[str, ...]  # "om" to uker, "in" two weeks
    days: tuple[str, ...]
    weeks: tuple[str, ...]
    week_number: tuple[str, ...]  # "uke" 49
    next_week: tuple[str, ...]
    this_week: tuple[str, ...]
    the: tuple[str, ...]  # before a day of the month: "den" 3.
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]


NB: DayWords = {
    "weekdays": (
        ("mandag", "mandagen"),
        ("tirsdag", "tirsdagen"),
        ("onsdag", "onsdagen"),
        ("torsdag", "torsdagen"),
        ("fredag", "fredagen"),
        ("lørdag", "lørdagen", "lordag"),
        ("søndag", "søndagen", "sondag"),
    ),
    "short_weekdays": (("man",), ("tirs", "tir"), ("ons",), ("tors", "tor"), ("fre",), ("lør",), ("søn",)),
    "months": (
        ("januar", "jan"),
        ("februar", "feb", "febr"),
        ("mars", "mar"),
        ("april", "apr"),
        ("mai",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("desember", "des"),
    ),
    "today": ("i dag", "idag", "i ettermiddag", "i kveld", "i formiddag"),
    "tomorrow": ("i morgen", "imorgen", "i morra", "i morgen tidlig"),
    "after_tomorrow": ("i overmorgen", "iovermorgen", "overmorgen"),
    "yesterday": ("i går", "igår", "i forgårs"),
    "next": ("neste",),
    "coming": ("førstkommende", "kommende", "nå på", "nå førstkommende", "denne"),
    "last": ("forrige", "sist", "siste"),
    "in_": ("om",),
    "days": ("dag", "dager", "dagers"),
    "weeks": ("uke", "uker", "ukers", "ukes"),
    "week_number": ("uke", "i uke"),
    "next_week": ("neste uke", "i neste uke", "neste uka", "i neste uka", "uka som kommer", "kommende uke"),
    "this_week": ("denne uka", "denne uken", "i denne uka", "i denne uken", "denne uke"),
    "the": ("den", "d.", "dato"),
    "numbers": {
        "en": 1, "én": 1, "ei": 1, "et": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
        "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
        "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tjue": 20, "tyve": 20, "tjueen": 21, "tretti": 30,
        "førti": 40, "førtifem": 45, "femti": 50, "seksti": 60, "nitti": 90,
    },
    "ordinals": {
        "første": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "sjuende": 7, "syvende": 7,
        "åttende": 8, "niende": 9, "tiende": 10, "ellevte": 11, "tolvte": 12, "trettende": 13, "fjortende": 14,
        "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18, "nittende": 19, "tjuende": 20,
        "tjueførste": 21, "tjueandre": 22, "tjuetredje": 23, "tjuefjerde": 24, "tjuefemte": 25, "tjuesjette": 26,
        "tjuesjuende": 27, "tjueåttende": 28, "tjueniende": 29, "trettiende": 30, "trettiførste": 31,
    },
}  # fmt: skip

NN: DayWords = {
    "weekdays": (
        ("måndag", "måndagen", "mandag"),
        ("tysdag", "tysdagen"),
        ("onsdag", "onsdagen"),
        ("torsdag", "torsdagen"),
        ("fredag", "fredagen"),
        ("laurdag", "laurdagen"),
        ("sundag", "sundagen", "søndag"),
    ),
    "short_weekdays": (("mån",), ("tys",), ("ons",), ("tors",), ("fre",), ("laur", "lau"), ("sun", "søn")),
    "months": NB["months"],
    "today": ("i dag", "idag", "i ettermiddag", "i kveld", "i føremiddag"),
    "tomorrow": ("i morgon", "imorgon", "i morgon tidleg"),
    "after_tomorrow": ("i overmorgon", "iovermorgon", "overmorgon"),
    "yesterday": ("i går", "igår", "i førgår"),
    "next": ("neste",),
    "coming": ("førstkomande", "komande", "no på", "denne"),
    "last": ("førre", "sist", "siste"),
    "in_": ("om",),
    "days": ("dag", "dagar", "dagars"),
    "weeks": ("veke", "veker", "vekers", "vekes"),
    "week_number": ("veke", "i veke"),
    "next_week": ("neste veke", "i neste veke", "neste veka", "veka som kjem", "komande veke"),
    "this_week": ("denne veka", "i denne veka", "denne veke"),
    "the": ("den", "d.", "dato"),
    "numbers": {
        "ein": 1, "éin": 1, "ei": 1, "eit": 1, "eitt": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
        "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
        "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tjue": 20, "tretti": 30, "førti": 40, "førtifem": 45,
        "femti": 50, "seksti": 60, "nitti": 90,
    },
    "ordinals": {
        "første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "sjuande": 7,
        "åttande": 8, "niande": 9, "tiande": 10, "ellevte": 11, "tolvte": 12, "trettande": 13, "fjortande": 14,
        "femtande": 15, "sekstande": 16, "syttande": 17, "attande": 18, "nittande": 19, "tjuande": 20,
        "tjueførste": 21, "tjueandre": 22, "tjuetredje": 23, "tjuefjerde": 24, "tjuefemte": 25, "tjuesjette": 26,
        "tjuesjuande": 27, "tjueåttande": 28, "tjueniande": 29, "trettiande": 30, "trettiførste": 31,
    },
}  # fmt: skip

EN: DayWords = {
    "weekdays": (
        ("monday", "mondays"),
        ("tuesday", "tuesdays"),
        ("wednesday", "wednesdays"),
        ("thursday", "thursdays"),
        ("friday", "fridays"),
        ("saturday", "saturdays"),
        ("sunday", "sundays"),
    ),
    "short_weekdays": (("mon",), ("tue", "tues"), ("wed",), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",)),
    "months": (
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    "today": ("today", "this afternoon", "this evening", "tonight", "this morning"),
    "tomorrow": ("tomorrow", "tomorow", "tmrw"),
    "after_tomorrow": ("the day after tomorrow", "day after tomorrow"),
    "yesterday": ("yesterday", "the day before yesterday"),
    "next": ("next",),
    "coming": ("this", "coming", "this coming", "the coming"),
    "last": ("last", "previous"),
    "in_": ("in", "within"),
    "days": ("day", "days"),
    "weeks": ("week", "weeks"),
    "week_number": ("week", "in week", "week number"),
    "next_week": ("next week", "of next week", "the coming week"),
    "this_week": ("this week", "of this week"),
    "the": ("the",),
    "numbers": {
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
        "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
        "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
    },
    "ordinals": {
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
        "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
        "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
    },
}  # fmt: skip

DAY_WORDS: Mapping[str, DayWords] = {"nb": NB, "nn": NN, "en": EN}
