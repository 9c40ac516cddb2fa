"""What is typed while a card of placing waits: answers, an example, a level, what it would take, or a way to go."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cards.kit.scene import Card
from cards.placing import decide as placing_end
from cards.placing.decide import LEVEL, THOUGHT
from dialogs.frame.context import Turn
from dialogs.placing import told as told_placing
from dialogs.placing.read_answers import Move, is_puzzled, read_answers, read_example, read_level, read_move
from domain.personal_data.naming import names_somebody
from domain.placing.place_school import Subject, keep
from domain.placing.placement import LONGEST_TEXT, Placement, asked_levels, sentence_key, sentences


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer. ``reply`` is said in place of a card; ``stay`` shows the step once more, filled in."""

    placement: Placement
    step: str
    note: str = ""
    reply: Card | str | None = None
    stay: bool = False
    left: bool = False


async def take_text(turn: Turn, subject: Subject, placement: Placement, step: str) -> Taken:
    """Read a text at a step; what it answers is kept."""
    text = turn.text.strip()
    move = read_move(text)
    if move is Move.LATER:
        return Taken(placement, step, left=True)
    if move is Move.BACK:
        return Taken(placement, step_before(step, subject), stay=True)
    if is_puzzled(text):
        return Taken(placement, step, told_placing.explained(turn.scene, step == LEVEL), stay=True)
    if step == LEVEL:
        return await _at_the_end(turn, subject, placement, text, save=move is not None)
    if move is not None:
        return Taken(placement, step)
    level = int(step)
    if example := read_example(text):
        after = replace(placement, examples={**placement.examples, level: example[:LONGEST_TEXT]})
        await keep(turn.uow, turn.caller, subject, after, turn.now)
        return Taken(after, step, told_placing.example_kept(turn.scene), stay=True)
    asked = sentences(subject.characteristic, level)
    still = [at for at, one in enumerate(asked, start=1) if placement.answer(one) is None]
    found = read_answers(text, len(asked), still)
    if found is None:
        return Taken(placement, step, reply=told_placing.not_understood(turn.scene))
    if found.too_many:
        return Taken(placement, step, reply=told_placing.too_many(turn.scene, len(asked)))
    given = {sentence_key(asked[at - 1]): answer for at, answer in found.answers.items()}
    after = replace(placement, answers={**placement.answers, **given})
    await keep(turn.uow, turn.caller, subject, after, turn.now)
    return Taken(after, step)


async def _at_the_end(turn: Turn, subject: Subject, placement: Placement, text: str, *, save: bool) -> Taken:
    """A level, what it would take, or both; with both it is done, and with "save" whatever there is."""
    level, thought = (None, "") if save else read_level(text)
    if level is None and not save and " " not in thought:
        return Taken(placement, LEVEL, reply=told_placing.no_level(turn.scene))
    after = placement if level is None else replace(placement, level=level or None)
    thought = thought[:LONGEST_TEXT]
    members = await turn.uow.people.members(turn.caller.school.id)
    problems = names_somebody(thought, members, THOUGHT, author_id=turn.caller.person.id)
    waits = bool(problems) or thought.endswith("?")  # a question may be meant for us: it is kept once that is pressed
    if thought and not waits:
        after = replace(after, thought=thought)
    done = save or (after.thought != "" and (level is not None or after.level is not None) and not waits)
    after = replace(after, done=after.done or done)
    await keep(turn.uow, turn.caller, subject, after, turn.now)
    if waits:  # others may read it: the person looks at it once more
        note = "" if problems else told_placing.thought_waits(turn.scene)
        card = placing_end.decide(turn.scene, subject, after, note=note, problems=problems, typed=thought)
        return Taken(after, LEVEL, reply=card)
    if done:
        return Taken(after, LEVEL)
    if level is None:
        return Taken(after, LEVEL, told_placing.thought_kept(turn.scene), stay=True)
    return Taken(after, LEVEL, told_placing.level_kept(turn.scene, level), stay=True)


def step_before(step: str, subject: Subject) -> str:
    """The step to go back to; from the first one, the first one."""
    levels = asked_levels(subject.characteristic)
    below = [level for level in levels if step == LEVEL or (step.isdecimal() and level < int(step))]
    return str(below[-1] if below else levels[0])
