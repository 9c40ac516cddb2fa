"""Made-up cards about calendar."""

from __future__ import annotations

from datetime import date

from cards.calendar.school_days import school_days
from cards.kit.scene import Scene
from domain.calendar.school_year import DayKind, SchoolDays
from domain.errors import Problem
from preview import school as samples


def sample_days(on: Scene) -> list[SchoolDays]:
    """Some days of a made-up school."""
    words = {
        "nb": ("juleferie", "planleggingsdag", "elevundersøkelse"),
        "nn": ("juleferie", "planleggingsdag", "elevundersøking"),
        "en": ("Christmas holiday", "planning day", "pupil survey"),
    }[on.language]
    return [
        SchoolDays("s-solvik", date(2026, 12, 21), date(2027, 1, 1), DayKind.HOLIDAY, words[0]),
        SchoolDays("s-solvik", date(2027, 1, 4), date(2027, 1, 4), DayKind.PLANNING, words[1]),
        SchoolDays("s-solvik", date(2027, 2, 1), date(2027, 2, 19), DayKind.SURVEY, words[2]),
    ]


SAMPLES: samples.Samples = {
    "school_days": [
        ("empty", lambda on: school_days(on, [])),
        ("saved", lambda on: school_days(on, sample_days(on), saved=True)),
        (
            "saved, some lines passed over",
            lambda on: school_days(on, sample_days(on), saved=True, passed=["Første skoledag: 17. august"]),
        ),
        (
            "a problem",
            lambda on: school_days(
                on, sample_days(on), [Problem("days_no_such_date", {"line": "31.2"}, "days")], text="31.2\n16.11"
            ),
        ),
    ],
}
