"""Made-up cards about measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.measures.edit import edit
from cards.measures.form import form
from cards.measures.history import history
from cards.measures.listing import listing
from cards.measures.look_again_at_one import look_at_measure
from cards.measures.one import more, one
from cards.measures.people import choose, give_form, given, help, owner_left, passed  # noqa: A004
from cards.measures.words import About
from domain.catalogue.areas import said
from domain.errors import Problem
from domain.measures.measure import Change, Event, Hypothesis, Measure, Progress, Step
from domain.meetings.meeting import Agreement, MeetingState
from domain.people.school import Caller, Member
from preview import ideas as idea_samples
from preview import school as samples
from preview import votes as vote_samples

_STEPS = {
    "nb": ("Lage liste over nye elever", "Ringe hjem", "Skrive ned det vi hører"),
    "nn": ("Lage liste over nye elevar", "Ringe heim", "Skrive ned det vi høyrer"),
    "en": ("Make a list of new pupils", "Call home", "Write down what we hear"),
}


def about(on: Scene) -> About:
    """Return what the sample measure is about: characteristic 1.4 and its indicators."""
    return About(vote_samples.OWNERS, samples.CHARACTERISTIC, samples.CATALOGUE.informing("1.4"))


def whole(on: Scene, progress: Progress = Progress.SLOW) -> Measure:
    """Jonas' measure with everything that a measure may have."""
    first, *rest = _STEPS[on.language]
    figure = next(iter(samples.CATALOGUE.informing("1.4")), None)
    return replace(
        vote_samples.measure(on, progress),
        helpers=("p-silje", "p-ida"),
        steps=(Step(first, True), *(Step(text) for text in rest)),
        hypothesis=Hypothesis(2, 3, (figure.id,) if figure else (), date(2027, 5, 20)),
    )


def _plain(on: Scene) -> Measure:
    return vote_samples.measure(on)


def _edit_sample(on: Scene, problems: Sequence[Problem] = ()) -> Card:
    members = [member for member in samples.MEMBERS if member.takes_part]
    return edit(on, whole(on), members, about(on), problems)


_EDIT_PROBLEMS = [Problem("aim_below_level", {"level": 3}, "to"), Problem("changed_meanwhile")]


def _form_sample(on: Scene, problems: Sequence[Problem] = (), values: Mapping[str, str] | None = None) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), agreement=Agreement(2, 3))
    proposed = {"due": "2026-12-18", **(values or {})}
    return form(on, meeting, _part(), "0123456789abcdef", problems, proposed, None, about(on))


def _part() -> list[Member]:
    return [member for member in samples.MEMBERS if member.takes_part]


def _alone(on: Scene) -> Card:
    problems = [Problem("too_many_steps", {"most": 8, "given": 9}, "steps")]
    steps = {
        "title": "Stille rom",
        "due": "2026-12-18",
        "steps": "\n".join(f"{n}" for n in range(1, 10)),
        "helpers": "p-silje,p-ida",
    }
    return form(on, None, _part(), "0123456789abcdef", problems, steps, None, None, samples.CATALOGUE.characteristics)


def _of_an_idea(on: Scene) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), agreement=Agreement(2, 3))
    idea = idea_samples.some(on)[0]
    effect = said(samples.CHARACTERISTIC.levels[3][1].text, on.language)
    filled = {"title": idea.idea.text, "due": "2027-01-15", "effect": effect}
    return form(on, meeting, _part(), "0123456789abcdef", (), filled, idea)


_FORM_PROBLEMS = [Problem("owner_missing", field="owner"), Problem("day_is_over", {"day": date(2026, 11, 1)}, "due")]


_HISTORY_SAID = {"nb": "Ringt 9 av 14", "nn": "Ringt 9 av 14", "en": "Called 9 of 14"}


def _history_sample(on: Scene) -> Card:
    measure, day = vote_samples.measure(on), timedelta(days=1)
    jonas, silje, ingrid = (samples.JONAS.id, samples.COLLEAGUES[1].id, samples.INGRID.id)
    made = [
        Event("1", measure.id, on.now - 14 * day, Change.AGREED, ingrid, "", silje),
        Event("2", measure.id, on.now - 9 * day, Change.OWNER, silje, silje, jonas),
        Event("3", measure.id, on.now - 5 * day, Change.DUE, jonas, "2026-12-18", "2027-01-15"),
        Event("4", measure.id, on.now - 4 * day, Change.WORDS, jonas, "", "title,steps"),
        Event("5", measure.id, on.now - 2 * day, Change.HELP, jonas),
        Event("6", measure.id, on.now - day, Change.PROGRESS, jonas, "none", "slow", _HISTORY_SAID[on.language]),
    ]
    return history(on, measure, made, About({**vote_samples.OWNERS, ingrid: samples.INGRID}))


def _listed(on: Scene, caller: Caller, measures: Sequence[Measure], *, mine: bool = False) -> Card:
    return listing(on, caller, measures, vote_samples.OWNERS, mine)


