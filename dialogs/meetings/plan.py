"""Planning a meeting in personal chat: a sentence, then a form for what is missing or the whole proposal, then yes.

The draft is a row of the domain, and every button names it, so that buttons work whether or not this dialog is under
way. What the dialog itself knows is which draft a typed text is about: "heller fredag kl 13" changes that one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cards.meetings.form import WHAT, WHEN, WHOLE, asks
from cards.meetings.verbs import (
    MEETING_DISCARD,
    MEETING_EDIT,
    MEETING_FIND,
    MEETING_OTHER,
    MEETING_PICTURE,
    MEETING_PREVIEW,
    MEETING_QUESTIONS,
    MEETING_READY,
    MEETING_SAVE,
    MEETING_SEND,
    MEETING_SHAPE,
)
from cards.verbs import Press
from dialogs.frame.context import Turn, turn_of
from dialogs.frame.sdk import Dialog
from dialogs.frame.state import Place
from dialogs.meetings.amend import amend
from dialogs.meetings.designing import DESIGNING, leave_form
from dialogs.meetings.form_values import onto, typed
from dialogs.meetings.ready import ready_draft
from dialogs.meetings.told import already_sent, changed_meanwhile, discarded, not_understood, nothing_to_discard, sent
from dialogs.meetings.understand import prefilled, understood
from dialogs.meetings.views import form_card, invitation_card, missing_card, proposal_card
from domain.calendar.calendar_of import calendar_of
from domain.delivery.notices import NoticeKind
from domain.errors import Problem
from domain.meetings.cancel import discard
from domain.meetings.invite import invite
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import draft_to_change, problems_with, suggest
from domain.meetings.question_library import keep_own
from domain.meetings.times import along

NAME = "plan_meeting"
_OF_THE_FORM = (MEETING_SAVE, MEETING_OTHER, MEETING_FIND, MEETING_QUESTIONS, MEETING_SHAPE)
MISSING, PROPOSAL, FORM = "missing", "proposal", "form"


class PlanMeeting(Dialog):  # type: ignore[misc]  # the SDK has no types
    """Proposes, changes, confirms. ``Any``: contexts and results of the SDK."""

    def __init__(self) -> None:
        super().__init__(NAME)

    async def begin_dialog(self, dialog_context: Any, options: object = None) -> Any:
        """A request in a sentence, or a button of a draft that no dialog was about."""
        turn = turn_of(dialog_context)
        if turn.press is not None:
            return await self._press(dialog_context, turn, turn.press)
        request = await understood(turn.uow, turn.caller, turn.sentence or "", turn.now)
        if request.complete:
            return await self._propose(dialog_context, turn, request.meeting)
        _be_at(dialog_context, Place(NAME, MISSING, request.meeting.id, request.values))
        scene = turn.scene
        card = await missing_card(
            turn.uow, scene, request.meeting, request.values, request.problems, doubts=request.doubts
        )
        turn.say(card)
        return Dialog.end_of_turn

    async def continue_dialog(self, dialog_context: Any) -> Any:
        """A button, or a text that is read as an amendment."""
        turn = turn_of(dialog_context)
        if turn.press is not None:
            return await self._press(dialog_context, turn, turn.press)
        place = _place(dialog_context)
        draft = await draft_to_change(turn.uow, turn.caller, place.draft)
        if draft.state is not MeetingState.DRAFT:
            turn.say(already_sent(turn.scene, draft))
            return await dialog_context.end_dialog()
        change = await amend(turn, draft, place.values, turn.text)
        if change is None:
            turn.say(not_understood(turn.scene, place.step == MISSING))
            return Dialog.end_of_turn
        if change.missing:
            _be_at(dialog_context, Place(NAME, MISSING, draft.id, change.values))
            saved = await self._save(turn, draft, change.meeting)
            turn.say(await missing_card(turn.uow, turn.scene, saved, change.values, change.problems, change.doubts))
            return Dialog.end_of_turn
        return await self._propose(dialog_context, turn, await self._save(turn, draft, change.meeting))

    async def _press(self, dialog_context: Any, turn: Turn, press: Press) -> Any:
        if press.verb is MEETING_DISCARD:
            turn.discarded = await turn.uow.posts.get(NoticeKind.DRAFT_READY, press.ref, turn.caller.person.id)
            gone = await discard(turn.uow, turn.caller, press.ref) if press.ref else False
            turn.say(discarded(turn.scene) if gone else nothing_to_discard(turn.scene))
            return await dialog_context.end_dialog()
        if press.verb is MEETING_READY:
            return await self._ready(dialog_context, turn)
        draft = await draft_to_change(turn.uow, turn.caller, press.ref)
        if draft.state is not MeetingState.DRAFT:
            turn.say(already_sent(turn.scene, draft))
            return await dialog_context.end_dialog()
        if press.verb in _OF_THE_FORM or (press.verb is MEETING_PICTURE and not press.arg):
            return await self._take_form(dialog_context, turn, press, draft)
        if press.verb in DESIGNING:
            return await self._design(dialog_context, turn, press, draft)
        if press.verb is MEETING_SEND:
            return await self._send(dialog_context, turn, press, draft)
        if press.verb is MEETING_EDIT:
            return await self._edit(dialog_context, turn, draft)
        if press.verb is MEETING_PREVIEW and not _incomplete(draft):
            school, leader = turn.caller.school, turn.caller.person.name
            turn.say(await invitation_card(turn.uow, turn.scene, school, draft, leader))
            return _wait_at(dialog_context, Place(NAME, PROPOSAL, draft.id))
        return await self._propose(dialog_context, turn, draft)

    async def _ready(self, dialog_context: Any, turn: Turn) -> Any:
        """Propose the meeting that is natural next, unless there is one ahead."""
        found = await ready_draft(turn)
        if isinstance(found, Meeting):
            return await self._propose(dialog_context, turn, found)
        turn.say(found)
        return await dialog_context.end_dialog()

    async def _take_form(self, dialog_context: Any, turn: Turn, press: Press, draft: Meeting) -> Any:
        """Save what was typed. Nothing typed is lost: with a problem, the same form comes back filled in."""
        inputs, part = typed(press.inputs), _part_of(press)
        catalogue = await turn.uow.catalogues.with_limits(draft.school_id)
        changed, problems = onto(draft, inputs, catalogue, turn.caller.school.zone, part)
        if press.verb is MEETING_PICTURE:
            changed = replace(changed, picture="", picture_alt="")
        wanted = inputs.get("characteristic", "").strip()
        if wanted and wanted != draft.characteristic_id:
            about = catalogue.characteristic(wanted)
            if about is None:
                problems.append(Problem("characteristic_unknown", {"number": wanted[:12]}, "characteristic"))
            else:
                figures = await turn.uow.figures.of_school(draft.school_id)
                changed = suggest(changed, about, catalogue, figures, turn.caller.school.language)
        read = {(problem.key, problem.field) for problem in problems} | {("", problem.field) for problem in problems}
        problems += [
            one
            for one in problems_with(changed, turn.now, turn.caller.school.zone)
            if ("", one.field) not in read and asks(part, one.field)  # the other part has its own to put right
        ]
        stale = bool(press.rev) and press.rev != draft.version and replace(changed, version=draft.version) != draft
        if part == MISSING and (problems or stale):
            _be_at(dialog_context, Place(NAME, MISSING, draft.id, inputs))
            turn.say(await missing_card(turn.uow, turn.scene, draft, inputs, problems))
            return Dialog.end_of_turn
        if problems or stale:
            if stale and not problems:
                problems = [Problem("draft_changed")]
            turn.say(await form_card(turn.uow, turn.scene, draft, problems, inputs, part=part))
            return _wait_at(dialog_context, Place(NAME, FORM, draft.id))
        saved = await self._save(turn, draft, changed)
        if press.verb is MEETING_SAVE:
            return await self._propose(dialog_context, turn, saved)
        turn.say(await leave_form(turn, press, saved, inputs))
        return _wait_at(dialog_context, Place(NAME, FORM, saved.id))

    async def _design(self, dialog_context: Any, turn: Turn, press: Press, draft: Meeting) -> Any:
        """Questions, a form of meeting or a picture. A card that is older than the draft changes nothing."""
        if press.rev and press.rev != draft.version:
            turn.say(changed_meanwhile(turn.scene))
            return await self._propose(dialog_context, turn, draft)
        designed = await DESIGNING[press.verb](turn, press, draft)
        if not isinstance(designed, Meeting):
            turn.say(designed)
            return _wait_at(dialog_context, Place(NAME, FORM, draft.id))
        return await self._propose(dialog_context, turn, await self._save(turn, draft, designed))

    async def _send(self, dialog_context: Any, turn: Turn, press: Press, draft: Meeting) -> Any:
        if press.rev and press.rev != draft.version:
            turn.say(changed_meanwhile(turn.scene))
            return await self._propose(dialog_context, turn, draft)
        problems = problems_with(draft, turn.now, turn.caller.school.zone)
        if _incomplete(draft):
            values = prefilled(draft, turn.caller.school.zone)
            turn.say(await missing_card(turn.uow, turn.scene, draft, values, problems))
            return _wait_at(dialog_context, Place(NAME, MISSING, draft.id, values))
        if problems:
            part = WHEN if any(asks(WHEN, one.field) for one in problems) else WHAT
            turn.say(await form_card(turn.uow, turn.scene, draft, problems, part=part))
            return _wait_at(dialog_context, Place(NAME, FORM, draft.id))
        catalogue = await turn.uow.catalogues.of(draft.school_id)
        await keep_own(turn.uow, draft, catalogue, turn.caller.school.language, turn.now)
        meeting = await invite(turn.uow, turn.caller, draft.id, turn.now, turn.tools.holidays)
        turn.wake = True
        catalogue = await turn.uow.catalogues.of(meeting.school_id)
        turn.say(sent(turn.scene, meeting, catalogue.characteristic_or_lost(meeting.characteristic_id)))
        return await dialog_context.end_dialog()

    async def _edit(self, dialog_context: Any, turn: Turn, draft: Meeting) -> Any:
        if _incomplete(draft):
            return await self._propose(dialog_context, turn, draft)
        turn.say(await form_card(turn.uow, turn.scene, draft))
        return _wait_at(dialog_context, Place(NAME, FORM, draft.id))

    async def _propose(self, dialog_context: Any, turn: Turn, draft: Meeting) -> Any:
        """Show the whole proposal; what is missing before there can be one."""
        if _incomplete(draft):
            values = prefilled(draft, turn.caller.school.zone)
            turn.say(await missing_card(turn.uow, turn.scene, draft, values))
            return _wait_at(dialog_context, Place(NAME, MISSING, draft.id, values))
        caller = turn.caller
        card = await proposal_card(turn.uow, turn.scene, caller.school, turn.tools.holidays, draft, caller.person.id)
        turn.say(card)
        turn.proposed = draft
        return _wait_at(dialog_context, Place(NAME, PROPOSAL, draft.id))

    async def _save(self, turn: Turn, draft: Meeting, changed: Meeting) -> Meeting:
        if changed == draft:
            return draft
        calendar = await calendar_of(turn.uow, turn.caller.school, turn.tools.holidays)
        return await turn.uow.meetings.save(along(draft, changed, turn.now, calendar))


def _part_of(press: Press) -> str:
    """The part of the form that the press came from; a picture is taken out where figures and questions are."""
    if press.verb is MEETING_PICTURE:
        return WHOLE if "date" in press.inputs else WHAT
    return press.arg if press.arg in (WHEN, WHAT, MISSING) else WHOLE


def _incomplete(draft: Meeting) -> bool:
    return not draft.characteristic_id or draft.starts_at is None


def _place(dialog_context: Any) -> Place:
    place = dialog_context.active_dialog.state["place"]
    assert isinstance(place, Place)
    return place


def _be_at(dialog_context: Any, place: Place) -> None:
    dialog_context.active_dialog.state["place"] = place


def _wait_at(dialog_context: Any, place: Place) -> Any:
    _be_at(dialog_context, place)
    return Dialog.end_of_turn
