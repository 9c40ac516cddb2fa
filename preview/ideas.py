"""Made-up cards about ideas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cards.ideas import dots as ideas_dots
from cards.ideas import leader as ideas_leader
from cards.ideas import shared as ideas
from cards.ideas import together as ideas_together
from cards.ideas.leader import IdeasNow
from cards.kit.scene import Card, Scene
from domain.agenda.agenda import IdeasState
from domain.errors import Problem
from domain.ideas.give_dots import Dots, TooFewDots
from domain.ideas.idea import LONGEST_IDEA, MOST_IDEAS, Idea
from domain.ideas.idea_groups import IdeaGroup, grouped
from domain.meetings.meeting import Meeting, MeetingState
from preview import school as samples

_WORDS = {
    "nb": (
        "Ringe hjem til nye elever i september",
        "En fast tid i kalenderen for å ringe",
        "Felles mal for hva vi sier om framgang, så ikke alle må finne på sin egen hver gang",
        "Vi ringer alle nye elever før høstferien",
        "Spørre foresatte hva de lurer på, før vi forteller",
        "Kort video av øvinga som skal gjøres hjemme",
        "Mer tid",
    ),
    "nn": (
        "Ringe heim til nye elevar i september",
        "Ei fast tid i kalenderen for å ringe",
        "Felles mal for kva vi seier om framgang, så ikkje alle må finne på sin eigen kvar gong",
        "Vi ringer alle nye elevar før haustferien",
        "Spørje dei føresette kva dei lurer på, før vi fortel",
        "Kort video av øvinga som skal gjerast heime",
        "Meir tid",
    ),
    "en": (
        "Call home to new pupils in September",
        "A fixed time in the calendar for calling",
        "One template for what we say about progress, so that not everybody has to make up their own each time",
        "We call all new pupils before the autumn break",
        "Ask guardians what they wonder about before we tell",
        "A short video of the practice to be done at home",
        "More time",
    ),
}
_DOTS = (6, 1, 5, None, 4, 2, 0)
LIMIT = 5


def some(on: Scene, *, dots: bool = False, taken: bool = False) -> list[IdeaGroup]:
    """Seven ideas, two of them put together."""
    rows = [
        Idea(f"{at:016x}", "m-0001", text, joined_to=f"{0:016x}" if at == 3 else "", dots=_DOTS[at] if dots else None)
        for at, text in enumerate(_WORDS[on.language])
    ]
    if taken:
        rows[2] = replace(rows[2], measure_id="t-1")
    return grouped(rows)


def many(on: Scene, count: int = MOST_IDEAS) -> list[IdeaGroup]:
    """As many as there may be, each as long as it may be, with signs that mean something to clients."""
    words = ". ".join(f"«{text}» *&* [so]" for text in _WORDS[on.language])
    return grouped(
        Idea(f"{at:016x}", "m-0001", f"{at} {words}"[:LONGEST_IDEA], joined_to=f"{at - 1:016x}" if at % 9 == 1 else "")
        for at in range(count)
    )


def _running(on: Scene) -> Meeting:
    return samples.meeting(on, MeetingState.RUNNING)


def _shared(on: Scene, state: IdeasState, groups: Sequence[IdeaGroup], *, ended: bool = False) -> Card:
    return ideas.shared(on, _running(on), samples.CHARACTERISTIC, groups, state, LIMIT, ended=ended)


def _listing(on: Scene, groups: Sequence[IdeaGroup], state: IdeasState, page: int = 1, note: str = "") -> Card:
    return ideas.listing(on, _running(on), groups, state, LIMIT, page=page, note=note, leads=page > 1)


def _leader(on: Scene, state: IdeasState, groups: Sequence[IdeaGroup], given: int = 0, alike: int = 0) -> Card:
    later = replace(on, now=samples.STARTS + timedelta(minutes=64))
    return ideas_leader.steps(later, _running(on), IdeasNow(groups, state, LIMIT, given, 8, alike))


def _form(on: Scene, problems: Sequence[Problem] = (), text: str = "") -> Card:
    return ideas.form(on, _running(on), "0123456789abcdef", problems, {"idea": text})


def _together(on: Scene, groups: Sequence[IdeaGroup], problems: Sequence[Problem] = ()) -> Card:
    suggested = [groups[:2], groups[2:5]]
    return ideas_together.form(on, _running(on), groups, suggested, problems)


def _dots(on: Scene, groups: Sequence[IdeaGroup], own: Dots, problems: Sequence[Problem] = ()) -> Card:
    return ideas_dots.form(on, _running(on), groups, own, problems)


def _own(on: Scene) -> Card:
    groups = some(on, taken=True)
    return ideas.mine(on, _running(on), [groups[0].idea, groups[1].idea, groups[2].idea])


_NONE, _OPEN, _GIVING, _CLOSED = IdeasState.NONE, IdeasState.OPEN, IdeasState.DOTS, IdeasState.CLOSED
_NAMED = [Problem("names_somebody", {"names": "Jonas"}, "idea")]
_FOUR = [Problem("dots_too_many", {"most": 3, "given": 4}, "dots")]


SAMPLES: samples.Samples = {
    "made_up": [
        ("shared", lambda on: _shared(on, _OPEN, some(on))),
        ("shared, none yet", lambda on: _shared(on, _OPEN, [])),
        ("shared, two hundred", lambda on: _shared(on, _OPEN, many(on))),
        ("shared, giving dots", lambda on: _shared(on, _GIVING, some(on))),
        ("shared, counted", lambda on: _shared(on, _CLOSED, some(on, dots=True, taken=True))),
        ("shared, not counted", lambda on: _shared(on, _CLOSED, some(on))),
        ("shared, over", lambda on: _shared(on, _CLOSED, some(on, dots=True), ended=True)),
        ("list, second page", lambda on: _listing(on, many(on, 60), _OPEN, 2)),
        ("form", _form),
        ("form, somebody named", lambda on: _form(on, _NAMED, "Jonas kan ringe *alle*")),
        ("mine", _own),
        ("mine, none", lambda on: ideas.mine(on, _running(on), [])),
        ("together", lambda on: _together(on, some(on))),
        ("together, two hundred", lambda on: _together(on, many(on), [Problem("pick_two", field="picked")])),
        ("dots", lambda on: _dots(on, some(on), Dots((f"{0:016x}",), 1, lost=1))),
        ("dots, too many", lambda on: _dots(on, many(on), Dots((), 0), _FOUR)),
        ("dots given", lambda on: ideas_dots.given(on, _running(on), Dots(("a",), 1), 5, 8, leads=True)),
        ("dots, none given", lambda on: ideas_dots.given(on, _running(on), Dots((), 0), 1, 8)),
        ("leader, before", lambda on: _leader(on, _NONE, [])),
        ("leader, open", lambda on: _leader(on, _OPEN, some(on), alike=2)),
        ("leader, giving dots", lambda on: _leader(on, _GIVING, some(on), 4)),
        ("leader, too few", lambda on: ideas_leader.too_few(on, _running(on), TooFewDots(3, LIMIT))),
        ("leader, counted", lambda on: _leader(on, _CLOSED, some(on, dots=True, taken=True))),
        ("leader, not counted", lambda on: _leader(on, _CLOSED, many(on))),
    ],
}
