from io import BytesIO
from itertools import combinations, pairwise

import pytest
from matplotlib.text import Text
from PIL import Image

from cards.charts.drawing import draw, figure_of
from cards.charts.palette import LEVELS, VOICES
from cards.charts.spec import SpecError, from_json
from cards.charts.status import FILLS
from tests.cards.charts import looks
from tests.cards.charts.pictures import ALL, PICTURES, PLANTED, picture
from tests.support.machines.drawn import drawn, image


def test_texts_stand_apart_on_the_paper_and_can_be_read_on_a_phone() -> None:
    wrong = {}
    for name, spec in ALL.items():
        fig = figure_of(spec)
        if found := [*looks.small(fig), *looks.pale(fig), *looks.overlaps(fig)]:
            wrong[name] = found

    assert wrong == {}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_a_card_except_the_map_of_a_document(name: str) -> None:
    spec = picture(name)

    assert image(spec).width == 720
    assert image(spec).height <= 1024 or name == "map, document"
    assert len(drawn(spec)) < 300_000


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_sheet_of_paper_in_light_and_in_dark(name: str) -> None:
    """Only the rounded corners are clear, so nothing of a card's background comes through between the words."""
    alpha = image(picture(name)).convert("RGBA").getchannel("A")
    width, height = alpha.size

    assert {alpha.getpixel(at) for at in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1))} == {0}
    assert alpha.crop((24, 24, width - 24, height - 24)).getextrema() == (255, 255)


@pytest.mark.parametrize("name", PICTURES)
def test_a_stored_picture_is_drawn_again_to_the_same_bytes(name: str) -> None:
    spec = picture(name)

    assert from_json(spec.to_json()).digest == spec.digest
    assert draw(spec.to_json()) == drawn(spec)


def test_a_withheld_value_is_nowhere_in_what_is_drawn_or_said() -> None:
    texts = {name: spec.to_json() for name, spec in ALL.items()}

    assert [name for name, text in texts.items() if any(told in text for told in (str(PLANTED), "1,2,", "1.2,"))] == []


@pytest.mark.parametrize("sight", looks.SIGHT)
def test_colours_are_told_apart_by_every_colour_sight(sight: str) -> None:
    coloured = [FILLS[status] for status in ("good", "watch", "lift", "suppressed")]

    assert min(looks.apart(one, other, sight) for one, other in combinations(coloured, 2)) > 25
    assert min(looks.apart(one, other, sight) for one, other in pairwise(LEVELS)) > 15
    assert all(voice != other for voice, other in combinations(VOICES.values(), 2))


def test_statuses_are_told_apart_without_any_colour() -> None:
    """Each cell of the table has its own symbol: what is left of it in grey differs in shape, not only in shade."""
    from matplotlib import rc_context

    from cards.charts.status import symbol
    from cards.charts.style import RC, png, sheet

    shapes = set()
    for status in ("good", "watch", "lift", "suppressed"):
        with rc_context(RC):
            fig, ax = sheet(20, 20)
            symbol(ax, 10, 10, status, "#000000")
            shapes.add(Image.open(BytesIO(png(fig))).convert("1").tobytes())

    assert len(shapes) == 4


def test_a_map_for_a_card_counts_the_figures_it_has_no_room_for() -> None:
    texts = [text.get_text() for text in figure_of(picture("map, many")).findobj(Text)]

    assert [text for text in texts if "(+" in text] == [
        "Forutsetninger – det vi har å bygge på (+3)",
        "Prosesser – det vi gjør (+1)",
        "Resultater – det vi ser (+1)",
    ]


def test_a_map_for_a_document_has_every_figure_and_question() -> None:
    texts = "\n".join(text.get_text() for text in figure_of(picture("map, document")).findobj(Text))

    assert "(+" not in texts
    assert "Hva gjør vi i morgen?" in texts


def test_years_give_way_where_numbers_are_long() -> None:
    texts = [text.get_text() for text in figure_of(picture("table, mixed units")).findobj(Text)]

    assert [text for text in texts if text.startswith("202")] == ["2023", "2024", "2025", "2026"]
    assert "12\u00a0345" in texts


@pytest.mark.parametrize("kind", ["map", "table", "levels", "voices"])
def test_what_is_not_a_spec_of_its_kind_is_refused(kind: str) -> None:
    with pytest.raises(SpecError):
        draw(f'{{"v":1,"kind":"{kind}","language":"nb","data":{{"rows":[],"title":1}},"alt":""}}')
