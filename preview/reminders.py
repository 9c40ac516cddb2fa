"""Made-up cards about reminders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.reminders.digest import digest
from cards.reminders.reminder import answered, ask, due_form, due_words, lifts
from cards.reminders.reminder_plan import plan
from cards.reminders.rhythm import rhythm
from cards.reminders.together import Line, card
from domain.delivery.notices import NoticeKind
from domain.errors import Problem
from domain.measures.measure import Hypothesis, Progress
from domain.reminders.digest import News
from domain.reminders.rhythms import Digest, ReminderPlan, Rhythm, Wants
from preview import school as samples
from preview import votes as vote_samples

_SAID = {"days": "1,2,3,4", "pause": "2027-01-15"}


def _news(on: Scene, times: int = 1) -> News:
    found = vote_samples.measures(on)
    return News((found[4],) * times, (found[0],) * times, (found[1],) * times, 2, 1)


def _ask(on: Scene, kind: NoticeKind) -> Card:
    measure = replace(vote_samples.measure(on, Progress.NONE), hypothesis=Hypothesis(2, 3))
    about = lifts(on, measure, samples.CHARACTERISTIC)
    return ask(
        on,
        measure,
        about,
        samples.JONAS.first_name,
        due_words(on, measure, kind),
        after=kind is NoticeKind.MEASURE_AFTER,
    )


def _lines(on: Scene) -> list[Line]:
    return [
        Line(replace(one, progress=Progress.NONE, note=""), progress_words.due(on, one))
        for one in vote_samples.measures(on)[1:4]
    ]


def _many(lines: Sequence[Line]) -> list[Line]:
    """Five times as many, each a measure of its own."""
    return [
        replace(line, measure=replace(line.measure, id=f"{line.measure.id}{again}"))
        for again in range(5)
        for line in lines
    ]


def _leader(on: Scene) -> list[Line]:
    first, second = vote_samples.measures(on)[:2]
    return [
        Line(replace(first, progress=Progress.STUCK), progress_words.due(on, first), "Silje"),
        Line(replace(second, progress=Progress.NONE), progress_words.due(on, second), "Jonas"),
    ]


SAMPLES: samples.Samples = {
    "digest": [
        (
            "month",
            lambda on: digest(on, _news(on), f"2.2, {present.when(on, samples.STARTS, capital=False)}", Digest.MONTHLY),
        ),
        ("week, only slow", lambda on: digest(on, News((), (), _news(on).slow, 1, 0), "", Digest.WEEKLY)),
        ("many", lambda on: digest(on, _news(on, 12), "", Digest.MONTHLY)),
    ],
    "reminder": [
        ("ahead", lambda on: _ask(on, NoticeKind.MEASURE_AHEAD)),
        ("after the date", lambda on: _ask(on, NoticeKind.MEASURE_AFTER)),
        ("answered", lambda on: answered(on, vote_samples.measure(on))),
        ("answered, done", lambda on: answered(on, vote_samples.measure(on, Progress.DONE))),
        ("due form", lambda on: due_form(on, vote_samples.measure(on), [Problem("due_missing", field="due")])),
    ],
    "reminder_plan": [
        ("form", lambda on: plan(on, samples.leader(on), ReminderPlan("s"))),
        ("own, saved", lambda on: plan(on, samples.leader(on), ReminderPlan("s", after=(2, 9)), saved=True)),
        (
            "problem",
            lambda on: plan(
                on,
                samples.leader(on),
                ReminderPlan("s"),
                problems=[Problem("number_between", {"least": 0, "most": 60}, "ahead")],
                typed={"ahead": "500", "after": "often", "overdue": "10", "digest": "weekly"},
            ),
        ),
    ],
    "rhythm": [
        ("form", lambda on: rhythm(on, samples.teacher(on), Rhythm("p"))),
        ("filled in", lambda on: rhythm(on, samples.teacher(on), Rhythm("p"), filled=_SAID, notes=["once_a_day"])),
        (
            "paused",
            lambda on: rhythm(
                on,
                samples.leader(on),
                Rhythm("p", (0, 2, 3), 13, 19, paused_until=date(2026, 12, 3)),
                saved=True,
                saved_until=samples.STARTS,
            ),
        ),
        ("off", lambda on: rhythm(on, samples.teacher(on), Rhythm("p", wants=Wants.OFF), saved=True)),
        (
            "problem",
            lambda on: rhythm(
                on,
                samples.teacher(on),
                Rhythm("p"),
                problems=[Problem("hours_backwards", field="end")],
                typed={"days": "0,1", "begin": "15", "end": "12", "wants": "all"},
            ),
        ),
    ],
    "together": [
        ("three measures", lambda on: card(on, "Jonas", _lines(on), [])),
        ("answered", lambda on: card(on, "Jonas", _lines(on)[:2], [], thanked=True)),
        ("leader", lambda on: card(on, "Ingrid", [], _leader(on))),
        ("leader with a measure", lambda on: card(on, "Ingrid", _lines(on)[:1], _leader(on))),
        ("many", lambda on: card(on, "Jonas", _many(_lines(on)), _many(_leader(on)))),
    ],
}
