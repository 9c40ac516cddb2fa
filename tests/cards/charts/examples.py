"""Readings and rounds to draw, from the dull to the awkward."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from cards.charts.spec import ChartSpec, mark_spec
from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.effect import effect_spec
from cards.charts.words.levels import levels_spec
from cards.charts.words.schools import schools_spec
from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from cards.charts.words.votes import votes_spec
from domain.catalogue.areas import Better, Characteristic, Indicator, Kind
from domain.figures.figure import Figure
from domain.figures.reading import Reading, read
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.review.effect import LevelShift, Way
from domain.votes.rounds import Mode, Round, RoundState, Tally
from preview import school
from preview.owners import schools
from preview.review import sample

Counts = tuple[int, int, int, int]
NOW = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
HOME = "1.4 Samarbeid med hjemmet"


def indicator(
    name: str,
    title: str,
    source: str = "guardian_survey",
    unit: str = "mean",
    better: Better = Better.UP,
    good: float | None = 4.0,
    lift: float | None = 3.0,
) -> Indicator:
    return Indicator(name, source, Kind.PROCESS, better, unit, ("1.4",), {"nb": title}, good_from=good, lift_below=lift)


def reading(what: Indicator, values: dict[int, float], few: tuple[int, ...] = ()) -> Reading:
    figures = tuple(Figure("s", what.id, year, value, 3 if year in few else 80) for year, value in values.items())
    found = read(what, figures)
    assert found is not None
    return found


def round_(number: int, counts: Counts, unsure: int = 0) -> Round:
    tally = Tally(counts, unsure)
    return Round(f"r{number}", "m", number, RoundState.CLOSED, Mode.SECRET, NOW, NOW, tally)


SUPPORT = indicator("gs_home_support", "Støtte hjemmefra")
SUPPORT_PUPILS = indicator("ps_home_support", "Støtte hjemmefra", "pupil_survey")
FEEDBACK = indicator("gs_feedback", "Tilbakemeldinger kulturskole–hjem")
DIALOGUE = indicator("gs_dialogue", "Dialog hjem–kulturskole")
CREATIVITY = indicator("ps_creativity", "Lærernes oppmuntring til kreativitet", "pupil_survey")
WAITING = indicator("st_waiting", "Barn 6–15 år på venteliste", "KOSTRA", "percent", Better.DOWN, 3.0, 8.0)
COST = indicator("st_net_cost", "Netto driftsutgifter per barn 6–15 år", "KOSTRA", "nok_per_child", Better.NONE)
POSTS = indicator("st_posts", "Årsverk betalt av skole, barnehage, korps og andre", "GSI", "fte", Better.NONE)

TRENDS = {
    "three lines": [
        reading(SUPPORT, {2022: 4.0, 2023: 4.0, 2024: 4.1, 2025: 4.1, 2026: 4.1}),
        reading(FEEDBACK, {2022: 3.1, 2023: 3.1, 2024: 3.0, 2025: 3.2, 2026: 3.4}),
        reading(DIALOGUE, {2022: 3.3, 2024: 3.2, 2025: 3.1, 2026: 2.8}),
    ],
    "all at one height": [
        reading(SUPPORT, {2022: 4.0, 2026: 4.1}),
        reading(SUPPORT_PUPILS, {2022: 4.0, 2026: 4.1}),
        reading(CREATIVITY, {2022: 4.0, 2026: 4.1}),
    ],
    "all at the foot": [
        reading(SUPPORT, {2022: 4.9, 2026: 2.0}),
        reading(FEEDBACK, {2022: 4.8, 2026: 2.0}),
        reading(CREATIVITY, {2022: 4.7, 2026: 2.1}),
    ],
    "suppressed": [reading(SUPPORT, {2023: 3.5, 2024: 3.8, 2025: 1.2345, 2026: 1.2345}, few=(2025, 2026))],
    "flat": [reading(SUPPORT, {2025: 4.0, 2026: 4.0})],
    "money": [reading(COST, {2022: 2100, 2026: 12345}), reading(POSTS, {2026: 3.5})],
    "waiting list": [reading(WAITING, {2021: 12.5, 2022: 9, 2023: 8, 2024: 4.5, 2025: 3, 2026: 2.5})],
    "posts": [reading(POSTS, {2024: 3, 2025: 3.5, 2026: 5})],
}

VOTES = {
    "eight": [round_(1, (2, 4, 2, 0))],
    "unanimous": [round_(1, (0, 8, 0, 0))],
    "nobody knows": [round_(1, (0, 0, 0, 0), 8)],
    "twenty alike": [round_(1, (0, 20, 0, 0), 1)],
    "many": [round_(1, (9, 31, 21, 3), 4)],
    "two rounds": [round_(1, (2, 4, 2, 0)), round_(2, (0, 5, 3, 0))],
    "two rounds, unsure": [round_(1, (2, 4, 2, 0), 1), round_(2, (0, 18, 2, 0), 2)],
    "two rounds, many": [round_(1, (90, 310, 210, 30), 4), round_(2, (0, 200, 410, 50))],
}
TITLES = {
    "plain": HOME,
    "long": "1.12 Kulturskolen som samarbeidspartner for barnehage, skole, korps og kor i kommunen",
}


def trend(language: str, readings: Sequence[Reading], title: str) -> ChartSpec:
    """The spec of readings that do have a trend."""
    spec = trend_spec(language, readings, title)
    assert spec is not None
    return spec


ENDED = MeetingState.ENDED
MET = Meeting("m", "s", "1.4", ENDED, "p", NOW, NOW, agreement=Agreement(2, 3), started_at=NOW, ended_at=NOW)
ASKED = [reading(one, {2025: 3.1, 2026: 3.4}) for one in (SUPPORT, SUPPORT_PUPILS)]

# One picture of each kind, by its kind.
OF_KIND: Mapping[str, Callable[[str], ChartSpec | None]] = {
    "trend": lambda on: trend_spec(on, ASKED, HOME),
    "votes": lambda on: votes_spec(on, HOME, VOTES["eight"]),
    "mark": lambda _: mark_spec("god"),
    "map": lambda on: map_spec(on, HOME, "", ASKED, ["Hvem hører vi ikke?"]),
    "table": lambda on: table_spec(on, ASKED, HOME),
    "levels": lambda on: levels_spec(on, [(Characteristic("1.4", "1", {"nb": HOME}, {}, False, "seed"), [MET])]),
    "voices": lambda on: voices_spec(on, ASKED),
    "effect": lambda on: effect_spec(on, sample(school.scene(on), LevelShift(Way.UP, 2, 3, 3, (24, 26))), HOME),
    "schools": lambda on: schools_spec(on, schools(school.scene(on))),
}
