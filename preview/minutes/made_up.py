"""Made-up minutes for the preview and for tests of cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.minutes.minutes import Minutes, MinutesState, Remark
from preview import school as samples

FINDINGS = {
    "nb": "Vi ringer for sjelden hjem når noe går bra.\n\n"
    "1. Foresatte hører mest om timeplan og betaling.\n\n"
    "2. De nye elevene faller utenfor. Vi mangler en fast samtale om høsten.",
    "nn": "Vi ringjer for sjeldan heim når noko går bra.\n\n"
    "1. Dei føresette får mest høyre om timeplan og betaling.\n\n"
    "2. Dei nye elevane fell utanfor. Vi manglar ein fast samtale om hausten.",
    "en": "We call home too seldom when something goes well.\n\n"
    "1. Guardians hear mostly about times and payment.\n\n"
    "2. New pupils fall outside. We have no fixed talk in the autumn.",
}
REMARKS = {
    "nb": "Gruppe 2 snakket også om språk: ikke alle foresatte leser norsk.",
    "nn": "Gruppe 2 snakka òg om språk: ikkje alle føresette les norsk.",
    "en": "Group 2 talked about language too: not all guardians read Norwegian.",
}


def minutes(on: Scene, state: MinutesState) -> tuple[Minutes, Meeting, Characteristic]:
    """The minutes of the meeting about 1.4, with the meeting."""
    meeting = replace(samples.meeting(on, MeetingState.ENDED), agreement=Agreement(2, 3))
    meeting = replace(meeting, started_at=samples.STARTS, ended_at=samples.STARTS + timedelta(minutes=88))
    until = None if state is MinutesState.DRAFT else samples.STARTS + timedelta(days=7)
    frozen = until if state is MinutesState.FROZEN else None
    made = Minutes(meeting.id, meeting.school_id, state, FINDINGS[on.language], until, frozen, version=2)
    return made, meeting, samples.CHARACTERISTIC


def remarks(on: Scene, count: int = 1) -> list[Remark]:
    """Remarks of colleagues, one a day; the last one's writer is no longer known."""
    people = [person.id for person in samples.COLLEAGUES]
    return [
        Remark(f"{number:016x}", "m-0001", people[number % 5] if number < 5 else "", REMARKS[on.language], day)
        for number, day in ((n, samples.STARTS + timedelta(days=1, minutes=n)) for n in range(count))
    ]
