"""The parts of a proposal that have a card of their own: figures found by a word, questions, the form, a picture.

``leave_form`` answers the buttons of the form that go elsewhere: what was typed is saved by then. ``DESIGNING`` takes
what comes back: the draft as changed, or the card once more with what is wrong.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from cards.kit.scene import Card
from cards.meetings import picture as proposal_picture
from cards.meetings import questions as proposal_questions
from cards.meetings import shape as proposal_shape
from cards.meetings.form import WHAT, WHEN
from cards.meetings.verbs import (
    MEETING_OTHER,
    MEETING_PICTURE,
    MEETING_QUESTIONS,
    MEETING_QUESTIONS_SAVE,
    MEETING_SHAPE,
    MEETING_SHAPE_SAVE,
)
from cards.verbs import Press, Verb
from dialogs.frame.context import Turn
from dialogs.meetings.views import form_card
from domain.catalogue.find_indicator import find_indicators
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.meetings.forms import LONGEST, SHORTEST, Phase, form_of, own_form
from domain.meetings.library import OwnForm, OwnQuestion
from domain.meetings.meeting import Meeting
from domain.meetings.plan import MOST_QUESTIONS, TEXTS, readings_for
from domain.meetings.question_library import Suggested, chosen_of, key_of, listed

Designed = Meeting | Card
LONGEST_NAME = 60


async def leave_form(turn: Turn, press: Press, saved: Meeting, inputs: Mapping[str, str]) -> Card:
    """The card that a button of the form asks for."""
    if press.verb is MEETING_QUESTIONS:
        return await _library_card(turn, saved)
    if press.verb is MEETING_SHAPE:
        return proposal_shape.shapes(turn.scene, saved, await turn.uow.library.forms(saved.school_id))
    if press.verb is MEETING_OTHER:
        return await form_card(turn.uow, turn.scene, saved, part=WHEN if press.arg == WHAT else WHAT)
    if press.verb is MEETING_PICTURE:
        return await form_card(turn.uow, turn.scene, saved, part=WHAT)
    return await _found(turn, saved, inputs.get("find", ""))


async def _found(turn: Turn, saved: Meeting, words: str) -> Card:
    """The form again, with the figures that were found on top of the list."""
    catalogue = await turn.uow.catalogues.with_limits(saved.school_id)
    found = find_indicators(catalogue, words)
    figures = await turn.uow.figures.of_school(saved.school_id)
    readable = {one.indicator.id for one in readings_for(saved, catalogue, figures, [one.id for one in found])}
    with_figures = [one.id for one in found if one.id in readable]
    problems: list[Problem] = []
    if not with_figures:
        key = "no_word" if not words.strip() else "figure_without_values" if found else "figure_not_found"
        problems = [Problem(key, {"words": words.strip()[:60]}, "find")]
    values = {"find": words} if problems else {}
    return await form_card(turn.uow, turn.scene, saved, problems, values, with_figures, WHAT)


async def _questions(turn: Turn, press: Press, draft: Meeting) -> Designed:
    """Those that were ticked, and the one that was written, which the school keeps."""
    library = await _listed(turn, draft)
    picked = [text for name, text in press.inputs.items() if name.startswith(proposal_questions.PICKED)]
    keys = [key.strip() for text in picked for key in text.replace(";", ",").split(",")]
    own = " ".join(press.inputs.get("own", "").split())
    questions = chosen_of(draft, library, keys)
    if own and own not in questions:
        questions = (*questions, own)
    problems = []
    if len(questions) > MOST_QUESTIONS:
        problems.append(Problem("too_many_questions", {"most": MOST_QUESTIONS, "given": len(questions)}))
    if len(own) > TEXTS["question"]:
        problems.append(Problem("text_too_long", {"most": TEXTS["question"], "given": len(own)}))
    if problems:
        return await _library_card(turn, draft, problems, press.inputs)
    await _stop_keeping(turn, draft, press.inputs.get("away", ""))
    if own and key_of(own) not in {one.key for one in library}:
        await turn.uow.library.put_question(
            OwnQuestion(new_id(), draft.school_id, draft.characteristic_id, own, turn.now)
        )
    return replace(draft, questions=questions)


async def _stop_keeping(turn: Turn, draft: Meeting, key: str) -> None:
    """A question of the school's own is offered no more; where it is in use, it stays."""
    if key:
        for one in await turn.uow.library.questions(draft.school_id, draft.characteristic_id):
            if key_of(one.text) == key:
                await turn.uow.library.drop_question(draft.school_id, one.id)


