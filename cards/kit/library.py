"""The library of typed card elements, loaded when the first element is made: it is a third of what the service loads.

Named here, a class of it is its name until it is called or asked about; ``load`` loads the library ahead of that.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from microsoft_teams.cards.core import (
        Action as Action,
    )
    from microsoft_teams.cards.core import (
        ActionSet as ActionSet,
    )
    from microsoft_teams.cards.core import (
        ActionStyle as ActionStyle,
    )
    from microsoft_teams.cards.core import (
        AdaptiveCard as AdaptiveCard,
    )
    from microsoft_teams.cards.core import (
        AssociatedInputs as AssociatedInputs,
    )
    from microsoft_teams.cards.core import (
        CardElement as CardElement,
    )
    from microsoft_teams.cards.core import (
        Choice as Choice,
    )
    from microsoft_teams.cards.core import (
        ChoiceSetInput as ChoiceSetInput,
    )
    from microsoft_teams.cards.core import (
        Column as Column,
    )
    from microsoft_teams.cards.core import (
        ColumnSet as ColumnSet,
    )
    from microsoft_teams.cards.core import (
        Container as Container,
    )
    from microsoft_teams.cards.core import (
        ContainerStyle as ContainerStyle,
    )
    from microsoft_teams.cards.core import (
        DateInput as DateInput,
    )
    from microsoft_teams.cards.core import (
        ExecuteAction as ExecuteAction,
    )
    from microsoft_teams.cards.core import (
        HorizontalAlignment as HorizontalAlignment,
    )
    from microsoft_teams.cards.core import (
        Image as Image,
    )
    from microsoft_teams.cards.core import (
        NumberInput as NumberInput,
    )
    from microsoft_teams.cards.core import (
        OpenUrlAction as OpenUrlAction,
    )
    from microsoft_teams.cards.core import (
        RefreshDefinition as RefreshDefinition,
    )
    from microsoft_teams.cards.core import (
        Spacing as Spacing,
    )
    from microsoft_teams.cards.core import (
        SubmitAction as SubmitAction,
    )
    from microsoft_teams.cards.core import (
        TextBlock as TextBlock,
    )
    from microsoft_teams.cards.core import (
        TextInput as TextInput,
    )
    from microsoft_teams.cards.core import (
        TextSize as TextSize,
    )
    from microsoft_teams.cards.core import (
        TextWeight as TextWeight,
    )
    from microsoft_teams.cards.core import (
        TimeInput as TimeInput,
    )
    from microsoft_teams.cards.core import (
        ToggleVisibilityAction as ToggleVisibilityAction,
    )


@cache
def load() -> Any:
    """Return the library's module. ``Any``: it is asked for names that are given as text."""
    return import_module("microsoft_teams.cards.core")


class _Later:
    """A class of the library that stands for itself where it is called or asked what belongs to it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return getattr(load(), self._name)(*arguments, **named)

    def __instancecheck__(self, thing: object) -> bool:
        return isinstance(thing, getattr(load(), self._name))


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Later(name)
