"""One page with every card; pictures of cards where a browser is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cards.people import home
from preview import page as preview
from preview import school as samples
from tests.cards.every.everything import every_card
from tests.support.machines.render import can_render, render


def test_the_page_carries_every_card_and_needs_no_network(tmp_path: Path) -> None:
    page = preview.page(every_card(), "/* </script> */")

    found = re.search(r"const cards = (.*);\n", page)
    assert found is not None
    assert [one["card"] for one in json.loads(found[1])] == [card for _, _, card in every_card()]
    assert "/* <\\/script> */" in page
    assert not re.search(r"(src|href)=\"?http", page)


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview.main([str(tmp_path / "none.js"), "--out", str(tmp_path / "cards.html")]) == 1
    assert "make preview" in capsys.readouterr().err


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
