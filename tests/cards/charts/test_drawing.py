from io import BytesIO
from itertools import combinations

import pytest
from matplotlib import rc_context
from matplotlib.text import Text
from PIL import Image

from cards.charts.drawing import draw, figure_of
from cards.charts.spec import MARKS, SpecError, mark_spec
from cards.charts.style import RC
from cards.charts.words.votes import votes_spec
from tests.cards.charts.examples import HOME, TITLES, TRENDS, VOTES, trend
from tests.support.machines.contrast import contrast

CHARTS = {
    f"{name}, {length}, {language}": spec
    for length, title in TITLES.items()
    for language in ("nb", "nn", "en")
    for name, spec in (
        *((name, trend(language, readings, title)) for name, readings in TRENDS.items()),
        *((name, votes_spec(language, title, rounds)) for name, rounds in VOTES.items()),
    )
}


@pytest.mark.parametrize("name", CHARTS)
def test_texts_stand_apart_and_on_the_paper(name: str) -> None:
    fig = figure_of(CHARTS[name])
    with rc_context(RC):
        fig.canvas.draw()
        boxes = [(t.get_text(), t.get_window_extent()) for t in fig.findobj(Text) if t.get_text()]
    width, height = fig.canvas.get_width_height(physical=True)
    for words, box in boxes:
        assert box.x0 >= 10, words
        assert box.x1 <= width - 10, words
        assert box.y0 >= 8, words
        assert box.y1 <= height - 8, words
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across <= 0 or down <= 3, f"{one!r} meets {other!r}"  # 3 px: ascenders' empty room


@pytest.mark.parametrize("name", CHARTS)
def test_every_text_can_be_read_on_the_paper_and_on_a_phone(name: str) -> None:
    fig = figure_of(CHARTS[name])
    for text in fig.findobj(Text):
        if text.get_text():
            assert float(text.get_fontsize()) >= 10
            assert contrast(str(text.get_color()), "#F6F4EF") >= 4.5, text.get_text()


@pytest.mark.parametrize("name", [key for key in CHARTS if key.endswith("long, nb")])
def test_a_picture_is_720_pixels_wide_not_too_high_and_small(name: str) -> None:
    png = draw(CHARTS[name].to_json())
    picture = Image.open(BytesIO(png))
    assert picture.format == "PNG"
    assert picture.width == 720
    assert picture.height <= 1024
    assert len(png) < 200_000
    assert "Software" not in picture.info


def test_the_same_data_gives_the_same_bytes_and_other_data_others() -> None:
    one, again = (trend("nb", TRENDS["three lines"], HOME) for _ in range(2))
    other = trend("en", TRENDS["three lines"], HOME)
    assert one.digest == again.digest != other.digest
    assert draw(one.to_json()) == draw(again.to_json()) != draw(other.to_json())


def test_a_suppressed_value_leaves_no_height_in_the_picture() -> None:
    low = trend("nb", TRENDS["suppressed"], HOME)
    assert "1.23" not in low.to_json()
    drawn = figure_of(low)
    years = low.data["lines"][0]
    assert [year for year, _ in years["points"]] == [2023, 2024]
    assert years["hidden"] == [2025, 2026]
    assert "Skjermet" in [text.get_text() for text in drawn.findobj(Text)]


def test_a_missing_year_is_bridged_by_a_dotted_line() -> None:
    fig = figure_of(trend("nb", TRENDS["three lines"], HOME))
    styles = [line.get_linestyle() for line in fig.axes[0].lines if line.get_linewidth() == 2.4]
    whole, dotted = sum(style == "-" for style in styles), sum(style != "-" for style in styles)
    assert (whole, dotted) == (4 + 4 + 2, 1)


def test_nothing_connects_two_rounds() -> None:
    fig = figure_of(votes_spec("nb", HOME, VOTES["two rounds"]))
    assert len(fig.axes[0].lines) == 0


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_has_paper_of_its_own_and_clear_corners(name: str) -> None:
    picture = Image.open(BytesIO(draw(mark_spec(name).to_json()))).convert("RGBA")
    assert picture.size == ((144, 120) if name.startswith("niva") else (80, 80))
    pixels = picture.tobytes()
    assert pixels[3] == 0  # the first pixel's alpha
    assert bytes((0xF6, 0xF4, 0xEF, 0xFF)) in pixels


def test_no_two_marks_look_the_same_without_colour() -> None:
    grey = {name: Image.open(BytesIO(draw(mark_spec(name).to_json()))).convert("L").tobytes() for name in MARKS}
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
