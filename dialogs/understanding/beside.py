"""Whether a text is said beside the form or the card that waits for one, or answers it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from cards.placing.decide import LEVEL
from dialogs.frame.state import Place
from dialogs.meetings import plan as plan_meeting
from dialogs.placing.read_answers import LONGEST, is_puzzled, read_answers, read_example, read_level, read_move
from dialogs.sentences.when import read_when
from dialogs.understanding.rails import QUESTION_WORD, VERB_FIRST, asks
from dialogs.understanding.text import plain
from dialogs.understanding.understand import Understood

CURT, SHORT = 3, 8  # words: a thought about practice has more, or is no word about oneself or to the bot
NO_THOUGHT = frozenset(
    {"ill", "not_coming", "coming", "thanks", "goodbye", "hello", "help", "complaint", "cancel", "privacy", "language"}
)
OF_A_PROPOSAL = frozenset({"plan", "move", "length", "characteristic", "not_coming", "coming", "change_topic"})
MOST_SENTENCES = 6
OF_A_DAY = frozenset({"no", "yes", "school_days", "next_meeting", "meetings", "year"})  # what a bare day is taken for
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # only whether a day or a time is named is asked
_NAMES = re.compile(r"\d|\b(?:om|about|time\w*|minutt\w*|hour\w*|minutes|rom\w*|room|sted\w*|stad\w*)\b")
_SUGGESTS = re.compile(r"\b(?:som helst|when?ever)\b|^(?:hvorfor ikke|kvifor ikkje|why not|hva sier|kva seier)\b", re.I)


def beside(place: Place, text: str, meant: Understood) -> bool:
    """Return whether something else is meant than an answer to the card that waits: surely, or plainly a question."""
    if not meant.sure:
        return _plainly_asks(place, text)
    if place.dialog == plan_meeting.NAME:
        if meant.intent in OF_A_DAY and _only_when(text):
            return False
        return meant.intent not in OF_A_PROPOSAL or (meant.intent == "characteristic" and asks(plain(text)))
    if _answers_placing(text, place.step) or is_puzzled(text):
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


def _plainly_asks(place: Place, text: str) -> bool:
    """Whether a question that is not understood is still no answer: it would be read as one, or be lost."""
    said = plain(text)
    if place.dialog == plan_meeting.NAME:
        return asks(said) and not _SUGGESTS.search(said) and (bool(QUESTION_WORD.search(said)) or not _says_when(said))
    if place.step == LEVEL or is_puzzled(text) or _answers_placing(text, place.step):
        return False
    return asks(said) or said.endswith("?")


def _only_when(text: str) -> bool:
    """Whether a few words say a day, a time or a length, and ask nothing: "nei, heller fredag", "fredag"."""
    few = len(text.split()) <= SHORT and not asks(plain(text))
    return few and read_when(text, _ANY_DAY, "Europe/Oslo").found


def _says_when(said: str) -> bool:
    """Whether a sentence may say when, how long or about what: "går det fredag?" is a wish and no question."""
    return bool(_NAMES.search(said)) or not VERB_FIRST.search(said) or read_when(said, _ANY_DAY, "Europe/Oslo").found
