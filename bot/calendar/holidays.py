"""Norwegian public holidays, with their names in the three languages.

There are twelve; five have a date and seven follow Easter. A test holds them against the ``holidays`` library for sixty
years. The library itself is not used at run time: importing its one module for Norway imports those of all countries,
which stops the event loop for a second and costs more memory than everything else in this folder.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from domain.calendar.easter import easter_sunday
from domain.people.school import LANGUAGES

Names = tuple[str, str, str]  # bokmål, nynorsk, English

_ON_DATES: dict[tuple[int, int], Names] = {
    (1, 1): ("første nyttårsdag", "første nyttårsdag", "New Year's Day"),
    (5, 1): ("arbeidernes dag", "arbeidardagen", "Labour Day"),
    (5, 17): ("grunnlovsdagen", "grunnlovsdagen", "Constitution Day"),
    (12, 25): ("første juledag", "første juledag", "Christmas Day"),
    (12, 26): ("andre juledag", "andre juledag", "Boxing Day"),
}
_AFTER_EASTER: dict[int, Names] = {
    -3: ("skjærtorsdag", "skjertorsdag", "Maundy Thursday"),
    -2: ("langfredag", "langfredag", "Good Friday"),
    0: ("første påskedag", "første påskedag", "Easter Sunday"),
    1: ("andre påskedag", "andre påskedag", "Easter Monday"),
    39: ("Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day"),
    49: ("første pinsedag", "første pinsedag", "Whit Sunday"),
    50: ("andre pinsedag", "andre pinsedag", "Whit Monday"),
}


class NorwegianHolidays:
    """``domain.unit_of_work.Holidays``."""

    def name_of(self, day: date, language: str) -> str | None:
        """The name of the holiday, None on an ordinary day; two on one day are both named."""
        found = _of_year(day.year).get(day)
        if found is None:
            return None
        column = LANGUAGES.index(language) if language in LANGUAGES else 0
        return ", ".join(names[column] for names in found)


@lru_cache(maxsize=16)
def _of_year(year: int) -> dict[date, tuple[Names, ...]]:
    found: dict[date, tuple[Names, ...]] = {date(year, *on): (names,) for on, names in _ON_DATES.items()}
    easter = easter_sunday(year)
    for days, names in _AFTER_EASTER.items():
        day = easter + timedelta(days=days)
        found[day] = (names, *found.get(day, ()))
    return found
