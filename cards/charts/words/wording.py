"""Words that several pictures share: values with their unit, names that can be told apart, who answered."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_decimal

from cards.figures.whose import AMONG, titled, whose, year_of
from cards.kit.present import LOCALES
from domain.catalogue.areas import said
from domain.figures.reading import Reading, Status
from domain.rounding import decimals_of, rounded
from locales import N_, tr, trn

MOST_LEFT_OUT = 6  # titles that are named
UNITS = {
    "mean": N_("Mean on a scale of 1–5"),
    "percent": N_("Per cent"),
    "count": N_("Number of"),
    "nok_per_child": N_("NOK per child"),
    "nok_per_pupil": N_("NOK per pupil"),
    "hours_per_year": N_("Hours a year"),
    "fte": N_("Full-time positions"),
}
STATUS_WORDS = {
    Status.GOOD: N_("good"),
    Status.WATCH: N_("watch"),
    Status.LIFT: N_("needs lifting"),
    Status.SUPPRESSED: N_("withheld"),
}


def names(language: str, told: Sequence[Reading]) -> dict[str, str]:
    """Titles of the catalogue with whose figure each is, by indicator."""
    return {one.indicator.id: titled(language, one.indicator, one.newest) for one in told}


def drawn_names(language: str, told: Sequence[Reading]) -> tuple[dict[str, str], str]:
    """Names for a picture with little room, and whose all the figures are, where they are all the same's."""
    owners = {whose(language, one.indicator, one.newest) for one in told}
    if len(owners) > 1:
        return names(language, told), ""
    return {one.indicator.id: said(one.indicator.title, language) for one in told}, owners.pop()


def above(owner: str, words: str) -> str:
    """The line above a picture, as "Foresatte · Gjennomsnitt på skala 1–5"."""
    return " · ".join(part for part in (owner[:1].upper() + owner[1:], words) if part)


def status_word(language: str, status: Status) -> str:
    """As "bør løftes"; "" for a figure that is never coloured."""
    return tr(language, STATUS_WORDS[status]) if status in STATUS_WORDS else ""


def provenance(language: str, reading: Reading) -> str:
    """As "foresatte 2026, 96 svar" or "KOSTRA 2025, Solvik"; how few answered is not said of a withheld figure."""
    source, newest = reading.indicator.source, reading.newest
    who = whose(language, reading.indicator, newest)
    if source not in AMONG:
        return ", ".join(part for part in (f"{source} {newest.year}", who) if part)
    if hidden(reading) or newest.answers is None:
        return f"{who} {year_of(newest)}"
    return f"{who} {year_of(newest)}, " + trn(language, "{count} answer", "{count} answers", newest.answers)


def hidden(reading: Reading) -> bool:
    """Whether the newest value must not be shown."""
    return reading.newest.suppressed or reading.status is Status.SUPPRESSED


def value_words(language: str, unit: str, value: float) -> str:
    """As "2,8", "12,5 %" or "12 345"."""
    words = number(language, unit, value)
    if unit != "percent":
        return words
    return f"{words}%" if language == "en" else f"{words}\u00a0%"


def full_value(language: str, unit: str, value: float) -> str:
    """As ``value_words``, and money with its currency: where no line above says what is counted."""
    words = value_words(language, unit, value)
    return tr(language, "NOK {amount}", amount=words) if unit.startswith("nok") else words


def number(language: str, unit: str, value: float) -> str:
    """Means with a decimal, money and counts without, the rest with one where there is one."""
    return decimal(language, value, decimals_of(unit, [value]))


def decimal(language: str, value: float, decimals: int) -> str:
    """A number as the language writes it, with a true minus."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    words = str(format_decimal(rounded(value, decimals), format=pattern, locale=LOCALES.get(language, language)))
    return words.replace("-", "\u2212").replace("\u202f", "\u00a0")


def left_out(language: str, readings: Sequence[Reading], drawn: Sequence[Reading]) -> str:
    """As "Ikke med på bildet: Trivsel, Læringsarena og 3 til."; "" where everything is drawn."""
    shown = {reading.indicator.id for reading in drawn}
    rest = [reading for reading in readings if reading.indicator.id not in shown]
    called = names(language, readings)
    return not_drawn(language, [called[reading.indicator.id] for reading in rest])


def not_drawn(language: str, titles: Sequence[str]) -> str:
    """The same of anything that has a title."""
    if not titles:
        return ""
    told = ", ".join(titles[:MOST_LEFT_OUT])
    more = len(titles) - MOST_LEFT_OUT
    if more > 0:
        told = tr(language, "{some} and {count} more", some=told, count=more)
    return tr(language, "Not in the picture: {names}.", names=told)


def cut(text: str, most: int) -> str:
    """A text that somebody wrote, on one line and short enough for a spec."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
