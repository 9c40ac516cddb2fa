"""What is kept of a picture that somebody sent, and what is refused before it costs anything."""

from __future__ import annotations

import io
import tracemalloc
import warnings

import pytest
from PIL import Image

from bot.meetings.picture_check import MOST_STORED, check, digest_of
from domain.errors import Refused
from tests.support.machines.images import bomb, noise, photo


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_scaled_down_and_loses_where_it_was_taken(kind: str) -> None:
    png, width, height = check(photo(kind=kind))

    assert (width, height) == (1024, 768)
    kept = Image.open(io.BytesIO(png))
    assert kept.format == "PNG"
    assert kept.size == (1024, 768)
    assert not kept.getexif()
    assert b"Ingrid" not in png
    assert set(kept.info) == set()


def test_a_photo_taken_sideways_stands_upright() -> None:
    _png, width, height = check(photo(1600, 1200, turned=6))

    assert (width, height) == (768, 1024)


def test_a_small_picture_is_not_blown_up_and_what_is_see_through_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (64, 48), (0, 0, 0, 0)).save(out, "PNG")
    png, width, height = check(out.getvalue())

    assert (width, height) == (64, 48)
    assert Image.open(io.BytesIO(png)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_what_nothing_compresses_is_still_small_enough_for_a_card() -> None:
    png, width, height = check(noise())

    assert len(png) <= MOST_STORED
    assert max(width, height) <= 1024


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (bomb(), "picture_many_pixels"),
        (bomb(60_000, 60_000), "picture_many_pixels"),
        (b"%PDF-1.7 hello", "picture_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_kind"),
        (b"", "picture_kind"),
        (photo()[:3000], "picture_broken"),
        (bomb(100, 100), "picture_broken"),
        (photo(1000, 10), "picture_shape"),
    ],
    ids=["100 megapixels", "a bomb", "a document", "svg", "nothing", "half a photo", "a lie", "a line"],
)
def test_a_picture_that_cannot_be_is_refused_with_a_reason(data: bytes, key: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(Refused) as refused:
            check(data)
    assert refused.value.problem.key == key


def test_a_bmp_and_a_tiff_are_not_opened_at_all() -> None:
    for kind in ("BMP", "TIFF"):
        out = io.BytesIO()
        Image.new("RGB", (64, 64)).save(out, kind)
        with pytest.raises(Refused, match="picture_kind"):
            check(out.getvalue())


@pytest.mark.filterwarnings("ignore:Image size")
def test_a_huge_picture_is_refused_from_its_head_alone() -> None:
    data = bomb()
    tracemalloc.start()
    with pytest.raises(Refused):
        check(data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


def test_the_same_picture_has_another_name_in_another_school() -> None:
    assert digest_of("a", b"x") != digest_of("b", b"x")
    assert digest_of("a", b"x") == digest_of("a", b"x")
