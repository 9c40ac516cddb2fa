"""How one figure is said: its colour as a word, its change, who answered, its source. Ready for a card."""

from __future__ import annotations

from cards.figures.whose import SCOPES, whose, year_of
from cards.kit import present
from cards.kit.escape import escape_line
from cards.kit.scene import Scene
from domain.catalogue.areas import Indicator, said
from domain.figures import comparison
from domain.figures.figure import SMALLEST_SHOWN, Figure
from domain.figures.instruments import groups_of
from domain.figures.reading import Reading, Status
from domain.rounding import decimals_of, rounded
from locales import N_, tr, trn

MARKS = {Status.GOOD: "god", Status.WATCH: "folg-med", Status.LIFT: "bor-loftes", Status.SUPPRESSED: "skjermet"}
WORDS = {
    Status.GOOD: N_("Good"),
    Status.WATCH: N_("Watch"),
    Status.LIFT: N_("Needs lifting"),
    Status.SUPPRESSED: N_("Withheld"),
    Status.PLAIN: N_("No colour code"),
}
SURVEYS = frozenset({"pupil_survey", "guardian_survey", "staff_survey"})
MOST_EARLIER = 5


def value_and_unit(scene: Scene, reading: Reading) -> tuple[str, str]:
    """("2,8", "av 5"), ("58", "elever"); a suppressed figure is a dash and nothing else."""
    if reading.newest.suppressed:
        return "–", ""
    value, unit = present.measured(scene, reading.indicator.unit, reading.newest.value)
    return value, unit or escape_line(said(reading.indicator.counted, scene.language))


def verdict(scene: Scene, reading: Reading) -> str:
    """As "Bør løftes. Ned 0,3 fra 2025."."""
    word = scene.tr(WORDS[reading.status])
    if reading.newest.suppressed:
        return f"{word}. {tr(scene.language, 'Fewer than {limit} answers.', limit=SMALLEST_SHOWN)}"
    change = changed(scene, reading)
    return f"{word}. {change}" if change else word


def changed(scene: Scene, reading: Reading) -> str:
    """As "Ned 0,3 fra 2025.", between the values as they are shown; "" where there is nothing to compare with."""
    if reading.change is None or reading.changed_since is None:
        return _not_compared(scene, reading)
    decimals = _decimals(reading)
    new, old = reading.newest.value, reading.newest.value - reading.change
    by = rounded(rounded(new, decimals) - rounded(old, decimals), decimals)
    language, year = scene.language, reading.changed_since
    if by == 0:
        return tr(language, "Same as in {year}.", year=year)
    amount = present.number(scene, abs(by), decimals)
    what = _counted_in(scene, reading.indicator)
    if reading.indicator.unit == "percent":
        amount = tr(language, "{amount} percentage points", amount=amount)
    elif what and abs(by) == 1:  # the words for what is counted are in the plural
        then = present.number(scene, old, decimals)
        since = N_("Up 1 from {old} {what} in {year}.") if by > 0 else N_("Down 1 from {old} {what} in {year}.")
        return tr(language, since, old=then, what=what, year=year)
    elif what:
        amount = f"{amount} {what}"
    if by > 0:
        return tr(language, "Up {by} from {year}.", by=amount, year=year)
    return tr(language, "Down {by} from {year}.", by=amount, year=year)


def _not_compared(scene: Scene, reading: Reading) -> str:
    """Why a figure is not held against the one before; "" where there is none."""
    before = reading.otherwise_asked
    if reading.newest.suppressed or not before:
        return ""
    if before[-1].instrument != reading.newest.instrument:
        words = N_("Another survey was used in {year}, so the two do not compare.")
    else:
        words = N_("Other age groups answered in {year}, so the two do not compare.")
    return scene.tr(words, year=before[-1].year)


def _counted_in(scene: Scene, indicator: Indicator) -> str:
    """What a change is counted in, as "elever" or "kr per barn"; "" where the scale says it."""
    if indicator.unit in ("mean", "percent"):
        return ""
    return present.measured(scene, indicator.unit, 0)[1] or escape_line(said(indicator.counted, scene.language))


def provenance(scene: Scene, reading: Reading) -> str:
    """As "96 svar fra foresatte, 24. april 2026 · oppdiktet" or "GSI 2026, telt 1. oktober · beregnet"."""
    figure, indicator = reading.newest, reading.indicator
    line = _who(scene, figure, indicator)
    if not figure.source or figure.source == indicator.source:
        return line
    source = escape_line(figure.source)
    if indicator.source == "KOSTRA":  # credit that the licence asks for
        return scene.tr("{line}. Source: {source}", line=line, source=source)
    return f"{line} · {source}"


