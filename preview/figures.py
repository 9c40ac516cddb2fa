"""Made-up cards about figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cards.figures import table_keys
from cards.figures.imports import last, preview, surveys, taken, undone
from cards.figures.limits import form, listing
from cards.figures.listing import explain
from cards.figures.listing import listing as listing_listing
from cards.kit.scene import Card, Scene
from domain.catalogue.areas import Indicator
from domain.catalogue.read import built_in
from domain.errors import Problem
from domain.figures.figure import Figure
from domain.figures.file import ReadFile
from domain.figures.imports import Change, Import, ImportState
from domain.figures.instruments import OLDER, SAMKLANG, YOUNG
from domain.figures.limits import Limits
from domain.figures.limits_in_force import limited
from domain.figures.reading import Reading, read
from domain.figures.table_key import TableKey
from domain.figures.take_figures import Refusal
from domain.figures.take_import import Effect
from preview import school as samples

_SPRING, _AUTUMN = date(2026, 4, 24), date(2026, 10, 1)
_SSB = "Statistisk sentralbyrå, CC BY 4.0"
Row = tuple[int, float, int | None, str]  # year, value, answers, scope
_ROWS: dict[str, tuple[Row, ...]] = {
    "gs_dialogue": (
        (2023, 3.3, 88, "school"), (2024, 3.2, 4, "school"), (2025, 3.1, 92, "school"), (2026, 2.8, 96, "school"),
        (2026, 3.2, 410, "municipality"),
    ),
    "gs_channels": ((2025, 3.5, 92, "school"), (2026, 4.7, 4, "school")),
    "st_share_pupils": (
        (2024, 12.9, None, "school"), (2025, 13.1, None, "school"), (2025, 14.0, None, "group"),
        (2024, 12.6, None, "country"),
    ),
    "st_waiting": ((2025, 46, None, "school"), (2026, 58, None, "school")),
}  # fmt: skip


def readings() -> list[Reading]:
    """A survey figure beside the municipality's, a withheld one, one held against the KOSTRA group, and one of GSI."""
    return [_reading(name) for name in _ROWS]


def _reading(name: str) -> Reading:
    indicator = built_in().indicator(name)
    assert indicator is not None
    if name == "st_share_pupils":
        indicator = limited(indicator, Limits(samples.SCHOOL.id, name, None, None, "group", 0.1))
    day = {"GSI": _AUTUMN, "KOSTRA": None}.get(indicator.source, _SPRING)
    source = _SSB if indicator.source == "KOSTRA" else "oppdiktet"
    made = [Figure(samples.SCHOOL.id, name, *row[:3], source, None, row[3]) for row in _ROWS[name]]
    found = read(indicator, tuple(replace(one, counted_on=day and day.replace(year=one.year)) for one in made))
    assert found is not None
    return found


def _figure(indicator: str, year: int, value: float, answers: int | None = 80) -> Figure:
    return Figure(samples.SCHOOL.id, indicator, year, value, answers, counted_on=date(year, 5, 8))


_READ = (
    _figure("gs_dialogue", 2025, 3.0), _figure("gs_dialogue", 2026, 2.8), _figure("gs_wellbeing", 2026, 4.3),
    _figure("ps_wellbeing", 2026, 4.4), _figure("gs_channels", 2026, 0.0, 0), _figure("st_pupils", 2025, 207, None),
)  # fmt: skip

_IMPORT = Import(
    "i", samples.SCHOOL.id, "d", "foreldre 2026.xlsx", "survey", "p", samples.NOW, ImportState.OFFERED, _READ
)

_TAKEN = replace(_IMPORT, state=ImportState.TAKEN, figures=(), changes=tuple(Change(None, one) for one in _READ))

_REPLACED = tuple(Change(replace(one, value=old, answers=72), one) for one, old in ((_READ[1], 3.1), (_READ[3], 4.2)))

_GROUPS = tuple(
    replace(_figure("ps_wellbeing", 2026, value, answers), instrument=SAMKLANG, group=group)
    for value, answers, group in ((4.6, 23, YOUNG), (4.0, 31, OLDER))
)

_BAD = (
    Refusal(5, Problem("figure_year", {"text": "20226", "first": "1990", "last": "2026", "school_year": "2026/27"})),
    Refusal(7, Problem("figure_formula", {"text": "=SUM(B2:B9)"}), "Elever"),
)

_NOTES = (
    Problem("forms_respondents", {"count": 96, "questions": 18}),
    Problem("forms_odd", {"count": 2}),
    Problem("figures_passed_over", {"names": "«Hvor gammel er barnet ditt?», «Noe mer du vil si?»"}),
)

_OWN_WORDS = {
    "nb": ("Jeg trives her", "Læreren min bryr seg om meg", "Hvor gammel er du?", "Svært enig", "Uenig", "Mestring"),
    "nn": ("Eg trivst her", "Læraren min bryr seg om meg", "Kor gammal er du?", "Svært samd", "Usamd", "Meistring"),
    "en": ("I like it here", "My teacher cares", "How old are you?", "I agree", "I disagree", "Mastery"),
}


def _imports_sample(on: Scene, found: ReadFile, effect: Effect | None) -> Card:
    return preview(on, samples.leader(on), built_in(), "foreldre 2026.xlsx", found, effect)


