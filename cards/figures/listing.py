"""Figures: rows with value, unit, year, change, answers, colour as mark and word, and source; lists; explanations."""

from __future__ import annotations

from collections.abc import Sequence

from cards.catalogue.verbs import CATALOGUE_SHOW
from cards.figures import limit_words, words
from cards.figures.verbs import FIGURES_EXPLAIN, FIGURES_SHOW, LIMITS_SHOW
from cards.figures.whose import in_list
from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.meetings.verbs import MEETING_PLAN
from cards.verbs import Press
from domain.catalogue.areas import Catalogue, Characteristic, said
from domain.figures.reading import Reading, Status
from domain.people.school import Caller
from locales import N_, tr

MOST_ROWS = 14  # what fits a card, and what anybody reads
MOST_FIRST = 8
MOST_EXPLAINED = 11  # as many as there are public figures
FIRST = "@first"  # those that the list without a characteristic or a group begins with
_ORDER = (Status.LIFT, Status.WATCH, Status.GOOD, Status.SUPPRESSED, Status.PLAIN)
GROUPS = {
    "@pupils": (("pupil_survey",), N_("What pupils answered")),
    "@guardians": (("guardian_survey",), N_("What guardians answered")),
    "@public": (("GSI", "KOSTRA"), N_("GSI and KOSTRA")),
}


def rows(scene: Scene, readings: Sequence[Reading]) -> list[kit.Element]:
    """One row a figure."""
    return [row(scene, reading) for reading in readings]


def row(scene: Scene, reading: Reading) -> kit.Element:
    """Mark, title with whose it is, what the colour and the change say, who answered; value and unit to the right."""
    lines = [words.verdict(scene, reading), words.provenance(scene, reading)]
    lines += [words.apart(scene, reading), words.beside(scene, reading)]
    value, unit = words.value_and_unit(scene, reading)
    title = kit.escape_line(in_list(scene.language, reading.indicator, reading.newest))
    return kit.mark_row(scene, words.MARKS.get(reading.status, ""), title, lines, value, unit)


def limits_note(scene: Scene, readings: Sequence[Reading]) -> str:
    """The note under figures: what the colours mean and who set their limits, and what weakens GSI; "" for neither."""
    notes = (limit_words.colours_note(scene, readings), limit_words.standing_note(scene, readings))
    return " ".join(note for note in notes if note)


def listing(
    scene: Scene,
    caller: Caller,
    readings: Sequence[Reading],
    characteristic: Characteristic | None,
    *,
    group: str = "",
    chart: Picture | None = None,
    catalogue: Catalogue | None = None,
) -> Card:
    """The figures of a characteristic, of a group of sources, or first those that call for a conversation."""
    shown, left = _chosen(readings, characteristic, group)
    where = scene.tr("Figures") + f" · {kit.escape_line(caller.school.name)}"
    more = (
        scene.tr("{shown} of {all} are shown here.", shown=len(shown), all=len(shown) + left)
        if left and (characteristic or group)
        else ""
    )
    return kit.card(
        scene,
        kit.subtle(where),
        kit.heading(_heading(scene, characteristic, group)),
        kit.subtle(scene.tr("What needs lifting comes first."))
        if not characteristic and any(reading.status is Status.LIFT for reading in shown)
        else None,
        rows(scene, shown) or kit.text(_nothing(scene, caller, characteristic)),
        kit.picture(scene, chart) if chart else None,
        kit.text(more, spacing="Medium") if more else None,
        _picker(scene, characteristic, catalogue),
        _buttons(scene, caller, characteristic, group, readings, catalogue),
        kit.footnote(limits_note(scene, shown)) if limits_note(scene, shown) else None,
    )


def explain(
    scene: Scene,
    characteristic: Characteristic | None,
    readings: Sequence[Reading],
    caller: Caller | None = None,
    group: str = "",
) -> Card:
    """In private: what each figure is, who answered, what weakens it, its earlier years and its limits.

    Of a characteristic, else of a group of sources or of those that come first. A leader gets a way to the limits.
    """
    if characteristic is None:
        readings = _chosen(readings, None, group)[0]
    body: list[kit.Element] = []
    for shown, reading in zip(rows(scene, readings[:MOST_EXPLAINED]), readings, strict=False):
        one = kit.group(
            shown,
            kit.text(kit.escape_line(_about(scene, reading)), spacing="Small"),
            *(kit.subtle(line, spacing="None" if at else "Small") for at, line in enumerate(_details(scene, reading))),
            spacing="Large",
        )
        one.separator = True if body else None
        body.append(one)
    notes = (limit_words.standing_note(scene, readings, whole=True), _simplify(scene, readings))
    change = Press(LIMITS_SHOW, caller.school.id) if caller and caller.leads and readings else None
    return kit.card(
        scene,
        kit.only_you(scene, _heading(scene, characteristic, group)),
        kit.heading(scene.tr("About the figures")),
        body or kit.text(scene.tr("There are no figures about this yet.")),
        kit.actions(kit.execute(scene.tr("Change the limits"), change)) if change else None,
        [kit.footnote(note, apart=at == 0) for at, note in enumerate(note for note in notes if note)],
    )


