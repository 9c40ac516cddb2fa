"""Rows that the cards of a meeting share: a heading with its mark, a level with its stairs, a phase with its time."""

from __future__ import annotations

from cards.kit import kit
from cards.kit.library import Column, ColumnSet, Image, TextBlock, TextWeight
from cards.kit.scene import Scene


def staircase(scene: Scene, level: int) -> Image:
    """The four steps; a level of 0 leaves them all pale."""
    alt = scene.tr("Level {level} of 4", level=level) if level else scene.tr("No level")
    return Image(url=scene.addresses.mark(f"niva-{level}"), alt_text=alt, width="36px", height="20px")


def marked_heading(image: Image, words: str) -> ColumnSet:
    """The one heading with a mark before it."""
    title = TextBlock(text=words, wrap=True, size="Large", weight="Bolder", style="heading")
    return ColumnSet(
        columns=[
            Column(width="auto", items=[image], vertical_content_alignment="Center"),
            Column(width="stretch", items=[title], vertical_content_alignment="Center"),
        ],
        spacing="Small",
    )


def level_line(scene: Scene, level: int, words: str) -> ColumnSet:
    """A level with its staircase, and what is said about it."""
    return ColumnSet(
        columns=[
            Column(width="auto", items=[staircase(scene, level)]),
            Column(width="stretch", items=[kit.text(words)]),
        ],
        spacing="Small",
    )


def phase_line(scene: Scene, mark: str, name: str, hours: str, *, now: bool) -> ColumnSet:
    """One phase of the plan: done, going on or to come."""
    weight: TextWeight = "Bolder" if now else "Default"
    words = TextBlock(text=name, wrap=True, weight=weight)
    times = TextBlock(text=hours, wrap=True, weight=weight, horizontal_alignment="Right")
    return ColumnSet(
        columns=[
            Column(width="auto", items=[kit.mark_image(scene, mark)]),
            Column(width="stretch", items=[words]),
            Column(width="auto", items=[times]),
        ],
        spacing="Small",
    )
