"""How one figure is said: its colour as a word, its change, who answered, its source. Ready for a card."""

from __future__ import annotations

from cards import present
from cards.escape import escape_line
from cards.scene import Scene
from domain.areas import Indicator, said
from domain.indicators import SMALLEST_SHOWN, Figure, Reading, Status
from locales import N_, tr, trn

MARKS = {Status.GOOD: "god", Status.WATCH: "folg-med", Status.LIFT: "bor-loftes", Status.SUPPRESSED: "skjermet"}
WORDS = {
    Status.GOOD: N_("Good"),
    Status.WATCH: N_("Watch"),
    Status.LIFT: N_("Needs lifting"),
    Status.SUPPRESSED: N_("Withheld"),
    Status.PLAIN: N_("No colour code"),
}
SURVEYS = frozenset({"pupil_survey", "guardian_survey"})
_ANSWERED = {"pupil_survey": N_("Pupils"), "guardian_survey": N_("Guardians")}
_AMONG = {"pupil_survey": N_("pupils"), "guardian_survey": N_("guardians")}


def value_and_unit(scene: Scene, reading: Reading) -> tuple[str, str]:
    """("2,8", "av 5"), ("58", "elever"); a suppressed figure is a dash and nothing else."""
    if reading.newest.suppressed:
        return "–", ""
    value, unit = present.measured(scene, reading.indicator.unit, reading.newest.value)
    return value, unit or escape_line(said(reading.indicator.counted, scene.language))


def verdict(scene: Scene, reading: Reading) -> str:
    """As "Bør løftes. Ned 0,3 fra 2025."."""
    word = tr(scene.language, WORDS[reading.status])
    if reading.newest.suppressed:
        return f"{word}. {tr(scene.language, 'Fewer than {limit} answers.', limit=SMALLEST_SHOWN)}"
    change = changed(scene, reading)
    return f"{word}. {change}" if change else word


def changed(scene: Scene, reading: Reading) -> str:
    """As "Ned 0,3 fra 2025.", between the values as they are shown; "" where there is nothing to compare with."""
    if reading.change is None or reading.changed_since is None:
        return ""
    decimals = _decimals(reading)
    new, old = reading.newest.value, reading.newest.value - reading.change
    by = round(round(new, decimals) - round(old, decimals), decimals)
    language, year = scene.language, reading.changed_since
    if by == 0:
        return tr(language, "Same as in {year}.", year=year)
    amount = present.number(scene, abs(by), decimals)
    if reading.indicator.unit == "percent":
        amount = tr(language, "{amount} percentage points", amount=amount)
    if by > 0:
        return tr(language, "Up {by} from {year}.", by=amount, year=year)
    return tr(language, "Down {by} from {year}.", by=amount, year=year)


def provenance(scene: Scene, reading: Reading) -> str:
    """As "96 svar fra foresatte, 2026 · oppdiktet" or "GSI 2026, talt 1. oktober"."""
    figure, indicator = reading.newest, reading.indicator
    line = _who(scene, figure, indicator)
    return f"{line} · {escape_line(figure.source)}" if figure.source and figure.source != indicator.source else line


def _who(scene: Scene, figure: Figure, indicator: Indicator) -> str:
    language, source = scene.language, indicator.source
    if source not in SURVEYS:
        line = f"{source} {figure.year}"
        if figure.counted_on is None:
            return line
        day = present.day(scene, figure.counted_on, weekday=False)
        return tr(language, "{line}, counted {day}", line=line, day=day)
    if figure.suppressed or figure.answers is None:
        return f"{tr(language, _ANSWERED[source])}, {figure.year}"
    among = tr(language, _AMONG[source])
    return trn(
        language,
        "{count} answer from {who}, {year}",
        "{count} answers from {who}, {year}",
        figure.answers,
        who=among,
        year=figure.year,
    )


def who_answered(scene: Scene, indicator: Indicator) -> str:
    """As "elever" or "foresatte"; "" for public figures."""
    return tr(scene.language, _AMONG[indicator.source]) if indicator.source in _AMONG else ""


def _decimals(reading: Reading) -> int:
    unit = reading.indicator.unit
    if unit == "mean":
        return 1
    whole = unit == "count" or unit.startswith("nok")
    return 0 if whole or (reading.newest.value.is_integer() and float(reading.change or 0).is_integer()) else 1
