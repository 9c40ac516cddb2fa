"""What is under way for one person in one place, and how it bends what is meant. Pure: the facts are loaded elsewhere.

A prior: what fits what is under way is likelier, before the thresholds. A few short sentences say too little by
themselves, and are settled by it alone. Nothing known (None) bends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.sentences.later import later
from dialogs.understanding.intents import INTENTS, Effect

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class State:
    """Facts about one person at one moment, in the place where they write."""

    leads: bool
    running: bool = False  # a meeting goes on
    vote_open: bool = False
    meeting_today: bool = False
    under_card: bool = False  # in the thread under a meeting's card
    own_measures: int = 0  # open ones that the person sees to
    asked: str = ""  # the intent of the last card that waits for a press in their own chat


_LEADING = ("next_phase", "open_vote", "show_result", "close_meeting")
_CHANGING = ("move", "length", "cancel_meeting")
_DONE = re.compile(
    r"^(?:(?:jeg|eg|vi|me|i|we)(?: er|'m|'re| am| are)? )?(?:(?:helt|heilt|all|nå|no|now) )?"
    r"(?:ferdig|ferdige|done|finished)(?: (?:nå|no|now))?$",
    _I,
)
_LEVEL = re.compile(
    r"^(?:(?:jeg|eg|i) (?:stemmer|røystar|vote|velger|vel|tar|tek)(?: på| for)? )?(?:nivå|level)? ?[1-4]$", _I
)
_DID_IT = re.compile(
    r"^(?:nå|no|now)? ?(?:jeg har|eg har|i have|i've|har) (?:(?:nå|no|now|already|alt|allerede) )?"
    r"(?:gjort|fått gjort|done|finished|fullført|ordnet|ordna) (?:det|dette|it|that|this)(?: (?:nå|no|now))?$"
    r"|^(?:det|den|dette|it|that) (?:er|is) (?:(?:nå|no|now) )?(?:gjort|ferdig|ordnet|ordna|done|finished)$"
    r"|^it's (?:done|finished)$",
    _I,
)
_CALL_OFF = re.compile(
    r"^(?:vi |me |we |la oss |lat oss |let's )?(?:avlys\w*|kanseller\w*|dropp\w*|cancel|call|drop)"
    r" (?:det|dette|møtet|it|this|that|the meeting)(?: off)?$",
    _I,
)
_WHERE = re.compile(
    r"^(?:og )?(?:(?:hvor|kor|kvar) (?:er|blir|vert|skal|møtes|møtest) (?:det|vi|me|møtet|dere|de)(?: være| vere)?"
    r"|where (?:is it|are we|do we meet|is the meeting)|(?:hvilket|kva) rom(?: er det| er vi i)?"
    r"|which room(?: is it)?)\??$",
    _I,
)
_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - only whether something is moved is asked


def decided(said: str, state: State | None) -> str:
    """Return the intent of a short plain sentence that what is under way decides, or ""."""
    if state is None:
        return ""
    bare = said.strip(" .!?")
    if _DONE.search(bare) and state.vote_open:  # with the vote, and not with a measure
        return "show_result" if state.leads else "vote"
    if state.vote_open and _LEVEL.search(bare):  # nothing is voted by a sentence: the buttons are shown
        return "vote"
    if (_DONE.search(bare) or _DID_IT.search(bare)) and state.own_measures == 1:
        return "measure_done"
    if (state.meeting_today or state.under_card) and _WHERE.search(said.strip(" .!")):
        return "next_meeting"
    if state.under_card and _CALL_OFF.search(bare):
        return "cancel_meeting"
    if state.under_card and len(bare.split()) <= 8 and later(bare, _ANY_DAY) is not None:
        return "move"
    return ""


def bent(likely: Mapping[str, float], state: State | None) -> Mapping[str, float]:
    """Return the probabilities as what is under way bends them, likeliest first; they add up to one, as before."""
    if state is None:
        return likely
    weights = _weights(state)
    bent_ = {name: share * weights.get(name, 1.0) for name, share in likely.items()}
    total = sum(bent_.values())
    return {name: share / total for name, share in sorted(bent_.items(), key=lambda pair: -pair[1])}


def effect_of(name: str, state: State | None) -> Effect:
    """Return what follows from an intent for this person: to a teacher, what leaders do is only an answer who can."""
    intent = INTENTS[name]
    return Effect.ANSWERS if state is not None and intent.leaders and not state.leads else intent.effect


def _weights(state: State) -> dict[str, float]:
    """Return how much likelier each intent is than where nothing is known; what is left out is as likely."""
    found: dict[str, float] = {}

    def weigh(by: float, *names: str) -> None:
        for name in names:
            found[name] = found.get(name, 1.0) * by

    weigh(1.5 if state.running else 0.5, *_LEADING)
    if state.running:
        weigh(0.6, "plan", "start_meeting")
    if state.vote_open:
        weigh(2.0, "vote", "counts", "show_result")
        weigh(0.2, "measure_done", "new_measure")
    if state.meeting_today:
        weigh(2.0, "ill", "not_coming", "next_meeting")
        weigh(1.5, "coming", "attendance")
    if state.under_card:
        weigh(2.0, *_CHANGING, "next_meeting", "attendance", "coming", "not_coming")
        weigh(0.5, "plan", "cancel", "levels")
    weigh(1.5 if state.own_measures else 0.5, "measure_done", "measure_stuck")
    if state.asked:
        weigh(1.5, "yes", "no", "cancel")
    return found
