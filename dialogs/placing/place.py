"""Placing the school in personal chat: level by level, then the person decides. Answers are kept at once.

The dialog's own state says where the person is and holds no answer: those lie sealed
(``domain/placing/place_school.py``), so whatever becomes of this state, nothing is asked twice.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from cards.placing import decide as placing_end
from cards.placing import level as placing
from cards.placing.decide import LEVEL, THOUGHT
from cards.placing.level import EXAMPLE, FIELD, SURE
from cards.placing.verbs import PLACE_ANSWER, PLACE_BACK, PLACE_LATER, PLACE_SAVE
from cards.verbs import Press
from dialogs.frame.context import Turn, turn_of
from dialogs.frame.sdk import Dialog
from dialogs.frame.state import Place
from dialogs.placing import told as told_placing
from dialogs.placing.typed import Taken, step_before, take_text
from domain.errors import Problem, Refused
from domain.personal_data.naming import names_somebody
from domain.placing.place_school import Subject, keep, placed, subject_of
from domain.placing.placement import (
    LONGEST_TEXT,
    Answer,
    Placement,
    asked_levels,
    first_open,
    open_sentences,
    sentence_key,
    sentences,
)

NAME = "place_school"
SCHOOL, SHOWN = "school", "shown"  # values of the state: which school it is about, and a mark of what was asked
VERBS = frozenset({PLACE_ANSWER, PLACE_BACK, PLACE_LATER, PLACE_SAVE})


class PlaceSchool(Dialog):  # type: ignore[misc]  # the SDK has no types
    """Asks, keeps, suggests, saves. ``Any``: contexts and results of the SDK."""

    def __init__(self) -> None:
        super().__init__(NAME)

    async def begin_dialog(self, dialog_context: Any, options: object = None) -> Any:
        """A button of a card that no dialog was about: a card is as good as a dialog."""
        turn = turn_of(dialog_context)
        assert turn.press is not None
        return await self._press(dialog_context, turn, turn.press)

    async def continue_dialog(self, dialog_context: Any) -> Any:
        """A button, or a text."""
        turn = turn_of(dialog_context)
        if turn.press is not None:
            return await self._press(dialog_context, turn, turn.press)
        place = dialog_context.active_dialog.state["place"]
        subject = await subject_of(turn.uow, turn.caller, place.draft, turn.now)
        placement = await placed(turn.uow, turn.caller, subject, lock=True)
        step = at_step(place.step, subject, placement)
        shown = place.values.get(SHOWN, "")
        if step != place.step or shown not in ("", mark_of(subject, step)):  # what was typed was about another card
            note = told_placing.changed(turn.scene)
            return self._show(dialog_context, turn, subject, placement, step, note=note, whole=False)
        return await self._after(dialog_context, turn, subject, await take_text(turn, subject, placement, step))

    async def _press(self, dialog_context: Any, turn: Turn, press: Press) -> Any:
        key, step, sure = parts_of(press.arg)
        subject = await subject_of(turn.uow, turn.caller, key, turn.now)
        before = await placed(turn.uow, turn.caller, subject, lock=True)
        if press.verb is PLACE_ANSWER:
            step = at_step(step, subject, before)
        elif press.verb is PLACE_SAVE:
            step = LEVEL
        after, problems = await self._entered(turn, subject, before, press, step, sure=sure)
        if after != before:
            await keep(turn.uow, turn.caller, subject, after, turn.now)
        if press.verb is PLACE_LATER:
            turn.say(told_placing.kept(turn.scene, subject))
            return await dialog_context.end_dialog()
        if problems:
            turn.say(_with_problems(turn, subject, after, press, step, problems))
            return self._wait(dialog_context, turn, subject, step)
        if press.verb is PLACE_BACK:
            return self._show(dialog_context, turn, subject, after, step_before(step, subject), whole=True)
        return await self._after(dialog_context, turn, subject, Taken(after, step))

    async def _entered(
        self, turn: Turn, subject: Subject, before: Placement, press: Press, step: str, *, sure: bool
    ) -> tuple[Placement, list[Problem]]:
        """The placement with what stands in the form. A text that others may read and that names somebody waits."""
        if step == LEVEL:
            return await self._decided(turn, before, press, sure=sure)
        levels = {str(level): level for level in asked_levels(subject.characteristic)}
        if step not in levels:
            return before, []
        given = {sentence_key(one) for one in sentences(subject.characteristic, levels[step])}
        known = {answer.value: answer for answer in Answer}
        answers = {key: known[value] for key in given if (value := press.inputs.get(FIELD + key, "")) in known}
        examples = dict(before.examples)
        problems: list[Problem] = []
        if EXAMPLE in press.inputs:
            example = press.inputs[EXAMPLE].strip()[:LONGEST_TEXT]
            if example != examples.get(levels[step], "") and not sure and press.verb is PLACE_ANSWER:
                named = await _names(turn, example, EXAMPLE)
                problems = [Problem("names_in_example", each.params, EXAMPLE) for each in named]
            examples[levels[step]] = example  # nobody else reads it: it is kept in any case
        examples = {level: text for level, text in examples.items() if text}
        return replace(before, answers={**before.answers, **answers}, examples=examples), problems

    async def _decided(
        self, turn: Turn, before: Placement, press: Press, *, sure: bool
    ) -> tuple[Placement, list[Problem]]:
        problems: list[Problem] = []
        after = before
        if THOUGHT in press.inputs:
            thought = press.inputs[THOUGHT].strip()[:LONGEST_TEXT]
            if thought != before.thought and not sure:
                problems = await _names(turn, thought, THOUGHT)
            if not problems:
                after = replace(after, thought=thought)
        chosen = press.inputs.get(LEVEL, "")
        if press.verb is PLACE_SAVE or (before.done and chosen):
            level = int(chosen) if chosen in ("1", "2", "3", "4") else None
            after = replace(after, level=level, done=before.done or not problems)
        return after, problems

    async def _after(self, dialog_context: Any, turn: Turn, subject: Subject, taken: Taken) -> Any:
        """What comes next, once what was given is kept."""
        placement, step, about = taken.placement, taken.step, subject.characteristic
        if taken.reply is not None:
            turn.say(taken.reply)
            return self._wait(dialog_context, turn, subject, step)
        if taken.left:
            turn.say(told_placing.kept(turn.scene, subject))
            return await dialog_context.end_dialog()
        if step == LEVEL and placement.done and not taken.stay:
            turn.say(placing_end.saved(turn.scene, subject, await questions_of(turn, subject)))
            return await dialog_context.end_dialog()
        if taken.stay or step == LEVEL:
            return self._show(dialog_context, turn, subject, placement, step, note=taken.note, whole=True)
        if left := open_sentences(placement, about, int(step)):
            note = taken.note or told_placing.left(turn.scene, len(left))
            return self._show(dialog_context, turn, subject, placement, step, note=note, whole=False)
        following = [level for level in asked_levels(about) if level > int(step)]
        further = next((level for level in following if open_sentences(placement, about, level)), None)
        goal = further or first_open(placement, about)
        return self._show(dialog_context, turn, subject, placement, str(goal or LEVEL), whole=False)

    def _show(
        self,
        dialog_context: Any,
        turn: Turn,
        subject: Subject,
        placement: Placement,
        step: str,
        *,
        note: str = "",
        whole: bool,
    ) -> Any:
        turn.say(told_placing.card_at(turn.scene, subject, placement, step, note=note, whole=whole))
        return self._wait(dialog_context, turn, subject, step)

    def _wait(self, dialog_context: Any, turn: Turn, subject: Subject, step: str) -> Any:
        dialog_context.active_dialog.state["place"] = place_at(turn.caller.school.id, subject, step)
        return Dialog.end_of_turn


def place_at(school_id: str, subject: Subject, step: str) -> Place:
    """Where somebody is, without a word of what they answered."""
    return Place(NAME, step, subject.key, {SCHOOL: school_id, SHOWN: mark_of(subject, step)})


def mark_of(subject: Subject, step: str) -> str:
    """A mark of the sentences of a step: another one where the catalogue was changed since they were shown."""
    asked = sentences(subject.characteristic, int(step)) if step.isdecimal() else ()
    return sha256("".join(map(sentence_key, asked)).encode()).hexdigest()[:8]


def at_step(step: str, subject: Subject, placement: Placement) -> str:
    """The step of a state; where that is none of ours, the first one with something to answer."""
    if step == LEVEL or step in map(str, asked_levels(subject.characteristic)):
        return step
    return str(first_open(placement, subject.characteristic) or LEVEL)


def parts_of(arg: str) -> tuple[str, str, bool]:
    """What a button carries: the subject, the step, and whether the person is sure about a name."""
    key, _, rest = arg.partition("|")
    step, _, sure = rest.partition("|")
    if not key or not step:
        raise Refused("gone")
    return key, step, sure == SURE


async def questions_of(turn: Turn, subject: Subject) -> list[str]:
    """What to think about until the meeting."""
    return list(subject.meeting.questions) if subject.meeting is not None else []


async def _names(turn: Turn, text: str, field: str) -> list[Problem]:
    members = await turn.uow.people.members(turn.caller.school.id)
    return names_somebody(text, members, field, author_id=turn.caller.person.id)


def _with_problems(
    turn: Turn, subject: Subject, placement: Placement, press: Press, step: str, problems: list[Problem]
) -> dict[str, Any]:
    if step == LEVEL:
        typed, chosen = press.inputs.get(THOUGHT, ""), press.inputs.get(LEVEL, "")
        return placing_end.decide(turn.scene, subject, placement, problems=problems, typed=typed, chosen=chosen)
    return placing.step(turn.scene, subject, placement, int(step), problems=problems)
