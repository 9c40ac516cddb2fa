"""Templates hold structure and no prose, and nothing in them or beside them gets past the escaping."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from jinja2 import nodes

from pages.kit.markup import environment
from tests.house.tree import ROOT, calls, of_rooms

ROOM = ROOT / "pages"
# Attributes that somebody reads, or has read to them.
READ = {"abbr", "alt", "label", "placeholder", "summary", "title", "value", "aria-label", "aria-description"}
READ |= {"aria-placeholder", "aria-roledescription", "aria-valuetext"}
HOLE = "\x1f"  # stands for what is put in


@cache
def templates() -> dict[str, str]:
    """Each template's text by its path in the room."""
    return {str(path.relative_to(ROOM)): path.read_text(encoding="utf-8") for path in sorted(ROOM.rglob("*.html"))}


class Prose(HTMLParser):
    """The letters of a template that people would read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in READ:
                self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        self.words += re.findall(r"[^\W\d_]+", data)


def without_code(template: str) -> str:
    """The template with a sign in place of each expression, and without statements and comments."""
    kept = []
    for _, kind, text in environment().lex(template):
        if kind == "variable_begin":
            kept.append(HOLE)
        if kind == "data":
            kept.append(text)
    return "".join(kept)


def quoted(template: str) -> list[str]:
    """The quoted texts that are put out, or set in a variable or a default, where they might be."""
    tree = environment().parse(template)
    put_out = [each for node in tree.find_all((nodes.Output, nodes.Assign)) for each in spoken(node)]
    return [text for text in put_out if re.search(r"[^\W\d_]", text)]


def spoken(node: nodes.Node) -> list[str]:
    """The constants below a node that come out as they are: no names of classes handed to a macro, no keys."""
    if isinstance(node, nodes.Const):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, (nodes.Call, nodes.Getitem, nodes.Getattr, nodes.TemplateData)):
        return []
    return [text for child in node.iter_child_nodes() for text in spoken(child)]


def test_there_are_templates() -> None:
    assert {"kit/base.html", "conducting/wall.html", "conducting/vote_form.html", "minutes/minutes.html"} <= set(
        templates()
    )


def test_no_template_holds_a_word_that_somebody_reads() -> None:
    wrong = {name: found for name, text in templates().items() if (found := Prose(without_code(text)).words)}
    wrong |= {name: found for name, text in templates().items() if (found := quoted(text))}

    assert wrong == {}


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hei</p>",
        "<p>{{ name }} har stemt</p>",
        '<img alt="Et bilde">',
        '<a aria-label="Lukk {{ name }}"></a>',
        "<p>&aring;</p>",
        "<p>{{ 'Hei' }}</p>",
        "<p>{{ 'én' if count == 1 else 'flere' }}</p>",
        "<p>{{ name ~ ' har stemt' }}</p>",
        "{% set words = 'Hei' %}",
        "{% if name %}Hei{% endif %}",
    ],
)
def test_prose_in_a_template_would_be_found(text: str) -> None:
    assert Prose(without_code(text)).words or quoted(text)


def test_nothing_gets_past_the_escaping() -> None:
    assert environment().autoescape is True
    wrong = {name: text for name, text in templates().items() if re.search(r"\|\s*safe\b|autoescape|Markup", text)}
    assert wrong == {}
    # What is not escaped is made in two files, each of which says why it may be.
    makers = {"pages/kit/code.py", "pages/kit/markup.py"}
    made = {str(path) for path in of_rooms("pages", "bot") for _, name in calls(path) if name in ("Markup", "Code")}
    assert made == makers


def unquoted(template: str) -> list[str]:
    """The tags with an expression in them that is not inside quotes."""
    tags = re.findall(r"<[a-z/\x1f][^>\"]*(?:\"[^\"]*\"[^>\"]*)*>", without_code(template), re.IGNORECASE)
    return [tag for tag in tags if HOLE in re.sub(r"\"[^\"]*\"", "", tag)]


def test_each_expression_in_a_tag_stands_in_quotes() -> None:
    """Escaping keeps a text inside quotes; without them a blank would begin another attribute."""
    assert {name: found for name, text in templates().items() if (found := unquoted(text))} == {}
    for wrong in ("<p class={{ x }}>", '<p class="a" {{ x }}>', "<{{ x }}>", "<p {{ x }}='a'>", "<p id='{{ x }}'>"):
        assert unquoted(wrong), wrong


def test_a_style_or_script_cannot_end_before_its_end() -> None:
    files = [path for kind in ("css", "js") for path in ROOM.rglob(f"*.{kind}")]
    wrong = [path.name for path in files if re.search(r"</|<!--", path.read_text(encoding="utf-8"))]

    assert len(files) >= 4
    assert wrong == []


def test_templates_have_no_handlers_no_styles_of_their_own_and_nothing_from_elsewhere() -> None:
    """The policy of a page forbids all three; a browser would leave them out without a word."""
    banned = re.compile(r"\son\w+\s*=|\sstyle\s*=|\ssrc\s*=|https?:|<link|<base|<iframe|javascript:", re.IGNORECASE)
    wrong = {name: found for name, text in templates().items() if (found := banned.findall(text))}

    assert wrong == {}
