"""The picture of before and now: legible, within its limits, and no louder than its numbers."""

from itertools import product

from cards.charts.drawing import draw, figure_of
from cards.charts.spec import ChartSpec, from_json
from cards.charts.words.effect import effect_spec
from domain.review.effect import LevelShift, Way
from preview import review as made_up
from preview import school as samples
from tests.cards.charts.looks import overlaps, pale, small

LEVELS = {
    "moved": LevelShift(Way.UP, 2, 3, 3, (24, 26)),
    "down": LevelShift(Way.DOWN, 3, 2, 4, (24, 26)),
    "same": LevelShift(Way.SAME, 2, 2, 3, (5, 6)),
    "new criteria": LevelShift(Way.CHANGED, 2, 3, 3, (24, 26)),
    "open": LevelShift(Way.OPEN, None, 3, None, (0, 26)),
    "not yet": LevelShift(Way.NOT_YET, 2, None, 3, (24, 0)),
}
LONG = "1.4 Samarbeid med hjemmet og alle andre som vi samarbeider med i og utenfor kommunen"


def spec(language: str, name: str, title: str = "1.4 Samarbeid med hjemmet") -> ChartSpec:
    on = samples.scene(language)
    shown = made_up.sample(on, LEVELS[name], held=name != "not yet")
    return effect_spec(language, shown, title)


def test_it_can_be_read() -> None:
    wrong = {}
    for language, name, title in product(["nb", "nn", "en"], LEVELS, ["1.4 Samarbeid med hjemmet", LONG]):
        figure = figure_of(spec(language, name, title))
        if found := [*overlaps(figure), *pale(figure), *small(figure)]:
            wrong[language, name, title] = found

    assert wrong == {}


def test_it_keeps_to_teams_limits_and_is_the_same_each_time() -> None:
    one = spec("nb", "moved", LONG)

    png = draw(one.to_json())

    assert png == draw(from_json(one.to_json()).to_json())
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (width, height <= 1024, len(png) < 1_000_000) == (720, True, True)


def test_the_words_behind_it_say_all_that_it_shows() -> None:
    assert spec("nb", "moved").alt.replace("\u00a0", " ").splitlines() == [
        "Nivået flyttet seg fra 2 til 3.",
        "Dialog hjem–kulturskole (foresatte) gikk fra 2,8 i 2026 til 3,3 i 2027.",
        "Tilbakemeldinger kulturskole–hjem (foresatte) var 3,4 i 2026 og 3,1 i 2027. "
        "Med så få svar kan det være tilfeldig.",
        "Støtte hjemmefra (elever) kan ikke sammenlignes: Så få svarte at et tall er skjermet.",
    ]
