"""The form for a one-time word, or what there is to say instead. All texts come in plain."""

from __future__ import annotations

from dataclasses import dataclass

from pages.conducting.level import Level
from pages.kit import policy as policies
from pages.kit.markup import file_markup, render

STYLE = "conducting/vote_form.css"


@dataclass(frozen=True, slots=True)
class Form:
    """The form for a one-time word. Without levels there is nothing to vote on now: ``heading`` and ``more`` say so."""

    language: str
    title: str
    heading: str
    more: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    word_label: str = ""
    word_hint: str = ""
    question: str = ""
    button: str = ""
    wrong: str = ""
    word: str = ""
    level: str = ""
    again: bool = False  # look again by itself


def page(form: Form) -> bytes:
    """Return the form, or what there is to say instead."""
    shown = {"language": form.language, "title": form.heading, "form": form}
    return render("conducting/vote_form.html", style=file_markup(STYLE), **shown).encode()


def policy() -> str:
    """Return what the page may do: its style, and sending the form back."""
    return policies.policy(STYLE, sends_forms=True)
