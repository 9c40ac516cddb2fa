"""Whether a text is said beside the form or the card that waits for one, or answers it."""

from __future__ import annotations

from cards.placing.decide import LEVEL
from dialogs.frame.state import Place
from dialogs.meetings import plan as plan_meeting
from dialogs.placing.read_answers import LONGEST, read_answers, read_example, read_level, read_move
from dialogs.understanding.rails import asks
from dialogs.understanding.text import plain
from dialogs.understanding.understand import Understood

CURT, SHORT = 3, 8  # words: a thought about practice has more, or is no word about oneself or to the bot
NO_THOUGHT = frozenset(
    {"ill", "not_coming", "coming", "thanks", "goodbye", "hello", "help", "complaint", "cancel", "privacy", "language"}
)
OF_A_PROPOSAL = frozenset({"plan", "move", "length", "characteristic", "not_coming", "coming"})
MOST_SENTENCES = 6


def beside(place: Place, text: str, meant: Understood) -> bool:
    """Return whether something else is surely meant than an answer to the card that waits."""
    if not meant.sure:
        return False
    if place.dialog == plan_meeting.NAME:
        return meant.intent not in OF_A_PROPOSAL or (meant.intent == "characteristic" and asks(plain(text)))
    if _answers_placing(text, place.step):
        return False
    if place.step != LEVEL or asks(plain(text)):
        return True
    words = len(text.split())
    return words <= CURT or (words <= SHORT and meant.intent in NO_THOUGHT)


def _answers_placing(text: str, step: str) -> bool:
    if read_move(text) is not None or read_example(text):
        return True
    if step == LEVEL:
        return read_level(text)[0] is not None
    return len(text) <= LONGEST and read_answers(text, MOST_SENTENCES, range(1, MOST_SENTENCES + 1)) is not None
