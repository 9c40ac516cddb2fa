"""One page with every card; pictures of cards where a browser is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cards.people import home
from preview import page as preview
from preview import school as samples
from tests.cards.every.everything import every_card
from tests.support.machines.drawn import drawn_once
from tests.support.machines.render import browsing, can_render, render

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def each_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole page is made twice here, with the same 68 pictures."""
    monkeypatch.setattr("cards.charts.drawing.draw", drawn_once)


@pytest.mark.usefixtures("each_drawn_once")
def test_the_page_carries_every_card_and_needs_no_network() -> None:
    page = preview.page(every_card(), "/* </script> */")

    found = re.search(r"const cards = (.*);\n", page)
    assert found is not None
    assert [one["card"] for one in json.loads(found[1])] == [card for _, _, card in every_card()]
    assert "/* <\\/script> */" in page
    assert not re.search(r"(src|href)=\"?http", page)


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview.main([str(tmp_path / "none.js"), "--out", str(tmp_path / "cards.html")]) == 1
    assert "make preview" in capsys.readouterr().err


@pytest.mark.usefixtures("each_drawn_once")
def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "library.js"
    library.write_text("const AdaptiveCards = {};")

    assert preview.main([str(library), "--out", str(tmp_path / "out" / "cards.html")]) == 0
    assert (tmp_path / "out" / "cards.html").stat().st_size > 100_000
    assert str(tmp_path / "out" / "cards.html") in capsys.readouterr().out


@pytest.mark.skipif(not can_render(), reason="needs Node's adaptivecards and a Chromium")
def test_a_card_is_drawn_at_the_width_of_a_phone(tmp_path: Path) -> None:
    scene = samples.scene("nb")
    card = home.home(scene, samples.leader(scene), None, None, [])

    (drawn,) = render({"home": card}, tmp_path, widths=[320])

    assert drawn.read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(not can_render(), reason="needs Node's adaptivecards and a Chromium")
def test_a_choice_in_one_card_leaves_other_cards_alone_and_themes_have_colours_of_their_own(tmp_path: Path) -> None:
    choices = [{"title": "Ja", "value": "yes"}, {"title": "Nei", "value": "no"}]
    asked = {"type": "Input.ChoiceSet", "id": "answer", "style": "expanded", "choices": choices, "value": "no"}
    card = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Ord"}, asked]}
    source = tmp_path / "preview.html"
    library = preview.LIBRARY.read_text(encoding="utf-8")
    source.write_text(preview.page([("one", "nb", card), ("two", "nb", card)], library, [320]), encoding="utf-8")

    with browsing() as page:
        page.goto(source.as_uri())
        page.locator("#card-0-320 input[type=radio]").first.check()
        chosen = [
            page.locator(f"#card-{at}-320 input[type=radio]").evaluate_all("them => them.map(one => one.checked)")
            for at in (0, 1)
        ]
        seen = {theme: _colours(page, theme) for theme in preview.hosts()}

    assert chosen == [[True, False], [False, True]]
    assert seen == {
        "light": ("rgb(255, 255, 255)", "rgb(36, 36, 36)"),
        "dark": ("rgb(41, 41, 41)", "rgb(255, 255, 255)"),
        "contrast": ("rgb(0, 0, 0)", "rgb(255, 255, 255)"),
    }


def _colours(page: Page, theme: str) -> tuple[str, str]:
    """The paper's and the words' colour in a theme."""
    page.locator(f"input[name=theme][value={theme}]").check()
    paper = page.locator("#card-0-320 .ac-adaptiveCard").evaluate("node => getComputedStyle(node).backgroundColor")
    words = page.locator("#card-0-320 .ac-textBlock").first.evaluate("node => getComputedStyle(node).color")
    return str(paper), str(words)
