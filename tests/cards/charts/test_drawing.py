import pytest
from matplotlib.text import Text

from cards.charts.drawing import draw, figure_of
from cards.charts.spec import MARKS, SpecError, mark_spec
from cards.charts.words.votes import votes_spec
from tests.cards.charts import looks
from tests.cards.charts.examples import HOME, TITLES, TRENDS, VOTES, trend
from tests.support.machines.contrast import contrast
from tests.support.machines.drawn import drawn, image

CHARTS = {
    f"{name}, {length}, {language}": spec
    for length, title in TITLES.items()
    for language in ("nb", "nn", "en")
    for name, spec in (
        *((name, trend(language, readings, title)) for name, readings in TRENDS.items()),
        *((name, votes_spec(language, title, rounds)) for name, rounds in VOTES.items()),
    )
}


def test_texts_stand_apart_on_the_paper_and_can_be_read_on_a_phone() -> None:
    wrong = {}
    for name, spec in CHARTS.items():
        fig = figure_of(spec)
        texts = [text for text in fig.findobj(Text) if text.get_text()]
        pale = [text.get_text() for text in texts if contrast(str(text.get_color()), "#F6F4EF") < 4.5]
        if found := [*looks.small(fig), *pale, *looks.overlaps(fig)]:
            wrong[name] = found

    assert wrong == {}


@pytest.mark.parametrize("name", [key for key in CHARTS if key.endswith("long, nb")])
def test_a_picture_is_720_pixels_wide_not_too_high_and_small(name: str) -> None:
    png, picture = drawn(CHARTS[name]), image(CHARTS[name])
    assert picture.format == "PNG"
    assert picture.width == 720
    assert picture.height <= 1024
    assert len(png) < 200_000
    assert "Software" not in picture.info


def test_the_same_data_gives_the_same_bytes_and_other_data_others() -> None:
    one, again = (trend("nb", TRENDS["three lines"], HOME) for _ in range(2))
    other = trend("en", TRENDS["three lines"], HOME)
    assert one.digest == again.digest != other.digest
    assert draw(one.to_json()) == draw(again.to_json()) != drawn(other)


def test_a_suppressed_value_leaves_no_height_in_the_picture() -> None:
    low = trend("nb", TRENDS["suppressed"], HOME)
    assert "1.23" not in low.to_json()
    fig = figure_of(low)
    years = low.data["lines"][0]
    assert [year for year, _ in years["points"]] == [2023, 2024]
    assert years["hidden"] == [2025, 2026]
    assert "Skjermet" in [text.get_text() for text in fig.findobj(Text)]


def test_a_missing_year_is_bridged_by_a_dotted_line() -> None:
    fig = figure_of(trend("nb", TRENDS["three lines"], HOME))
    ends = [line.get_dash_capstyle() for line in fig.axes[0].lines if line.get_linewidth() == 2.4]
    whole, dotted = ends.count("butt"), ends.count("round")  # round ends make dots of dashes without length
    assert (whole, dotted) == (4 + 4 + 2, 1)


def test_nothing_connects_two_rounds() -> None:
    fig = figure_of(votes_spec("nb", HOME, VOTES["two rounds"]))
    assert len(fig.axes[0].lines) == 0


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_has_paper_of_its_own_and_clear_corners(name: str) -> None:
    picture = image(mark_spec(name)).convert("RGBA")
    assert picture.size == ((144, 120) if name.startswith("niva") else (80, 80))
    pixels = picture.tobytes()
    assert pixels[3] == 0  # the first pixel's alpha
    assert bytes((0xF6, 0xF4, 0xEF, 0xFF)) in pixels


def test_no_two_marks_look_the_same_without_colour() -> None:
    grey = {name: image(mark_spec(name)).convert("L").tobytes() for name in MARKS}
    assert len(set(grey.values())) == len(MARKS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "x" * 20_000,
        '{"v":0,"kind":"mark","language":"","data":{"name":"god"},"alt":""}',
        '{"v":1,"kind":"pie","language":"","data":{},"alt":""}',
        '{"v":1,"kind":"mark","language":"","data":{"name":"../god"},"alt":""}',
        '{"v":1,"kind":"trend","language":"nb","data":{},"alt":""}',
        '{"v":1,"kind":"votes","language":"nb","data":{"title":1},"alt":""}',
    ],
)
def test_what_is_no_spec_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        draw(text)
