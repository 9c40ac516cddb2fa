"""What people may mean and what answers it."""

from __future__ import annotations

from bot.answering.sentences import meanings
from dialogs.understanding.intents import INTENTS


def test_every_intent_has_an_answer() -> None:
    assert set(meanings()) == set(INTENTS)
