"""What is said proactively: one renderer for each kind of notice, found here.

A renderer is handed a notice that is due. It looks again whether what the notice says is still true (domain decides)
and returns what to send, or that there is nothing to send. It reads and may write in the unit of work it is handed,
which is committed before anything is sent; it never does network I/O.

What comes due by the thousand has a bulk renderer as well. It is handed several notices of any of its kinds, of any
schools, and answers for each of them, in their order, with a number of reads that does not grow with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import bot
from bot.handling.rendered import BulkRenderer, Renderer
from cards.kit.rooms import files_of
from domain.delivery.notices import NoticeKind

if TYPE_CHECKING:
    pass


@cache
def renderers() -> Mapping[NoticeKind, Renderer]:
    """All renderers. Each module ``bot/<word>/announcements.py`` exports ``RENDERERS``; read when first asked for."""
    return _all("RENDERERS")


@cache
def bulk_renderers() -> Mapping[NoticeKind, BulkRenderer]:
    """All bulk renderers, from ``BULK_RENDERERS``. Kinds with the same function are rendered in one call.

    A kind that has one has a renderer too: it is asked where one notice of a bulk fails, so that it alone fails.
    """
    return _all("BULK_RENDERERS")


def _all(name: str) -> dict[NoticeKind, Any]:
    found: dict[NoticeKind, Any] = {}
    for _word, module in files_of(bot, "announcements"):
        for kind, renderer in getattr(module, name, {}).items():
            if found.get(kind, renderer) is not renderer:
                raise LookupError(f"two renderers for {kind}")
            found[kind] = renderer
    return found
