"""What a person's client would send to the service, without sending it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any
from unittest.mock import patch

from tests.support.playing.world import World


class _Caught(Exception):
    def __init__(self, activity: dict[str, Any]) -> None:
        super().__init__("caught")
        self.activity = activity


async def activity_of(world: World, act: Awaitable[object]) -> dict[str, Any]:
    """The activity that an act sends first."""

    async def caught(activity: dict[str, Any], **_more: Any) -> tuple[int, Any]:
        raise _Caught(activity)

    with patch.object(world, "post", caught):
        try:
            await act
        except _Caught as found:
            return found.activity
    raise AssertionError("nothing was sent")