async def _library_card(
    turn: Turn, draft: Meeting, problems: list[Problem] | None = None, values: Mapping[str, str] | None = None
) -> Card:
    catalogue = await turn.uow.catalogues.of(draft.school_id)
    about = catalogue.characteristic_or_lost(draft.characteristic_id)
    library = await _listed(turn, draft)
    return proposal_questions.library(turn.scene, draft, about, library, problems or [], values)


async def _listed(turn: Turn, draft: Meeting) -> list[Suggested]:
    """In the school's language: they are for the invitation."""
    catalogue = await turn.uow.catalogues.of(draft.school_id)
    own = await turn.uow.library.questions(draft.school_id, draft.characteristic_id)
    return listed(draft, catalogue, own, turn.caller.school.language)


async def _shape(turn: Turn, press: Press, draft: Meeting) -> Designed:
    """One of the forms; or one's own, kept under the name that it was given."""
    if away := press.inputs.get("away", ""):  # meetings that have it keep it: a form of one's own is its phases
        await turn.uow.library.drop_form(draft.school_id, away)
    if press.arg != "own":
        form = form_of(press.inputs.get("form", ""))
        return replace(draft, form=form.id, minutes=form.minutes) if form else draft
    name = " ".join(press.inputs.get("name", "").split())
    phases, problems = _phases(press.inputs)
    if len(name) > LONGEST_NAME:
        problems.append(Problem("text_too_long", {"most": LONGEST_NAME, "given": len(name)}, "name"))
    form = form_of(own_form(phases)) if phases else None
    if not problems and form is None:
        given = sum(minutes for _, minutes in phases)
        problems.append(Problem("form_minutes", {"least": SHORTEST, "most": LONGEST, "given": given}))
    if problems or form is None:
        forms = await turn.uow.library.forms(draft.school_id)
        return proposal_shape.shapes(turn.scene, draft, forms, problems, press.inputs)
    if name:
        await _keep_form(turn, draft, name, phases)
    return replace(draft, form=form.id, minutes=form.minutes)


async def _keep_form(turn: Turn, draft: Meeting, name: str, phases: tuple[tuple[str, int], ...]) -> None:
    """A name that the school has used before names this form from now on."""
    kept = await turn.uow.library.forms(draft.school_id)
    same = next((one.id for one in kept if one.name.casefold() == name.casefold()), new_id())
    await turn.uow.library.put_form(OwnForm(same, draft.school_id, name, phases, turn.now))


def _phases(inputs: Mapping[str, str]) -> tuple[tuple[tuple[str, int], ...], list[Problem]]:
    found: list[tuple[str, int]] = []
    problems: list[Problem] = []
    for phase in Phase:
        field = proposal_shape.MINUTES + phase
        text = inputs.get(field, "").strip().removesuffix(".0")
        if text and not (text.isascii() and text.isdigit() and len(text) < 5):
            problems.append(Problem("not_minutes", field=field))
        elif text and int(text):
            found.append((phase.value, int(text)))
    return tuple(found), problems


async def _picture(turn: Turn, press: Press, draft: Meeting) -> Designed:
    """The picture with its words."""
    picture = await turn.uow.library.picture(press.arg)
    if picture is None or picture.school_id != draft.school_id:
        raise Refused("gone")
    shows = " ".join(press.inputs.get("shows", "").split())
    problem = None
    if not shows:
        problem = Problem("picture_words_missing", field="shows")
    elif len(shows) > TEXTS["picture_alt"]:
        problem = Problem("text_too_long", {"most": TEXTS["picture_alt"], "given": len(shows)}, "shows")
    if problem:
        return proposal_picture.offer(turn.scene, draft, press.arg, [problem], shows)
    return replace(draft, picture=picture.digest, picture_alt=shows)


DESIGNING: dict[Verb, Callable[[Turn, Press, Meeting], Awaitable[Designed]]] = {
    MEETING_QUESTIONS_SAVE: _questions,
    MEETING_SHAPE_SAVE: _shape,
    MEETING_PICTURE: _picture,
}
