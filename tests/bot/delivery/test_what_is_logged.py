"""What the log says of a message that did not arrive: nothing that tells who had not voted."""

from __future__ import annotations

import json
import logging
from typing import Any, cast

import pytest

from bot.delivery.deliver import Delivery
from bot.running.logging_ import JsonLines
from domain.delivery.notices import TRACELESS, NoticeKind, planned
from domain.errors import TransportError
from tests.support.arranged.small_school import NOW

REFUSED = TransportError("no", permanent=True, status=403, code="BotBlocked")


@pytest.mark.parametrize("kind", [*TRACELESS, NoticeKind.MINUTES_DRAFT])
@pytest.mark.parametrize("error", [REFUSED, RuntimeError("no")])
def test_a_message_to_those_who_have_not_voted_is_not_named(
    kind: NoticeKind, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    notice = planned(kind, "s", "m", NOW, key="k", person_id="p")
    with caplog.at_level(logging.INFO, logger="samklang"):
        Delivery(cast(Any, None)).failed(notice, error, for_good=True)
    (line,) = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert line["event"] == "notice not sent"
    named = {"notice", "kind"} & line.keys()
    assert named == (set() if kind in TRACELESS else {"notice", "kind"})
