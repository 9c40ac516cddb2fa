"""Buttons: what a press carries is made by ``cards/verbs.encode``, the same for every kind."""

from __future__ import annotations

from cards.kit.escape import plain
from cards.kit.library import (
    Action,
    ActionSet,
    ActionStyle,
    AssociatedInputs,
    ExecuteAction,
    OpenUrlAction,
    Spacing,
    SubmitAction,
    ToggleVisibilityAction,
)
from cards.verbs import Press, encode

LONGEST_TITLE = 24  # characters; 28 are cut on a phone of 320 px


def short(title: str, longest: int = LONGEST_TITLE) -> str:
    """A title of people's words, cut at the last whole word that fits."""
    title = plain(title)
    if len(title) <= longest:
        return title
    cut = title[: longest - 1]
    if " " in cut.strip() and title[longest - 1] != " ":
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,.–-") + "…"


def execute(
    title: str,
    press: Press,
    *,
    style: ActionStyle | None = None,
    fallback: bool = True,
    associated: bool = True,
    name: str | None = None,
) -> ExecuteAction:
    """A button that is answered at once. ``fallback`` gives old clients a message with the same data (never for votes).

    ``associated=False`` sends no inputs and has the client check none; ``style="positive"`` is the filled one.
    """
    inputs: AssociatedInputs | None = None if associated else "none"
    data = encode(press)
    other = SubmitAction(title=title, data=dict(data), style=style, associated_inputs=inputs) if fallback else None
    return ExecuteAction(
        title=title, verb=str(press.verb), data=data, style=style, associated_inputs=inputs, id=name, fallback=other
    )


def submit(title: str, press: Press, *, style: ActionStyle | None = None, associated: bool = True) -> SubmitAction:
    """A button that sends a message: for forms that a dialog waits for, in personal chat."""
    return SubmitAction(title=title, data=encode(press), style=style, associated_inputs=None if associated else "none")


def open_url(title: str, url: str) -> OpenUrlAction:
    """A button that opens an address."""
    return OpenUrlAction(title=title, url=url)


def toggle(title: str, *names: str) -> ToggleVisibilityAction:
    """A button that shows or hides elements without a round trip."""
    return ToggleVisibilityAction(title=title, target_elements=list(names))


def actions(*buttons: Action | None, spacing: Spacing = "Medium") -> ActionSet:
    """A row of buttons, the most likely one first, the way back last; None is left out."""
    return ActionSet(actions=[button for button in buttons if button is not None], spacing=spacing)
