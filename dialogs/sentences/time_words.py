"""The words that people use for times of day and for how long, as data: one table a language, the same keys in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict


class TimeWords(TypedDict):
    """What one language calls the hours and how long something takes."""

    clock: tuple[str, ...]  # before a time: "kl", "at"
    half: tuple[str, ...]  # "halv" tre is half an hour before three; "half past" two is after two
    half_after: bool
    quarter: tuple[str, ...]
    past: tuple[str, ...]
    to: tuple[str, ...]
    from_: tuple[str, ...]  # "fra" 14 "til" 15
    until: tuple[str, ...]
    noon: tuple[str, ...]
    morning: tuple[str, ...]  # parts of the day, which say which 8 is meant
    afternoon: tuple[str, ...]
    hours: tuple[str, ...]
    minutes: tuple[str, ...]
    quarters: tuple[str, ...]
    half_hour: tuple[str, ...]
    hour_and_half: tuple[str, ...]
    lasting: tuple[str, ...]  # before how long: "i" 45 minutter
    about: tuple[str, ...]  # before what it is about: "om" 1.4
    only_about: tuple[str, ...]  # of these, the ones that never stand before a day
    on: tuple[str, ...]  # before a day


TIME_WORDS: Mapping[str, TimeWords] = {
    "nb": {
        "clock": ("kl", "kl.", "klokka", "klokken", "klokka er", "klokkeslett", "klokke"),
        "half": ("halv",),
        "half_after": False,
        "quarter": ("kvart", "kvarter", "et kvarter"),
        "past": ("over",),
        "to": ("på",),
        "from_": ("fra", "mellom"),
        "until": ("til", "og"),
        "noon": ("midt på dagen",),
        "morning": ("på morgenen", "om morgenen", "på formiddagen", "om formiddagen", "i formiddag", "i morgen tidlig"),
        "afternoon": ("på ettermiddagen", "om ettermiddagen", "ettermiddag", "i ettermiddag", "på kvelden", "i kveld"),
        "hours": ("time", "timer", "timers", "t"),
        "minutes": ("minutter", "minutt", "minutters", "min"),
        "quarters": ("kvarter", "kvarters"),
        "half_hour": ("en halv time", "halv time", "en halvtime", "halvtime", "en halvtimes"),
        "hour_and_half": ("halvannen time", "halvannen times", "en og en halv time", "én og en halv time"),
        "lasting": ("i", "på", "varer", "varighet"),
        "about": ("om", "kjennetegn", "kjennetegnet", "punkt", "nummer", "nr", "nr."),
        "only_about": ("om", "kjennetegn", "kjennetegnet", "punkt", "nummer", "nr", "nr."),
        "on": ("på", "den"),
    },
    "nn": {
        "clock": ("kl", "kl.", "klokka", "klokkeslett"),
        "half": ("halv",),
        "half_after": False,
        "quarter": ("kvart", "kvarter", "eit kvarter"),
        "past": ("over",),
        "to": ("på",),
        "from_": ("frå", "mellom"),
        "until": ("til", "og"),
        "noon": ("midt på dagen",),
        "morning": (
            "på morgonen",
            "om morgonen",
            "om føremiddagen",
            "på føremiddagen",
            "i føremiddag",
            "morgon tidleg",
        ),
        "afternoon": ("på ettermiddagen", "om ettermiddagen", "ettermiddag", "i ettermiddag", "på kvelden", "i kveld"),
        "hours": ("time", "timar", "timars", "t"),
        "minutes": ("minutt", "minuttar", "min"),
        "quarters": ("kvarter", "kvarters"),
        "half_hour": ("ein halv time", "ein halvtime", "halvtime"),
        "hour_and_half": ("halvannan time", "halvanna time", "ein og ein halv time", "éin og ein halv time"),
        "lasting": ("i", "på", "varer"),
        "about": ("om", "kjenneteikn", "kjenneteiknet", "punkt", "nummer", "nr", "nr."),
        "only_about": ("om", "kjenneteikn", "kjenneteiknet", "punkt", "nummer", "nr", "nr."),
        "on": ("på", "den"),
    },
    "en": {
        "clock": ("at", "@"),
        "half": ("half past", "half"),
        "half_after": True,
        "quarter": ("quarter", "a quarter"),
        "past": ("past", "after"),
        "to": ("to", "before"),
        "from_": ("from", "between"),
        "until": ("to", "until", "till", "and"),
        "noon": ("noon", "midday"),
        "morning": ("in the morning", "this morning", "morning"),
        "afternoon": ("in the afternoon", "in the evening", "this afternoon", "this evening", "tonight", "afternoon"),
        "hours": ("hour", "hours", "h", "hrs", "hr"),
        "minutes": ("minute", "minutes", "mins", "min"),
        "quarters": ("quarters of an hour",),
        "half_hour": ("half an hour", "half hour", "a half hour"),
        "hour_and_half": ("an hour and a half", "one and a half hours", "one hour and a half", "hour and a half"),
        "lasting": ("for", "lasting"),
        "about": ("about", "on", "regarding", "characteristic", "number", "no."),
        "only_about": ("about", "regarding", "characteristic", "number", "no."),
        "on": ("on", "the"),
    },
}