def _details(scene: Scene, reading: Reading) -> list[str]:
    """Earlier years, and what gives the figure its colour; nothing about colours where the value is withheld."""
    before = words.earlier(scene, reading)
    limits = "" if reading.newest.suppressed else limit_words.limits_line(scene, reading.indicator)
    return [line for line in (f"{tr(scene.language, 'Earlier')}: {before}" if before else "", limits) if line]


def _simplify(scene: Scene, readings: Sequence[Reading]) -> str:
    if not any(reading.status in (Status.GOOD, Status.WATCH, Status.LIFT) for reading in readings):
        return ""
    note = scene.tr("Colours simplify. They are there to start the conversation.")
    return f"{note} {tr(scene.language, 'Leaders can change the limits in **settings**.')}"


def _about(scene: Scene, reading: Reading) -> str:
    language, indicator = scene.language, reading.indicator
    if reading.newest.suppressed:
        why = tr(language, "The figure is withheld so that nobody can be recognised.")
        return f"{why} {tr(language, 'What could give it away is withheld too.')}"
    caution = said(indicator.caution, language)
    if not caution and indicator.source in words.SURVEYS:
        caution = tr(language, "Those who did not answer may think otherwise.")
    return " ".join(part for part in (said(indicator.about, language), caution) if part)


def _chosen(
    readings: Sequence[Reading], characteristic: Characteristic | None, group: str
) -> tuple[list[Reading], int]:
    if characteristic is None and group in GROUPS:
        readings = [r for r in readings if r.indicator.source in GROUPS[group][0]]
    most = MOST_ROWS if characteristic or group in GROUPS else MOST_FIRST
    return by_colour(readings)[:most], max(len(readings) - most, 0)


def by_colour(readings: Sequence[Reading]) -> list[Reading]:
    """What needs lifting first, then what to watch, what is good, and the rest; else in the order of the catalogue."""
    return sorted(readings, key=lambda reading: _ORDER.index(reading.status))


def _heading(scene: Scene, characteristic: Characteristic | None, group: str) -> str:
    if characteristic:
        return kit.escape_line(present.title(scene, characteristic))
    return scene.tr(GROUPS[group][1]) if group in GROUPS else scene.tr("The school's figures")


def _nothing(scene: Scene, caller: Caller, characteristic: Characteristic | None) -> str:
    if characteristic:
        return scene.tr("There are no figures about this yet.")
    if caller.leads:
        return scene.tr(
            "The school has no figures yet. Send me the file here in chat: survey results, answers from Forms or GSI.",
        )
    return scene.tr("The school has no figures yet.")


def _picker(scene: Scene, characteristic: Characteristic | None, catalogue: Catalogue | None) -> kit.Element | None:
    if characteristic or catalogue is None or not _informed(catalogue):
        return None
    options = [(one.id, present.title(scene, one)) for one in _informed(catalogue)]
    return kit.choices("characteristic", scene.tr("Figures about"), options, spacing="Large")


def _informed(catalogue: Catalogue) -> list[Characteristic]:
    numbers = {number for indicator in catalogue.indicators for number in indicator.informs}
    return [one for one in catalogue.characteristics if one.id in numbers]


def _buttons(
    scene: Scene,
    caller: Caller,
    characteristic: Characteristic | None,
    group: str,
    readings: Sequence[Reading],
    catalogue: Catalogue | None,
) -> kit.Element:
    language, school = scene.language, caller.school.id
    if characteristic:
        about = characteristic.id
        explained = Press(FIGURES_EXPLAIN, school, about)
        planned = Press(MEETING_PLAN, school, about)
        return kit.actions(
            kit.execute(tr(language, "Explain the figures"), explained) if readings else None,
            kit.execute(tr(language, "See the criteria"), Press(CATALOGUE_SHOW, school, about)),
            kit.execute(tr(language, "Plan a meeting"), planned) if caller.leads else None,
            kit.execute(tr(language, "See all figures"), Press(FIGURES_SHOW, school)),
        )
    show = tr(language, "Show figures")
    picked = kit.execute(show, Press(FIGURES_SHOW, school)) if catalogue and _informed(catalogue) else None
    groups = [
        kit.execute(tr(language, title), Press(FIGURES_SHOW, school, name), associated=False)
        for name, (sources, title) in GROUPS.items()
        if name != group and any(r.indicator.source in sources for r in readings)
    ]
    explained = Press(FIGURES_EXPLAIN, school, group or FIRST)
    explain_ = kit.execute(tr(language, "Explain the figures"), explained, associated=False) if readings else None
    return kit.actions(picked, explain_, *groups)
