"""What a leader can press in a running meeting, the most likely first.

The card shows the first two, ``Tid og faser``, which shows what is about those, and ``Mer``, which shows the rest: four
buttons, and every way within two presses, from everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.conducting import verbs
from cards.conducting.at import At
from cards.groups.verbs import GROUPS_FORM
from cards.ideas.verbs import IDEAS_OPEN, IDEAS_SHOW
from cards.kit import kit
from cards.measures.verbs import MEASURE_FORM
from cards.verbs import Press, Verb
from domain.agenda.agenda import IdeasState
from domain.agenda.phases import VOTES, opens_a_round, phase_after, place_of
from domain.groups.groups import GROUPS_FROM, can_divide
from domain.meetings.forms import Phase
from domain.votes.rounds import Round, open_one, told
from locales import tr

MOST_BUTTONS = 4  # on the leader's card
MOST_BEHIND = 5  # on the card of the rest, beside the way back
_CLOCK = (verbs.PHASE_LONGER, verbs.PHASE_PAUSE, verbs.PHASE_BACK)
LATE = (Phase.PLENARY, Phase.MEASURES)


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to press. ``filled`` on at most one of them."""

    title: str
    press: Press
    filled: bool = False

    def button(self) -> kit.Button:
        """The button, which sends no inputs."""
        return kit.execute(self.title, self.press, style="positive" if self.filled else None, associated=False)


def ways(at: At) -> list[Way]:
    """Return all ways from here. The first is filled where one choice is right for most."""
    if at.meeting.agreement is not None:
        offered, filled = _agreed(at)
    elif open_one(at.rounds) is not None:
        offered, filled = _voting(at), at.counted >= at.limit
    else:
        offered, filled = _talking(at), at.phase not in VOTES or at.eligible >= at.limit or not _waits(at)
    possible = [way for way in offered if way is not None]
    if at.agenda.paused_at is not None:
        go_on = Way(at.scene.tr("Resume the meeting"), _phase_press(at, verbs.PHASE_RESUME))
        possible = [go_on, *(way for way in possible if way.press.verb is not verbs.PHASE_PAUSE)]
        filled = True
    fitting = _spared(at, possible)
    return [Way(way.title, way.press, filled and not place) for place, way in enumerate(fitting)]


def on_card(every_way: Sequence[Way]) -> list[Way]:
    """Return those of the ways that are on the leader's card; all, where all fit."""
    if len(every_way) <= MOST_BUTTONS:
        return list(every_way)
    return [way for way in every_way if way.press.verb not in _CLOCK][: MOST_BUTTONS - 2]


def of_the_clock(every_way: Sequence[Way]) -> list[Way]:
    """Return those of the others that are about time and phases, the wall that shows them to the room among them."""
    return [way for way in _others(every_way) if way.press.verb in (*_CLOCK, verbs.PHASE_NEXT, verbs.WALL_SHOW)]


def the_rest(every_way: Sequence[Way]) -> list[Way]:
    """Return those of the ways that are behind ``Mer``."""
    clock = of_the_clock(every_way)
    return [way for way in _others(every_way) if way not in clock]


def _others(every_way: Sequence[Way]) -> list[Way]:
    shown = on_card(every_way)
    return [way for way in every_way if way not in shown]


def _spared(at: At, possible: list[Way]) -> list[Way]:
    """Return as many of the ways as fit.

    A way that goes first is there again a step further on: the round closed, the phase of the groups begun, the second
    vote open; the way back from ``Mer`` refreshes too.
    """
    early = not at.grouped and at.phase is not Phase.GROUPS
    first = [*([GROUPS_FORM] if early else []), verbs.HANDS_FORM]
    if open_one(at.rounds) is not None:
        counts_along = any(way.press.verb is verbs.ROUND_REMIND for way in possible)
        first = [*([verbs.CONDUCTOR] if counts_along else []), verbs.AGREE_FORM]
    elif at.eligible < at.limit:
        first = [verbs.CONDUCTOR]
    for verb in first:
        if len(the_rest(possible)) > MOST_BEHIND:
            possible = [way for way in possible if way.press.verb is not verb]
    return possible


def _voting(at: At) -> list[Way | None]:
    round_ = open_one(at.rounds)
    assert round_ is not None, "there is an open round"
    return [
        Way(at.scene.tr("Close and show result"), Press(verbs.ROUND_CLOSE, round_.id)),
        _way(at, at.scene.tr("Update the count"), verbs.CONDUCTOR),
        _remind(at, round_),
        _next(at),
        *_clock(at),
        _hands(at),
        _end(at),
        _way(at, at.scene.tr("Show on the wall"), verbs.WALL_SHOW),
        _agree(at),
        _ideas(at) if told(at.rounds) or at.agenda.ideas is not IdeasState.NONE else None,
    ]


def _remind(at: At, round_: Round) -> Way | None:
    if not at.here or at.counted >= at.eligible:  # numbers that all see
        return None
    return Way(at.scene.tr("Remind them to vote"), Press(verbs.ROUND_REMIND, round_.id))


