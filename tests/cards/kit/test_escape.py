"""People's text is shown exactly as it was typed, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cards.kit.escape import JOINER, escape, escape_line, plain

TRICKY = "*_`~[]()<>!#+-=|{}&;:\\/@.\"'0123456789abc æ\n\t\u202e\u200b"
WORDS = st.text(st.sampled_from(TRICKY), max_size=40) | st.text(max_size=40)


def shown(markdown: str) -> list[str]:
    """The paragraphs a CommonMark reader with tables and strikethrough shows; fails on anything but plain text."""
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("js-default", {"linkify": False, "html": True})
    paragraphs = []
    for token in reader.parse(markdown):
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}, token.type
        for child in token.children or []:
            assert child.type in {"text", "text_special"}, child.type
        if token.type == "inline":
            paragraphs.append("".join(child.content for child in token.children))
    return [paragraph.replace(JOINER, "") for paragraph in paragraphs]


@settings(deadline=None)  # a slow machine is no mistake
@given(WORDS)
@example("1. desember\n- ikke en liste\n# ikke en overskrift")
@example("**fet** _kursiv_ [lenke](https://farlig.example) ![bilde](x) <b>html</b> <at>alle</at> &lt; `kode` ~~nei~~")
@example("[a]: https://farlig.example\n[a]")
@example("| a | b |\n|---|---|\n| c | d |")
@example("    fire mellomrom er ikke kode\n>sitat\n---\n===\n+ pluss\n2) to")
@example("<https://farlig.example> <!-- --> <?php ?> \\* \\\\ __init__ snake_case 2 * 3 * 4")
@example("{{DATE(2026-12-03T13:00:00Z)}} ${navn}")
def test_people_see_what_was_typed(typed: str) -> None:
    paragraphs = [" ".join(line.split()) for line in shown(escape(typed))]

    assert paragraphs == [plain(line) for line in _lines(typed) if plain(line)]


@settings(deadline=None)  # a slow machine is no mistake
@given(WORDS)
def test_a_line_stays_one_line_and_is_shown_as_typed(typed: str) -> None:
    line = escape_line(typed)

    assert "\n" not in line
    assert shown(line) == ([plain(typed)] if plain(typed) else [])


@settings(deadline=None)  # a slow machine is no mistake
@given(WORDS)
def test_nothing_hidden_or_reversed_gets_through(typed: str) -> None:
    for text in (plain(typed), escape(typed).replace(JOINER, "").replace("\n", "")):
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x07\x1b")


def test_mentions_and_date_functions_are_only_words() -> None:
    assert "<at>" not in escape("<at>alle</at>")
    assert "{{" not in escape("{{DATE(x)}}")


def test_half_a_surrogate_does_not_break_the_card() -> None:
    assert escape("a\ud800b").encode() == b"ab"


def _lines(typed: str) -> list[str]:
    import re

    return re.split("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", typed)