def _many(on: Scene) -> list[Measure]:
    found = vote_samples.measures(on)
    return [replace(found[n % 5], id=f"t-{n}", owner_id="" if n == 3 else found[n % 5].owner_id) for n in range(60)]


def _look_again_at_one_sample(on: Scene, progress: Progress, *, topic: bool = True) -> Card:
    measure = replace(vote_samples.measure(on, progress), meeting_id=None, hypothesis=_LOOK_AGAIN_AT_ONE_SAID)
    about = About(characteristic=samples.CHARACTERISTIC if topic else None, figures=samples.INDICATORS)
    return look_at_measure(on, measure, about, "Ingrid", present.short_day(on, on.now))


_LOOK_AGAIN_AT_ONE_SAID = Hypothesis(2, 3, (samples.INDICATORS[0].id,), date(2027, 5, 20))


_NOTE = {
    "nb": "Jeg har ringt 9 av 14. Lista ligger i teamet.",
    "nn": "Eg har ringt 9 av 14. Lista ligg i teamet.",
    "en": "I have called 9 of 14. The list is in the team.",
}


def _given(on: Scene) -> Card:
    measure, about = vote_samples.measure(on, Progress.SLOW), samples.CHARACTERISTIC
    return given(on, measure, about, samples.JONAS, samples.COLLEAGUES[1], _NOTE[on.language])


def _stuck(on: Scene) -> Measure:
    return vote_samples.measure(on, Progress.STUCK)


_PART = [member for member in samples.MEMBERS if member.takes_part]

_MISSING = [Problem("owner_missing", field="owner")]


SAMPLES: samples.Samples = {
    "one": [
        ("one, its owner", lambda on: one(on, samples.teacher(on), _plain(on), samples.JONAS)),
        ("one, a leader", lambda on: one(on, samples.leader(on), _plain(on), samples.JONAS)),
        (
            "one, a colleague",
            lambda on: one(on, samples.teacher(on), vote_samples.measures(on)[1], vote_samples.OWNERS["p-silje"]),
        ),
        ("one, with all", lambda on: one(on, samples.teacher(on), whole(on), samples.JONAS, about(on))),
        ("one, nobody's", lambda on: one(on, samples.leader(on), replace(_plain(on), owner_id=""), None, about(on))),
        (
            "one, with all, a colleague",
            lambda on: one(
                on, replace(samples.teacher(on), person=samples.COLLEAGUES[3]), whole(on), samples.JONAS, about(on)
            ),
        ),
        ("one, done", lambda on: one(on, samples.teacher(on), whole(on, Progress.DONE), samples.JONAS, about(on))),
        ("one, dropped", lambda on: one(on, samples.leader(on), whole(on, Progress.DROPPED), samples.JONAS, about(on))),
        ("more", lambda on: more(on, samples.teacher(on), whole(on))),
        ("more, no steps", lambda on: more(on, samples.leader(on), _plain(on))),
    ],
    "edit": [("edit", _edit_sample), ("edit, problems", lambda on: _edit_sample(on, _EDIT_PROBLEMS))],
    "form": [
        ("form", _form_sample),
        ("form, of an idea", _of_an_idea),
        ("form, problems", lambda on: _form_sample(on, _FORM_PROBLEMS, {"title": "Ringe *hjem*", "due": "2026-11-01"})),
        ("form, outside a meeting", _alone),
    ],
    "history": [
        ("history", _history_sample),
        ("history, empty", lambda on: history(on, vote_samples.measure(on), [], About())),
    ],
    "listing": [
        ("listing", lambda on: _listed(on, samples.leader(on), vote_samples.measures(on))),
        ("listing, mine", lambda on: _listed(on, samples.teacher(on), vote_samples.measures(on)[:3], mine=True)),
        ("listing, empty", lambda on: _listed(on, samples.teacher(on), [])),
        ("listing, many", lambda on: _listed(on, samples.leader(on), _many(on))),
    ],
    "look_again_at_one": [
        ("done", lambda on: _look_again_at_one_sample(on, Progress.DONE)),
        ("about nothing in particular", lambda on: _look_again_at_one_sample(on, Progress.SLOW, topic=False)),
    ],
    "people": [
        ("given", _given),
        ("passed on", lambda on: passed(on, _stuck(on), samples.COLLEAGUES[1], samples.INGRID)),
        ("help", lambda on: help(on, _stuck(on), samples.JONAS)),
        ("owner left", lambda on: owner_left(on, _stuck(on), samples.JONAS, _PART, 2)),
        ("owner taken out", lambda on: owner_left(on, _stuck(on), None, _PART, 0, _MISSING)),
        ("choose", lambda on: choose(on, _stuck(on), samples.JONAS, samples.COLLEAGUES[1], _NOTE[on.language], _PART)),
        ("give form", lambda on: give_form(on, _stuck(on), _PART)),
        ("give form, problems", lambda on: give_form(on, _stuck(on), _PART, _MISSING, {"note": _NOTE[on.language]})),
    ],
}
