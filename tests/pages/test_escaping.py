"""No text becomes more than text, whatever it is and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import walk_packages

import pages
from tests.pages.views import PAGES, Skeleton, texts_in, with_text

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an element with a double quote": '"><img src=x onerror=alert(1)>',
    "an attribute with a single quote": "' onmouseover='alert(1)' x='",
    "a bare attribute": " autofocus onfocus=alert(1) ",
    "ends of what holds text": "</style></script></title></noscript></textarea></svg>--><p>",
    "ends of sections": "]]><![CDATA[<?php ?>",
    "a comment": "<!-- <b>",
    "references": "&lt;b&gt; &#60;i&#62; &amp",
    "a template": "{{ 7 * 7 }}{% raw %}{# #}",
    "bidirectional marks": "\u202e\u2066abc\u2069\u200f\u202c",
    "ten thousand characters": "<b>" * 3_333 + "x",
    "a null and a form feed": "\x00<b\x0conclick=x>",
}
# The language is in the frame only; a level is compared with those of the form, so that one of them is chosen.
UNSEEN = {"wall, what changes[0].language", "vote form[0].level"}


def test_no_text_in_any_field_brings_in_an_element_or_an_attribute_and_all_of_it_is_read() -> None:
    wrong = []
    for page, shown in PAGES.items():
        for place in texts_in(shown.given):
            for kind, text in HOSTILE.items():
                # Of the same length, as long texts are set smaller.
                mild = Skeleton(shown.make(*with_text(shown.given, place, "x" * len(text))).decode())
                found = Skeleton(shown.make(*with_text(shown.given, place, text)).decode())
                if found.built != mild.built:
                    wrong.append(f"{page}{place}: {kind} changes the page")
                if page + place not in UNSEEN and not any(text in each for each in found.texts):
                    wrong.append(f"{page}{place}: {kind} is not read as it was written")

    assert wrong == []


def test_every_text_field_of_every_view_is_in_the_table() -> None:
    names = [module.name for module in walk_packages(pages.__path__, "pages.")]
    views = {
        kind
        for name in names
        for _, kind in getmembers(import_module(name), isclass)
        if is_dataclass(kind) and kind.__module__ == name
    }
    filled = {place for shown in PAGES.values() for each in shown.given for place in fields_in(each)}

    assert views
    assert {f"{kind.__name__}.{field.name}" for kind in views for field in fields(kind)} - filled == set()


def fields_in(value: object) -> Iterator[str]:
    """The fields that say something, of this view and of those in it."""
    if isinstance(value, tuple):
        for each in value:
            yield from fields_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if inner:
                yield f"{type(value).__name__}.{field.name}"
            yield from fields_in(inner)
