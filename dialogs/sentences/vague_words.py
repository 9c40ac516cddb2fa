"""The words for times that no clock and no calendar has, as data: breaks of the school year, "later", "until lunch".

A break is looked up in the school's own skoleruta; the rest is named to whoever wrote it, and never passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict


class VagueWords(TypedDict):
    """What one language calls breaks, seasons and times that are not exact."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    breaks: Mapping[str, tuple[str, ...]]  # by name of the break; "" for whichever comes next
    first_of: tuple[str, ...]  # before "after the break": "uka" etter vinterferien
    seasons: tuple[str, ...]  # with a word in front: "etter" jul
    around: tuple[str, ...]  # those words
    parts: tuple[str, ...]  # of a month or a year: "i slutten av"
    months: tuple[str, ...]  # counted, or "next"
    every: tuple[str, ...]
    someday: tuple[str, ...]
    daytimes: tuple[str, ...]  # after "until", "before" or "after": "til" lunsj


NAMES = {  # how each break is called where a school has stored it
    "winter": r"vinter|winter",
    "autumn": r"høst|haust|autumn|fall",
    "christmas": r"jul(?!i)|christmas",
    "easter": r"påske|easter",
    "summer": r"sommer|sumar|summer",
    "": r"ferie|holiday|break",
}

VAGUE_WORDS: Mapping[str, VagueWords] = {
    "nb": {
        "after": ("etter", "rett etter"),
        "before": ("før", "rett før"),
        "breaks": {
            "winter": ("vinterferien", "vinterferie"),
            "autumn": ("høstferien", "høstferie"),
            "christmas": ("juleferien", "juleferie"),
            "easter": ("påskeferien", "påskeferie"),
            "summer": ("sommerferien", "sommerferie"),
            "": ("ferien",),
        },
        "first_of": ("uka", "uken", "den første uka", "første uka", "første uke", "første dag", "den første dagen"),
        "seasons": ("jul", "jula", "påske", "påsken", "nyttår", "sommeren", "våren", "høsten", "høst", "vinteren"),
        "around": ("etter", "før", "over", "til", "i løpet av", "utpå", "innen"),
        "parts": ("slutten av", "begynnelsen av", "starten av", "midten av", "i løpet av", "en gang i", "utpå"),
        "months": ("måned", "måneder", "måneden", "halvår", "semester", "år"),
        "every": ("hver", "annenhver", "hver annen"),
        "someday": (
            "snarest mulig", "snarest", "så snart som mulig", "så fort som mulig", "en dag", "i helga",
            "i helgen", "neste helg", "i høst",
        ),
        "daytimes": ("lunsj", "lunsjen", "skoletid", "arbeidstid", "undervisningen", "kvelden", "ettermiddagen"),
    },
    "nn": {
        "after": ("etter", "rett etter"),
        "before": ("før", "rett før"),
        "breaks": {
            "winter": ("vinterferien", "vinterferie"),
            "autumn": ("haustferien", "haustferie"),
            "christmas": ("juleferien", "juleferie"),
            "easter": ("påskeferien", "påskeferie"),
            "summer": ("sommarferien", "sommarferie", "sumarferien"),
            "": ("ferien",),
        },
        "first_of": ("veka", "den første veka", "første veka", "første veke", "første dag", "den første dagen"),
        "seasons": ("jul", "jula", "påske", "påska", "nyttår", "sommaren", "våren", "hausten", "haust", "vinteren"),
        "around": ("etter", "før", "over", "til", "i løpet av", "utpå", "innan"),
        "parts": ("slutten av", "byrjinga av", "starten av", "midten av", "i løpet av", "ein gong i", "utpå"),
        "months": ("månad", "månader", "månaden", "halvår", "semester", "år"),
        "every": ("kvar", "annankvar", "kvar andre"),
        "someday": (
            "snarast råd", "snarast", "så snart som råd", "så fort som råd",
            "ein dag", "i helga", "neste helg", "i haust",
        ),
        "daytimes": ("lunsj", "lunsjen", "skuletid", "arbeidstid", "undervisninga", "kvelden", "ettermiddagen"),
    },
    "en": {
        "after": ("after", "right after"),
        "before": ("before", "right before"),
        "breaks": {
            "winter": ("winter break", "winter holiday", "winter holidays"),
            "autumn": ("autumn break", "autumn holiday", "autumn holidays", "fall break"),
            "christmas": ("christmas break", "christmas holiday", "christmas holidays"),
            "easter": ("easter break", "easter holiday", "easter holidays"),
            "summer": ("summer break", "summer holiday", "summer holidays"),
            "": ("break", "holiday", "holidays"),
        },
        "first_of": ("week", "first week", "first day", "day"),
        "seasons": ("christmas", "easter", "new year", "summer", "spring", "autumn", "winter"),
        "around": ("after", "before", "in", "by", "over", "during"),
        "parts": ("end of", "beginning of", "start of", "middle of", "some time in", "sometime in"),
        "months": ("month", "months", "term", "semester", "year", "years"),
        "every": ("every", "every other", "each"),
        "someday": ("as soon as possible", "asap", "some day", "one day", "at the weekend", "next weekend"),
        "daytimes": ("lunch", "school hours", "working hours", "the lessons", "evening", "the end of the day"),
    },
}  # fmt: skip
