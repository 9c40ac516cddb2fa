"""Fields of forms, filled in, with what is wrong beside the field that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cards.kit.escape import plain, tidy
from cards.kit.library import (
    CardElement,
    Choice,
    ChoiceSetInput,
    Column,
    ColumnSet,
    Container,
    DateInput,
    Image,
    NumberInput,
    Spacing,
    TextBlock,
    TextInput,
    TimeInput,
)
from cards.kit.scene import Scene
from domain.errors import Problem


def text_field(
    name: str,
    label: str,
    value: str = "",
    *,
    longest: int = 300,
    lines: bool = True,
    hint: str = "",
    required: str = "",
    spacing: Spacing | None = None,
) -> TextInput:
    """A text. ``required`` is what the client says when it is empty; without it the field is optional."""
    return TextInput(
        id=name,
        label=label,
        value=(tidy(value) if lines else plain(value)) or None,
        max_length=longest,
        is_multiline=True if lines else None,
        placeholder=hint or None,
        is_required=True if required else None,
        error_message=required or None,
        spacing=spacing,
    )


def date_field(
    name: str, label: str, value: str = "", *, earliest: str = "", required: str = "", spacing: Spacing | None = None
) -> DateInput:
    """A date, as "2026-12-03"."""
    return DateInput(
        id=name,
        label=label,
        value=value or None,
        min=earliest or None,
        is_required=True if required else None,
        error_message=required or None,
        spacing=spacing,
    )


def time_field(
    name: str, label: str, value: str = "", *, required: str = "", spacing: Spacing | None = None
) -> TimeInput:
    """A time of day, as "14:00"."""
    return TimeInput(
        id=name,
        label=label,
        value=value or None,
        is_required=True if required else None,
        error_message=required or None,
        spacing=spacing,
    )


def number_field(
    name: str,
    label: str,
    value: int | None = None,
    *,
    least: int = 0,
    most: int = 500,
    required: str = "",
    spacing: Spacing | None = None,
) -> NumberInput:
    """A whole number."""
    return NumberInput(
        id=name,
        label=label,
        value=value,
        min=least,
        max=most,
        is_required=True if required else None,
        error_message=required or None,
        spacing=spacing,
    )


def choices(
    name: str,
    label: str,
    options: Iterable[tuple[str, str]],
    value: str = "",
    *,
    open_list: bool = False,
    several: bool = False,
    hint: str = "",
    required: str = "",
    spacing: Spacing | None = None,
) -> ChoiceSetInput:
    """One or several of ``options`` (value, title). ``open_list`` shows all; a closed list clips at 22 characters."""
    return ChoiceSetInput(
        id=name,
        label=label,
        choices=[Choice(title=plain(title), value=key) for key, title in options],
        value=value or None,
        style="expanded" if open_list else "compact",
        is_multi_select=True if several else None,
        wrap=True,
        placeholder=hint or None,
        is_required=True if required else None,
        error_message=required or None,
        spacing=spacing,
    )


def problem_box(scene: Scene, sentences: Sequence[str], *inputs: CardElement) -> Container:
    """A tinted box with what is wrong, in words, around the fields that it is about."""
    mark = Image(
        url=scene.addresses.mark("rett-opp"),
        alt_text=scene.tr("Mark: to be put right"),
        width="20px",
        height="20px",
    )
    words: list[CardElement] = [TextBlock(text=one, wrap=True, weight="Bolder") for one in sentences]
    row = ColumnSet(columns=[Column(width="auto", items=[mark]), Column(width="stretch", items=words)])
    return Container(items=[row, *inputs], style="attention", spacing="Small")


def beside(scene: Scene, problems: Sequence[Problem], field: CardElement) -> CardElement:
    """The field, in a ``problem_box`` where one of the problems is about it."""
    from cards.kit.sentences import sentence

    own = [
        sentence(scene, problem)
        for problem in problems
        if problem.field and problem.field == getattr(field, "id", None)
    ]
    return problem_box(scene, own, field) if own else field


def to_put_right(scene: Scene, problems: Sequence[Problem]) -> list[CardElement]:
    """The summary line of a form that came back, and a box for what is about no single field."""
    from cards.kit.sentences import sentence

    if not problems:
        return []
    line = scene.trn(
        "One thing needs to be put right. The rest is kept.",
        "{count} things need to be put right. The rest is kept.",
        len(problems),
    )
    general = [sentence(scene, problem) for problem in problems if not problem.field]
    summary = TextBlock(text=line, wrap=True)
    return [summary, problem_box(scene, general)] if general else [summary]