def _asked(on: Scene, *, questions: bool, unread: bool = False) -> Card:
    likes, cares, age, agree, disagree, mastery = _OWN_WORDS[on.language]
    key = _explained(mastery)
    if questions:
        columns, answers = ((likes, None), (cares, None), (age, None)), ((agree, None), (disagree, None))
        key = TableKey("k", samples.SCHOOL.id, "s", "Elevene mener 2026.xlsx", True, True, "pupil_survey",
                       columns, answers, samples.NOW)  # fmt: skip
    return table_keys.ask(on, samples.leader(on), built_in(), key, ({}, {agree: 5}), unread=unread)


def _explained(heading: str) -> TableKey:
    return TableKey("k2", samples.SCHOOL.id, "s2", "Resultater.xlsx", False, True, "", ((heading, "ps_mastery"),), (),
                    samples.NOW, "p", samples.NOW)  # fmt: skip


_GOOD = ReadFile("forms", _READ, (), _NOTES, 0, 97)


def _limits(indicator: Indicator, good: float | None, lift: float | None, yardstick: str = "") -> Limits:
    return Limits(samples.SCHOOL.id, indicator.id, good, lift, yardstick, 0.1, samples.INGRID.id, samples.NOW)


def _listed(on: Scene, *, own: bool) -> Card:
    first, second = samples.INDICATORS[:2]
    limits = {first.id: _limits(first, 3.8, 2.5), second.id: _limits(second, None, None, "group")}
    return listing(
        on, samples.leader(on), samples.CATALOGUE, limits if own else {}, {samples.INGRID.id: samples.INGRID}
    )


def _form(on: Scene, *problems: Problem, own: bool = False, values: Mapping[str, str] | None = None) -> Card:
    one = samples.INDICATORS[0]
    limits = _limits(one, 3.8, 2.5) if own else None
    return form(
        on,
        samples.leader(on),
        samples.CATALOGUE,
        one,
        limits,
        problems,
        values,
        scopes=("municipality", "group"),
        saved=own,
    )


def _listing_sample(scene: Scene, *, characteristic: bool = True) -> Card:
    about = samples.CHARACTERISTIC if characteristic else None
    return listing_listing(scene, samples.leader(scene), samples.readings(), about, catalogue=samples.CATALOGUE)


_ABOUT = samples.CHARACTERISTIC


SAMPLES: samples.Samples = {
    "imports": [
        ("a file to take in", lambda on: _imports_sample(on, _GOOD, Effect(_IMPORT, 4, 2, replaced=_REPLACED))),
        ("two age groups", lambda on: _imports_sample(on, ReadFile("forms", _GROUPS), Effect(_IMPORT, 2))),
        (
            "some lines refused",
            lambda on: _imports_sample(
                on, replace(_GOOD, kind="survey", notes=(), refusals=_BAD, refused=14), Effect(_IMPORT, 4, 1, 1)
            ),
        ),
        (
            "the same file again",
            lambda on: _imports_sample(on, replace(_GOOD, kind="gsi", notes=()), Effect(_IMPORT, same=6)),
        ),
        (
            "no figures",
            lambda on: _imports_sample(on, ReadFile("", (), (Refusal(0, Problem("figures_file_bomb")),), (), 1), None),
        ),
        ("taken in", lambda on: taken(on, samples.leader(on), Effect(_IMPORT, 4, 2), undo=True)),
        ("the last one", lambda on: last(on, samples.leader(on), _TAKEN, "Ingrid Lunde")),
        (
            "the last one, and files explained",
            lambda on: last(on, samples.leader(on), _TAKEN, "Ingrid Lunde", [_explained("Mestring")]),
        ),
        ("none yet", lambda on: last(on, samples.leader(on), None, "")),
        ("undone", lambda on: undone(on, samples.leader(on), _IMPORT, 6)),
        ("question sets", lambda on: surveys(on, samples.leader(on), on.language)),
    ],
    "table_keys": [
        ("own questions", lambda on: _asked(on, questions=True)),
        ("columns of a table", lambda on: _asked(on, questions=False)),
        ("no column is used", lambda on: _asked(on, questions=True, unread=True)),
        ("explained, the file gone", lambda on: table_keys.kept(on, samples.leader(on))),
        ("forgotten", lambda on: table_keys.forgotten(on, samples.leader(on))),
    ],
    "limits": [
        ("list, nothing set", lambda on: _listed(on, own=False)),
        ("list", lambda on: _listed(on, own=True)),
        ("one", _form),
        ("one, saved", lambda on: _form(on, own=True)),
        (
            "one, problem",
            lambda on: _form(on, Problem("limits_turned", field="lift"), values={"good": "3,0", "lift": "4,0"}),
        ),
    ],
    "listing": [
        ("about a characteristic", _listing_sample),
        ("all", lambda on: _listing_sample(on, characteristic=False)),
        ("none", lambda on: listing_listing(on, samples.teacher(on), [], None)),
        ("explained", lambda on: explain(on, samples.CHARACTERISTIC, samples.readings())),
        ("all that can be said", lambda on: listing_listing(on, samples.teacher(on), readings(), _ABOUT)),
        ("all explained", lambda on: explain(on, _ABOUT, readings(), samples.leader(on))),
    ],
}