def _agreed(at: At) -> tuple[list[Way | None], bool]:
    language, agreed = at.scene.language, at.meeting.agreement
    assert agreed is not None, "there is an agreement"
    first: list[Way | None] = [_measure(at), _end(at)]
    if at.measures or agreed.level is None:
        first.reverse()
    change = _way(at, tr(language, "Change shared level"), verbs.AGREE_FORM)
    wall = _way(at, tr(language, "Show on the wall"), verbs.WALL_SHOW)
    return [*first, _ideas(at), _next(at), change, *_clock(at), wall], True


def _talking(at: At) -> list[Way | None]:
    """No round is open, and nothing is agreed."""
    onward, phase = _next(at), at.phase
    vote = _vote(at) if onward is None or onward.title == _go_on(at) else None
    groups = _groups(at)
    wall = _way(at, at.scene.tr("Show on the wall"), verbs.WALL_SHOW)
    if phase in LATE:
        measure = _measure(at) if onward is None else None
        seated = groups if at.grouped else None  # what they found is what they talk about now
        return [_agree(at), onward, measure, *_clock(at), _ideas(at), vote, _hands(at), _end(at), wall, seated]
    rest = [_agree(at), _hands(at), _end(at)]
    timing = _clock(at)
    if told(at.rounds):  # a result lies on the table: to agree on a level is one press away
        rest, timing = rest[1:], [_agree(at), *timing]
    if phase is Phase.GROUPS and groups is not None:
        offered = not at.grouped and can_divide(at.eligible, at.here)
        return [*([groups, onward] if offered else [onward, groups]), *timing, vote, *rest, wall, _ideas(at)]
    if phase in VOTES and _waits(at):
        if at.eligible < at.limit:  # how they go about it is for them to choose
            again = _way(at, at.scene.tr("Refresh"), verbs.CONDUCTOR)  # an open vote starts by itself
            return [_hands(at), vote, again, onward, *_clock(at), _agree(at), _end(at), wall, _ideas(at)]
        return [vote, onward, *timing, *rest, groups, wall, _ideas(at)]
    if told(at.rounds):
        return [onward, vote, *timing, *rest, groups, wall, _ideas(at)]
    return [onward, *timing, vote, *rest, groups, wall, _ideas(at)]


def _waits(at: At) -> bool:
    """Whether the vote of the present phase has not been held."""
    return opens_a_round(at.meeting, place_of(at.meeting, at.agenda), at.rounds)


def _next(at: At) -> Way | None:
    if phase_after(at.meeting, at.agenda) is None:
        return None
    opens = at.eligible >= at.limit and opens_a_round(at.meeting, place_of(at.meeting, at.agenda) + 1, at.rounds)
    return Way(_open_title(at) if opens else _go_on(at), _phase_press(at, verbs.PHASE_NEXT))


def _clock(at: At) -> list[Way | None]:
    back = (
        Way(at.scene.tr("Go one phase back"), _phase_press(at, verbs.PHASE_BACK))
        if place_of(at.meeting, at.agenda)
        else None
    )
    return [
        Way(at.scene.tr("Give 5 more minutes"), _phase_press(at, verbs.PHASE_LONGER)),
        Way(at.scene.tr("Take a break"), _phase_press(at, verbs.PHASE_PAUSE)),
        back,
    ]


def _vote(at: At) -> Way | None:
    """A round now, whatever the phase; where too few take part for a secret one, the question of an open one."""
    held = len(told(at.rounds))
    if at.eligible >= at.limit:
        number = str(len(at.rounds) + 1)
        return Way(_open_title(at), Press(verbs.ROUND_OPEN, at.meeting.id, number)) if held < 2 else None
    return None if held else _way(at, at.scene.tr("Ask for an open vote"), verbs.CONSENT_ASK)


def _open_title(at: At) -> str:
    again = bool(told(at.rounds))
    return at.scene.tr("Start second round") if again else at.scene.tr("Open the vote")


def _go_on(at: At) -> str:
    return at.scene.tr("Go to the next phase")


def _groups(at: At) -> Way | None:
    if at.eligible < GROUPS_FROM and not at.grouped:
        return None
    title = at.scene.tr("Show the groups") if at.grouped else at.scene.tr("Make groups")
    return _way(at, title, GROUPS_FORM)


def _ideas(at: At) -> Way | None:
    """Not before a result has been seen: what others would change should not colour anybody's vote."""
    language, begun = at.scene.language, at.agenda.ideas is not IdeasState.NONE
    if not (begun or told(at.rounds) or at.phase in LATE or at.meeting.agreement):
        return None
    title = tr(language, "Show the ideas") if begun else tr(language, "Bring up the ideas")
    return _way(at, title, IDEAS_SHOW if begun else IDEAS_OPEN)


def _hands(at: At) -> Way:
    return _way(at, at.scene.tr("Enter a show of hands"), verbs.HANDS_FORM)


def _agree(at: At) -> Way:
    return _way(at, at.scene.tr("Set the level together"), verbs.AGREE_FORM)


def _measure(at: At) -> Way:
    return _way(at, at.scene.tr("Add a measure"), MEASURE_FORM)


def _end(at: At) -> Way:
    return _way(at, at.scene.tr("End the meeting"), verbs.MEETING_END)


def _way(at: At, title: str, verb: Verb) -> Way:
    return Way(title, Press(verb, at.meeting.id))


def _phase_press(at: At, verb: Verb) -> Press:
    return Press(verb, at.meeting.id, rev=at.agenda.version)
