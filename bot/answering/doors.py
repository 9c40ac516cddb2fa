"""Where verified activities come in: counted first, then answered as invokes or taken through a turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.answering import invokes
from bot.answering.pace import Pace, told_when_too_fast, too_fast
from bot.edge.activity import read_incoming
from bot.edge.adapter import Adapter, Logic
from bot.handling.services import Services
from bot.running.logging_ import log


class Doors:
    """``invoke`` and ``message`` are what the HTTP side calls; ``logic`` is what a turn does."""

    def __init__(self, services: Services, adapter: Adapter, logic: Logic, pace: Pace | None = None) -> None:
        self._services = services
        self._adapter = adapter
        self._logic = logic
        self._pace = pace or Pace()
        self._told = told_when_too_fast(services, self._pace)
        self._local = services.settings.is_local

    async def invoke(self, activity: Mapping[str, Any]) -> tuple[int, bytes]:
        """Status and body for an invoke."""
        incoming = read_incoming(activity, local=self._local)
        if self._pace.is_too_fast(incoming):
            return too_fast(self._services, incoming)
        return await invokes.answer(self._services, incoming)

    async def message(self, activity: Mapping[str, Any]) -> bytes | None:
        """What a message or an event leads to; the body for ``expectReplies``, else None."""
        incoming = read_incoming(activity, local=self._local)
        if not incoming.conversation_id:
            log("nowhere to answer", activity_type=incoming.kind[:40])
            return None
        return await self._adapter.process(incoming, self._told if self._pace.is_too_fast(incoming) else self._logic)
