"""What cards are built of: typed Adaptive Card 1.5 elements in Samklang's measures, dumped to plain dicts.

Every card file uses these and nothing of the library itself. Words come in already translated; people's own text comes
in through ``escape``. Texts are in ``cards/kit/elements.py``, buttons in ``cards/kit/buttons.py``, inputs in
``cards/kit/inputs.py``; all are exported here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

from cards.kit.buttons import actions, execute, open_url, short, submit, toggle
from cards.kit.elements import bold_line, box, fact, footnote, group, heading, only_you, section, subtle, text
from cards.kit.escape import escape, escape_line, plain, tidy
from cards.kit.forms import Filled, form
from cards.kit.inputs import (
    beside,
    choices,
    date_field,
    number_field,
    problem_box,
    text_field,
    time_field,
    to_put_right,
)
from cards.kit.library import (
    Action,
    AdaptiveCard,
    CardElement,
    Column,
    ColumnSet,
    Container,
    Image,
    RefreshDefinition,
    Spacing,
)
from cards.kit.scene import Card, Picture, Scene
from cards.verbs import Press
from locales import N_

__all__ = [
    "Button",
    "Element",
    "Filled",
    "actions",
    "beside",
    "bold_line",
    "box",
    "card",
    "choices",
    "date_field",
    "escape",
    "escape_line",
    "execute",
    "fact",
    "footnote",
    "form",
    "group",
    "heading",
    "level_box",
    "level_head",
    "mark_image",
    "mark_row",
    "number_field",
    "only_you",
    "open_url",
    "picture",
    "plain",
    "problem_box",
    "section",
    "short",
    "shown_picture",
    "small_picture",
    "submit",
    "subtle",
    "text",
    "text_field",
    "tidy",
    "time_field",
    "to_put_right",
    "toggle",
    "who_sees",
]

Element = CardElement
Button = Action
LARGEST = 28 * 1024  # bytes of JSON: safe under every limit that is published
MOST_ACTIONS = 6
_MARKS = {
    "god": N_("Mark: good"),
    "folg-med": N_("Mark: watch"),
    "bor-loftes": N_("Mark: needs lifting"),
    "skjermet": N_("Mark: withheld"),
    "ferdig": N_("Mark: done"),
    "venter": N_("Mark: waiting"),
    "bortfalt": N_("Mark: dropped"),
    "na": N_("Mark: now"),
    "rett-opp": N_("Mark: to be put right"),
    "hvem": N_("Who sees what"),
}


def mark_row(
    scene: Scene,
    mark: str,
    title: str,
    lines: Sequence[str] = (),
    value: str = "",
    unit: str = "",
    *,
    alt: str = "",
    bold: bool = True,
    spacing: Spacing = "Medium",
) -> ColumnSet:
    """A mark, a title with lines under it, and a value to the right.

    The first line is normal text, the rest is small and quiet; empty ones are left out. No ``mark`` is a row without
    one: a figure that is never coloured. ``alt`` is what the mark says in words, where it is not the mark's usual word.
    """
    under = [text(line, spacing="None") for line in lines[:1] if line]
    under += [subtle(line, spacing="None") for line in lines[1:] if line]
    columns = [Column(width="auto", items=[mark_image(scene, mark, alt)])] if mark else []
    columns.append(Column(width="stretch", items=[text(title, bold=bold), *under]))
    if value:
        figure: list[CardElement] = [text(value, size="Large" if bold else None, bold=True, align="Right")]
        if unit:
            figure.append(text(unit, size="Small", subtle=True, spacing="None", align="Right"))
        columns.append(Column(width="auto", items=figure))
    return ColumnSet(columns=columns, spacing=spacing)


def who_sees(scene: Scene, sentence: str, spacing: Spacing = "Medium") -> ColumnSet:
    """The eye and who sees what, beside the press that it is about. Small but not quiet: it is to be read."""
    label = scene.tr("Who sees what")
    eye = Column(width="auto", items=[mark_image(scene, "hvem", label)])
    words = Column(width="stretch", items=[text(f"**{label}:** {sentence}", size="Small")])
    return ColumnSet(columns=[eye, words], spacing=spacing)


def level_box(scene: Scene, level: int, sentences: Iterable[str] | CardElement, *buttons: Action | None) -> Container:
    """One level: its staircase, its name, its sentences, and its own buttons beneath.

    The sentences are escaped already, or a field to tick them in.
    """
    name = scene.tr("Level {level}", level=level)
    alt = scene.tr("Level {level} of 4", level=level)
    stairs = Image(url=scene.addresses.mark(f"niva-{level}"), alt_text=alt, width="36px", height="20px")
    head = ColumnSet(
        columns=[
            Column(width="auto", items=[stairs], vertical_content_alignment="Center"),
            Column(width="stretch", items=[text(name, bold=True, size="Large")], vertical_content_alignment="Center"),
        ]
    )
    if isinstance(sentences, CardElement):
        return box(head, sentences, actions(*buttons) if any(buttons) else None)
    listed = "\n".join(f"- {sentence}" for sentence in sentences)
    return box(
        head,
        text(listed, spacing="Small") if listed else None,
        actions(*buttons) if any(buttons) else None,
    )


def level_head(scene: Scene, level: int, words: str) -> ColumnSet:
    """A heading with a level's staircase before it; level 0 is an empty one."""
    alt = scene.tr("Level {level} of 4", level=level) if level else scene.tr("No level")
    stairs = Image(url=scene.addresses.mark(f"niva-{level}"), alt_text=alt, width="36px", height="20px")
    return ColumnSet(
        columns=[
            Column(width="auto", items=[stairs], vertical_content_alignment="Center"),
            Column(width="stretch", items=[heading(words)], vertical_content_alignment="Center"),
        ],
        spacing="Small",
    )


