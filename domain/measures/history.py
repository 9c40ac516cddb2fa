"""What became of a measure, change by change: it is kept with the measure, and says what is older than what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.measures.measure import Change, Event, Measure, Progress
from domain.people.school import Caller

NOT_BACK_FOR = timedelta(days=14)  # who has handed a measure on does not get it back from another for so long


def event(
    saved: Measure, what: Change, by: str, now: datetime, *, before: str = "", after: str = "", note: str = ""
) -> Event:
    """A change of the measure as it was saved with it.

    The version is in the id: it is what tells whether a press was made before the last answer or after it.
    """
    return Event(f"{saved.id}.{saved.version}.{what.value}", saved.id, now, what, by, before, after, note)


def answered_since(measure: Measure, events: Sequence[Event], rev: int) -> bool:
    """Whether somebody answered after the card with this version was made.

    Moving the date or putting the words right makes no older card's answer untrue.
    """
    if rev == measure.version:
        return False
    answers = [one for one in events if one.what is Change.PROGRESS]
    if not answers:  # agreed on before there was a history
        return measure.progress is not Progress.NONE
    return max(_version(one, measure.version) for one in answers) > rev


def handed_on(events: Sequence[Event], person_id: str, now: datetime) -> Event | None:
    """The last time lately that this person themself gave the measure to somebody else."""
    found = (
        one
        for one in reversed(events)
        if one.what is Change.OWNER and one.before == one.by == person_id and now - one.at < NOT_BACK_FOR
    )
    return next(found, None)


def seen_by(events: Sequence[Event], caller: Caller, *, alone: bool = True) -> list[Event]:
    """What this person may see of it: a call for help is for leaders and for who made it, and never before others."""

    def seen(one: Event) -> bool:
        return one.what is not Change.HELP or (alone and (caller.leads or one.by == caller.person.id))

    return [one for one in events if seen(one)]


def _version(one: Event, otherwise: int) -> int:
    parts = one.id.split(".")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else otherwise
