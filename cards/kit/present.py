"""How things are said: days, times, numbers, names. The only place in ``cards`` where UTC becomes local time.

Everything takes the scene first and gives plain words, not escaped. Dates and times keep together with no-break
spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic, said
from domain.rounding import decimals_of, rounded

NBSP = "\u00a0"
MINUS = "\u2212"
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}  # each calls itself so
LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}


def locale(scene: Scene) -> str:
    """Babel's name for the scene's language."""
    return LOCALES.get(scene.language, "en_GB")


def local(scene: Scene, moment: datetime) -> datetime:
    """The moment on the school's clock."""
    return moment.astimezone(ZoneInfo(scene.zone))


def local_day(scene: Scene, moment: date | datetime) -> date:
    """The day of a moment on the school's calendar; a plain date is already one."""
    return local(scene, moment).date() if isinstance(moment, datetime) else moment


@lru_cache(maxsize=4096)  # Babel reads the locale and the pattern anew each time
def _written(on: date, pattern: str, in_locale: str) -> str:
    return str(format_date(on, pattern, locale=in_locale))


def day(scene: Scene, moment: date | datetime, *, weekday: bool = True) -> str:
    """As "torsdag 3. desember", with the year only when it is another than this one."""
    on = local_day(scene, moment)
    pattern = "d MMMM" if scene.language == "en" else "d. MMMM"
    if on.year != local_day(scene, scene.now).year:
        pattern += " y"
    words = _written(on, pattern, locale(scene)).replace(" ", NBSP)
    return f"{_written(on, 'EEEE', locale(scene))} {words}" if weekday else words


def day_and_year(scene: Scene, moment: date | datetime) -> str:
    """As "3. desember 2026", this year too: for what is read long after."""
    on = local_day(scene, moment)
    pattern = "d MMMM y" if scene.language == "en" else "d. MMMM y"
    return _written(on, pattern, locale(scene)).replace(" ", NBSP)


def short_day(scene: Scene, moment: date | datetime) -> str:
    """As "3. desember"."""
    return day(scene, moment, weekday=False)


def clock(scene: Scene, moment: datetime) -> str:
    """As "14.00", in English "14:00"."""
    return local(scene, moment).strftime("%H:%M" if scene.language == "en" else "%H.%M")


def at_clock(scene: Scene, moment: datetime) -> str:
    """As "kl. 14.00", in English "14:00"."""
    return clock(scene, moment) if scene.language == "en" else f"kl.{NBSP}{clock(scene, moment)}"


def span(scene: Scene, start: datetime, minutes: int) -> str:
    """As "kl. 14.00–15.30", in English "14:00–15:30"."""
    return f"{at_clock(scene, start)}–{clock(scene, start + timedelta(minutes=minutes))}"


def when(scene: Scene, start: datetime, minutes: int = 0, *, capital: bool = True) -> str:
    """As "Torsdag 3. desember kl. 14.00–15.30"; without minutes only the start."""
    hours = span(scene, start, minutes) if minutes else at_clock(scene, start)
    between = ", " if scene.language == "en" else " "
    words = f"{day(scene, start)}{between}{hours}"
    return capitalised(words) if capital else words


def date_input(scene: Scene, moment: date | datetime | None) -> str:
    """The value of a date field: "2026-12-03"."""
    return local_day(scene, moment).isoformat() if moment else ""


def time_input(scene: Scene, moment: datetime | None) -> str:
    """The value of a time field: "14:00"."""
    return local(scene, moment).strftime("%H:%M") if moment else ""


def number(scene: Scene, value: float, decimals: int = 0) -> str:
    """As "2,8", "12 300", "−4": decimal comma, true minus and no-break spaces as the language has them."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    shown = rounded(value, decimals)
    words = str(format_decimal(shown, format=pattern, locale=locale(scene)))
    return words.replace("-", MINUS).replace("\u202f", NBSP)


def percent(scene: Scene, value: float, decimals: int = 0) -> str:
    """As "63 %", in English "63%"; the value is in percent already."""
    return number(scene, value, decimals) + ("%" if scene.language == "en" else f"{NBSP}%")


def measured(scene: Scene, unit: str, value: float) -> tuple[str, str]:
    """A figure's value and the words for its unit, apart: ("2,8", "av 5"), ("63 %", ""), ("4 210", "kr per barn")."""
    if unit == "mean":
        return number(scene, value, 1), scene.tr("of 5")
    if unit == "percent":
        return percent(scene, value, decimals_of(unit, [value])), ""
    words = {
        "nok_per_child": scene.tr("NOK a child"),
        "nok_per_pupil": scene.tr("NOK a pupil"),
        "hours_per_year": scene.tr("hours a year"),
        "fte": scene.tr("full-time positions"),
    }
    return number(scene, value, decimals_of(unit, [value])), words.get(unit, "")


def names(scene: Scene, people: Sequence[str]) -> str:
    """As "Ane, Bo og Cid"."""
    if len(people) < 2:
        return "".join(people)
    return scene.tr("{some} and {last}", some=", ".join(people[:-1]), last=people[-1])


def level(scene: Scene, number_: int) -> str:
    """As "nivå 3", in the middle of a sentence."""
    return scene.tr("level {level}", level=number_)


def out_of(scene: Scene, part: int, whole: int) -> str:
    """As "5 av 8"."""
    return scene.tr("{part} of {whole}", part=part, whole=whole)


def title(scene: Scene, characteristic: Characteristic) -> str:
    """As "1.4 Samarbeid med hjemmet"; not escaped: a school may have written it."""
    return f"{characteristic.id} {said(characteristic.title, scene.language)}".strip()


def capitalised(words: str) -> str:
    """The first letter large, the rest as it is."""
    return words[:1].upper() + words[1:]