def _who(scene: Scene, figure: Figure, indicator: Indicator) -> str:
    language, source = scene.language, indicator.source
    if source not in SURVEYS:
        line = ", ".join(part for part in (f"{source} {figure.year}", _place(scene, indicator, figure)) if part)
        if figure.counted_on is not None:
            line = tr(language, "{line}, counted {day}", line=line, day=present.short_day(scene, figure.counted_on))
        return f"{line} · {tr(language, 'calculated')}" if figure.derived else line
    when = str(figure.year) if figure.counted_on is None else present.day_and_year(scene, figure.counted_on)
    if figure.suppressed or figure.answers is None:
        return f"{present.capitalised(whose(language, indicator, figure))}, {when}"
    among = whose(language, indicator, figure)
    return trn(
        language,
        "{count} answer from {who}, {year}",
        "{count} answers from {who}, {year}",
        figure.answers,
        who=among,
        year=when,
    )


def _place(scene: Scene, indicator: Indicator, figure: Figure) -> str:
    return escape_line(whose(scene.language, indicator, figure))


def apart(scene: Scene, reading: Reading) -> str:
    """What each age group, and another survey, says of the same year; "" where there is only the figure itself."""
    newest = reading.newest
    told = [_apart(scene, reading, one) for one in reading.apart if one.group or one.instrument != newest.instrument]
    if len(groups_of(newest)) > 1:
        told.append(scene.tr("Put together by how many answered."))
    return " ".join(told)


def _apart(scene: Scene, reading: Reading, one: Figure) -> str:
    language, indicator = scene.language, reading.indicator
    who = present.capitalised(whose(language, indicator, one))
    if one.instrument != reading.newest.instrument:
        named = escape_line(one.source)
        words = N_("{who} in another survey ({source})") if named else N_("{who} in another survey")
        who = scene.tr(words, who=who, source=named)
    if one.suppressed or one.answers is None:
        return scene.tr("{who}: withheld.", who=who)
    value = present.measured(scene, indicator.unit, one.value)[0]
    told = {"who": who, "value": value}
    return trn(language, "{who}: {value} ({count} answer).", "{who}: {value} ({count} answers).", one.answers, **told)


def beside(scene: Scene, reading: Reading) -> str:
    """What the figure is held against, as "Kommunen: 3,2. KOSTRA-gruppen i 2025: 3,3."; "" where there is nothing.

    What gives the figure its colour comes first and is called the yardstick.
    """
    newest, yardstick = reading.newest, reading.indicator.yardstick
    if newest.suppressed:
        return ""
    found = comparison.held_against(newest, reading.compared)
    colouring = [one for one in found if one.scope == yardstick and one.year == newest.year]
    parts = [_yardstick(scene, reading, one) for one in colouring]
    if yardstick and not colouring:
        missing = N_("There is no figure of {year} from {whom} to hold it against.")
        parts.append(scene.tr(missing, year=newest.year, whom=whom(scene, yardstick)))
    return " ".join([*parts, *(_other(scene, reading, one) for one in found if one not in colouring)])


def _yardstick(scene: Scene, reading: Reading, other: Figure) -> str:
    value = _like(scene, reading, other)
    return scene.tr(
        "Held against {whom}: {value}.", whom=escape_line(whose(scene.language, reading.indicator, other)), value=value
    )


def _other(scene: Scene, reading: Reading, other: Figure) -> str:
    language, value = scene.language, _like(scene, reading, other)
    scope = escape_line(present.capitalised(whose(language, reading.indicator, other)))
    if other.year == reading.newest.year:
        return tr(language, "{scope}: {value}.", scope=scope, value=value)
    return tr(language, "{scope} in {year}: {value}.", scope=scope, year=other.year, value=value)


def _like(scene: Scene, reading: Reading, other: Figure) -> str:
    """Another's value, a percentage with as many decimals as the school's own."""
    if reading.indicator.unit == "percent" and not reading.newest.value.is_integer():
        return present.percent(scene, other.value, 1)
    return present.measured(scene, reading.indicator.unit, other.value)[0]


def whom(scene: Scene, scope: str) -> str:
    """A scope in the middle of a sentence: "kommunen"."""
    return scene.tr(SCOPES[scope]) if scope in SCOPES else ""


def earlier(scene: Scene, reading: Reading) -> str:
    """The school's own earlier years, newest first: "3,1 i 2025 · skjermet i 2024 · 3,3 i 2023"."""
    return " · ".join(_in_year(scene, reading, one) for one in reversed(reading.history[:-1][-MOST_EARLIER:]))


def _in_year(scene: Scene, reading: Reading, figure: Figure) -> str:
    if figure.suppressed:
        return scene.tr("withheld in {year}", year=year_of(figure))
    value = present.measured(scene, reading.indicator.unit, figure.value)[0]
    words = N_("{value} in {year}")
    if figure in reading.otherwise_asked:
        other = figure.instrument != reading.series[-1].instrument
        words = N_("{value} in {year} (another survey)") if other else N_("{value} in {year} (other age groups)")
    return scene.tr(words, value=value, year=year_of(figure))


def _decimals(reading: Reading) -> int:
    newest = reading.newest.value
    return decimals_of(reading.indicator.unit, [newest, newest - (reading.change or 0.0)])
