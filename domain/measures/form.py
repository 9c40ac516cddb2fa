"""What the forms of a measure say about helpers, steps and the hypothesis. A field that was not sent says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.errors import Problem
from domain.measures.measure import FURTHEST, LONGEST_STEP, MOST_HELPERS, MOST_STEPS, Hypothesis, Measure, Step
from domain.people.school import Member
from domain.reading import Form, read_day
from domain.votes.rounds import LEVELS

MOST_SEEN_IN = 6
_LEVELS = {str(level): level for level in LEVELS}


def read_helpers(
    inputs: Mapping[str, str], form: Form, members: Sequence[Member], owner_id: str, was: Sequence[str] = ()
) -> tuple[str, ...]:
    """Those who help: people who take part here. Whoever helped and has left meanwhile is no helper any more."""
    if "helpers" not in inputs:
        return tuple(one for one in was if one != owner_id)
    taking_part = {member.person.id for member in members if member.takes_part}
    asked = dict.fromkeys(part.strip() for part in inputs["helpers"].split(","))
    if any(one and one not in taking_part and one not in was for one in asked):
        form.problems.append(Problem("helper_unknown", field="helpers"))
    found = tuple(one for one in asked if one in taking_part and one != owner_id)
    if len(found) > MOST_HELPERS:
        form.problems.append(Problem("too_many_helpers", {"most": MOST_HELPERS}, "helpers"))
    return found


def read_steps(inputs: Mapping[str, str], form: Form, was: Sequence[Step] = ()) -> tuple[Step, ...]:
    """One step a line. A step that stood there before stays done if it was."""
    if "steps" not in inputs:
        return tuple(was)
    lines = [line for line in (" ".join(raw.split()) for raw in inputs["steps"].splitlines()) if line]
    longest = max(map(len, lines), default=0)
    if len(lines) > MOST_STEPS:
        form.problems.append(Problem("too_many_steps", {"most": MOST_STEPS, "given": len(lines)}, "steps"))
    elif longest > LONGEST_STEP:
        form.problems.append(Problem("step_too_long", {"most": LONGEST_STEP, "given": longest}, "steps"))
    done = [step.text for step in was if step.done]
    found = []
    for line in lines:
        found.append(Step(line, line in done))
        if line in done:
            done.remove(line)  # of two steps with the same words, as many are done as were
    return tuple(found)


def read_hypothesis(
    inputs: Mapping[str, str], form: Form, informing: Sequence[str], today: date, was: Hypothesis
) -> Hypothesis:
    """From which level to which, seen in which of the characteristic's indicators, looked at again when."""
    from_level = _level(inputs, form, "from", was.from_level)
    to_level = _level(inputs, form, "to", was.to_level)
    if from_level and to_level and to_level < from_level:
        form.problems.append(Problem("aim_below_level", {"level": from_level}, "to"))
    seen_in = was.seen_in
    if "seen_in" in inputs:  # an indicator that the catalogue has lost is left out
        asked = dict.fromkeys(part.strip() for part in inputs["seen_in"].split(","))
        seen_in = tuple(one for one in asked if one in informing or one in was.seen_in)[:MOST_SEEN_IN]
    look_on = was.look_on
    if "look" in inputs and (look_on is None or read_day(inputs["look"].strip()) != look_on):
        look_on = form.day("look", today, FURTHEST)
    return replace(was, from_level=from_level, to_level=to_level, seen_in=seen_in, look_on=look_on)


def what_changed(before: Measure, after: Measure) -> str:
    """The fields whose words were changed, by comma, as the history keeps them."""
    changed = [
        name for name in ("title", "effect", "steps", "helpers") if getattr(before, name) != getattr(after, name)
    ]
    if before.hypothesis != after.hypothesis:
        changed.append("hypothesis")
    return ",".join(changed)


def _level(inputs: Mapping[str, str], form: Form, field: str, was: int | None) -> int | None:
    if field not in inputs:
        return was
    given = inputs[field].strip()
    if given and given not in _LEVELS:
        form.problems.append(Problem("level_missing", field=field))
    return _LEVELS.get(given)
