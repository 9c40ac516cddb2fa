"""The forms of a measure, and what they say about helpers, steps and the hypothesis.

A field that was not sent says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.fields import Choice, Choices, Day, Form, Level, Said, Text
from domain.measures.measure import (
    FURTHEST,
    LONGEST_EFFECT,
    LONGEST_NOTE,
    LONGEST_STEP,
    LONGEST_TITLE,
    MOST_HELPERS,
    MOST_STEPS,
    Hypothesis,
    Measure,
    Step,
)
from domain.people.school import Member
from domain.reading import read_day

MOST_SEEN_IN = 6

TITLE = Text("title", LONGEST_TITLE, lines=False, missing="title_missing")
OWNER = Choice("owner", missing="owner_missing")
DUE = Day("due", FURTHEST, missing="due_missing")
EFFECT = Text("effect", LONGEST_EFFECT)
ABOUT = Choice("about")  # a characteristic, for a measure outside a meeting
HELPERS = Choices("helpers")
STEPS = Text("steps", 1200)  # one step a line
FROM, TO = Level("from", optional=True), Level("to", optional=True)
SEEN_IN = Choices("seen_in")  # indicators
LOOK = Day("look", FURTHEST)
NOTE = Text("note", LONGEST_NOTE)  # to whom a measure is given
ANSWER_NOTE = Text("note", 300)  # with the answer
TICKED = Choices("steps")  # numbers from 1 of the steps that are done
CHOSEN = Choice("measure")  # of the list

NEW = Form(TITLE, OWNER, DUE, EFFECT, HELPERS, STEPS, LOOK, at_times=(ABOUT, SEEN_IN))
EDIT = Form(TITLE, DUE, EFFECT, HELPERS, STEPS, FROM, TO, SEEN_IN, LOOK)
GIVE = Form(OWNER, at_times=(NOTE,))
MOVE = Form(DUE)
TICKS = Form(TICKED)
ANSWER = Form(at_times=(ANSWER_NOTE, TICKED))
LIST = Form(at_times=(CHOSEN,))


def read_helpers(said: Said, members: Sequence[Member], owner_id: str, was: Sequence[str] = ()) -> tuple[str, ...]:
    """Those who help: people who take part here. Whoever helped and has left meanwhile is no helper any more."""
    if HELPERS not in said:
        return tuple(one for one in was if one != owner_id)
    taking_part = {member.person.id for member in members if member.takes_part}
    asked = said[HELPERS]
    if any(one not in taking_part and one not in was for one in asked):
        said.wrong(HELPERS, "helper_unknown")
    found = tuple(one for one in asked if one in taking_part and one != owner_id)
    if len(found) > MOST_HELPERS:
        said.wrong(HELPERS, "too_many_helpers", most=MOST_HELPERS)
    return found


def read_steps(said: Said, was: Sequence[Step] = ()) -> tuple[Step, ...]:
    """One step a line. A step that stood there before stays done if it was."""
    if STEPS not in said:
        return tuple(was)
    lines = [line for line in (" ".join(raw.split()) for raw in said.given(STEPS).splitlines()) if line]
    longest = max(map(len, lines), default=0)
    if len(lines) > MOST_STEPS:
        said.wrong(STEPS, "too_many_steps", most=MOST_STEPS, given=len(lines))
    elif longest > LONGEST_STEP:
        said.wrong(STEPS, "step_too_long", most=LONGEST_STEP, given=longest)
    done = [step.text for step in was if step.done]
    found = []
    for line in lines:
        found.append(Step(line, line in done))
        if line in done:
            done.remove(line)  # of two steps with the same words, as many are done as were
    return tuple(found)


def read_hypothesis(said: Said, informing: Sequence[str], was: Hypothesis) -> Hypothesis:
    """From which level to which, seen in which of the characteristic's indicators, looked at again when."""
    from_level = said.get(FROM, was.from_level)
    to_level = said.get(TO, was.to_level)
    if from_level and to_level and to_level < from_level:
        said.wrong(TO, "aim_below_level", level=from_level)
    seen_in = was.seen_in
    if SEEN_IN in said:  # an indicator that the catalogue has lost is left out
        seen_in = tuple(one for one in said[SEEN_IN] if one in informing or one in was.seen_in)[:MOST_SEEN_IN]
    look_on = was.look_on
    if LOOK in said and (look_on is None or read_day(said.given(LOOK)) != look_on):
        look_on = said[LOOK]
    return replace(was, from_level=from_level, to_level=to_level, seen_in=seen_in, look_on=look_on)


def written(measure: Measure) -> dict[str, str]:
    """The measure as it stands in the form that changes it."""
    hypothesis = measure.hypothesis
    return dict(
        [
            TITLE.written(measure.title),
            DUE.written(measure.due),
            EFFECT.written(measure.effect),
            HELPERS.written(measure.helpers),
            STEPS.written("\n".join(step.text for step in measure.steps[:MOST_STEPS])),
            FROM.written(hypothesis.from_level),
            TO.written(hypothesis.to_level),
            SEEN_IN.written(hypothesis.seen_in),
            LOOK.written(hypothesis.look_on),
        ]
    )


def what_changed(before: Measure, after: Measure) -> str:
    """The fields whose words were changed, by comma, as the history keeps them."""
    changed = [
        name for name in ("title", "effect", "steps", "helpers") if getattr(before, name) != getattr(after, name)
    ]
    if before.hypothesis != after.hypothesis:
        changed.append("hypothesis")
    return ",".join(changed)
