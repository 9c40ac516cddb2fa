"""People's words on the cards of a meeting, and how much there can be of them."""

from __future__ import annotations

from dataclasses import replace

from cards.conducting import agree, conductor, summary
from cards.conducting.at import At
from cards.measures import edit as measure_edit
from cards.measures import form as measure_form
from cards.measures import history as measure_history
from cards.measures import listing as measures
from cards.measures import one as one_measure
from cards.measures import people as measure_people
from cards.measures.words import About
from cards.reminders import reminder
from cards.votes import result
from cards.votes import sentences as vote_sentences
from cards.votes import shared as vote
from domain.catalogue.areas import Criterion
from domain.measures.measure import (
    LONGEST_EFFECT,
    LONGEST_NOTE,
    LONGEST_STEP,
    LONGEST_TITLE,
    MOST_HELPERS,
    MOST_STEPS,
    Change,
    Event,
    Progress,
    Step,
)
from domain.meetings.meeting import Agreement
from domain.people.school import LANGUAGES, Member, Role
from domain.votes.rounds import LEVELS
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.conducting.room import ABOUT, FIRST, LEADER, NB, OPEN, RUNNING, SECOND, TEACHER
from tests.cards.every.everything import elements

HOSTILE = "**Fet** <at>Alle</at> [lenke](https://x.no) & `kode`\n# Overskrift"


def test_peoples_words_are_escaped_wherever_they_stand() -> None:
    hostile = replace(vote_samples.measure(NB), title=HOSTILE, effect=HOSTILE, note=HOSTILE)
    title = dict.fromkeys(LANGUAGES, HOSTILE)
    about = replace(ABOUT, title=title, levels={level: (Criterion(title),) for level in LEVELS})
    meeting = replace(RUNNING, questions=(HOSTILE,), agreement=Agreement(2, 3, None, HOSTILE))
    owner = replace(samples.JONAS, name=HOSTILE, given_name=HOSTILE)
    hostile = replace(hostile, steps=(Step(HOSTILE),), helpers=(owner.id,))
    known = About({owner.id: owner}, about)
    told = [Event(what.value, hostile.id, NB.now, what, owner.id, owner.id, owner.id, HOSTILE) for what in Change]
    shown = [
        vote.shared(NB, meeting, about, OPEN, 5, 8, 5),
        vote_sentences.my_choice(NB, meeting, about, OPEN, 2),
        vote.closed(NB, meeting, about, FIRST),
        result.result(NB, meeting, about, (FIRST,), None, None),
        conductor.conductor(At(NB, replace(meeting, agreement=None), [FIRST], 5, 8, 5, [hostile]), about),
        conductor.conductor(At(NB, meeting, [FIRST], 5, 8, 5, [hostile]), about),
        agree.form(NB, meeting, about, [FIRST]),
        measures.listing(NB, LEADER, [hostile], {owner.id: owner}, False),
        one_measure.one(NB, LEADER, hostile, owner),
        reminder.ask(NB, hostile, reminder.lifts(NB, hostile, about), HOSTILE, ""),
        reminder.answered(NB, hostile),
        reminder.due_form(NB, hostile),
        measure_people.help(NB, hostile, owner),
        measure_people.given(NB, hostile, about, owner, owner, HOSTILE),
        measure_people.passed(NB, hostile, owner, owner),
        measure_people.owner_left(NB, hostile, owner, [], 1),
        measure_people.choose(NB, hostile, owner, owner, HOSTILE, []),
        measure_people.give_form(NB, hostile, [], (), {"note": HOSTILE}),
        one_measure.one(NB, LEADER, hostile, owner, known),
        one_measure.one(NB, replace(TEACHER, person=samples.INGRID), hostile, owner, known),
        one_measure.more(NB, LEADER, hostile),
        measure_edit.edit(NB, hostile, [], known),
        measure_history.history(NB, hostile, told, known),
        summary.summary(NB, meeting, about, [FIRST], [hostile], {owner.id: owner}),
    ]
    for card in shown:
        for one in elements(card):
            if one["type"] == "TextBlock":
                assert "**Fet**" not in one["text"]
                assert "<at>" not in one["text"]
                assert "](" not in one["text"]


def test_a_large_school_fits() -> None:
    long = "Å" * 119
    members = [
        Member("s", replace(samples.JONAS, id=f"{n:016x}", name=f"Ane Marie Åsgård Ødegaard {n}"), Role.TEACHER)
        for n in range(220)
    ]
    many = [
        replace(
            vote_samples.measure(NB, progress),
            id=f"{progress}-{n}",
            title=f"{long}{n % 10}",
            note=long * 2,
            effect=long * 2,
        )
        for n in range(60)
        for progress in (Progress.STUCK, Progress.NONE, Progress.DONE)
    ]
    meeting = replace(
        RUNNING, questions=(long * 4,) * 6, agreement=Agreement(2, 3, None, "Ø" * 500), started_at=samples.STARTS
    )
    assert measure_form.form(NB, meeting, members, "0123456789abcdef")
    assert measures.listing(NB, LEADER, many, vote_samples.OWNERS, False)
    assert measures.listing(NB, TEACHER, many, vote_samples.OWNERS, True)
    assert one_measure.one(NB, LEADER, many[0], samples.JONAS)
    steps = tuple(Step("Ø" * LONGEST_STEP) for _ in range(MOST_STEPS))
    helpers = tuple(member.person.id for member in members[:MOST_HELPERS])
    full = replace(many[0], title="Å" * LONGEST_TITLE, effect="Å" * LONGEST_EFFECT, steps=steps, helpers=helpers)
    known = About({member.person.id: member.person for member in members}, ABOUT, samples.CATALOGUE.indicators)
    assert one_measure.one(NB, TEACHER, full, samples.JONAS, known)
    assert one_measure.more(NB, LEADER, full)
    assert measure_edit.edit(NB, full, members, known)
    assert measure_people.owner_left(NB, full, samples.JONAS, members, 40)
    assert measure_people.give_form(NB, full, members, (), {"note": "Å" * LONGEST_NOTE})
    changes = [
        Event(f"{n}", full.id, NB.now, Change.PROGRESS, samples.JONAS.id, "none", "slow", "Å" * LONGEST_NOTE)
        for n in range(200)
    ]
    assert measure_history.history(NB, full, changes, known)
    assert conductor.conductor(At(NB, meeting, [FIRST, SECOND], 8, 8, 5, many), ABOUT)
    assert conductor.conductor(At(NB, replace(meeting, agreement=None), [FIRST], 8, 8, 5), ABOUT)
    assert agree.form(NB, meeting, ABOUT, [FIRST])
    assert summary.summary(NB, meeting, ABOUT, [FIRST], many, vote_samples.OWNERS)