def picture(scene: Scene, shown: Picture, as_text: Press | None = None, more: Sequence[Action] = ()) -> Container:
    """A drawn chart with ``Vis som tekst`` under it, and ``more`` buttons in the same row.

    Without a press the words unfold in place, which takes no round trip and leaves the card where it is. The answer
    to a press takes the card's place for the person who pressed.
    """
    image = Image(url=shown.url, alt_text=shown.alt, size="Auto")
    title = scene.tr("Show as text")
    left_out = subtle(escape(shown.left_out), spacing="Small") if shown.left_out else None
    if as_text is not None:
        return group(image, left_out, actions(execute(title, as_text), *more, spacing="Small"))
    name = f"words-{crc32(shown.url.encode()):08x}"
    words = text(escape(shown.alt), name=name, hidden=True, spacing="Small")
    return group(image, left_out, actions(toggle(title, name), *more, spacing="Small"), words)


def small_picture(shown: Picture) -> Image:
    """A picture that somebody sent, small; what it shows is people's own text."""
    return Image(url=shown.url, alt_text=plain(shown.alt) or None, size="Medium", spacing="Medium")


def shown_picture(shown: Picture) -> Image:
    """The same, as wide as the card."""
    return Image(url=shown.url, alt_text=plain(shown.alt) or None, size="Auto", spacing="Medium")


def card(scene: Scene, *body: CardElement | Iterable[CardElement] | None, refresh: Press | None = None) -> Card:
    """The whole card as plain dicts. ``refresh`` adds a manual "refresh card"; nothing may depend on it."""
    elements: list[CardElement] = []
    for part in body:
        if isinstance(part, CardElement):
            elements.append(part)
        elif part is not None:
            elements.extend(part)
    typed = AdaptiveCard(version="1.5", lang=scene.language, body=elements)
    if refresh is not None:
        again = execute(scene.tr("Refresh"), refresh, fallback=False)
        typed.refresh = RefreshDefinition(action=again, user_ids=[])
    dumped: Card = typed.model_dump(by_alias=True, exclude_none=True, mode="json")
    assert size_of(dumped) <= LARGEST, f"a card of {size_of(dumped)} bytes"
    assert count_actions(dumped["body"]) <= MOST_ACTIONS, "more than six buttons on a card"
    return dumped


def size_of(dumped: Card) -> int:
    """Bytes of the card as it is sent."""
    return len(json.dumps(dumped, ensure_ascii=False, separators=(",", ":")).encode())


def count_actions(node: Any) -> int:
    """How many buttons there are, fallbacks not counted."""
    if isinstance(node, list):
        return sum(count_actions(part) for part in node)
    if not isinstance(node, dict):
        return 0
    own = int(str(node.get("type", "")).startswith("Action."))
    return own + sum(count_actions(value) for key, value in node.items() if key not in ("fallback", "data", "refresh"))


def mark_image(scene: Scene, name: str, alt: str = "") -> Image:
    """A ready mark, 20 px, with its word for who does not see it."""
    words = alt or scene.tr(_MARKS.get(name, ""))
    return Image(url=scene.addresses.mark(name), alt_text=words, width="20px", height="20px")
