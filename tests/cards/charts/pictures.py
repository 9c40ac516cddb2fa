"""What the pictures of a meeting are drawn from: made-up figures, meetings and questions, the plain and the awkward."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from cards.charts.spec import ChartSpec
from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.levels import Row, levels_spec
from cards.charts.words.table import table_spec
from cards.charts.words.voices import voices_spec
from domain.catalogue.areas import Better, Characteristic, Indicator, Kind
from domain.figures.figure import Figure
from domain.figures.reading import Reading
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from tests.cards.charts.examples import HOME, TITLES, reading

HOME_TITLE = {"nb": "Samarbeid med hjemmet", "nn": "Samarbeid med heimen", "en": "Cooperation with the home"}


def of(
    name: str, kind: Kind, title: tuple[str, str, str], source: str = "", unit: str = "mean", better: Better = Better.UP
) -> Indicator:
    source = source or ("pupil_survey" if name.startswith("ps") else "guardian_survey")
    words = dict(zip(("nb", "nn", "en"), title, strict=True))
    limits = (4.0, 3.0) if unit == "mean" else (3.0, 8.0) if better is Better.DOWN else (None, None)
    counted = {"nb": "elever", "nn": "elevar", "en": "pupils"} if unit == "count" else {}
    return Indicator(name, source, kind, better, unit, ("1.4",), words, "", limits[0], limits[1], counted=counted)


_SUPPORT = ("Støtte hjemmefra", "Støtte heimanfrå", "Support from home")
_WELL = ("Trivsel", "Trivsel", "Well-being")
_MOTIVE = ("Indre motivasjon", "Indre motivasjon", "Inner motivation")
_POWER = ("Kulturskolens myndiggjøring", "Korleis kulturskulen gjer elevane myndige", "Being given a say by the school")
_DIALOGUE = ("Dialog hjem–kulturskole", "Dialog heim–kulturskule", "Dialogue between home and school")
_FEEDBACK = ("Tilbakemeldinger", "Tilbakemeldingar", "Feedback")
_WAITING = ("Barn 6–15 år på venteliste", "Barn 6–15 år på venteliste", "Children aged 6–15 on the waiting list")
_POSTS = ("Årsverk betalt av skole, barnehage, korps og andre",) * 2 + ("Positions paid by schools, bands and others",)
_COST = ("Netto driftsutgifter per barn 6–15 år",) * 2 + ("Net operating cost per child aged 6–15",)

P_SUPPORT = of("ps_home_support", Kind.PRECONDITION, _SUPPORT)
G_SUPPORT = of("gs_home_support", Kind.PRECONDITION, _SUPPORT)
G_DIALOGUE = of("gs_dialogue", Kind.PROCESS, _DIALOGUE)
G_FEEDBACK = of("gs_feedback", Kind.PROCESS, _FEEDBACK)
P_WELL, G_WELL = of("ps_wellbeing", Kind.RESULT, _WELL), of("gs_wellbeing", Kind.RESULT, _WELL)
P_MOTIVE, G_MOTIVE = of("ps_motivation", Kind.RESULT, _MOTIVE), of("gs_motivation", Kind.RESULT, _MOTIVE)
P_POWER, G_POWER = of("ps_empowerment", Kind.PROCESS, _POWER), of("gs_empowerment", Kind.PROCESS, _POWER)
WAITING = of("st_share_waiting", Kind.PRECONDITION, _WAITING, "KOSTRA", "percent", Better.DOWN)
POSTS = of("st_fte", Kind.PRECONDITION, _POSTS, "GSI", "fte", Better.NONE)
COST = of("st_net_cost", Kind.PRECONDITION, _COST, "KOSTRA", "nok_per_child", Better.NONE)
PUPILS = of("st_pupils", Kind.RESULT, ("Elever", "Elevar", "Pupils"), "GSI", "count", Better.NONE)

SIX = [
    reading(P_SUPPORT, {2025: 4.1, 2026: 4.1}),
    reading(G_SUPPORT, {2025: 3.6, 2026: 3.7}),
    reading(G_DIALOGUE, {2025: 3.1, 2026: 2.8}),
    reading(G_FEEDBACK, {2025: 3.2, 2026: 3.4}),
    reading(P_WELL, {2025: 4.2, 2026: 4.3}),
    reading(G_MOTIVE, {2025: 3.8, 2026: 3.8}),
]
PLANTED = 1.2345  # a value that nobody may see
AWKWARD = [
    reading(WAITING, {2025: 12.5, 2026: 12.5}),
    reading(COST, {2026: 123456}),
    reading(POSTS, {2026: 3.5}),
    reading(P_POWER, {2026: PLANTED}, few=(2026,)),
    reading(PUPILS, {2025: 1204, 2026: 1318}),
]
PROBLEM = "Hvorfor snakker vi mindre med hjemmet enn før?"
LONG_PROBLEM = (
    PROBLEM + " Vi har sendt flere meldinger enn noen gang, og likevel hører vi sjeldnere fra de foresatte." * 2
)
ASKED = (
    "Når var dialogen med foresatte om noe annet enn tid og betaling?",
    "Hva hører foresatte i tilbakemeldingene, og hvem hører dem ikke?",
)
MANY_ASKED = (*ASKED, "Hva gjør vi i morgen?", "Hvem trives ikke, og hvordan vet vi at trivselen er god?")

YEARS = {2022: 3.9, 2023: 4.0, 2024: 4.1, 2025: 4.1, 2026: 4.1}
TABLES = {
    "four rows": [
        reading(P_SUPPORT, YEARS),
        reading(G_DIALOGUE, {2022: PLANTED, 2023: 3.3, 2024: 3.2, 2025: 3.1, 2026: 2.8}, few=(2022,)),
        reading(G_FEEDBACK, {2022: PLANTED, 2023: 3.1, 2024: 3.0, 2025: 3.2, 2026: 3.4}, few=(2022,)),
        reading(G_SUPPORT, {2022: PLANTED, 2023: 3.6, 2025: 3.8, 2026: 4.0}, few=(2022,)),
    ],
    "mixed units": [
        reading(WAITING, {2022: 12.5, 2023: 9.5, 2024: 8, 2025: 4.5, 2026: 2.5}),
        reading(COST, {2022: 12100, 2023: 12345, 2025: 123456, 2026: 123456}),
        reading(POSTS, {2024: 3, 2025: 3.5, 2026: 5}),
        reading(P_SUPPORT, YEARS),
        reading(G_SUPPORT, YEARS),
        reading(PUPILS, {2026: 1204}),
    ],
    "one year": [reading(P_WELL, {2026: 4.3})],
}
VOICES = {
    "two voices": [
        reading(P_SUPPORT, {2026: 4.1}),
        reading(G_SUPPORT, {2026: 3.7}),
        *(reading(P_MOTIVE, {2026: 4.0}), reading(G_MOTIVE, {2026: 3.8})),
        *(reading(P_WELL, {2026: 4.3}), reading(G_WELL, {2026: 4.4})),
        *(reading(P_POWER, {2026: 3.0}), reading(G_POWER, {2026: 3.4})),
    ],
    "at the ends": [
        *(reading(P_WELL, {2026: 5.0}), reading(G_WELL, {2026: 5.0})),
        *(reading(P_SUPPORT, {2026: 1.0}), reading(G_SUPPORT, {2026: 1.0})),
    ],
    "one withheld": [
        *(reading(P_WELL, {2026: 4.3}), reading(G_WELL, {2026: PLANTED}, few=(2026,))),
        *(reading(P_SUPPORT, {2026: 4.1}), reading(G_SUPPORT, {2026: 3.7})),
    ],
}
STAFF = {
    "ps_home_support": Figure("s", "staff", 2026, 3.2, 8),
    "ps_motivation": Figure("s", "staff", 2026, 3.9, 8),
    "gs_wellbeing": Figure("s", "staff", 2026, 4.3, 8),
    "gs_empowerment": Figure("s", "staff", 2026, 4.2, 8),
}


def characteristic(number: str, title: str) -> Characteristic:
    return Characteristic(number, number[0], {"nb": title}, {}, False, "seed")


def held(year: int, agreement: Agreement | None, version: int = 1) -> Meeting:
    at = datetime(year, 5, 4, 12, 0, tzinfo=UTC)
    meeting = Meeting(f"m{year}", "s", "1.4", MeetingState.ENDED, "p", at, at, agreement=agreement)
    return replace(meeting, started_at=at, ended_at=at, catalogue_version=version)


ROWS: list[Row] = [
    (
        characteristic("1.1", "Kulturskolens samfunnsoppdrag"),
        [held(2023, Agreement(2, None)), held(2025, Agreement(2, 3))],
    ),
    (characteristic("1.2", "Pedagogisk utviklingsarbeid"), [held(2024, Agreement(2, 3)), held(2026, Agreement(3, 4))]),
    (
        characteristic("1.4", "Samarbeid med hjemmet"),
        [held(2023, Agreement(1, 2)), held(2025, Agreement(2, 3)), held(2026, Agreement(2, 3), 2)],
    ),
    (
        characteristic("2.1", "Lærende relasjoner"),
        [held(2023, Agreement(3, 3)), held(2024, Agreement(3, 4)), held(2025, Agreement(4, 4))],
    ),
]
OPEN_ROWS: list[Row] = [
    (characteristic("2.3", "Et langt navn på et kjennetegn som en skole selv har skrevet inn"), [held(2026, None)]),
    (characteristic("2.4", "Vurdering"), [held(2026, Agreement(None, None)), held(2021, Agreement(1, None))]),
    *ROWS,
]

Making = Callable[[str, str], ChartSpec | None]


def _table(told: Sequence[Reading]) -> Making:
    return lambda on, title: table_spec(on, told, title)


def _voices(told: Sequence[Reading]) -> Making:
    return lambda on, title: voices_spec(on, told)


PICTURES: dict[str, Making] = {
    "map": lambda on, title: map_spec(on, title, PROBLEM, SIX, ASKED),
    "map, many": lambda on, title: map_spec(on, title, LONG_PROBLEM, [*SIX, *AWKWARD], MANY_ASKED),
    "map, one": lambda on, title: map_spec(on, title, "", SIX[2:3], MANY_ASKED),
    "map, awkward": lambda on, title: map_spec(on, title, "", AWKWARD, ASKED),
    "map, document": lambda on, title: map_spec(on, title, PROBLEM, [*SIX, *AWKWARD], MANY_ASKED, document=True),
    **{f"table, {name}": _table(told) for name, told in TABLES.items()},
    **{f"voices, {name}": _voices(told) for name, told in VOICES.items()},
    "voices, three": lambda on, title: voices_spec(on, VOICES["two voices"], STAFF),
    "levels": lambda on, title: levels_spec(on, ROWS),
    "levels, open": lambda on, title: levels_spec(on, OPEN_ROWS),
}


def picture(name: str, language: str = "nb", title: str = HOME) -> ChartSpec:
    """One of the pictures; each has something to draw."""
    spec = PICTURES[name](language, title)
    assert spec is not None
    return spec


ALL = {
    f"{name}, {length}, {language}": picture(name, language, title)
    for name in PICTURES
    for length, title in TITLES.items()
    for language in ("nb", "nn", "en")
}
