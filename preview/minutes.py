"""Made-up cards about minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.kit.scene import Card, Scene
from cards.minutes.draft import form, minutes_card
from cards.minutes.listing import listing
from cards.minutes.not_ready import not_ready
from cards.minutes.parts import Told
from cards.minutes.shared import link_title, reading, shared
from cards.minutes.template import NAMES, template
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.minutes.minutes import Minutes, MinutesState, Remark, Template
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


def sample(on: Scene, state: MinutesState, count: int = 0) -> Told:
    """The minutes of the meeting about 1.4, with so many remarks."""
    writers = {person.id: person for person in samples.COLLEAGUES}
    return Told(*minutes(on, state), remarks(on, count), writers)


def _shown(on: Scene, state: MinutesState, *, leads: bool = True, count: int = 0, empty: bool = False) -> Card:
    told = sample(on, state, count)
    if empty:
        told = replace(told, minutes=replace(told.minutes, findings=""))
    caller = samples.leader(on) if leads else samples.teacher(on)
    return minutes_card(on, caller, told, "0123456789abcdef")


def _named(on: Scene) -> Card:
    told = sample(on, MinutesState.OPEN, 1)
    problem = Problem("names_somebody", {"names": "Silje"}, "remark")
    return minutes_card(on, samples.teacher(on), told, "0123456789abcdef", [problem], "Silje *ringer* alltid.")


def _changed(on: Scene) -> Card:
    problem = Problem("minutes_changed", field="findings")
    return form(on, sample(on, MinutesState.DRAFT), [problem], "1. Foresatte vil høre mer.")


def _listing_sample(on: Scene, *, leads: bool) -> Card:
    states = [MinutesState.DRAFT, MinutesState.OPEN, *([MinutesState.FROZEN] * 3)][0 if leads else 1 :]
    told = [sample(on, state) for state in states]
    rows = [replace(one, meeting=replace(one.meeting, agreement=Agreement(2, 3))) for one in told]
    return listing(on, samples.leader(on) if leads else samples.teacher(on), rows, older=4 if leads else 0)


def _links(on: Scene) -> Card:
    links = []
    for language in ("nb", "nn"):
        for ending in (".html", ".docx"):
            url = on.addresses.document("minutes", f"m-0001-{language}", on.now, ending)
            links.append((link_title(on, ending, language), url))
    return reading(on, sample(on, MinutesState.OPEN), links)


def _template_sample(on: Scene, *, own: bool = False) -> Card:
    sent = Template(samples.SCHOOL.id, "minutes", "Referat_mal *ny*.docx", b"", samples.INGRID.id, samples.NOW)
    trial = on.addresses.document("trial", "s-solvik-nb", on.now, ".docx")
    note = on.tr("I found {count} of the names in it.", count=5) if own else ""
    return template(on, samples.leader(on), sent if own else None, NAMES, trial, note)


SAMPLES: samples.Samples = {
    "not_ready": [("not ready", lambda on: not_ready(on, samples.NOW))],
    "draft": [
        ("draft", lambda on: _shown(on, MinutesState.DRAFT)),
        ("draft, nothing written", lambda on: _shown(on, MinutesState.DRAFT, empty=True)),
        ("form", lambda on: form(on, sample(on, MinutesState.DRAFT))),
        ("form, another was first", _changed),
        ("open", lambda on: _shown(on, MinutesState.OPEN, leads=False)),
        ("open, remarks", lambda on: _shown(on, MinutesState.OPEN, count=12)),
        ("open, a name", _named),
        ("final", lambda on: _shown(on, MinutesState.FROZEN, leads=False, count=2)),
    ],
    "listing": [
        ("leader, older ones", lambda on: _listing_sample(on, leads=True)),
        ("teacher", lambda on: _listing_sample(on, leads=False)),
        ("none", lambda on: listing(on, samples.teacher(on), [])),
    ],
    "shared": [
        ("shared", lambda on: shared(on, sample(on, MinutesState.OPEN, 2))),
        ("shared, final", lambda on: shared(on, sample(on, MinutesState.FROZEN, 2))),
        ("reading", _links),
    ],
    "template": [("none", _template_sample), ("own", lambda on: _template_sample(on, own=True))],
}
