"""Draws the fields of a form from their declarations, filled in, each with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cards.kit.inputs import beside, choices, date_field, number_field, text_field, to_put_right
from cards.kit.library import CardElement, Spacing
from cards.kit.scene import Scene
from domain.errors import Problem
from domain.fields import Choices, Day, Field, Form, Number, Text


class Filled:
    """A form on a card. Labels, hints and options are the card's; all else is as the fields are declared."""

    def __init__(self, scene: Scene, form: Form, values: Mapping[str, str], problems: Sequence[Problem]) -> None:
        self.scene = scene
        self._form = form
        self._values = values
        self._problems = problems

    def text(
        self, field: Text, label: str, *, hint: str = "", required: str = "", spacing: Spacing | None = None
    ) -> CardElement:
        """A text, no longer than the field has room for. ``required``: what the client says when it is empty."""
        return self._beside(
            text_field(
                field.name,
                label,
                self._value(field),
                longest=field.longest,
                lines=field.lines,
                hint=hint,
                required=required,
                spacing=spacing,
            )
        )

    def day(
        self, field: Day, label: str, *, earliest: str = "", required: str = "", spacing: Spacing | None = None
    ) -> CardElement:
        """A date."""
        value = self._value(field)
        drawn = date_field(field.name, label, value, earliest=earliest, required=required, spacing=spacing)
        return self._beside(drawn)

    def number(self, field: Number, label: str, *, spacing: Spacing | None = None) -> CardElement:
        """A whole number, to be typed."""
        value = self._value(field).strip()
        known = int(value) if value.isascii() and value.isdigit() else None
        return self._beside(number_field(field.name, label, known, least=field.least, most=field.most, spacing=spacing))

    def choose(
        self,
        field: Field[Any],
        label: str,
        options: Iterable[tuple[str, str]],
        *,
        open_list: bool = False,
        hint: str = "",
        required: str = "",
        spacing: Spacing | None = None,
    ) -> CardElement:
        """One or several of ``options`` (value, title); a value that is none of them is left out."""
        listed, several = list(options), isinstance(field, Choices)
        known, value = {key for key, _ in listed}, self._value(field)
        chosen = [one for one in (value.split(",") if several else [value]) if one in known]
        return self._beside(
            choices(
                field.name,
                label,
                listed,
                ",".join(chosen),
                open_list=open_list,
                several=several,
                hint=hint,
                required=required,
                spacing=spacing,
            )
        )

    def to_put_right(self) -> list[CardElement]:
        """The line that says how much is wrong, and what is about no single field."""
        return to_put_right(self.scene, self._problems)

    def wrong(self, *fields: Field[Any]) -> bool:
        """Return whether something is wrong with one of the fields."""
        return any(problem.field == field.name for problem in self._problems for field in fields)

    def _value(self, field: Field[Any]) -> str:
        if field not in self._form.fields:
            raise LookupError(f"{field.name} is no field of this form")
        return self._values.get(field.name, "")

    def _beside(self, drawn: CardElement) -> CardElement:
        return beside(self.scene, self._problems, drawn)


def form(
    scene: Scene, declared: Form, values: Mapping[str, str] | None = None, problems: Sequence[Problem] = ()
) -> Filled:
    """Return the form, ready to be drawn with the values of its fields by name."""
    return Filled(scene, declared, values or {}, problems)
