"""Words and surfaces of a card: texts in their few sizes, facts, groups and boxes."""

from __future__ import annotations

from cards.kit.library import (
    CardElement,
    Container,
    ContainerStyle,
    HorizontalAlignment,
    Spacing,
    TextBlock,
    TextSize,
)
from cards.kit.scene import Scene


def text(
    words: str,
    *,
    size: TextSize | None = None,
    bold: bool = False,
    subtle: bool = False,
    spacing: Spacing | None = None,
    separator: bool = False,
    align: HorizontalAlignment | None = None,
    name: str | None = None,
    hidden: bool = False,
) -> TextBlock:
    """A text that wraps. ``name`` is its id, for ``toggle``."""
    return TextBlock(
        text=words,
        wrap=True,
        size=size,
        weight="Bolder" if bold else None,
        is_subtle=True if subtle else None,
        spacing=spacing,
        separator=True if separator else None,
        horizontal_alignment=align,
        id=name,
        is_visible=False if hidden else None,
    )


def subtle(words: str, spacing: Spacing | None = None) -> TextBlock:
    """A small, quiet line: where am I, whose words, what a label names."""
    return text(words, size="Small", subtle=True, spacing=spacing)


def only_you(scene: Scene, what: str = "") -> TextBlock:
    """The first line of a card that only one person sees: "Bare du ser dette · …"."""
    line = scene.tr("Only you see this")
    return subtle(f"{line} · {what}" if what else line)


def heading(words: str, size: TextSize = "Large") -> TextBlock:
    """The one heading: the question or the conclusion."""
    return TextBlock(text=words, wrap=True, size=size, weight="Bolder", style="heading", spacing="Small")


def section(title: str) -> TextBlock:
    """The title of a section within a card."""
    return text(title, bold=True, spacing="Large")


def bold_line(words: str, spacing: Spacing | None = "Small") -> TextBlock:
    """A line that stands out: when it is, how many have voted."""
    return text(words, bold=True, spacing=spacing)


def footnote(words: str, *, apart: bool = True) -> TextBlock:
    """The last, quiet line; ``apart`` draws a line above it."""
    return text(words, size="Small", subtle=True, separator=apart, spacing="ExtraLarge" if apart else "Small")


def fact(label: str, value: str, spacing: Spacing = "Medium") -> Container:
    """A small label over its text."""
    return Container(items=[subtle(label), text(value, spacing="None")], spacing=spacing)


def group(
    *elements: CardElement | None, spacing: Spacing = "Medium", name: str | None = None, hidden: bool = False
) -> Container:
    """Elements that belong together, without a surface. ``hidden`` until ``toggle`` shows what has this name."""
    shown = False if hidden else None
    return Container(items=[e for e in elements if e is not None], spacing=spacing, id=name, is_visible=shown)


def box(*elements: CardElement | None, spacing: Spacing = "Medium", style: ContainerStyle = "emphasis") -> Container:
    """A pale surface for what belongs together; never inside another box."""
    return Container(items=[e for e in elements if e is not None], spacing=spacing, style=style)
