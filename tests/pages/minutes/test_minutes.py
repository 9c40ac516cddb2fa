"""The minutes as a page: structure that a screen reader can follow, and no word that breaks out of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bot.minutes.paper import as_page
from pages.kit.files import inline
from pages.minutes.minutes import STYLE, page, policy
from tests.documents.minutes.papers import hardly_anything, paper

LANGUAGES = ("nb", "nn", "en")


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_one_main_heading_a_language_and_tables_with_headers(language: str) -> None:
    text = paper(language)
    seen = Seen(page(as_page(text)).decode())
    names = [tag for tag, _ in seen.tags]

    assert seen.open == []
    assert dict(seen.tags)["html"] == {"lang": language}
    assert names.count("h1") == names.count("main") == names.count("title") == 1
    assert names.count("h2") == len(text.told())
    assert names.count("table") == names.count("caption") == names.count("thead") == 4
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in seen.tags if tag == "th")
    ids = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {a["aria-labelledby"] for _, a in seen.tags if "aria-labelledby" in a} <= set(ids)
    assert {"script", "img", "link", "iframe"}.isdisjoint(names)


def test_peoples_words_stay_words() -> None:
    html = page(as_page(paper())).decode()

    assert "<b>" not in html
    assert "&lt;b&gt;&#34;Ringe&#34; &amp; hjem&lt;/b&gt;" in html
    assert "\u0007" not in html


def test_the_page_may_have_its_own_style_and_nothing_else() -> None:
    assert "style=" not in page(as_page(paper())).decode()
    assert "unsafe" not in policy()
    assert policy().startswith("default-src 'none'; style-src 'sha256-")


def test_what_is_read_stands_out_from_its_ground() -> None:
    grounds = set(re.findall(r"background: (#\w+)", inline(STYLE)))

    assert grounds == {"#fff", "#e8edf4"}
    for ground in grounds:
        assert contrast("#1f2a37", ground) >= 7
    assert contrast("#6b7585", "#fff") >= 3  # lines of tables


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_meeting_that_came_to_hardly_anything_says_so() -> None:
    words = page(as_page(hardly_anything())).decode()

    assert "I møtet ble det ikke vist noe resultat av en avstemning." in words
    assert "Her er det ikke skrevet noe." in words
    assert "Felles nivå ble ikke satt" in words
    assert "<table" not in words
