"""The host of the dialogs: one turn at a time for each person in a conversation; decide, commit, then speak.

What the handler calls. ``tools`` is ``bot.handling.services.Services`` (or anything with the same five parts);
``caller`` comes from the verified activity, in the school that is meant. All of them may raise ``Refused``, before
anything was said or kept.

* ``begin``: a leader asks for a meeting, in personal chat or in a channel (there the dialog goes on in personal chat).
* ``begin_anew``: the same, where they have corrected the message that they asked in.
* ``press``: a button of a press that says ``dialog``, which works with or without a dialog under way.
* ``continue_``: a text in personal chat that is no command; False where no dialog waits for one.
* ``show_again``: where somebody is, whose last words were taken and never answered; False where nothing waits.
* ``cancel``: leaves what is going on and keeps the draft; False where nothing was going on.
* ``school_meant``: the school that a press or a waiting dialog is about, for people of several schools; None if none.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cards.kit.scene import Card
from cards.verbs import Press
from dialogs import waiting
from dialogs.frame.context import RECEIPT, Tools, Turn
from dialogs.frame.outgoing import message_of
from dialogs.frame.queue import in_turn
from dialogs.frame.state import Outdated, Place, written
from dialogs.meetings import told
from dialogs.meetings.asked_by import remember
from dialogs.meetings.live import becomes, keep_place
from dialogs.meetings.plan import MISSING, NAME, PROPOSAL
from dialogs.meetings.understand import reread, understood
from dialogs.meetings.views import missing_card, proposal_card
from dialogs.placing.place import SCHOOL
from dialogs.runner import leaders_only, leave, run, stored
from domain.calendar.clock_and_days import local
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Conflict, Refused
from domain.meetings.cancel import discard_together
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import AS_MADE
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork

TRIES = 3
LONGEST_KEPT = 500  # characters of a request from a channel that go on in personal chat


async def begin(turn_context: Any, tools: Tools, caller: Caller, sentence: str) -> None:
    """Begin to plan a meeting from a sentence; whatever was going on is left, its draft kept."""
    if _in_channel(turn_context):
        await _take(turn_context, tools, caller, _begin_in_channel, sentence=sentence)
    else:
        await _take(turn_context, tools, caller, _begin, sentence=sentence)


async def begin_anew(turn_context: Any, tools: Tools, caller: Caller, sentence: str, draft_id: str) -> None:
    """Begin again from the corrected sentence; the draft that the first one made goes, unless it was changed since."""

    async def step(turn_context: Any, turn: Turn, where: str) -> bool:
        draft = await turn.uow.meetings.get(draft_id)
        if draft is not None and draft.state is MeetingState.DRAFT and draft.version == AS_MADE:
            await discard_together(turn.uow, caller, [draft], turn.now, corrected=True)
            turn.wake = True
        elif draft is not None:
            turn.say(told.earlier_kept(turn.scene))
        begins = _begin_in_channel if turn.in_channel else _begin
        return await begins(turn_context, turn, where)

    await _take(turn_context, tools, caller, step, sentence=sentence)


async def press(turn_context: Any, tools: Tools, caller: Caller, pressed: Press) -> None:
    """Handle a press of a press that says ``dialog``, sent as a message."""
    await _take(turn_context, tools, caller, run, press=pressed)


async def continue_(turn_context: Any, tools: Tools, caller: Caller, text: str) -> bool:
    """Take a text as an answer to the card that waits; False where no dialog is under way."""
    return await _take(turn_context, tools, caller, run, text=text)


async def show_again(turn_context: Any, tools: Tools, caller: Caller) -> bool:
    """Show the card that waits, to somebody who was not answered; False where nothing waits."""
    return await _take(turn_context, tools, caller, waiting.show)


async def cancel(turn_context: Any, tools: Tools, caller: Caller) -> bool:
    """Leave the dialog that is under way, and say what is kept of it; False where there is none."""
    return await _take(turn_context, tools, caller, leave)


async def school_meant(tools: Tools, conversation_id: str, person_id: str, pressed: Press | None = None) -> str | None:
    """The id of the school that the press, or else the dialog under way, is about."""
    async with tools.units(write=False) as uow:
        if pressed is not None and pressed.ref:
            return await _school_about(uow, pressed.ref)
        place = await place_of(uow, conversation_id, person_id)
        return await school_of(uow, place) if place is not None else None


async def place_of(uow: UnitOfWork, conversation_id: str, person_id: str) -> Place | None:
    """Where somebody is in a dialog; None where none is under way, or where it cannot be read any more."""
    try:
        return stored(await uow.dialogs.get(conversation_id, person_id))
    except Outdated:
        return None


async def school_of(uow: UnitOfWork, place: Place) -> str | None:
    """The id of the school that a dialog is about."""
    return place.values.get(SCHOOL) or await _school_about(uow, place.draft)


async def _school_about(uow: UnitOfWork, subject: str) -> str | None:
    meeting = await uow.meetings.get(subject) if subject else None
    school = await uow.schools.get(subject) if subject and meeting is None else None
    return meeting.school_id if meeting else school.id if school else None


async def _take(turn_context: Any, tools: Tools, caller: Caller, step: Any, **did: Any) -> bool:
    """One turn: in this person's order, in one unit of work, tried again where somebody else was first."""
    where = turn_context.activity.conversation.id
    async with in_turn(where, caller.person.id):
        for attempt in range(1, TRIES + 1):
            try:
                async with tools.units() as uow:
                    turn = Turn(tools, uow, caller, tools.clock(), in_channel=_in_channel(turn_context), **did)
                    if not caller.leads and leaders_only(turn.press, turn.sentence):
                        raise Refused("leaders_only", leaders=await _leaders(uow, caller))
                    taken = bool(await step(turn_context, turn, where))
                    if taken:
                        if receipt := turn_context.turn_state.get(RECEIPT):
                            await uow.inbox.keep(receipt)  # sent again, it is answered and not done again
                        await uow.commit()
                break
            except Conflict:  # another press was first: load again, decide again
                if attempt == TRIES:
                    raise
            except Refused:
                raise
            except Exception:
                await _forget(tools, where, caller)  # or every text after this one would meet the same mistake
                raise
        if turn.wake:
            tools.announcer.wake()
        sent = ""
        for reply in turn.replies:
            response = await turn_context.send_activity(message_of(reply))
            sent = (response.id if response is not None else "") or ""
        if turn.proposed is not None and sent:
            await keep_place(turn_context, turn, turn.proposed, sent)
        if turn.discarded is not None:
            await becomes(turn_context, turn.discarded, told.thrown_away(turn.scene))
    return taken


def _in_channel(turn_context: Any) -> bool:
    return bool(turn_context.activity.conversation.conversation_type == "channel")


async def _begin(turn_context: Any, turn: Turn, where: str) -> bool:
    person = turn.caller.person.id
    await turn.uow.dialogs.put(where, person, None, turn.now)
    taken = await run(turn_context, turn, where)
    place = await place_of(turn.uow, where, person)
    if place is not None:
        await remember(turn.uow, turn.caller, place.draft, where, turn_context.activity.id or "")
    return taken


async def _begin_in_channel(turn_context: Any, turn: Turn, where: str) -> bool:
    """In the thread only one line: that the proposal is in personal chat."""
    message_id = turn_context.activity.id or ""
    draft_id = await _send_elsewhere(turn.uow, turn.caller, turn.sentence or "", message_id, turn.now)
    await remember(turn.uow, turn.caller, draft_id, where, message_id)
    turn.wake = True
    turn.say(told.look_in_personal(turn.scene))
    return True


async def begin_elsewhere(tools: Tools, caller: Caller, sentence: str, key: str) -> None:
    """The same for a button in a channel; ``key`` tells one press from another."""
    async with tools.units() as uow:
        await _send_elsewhere(uow, caller, sentence, key, tools.clock())
        await uow.commit()
    tools.announcer.wake()


async def _send_elsewhere(uow: UnitOfWork, caller: Caller, sentence: str, key: str, now: datetime) -> str:
    """Keep the draft, and the row that sends it to the leader's personal chat."""
    sentence = sentence[:LONGEST_KEPT]
    draft = (await understood(uow, caller, sentence, now)).meeting
    # The id of the message is in the key: asking again shows the draft again, a repeated delivery does not.
    key = f"draft:{draft.id}:{key}"
    data = {"sentence": sentence, "read_at": now.isoformat()}
    kind, person_id = NoticeKind.DRAFT_READY, caller.person.id
    await uow.notices.add(planned(kind, draft.school_id, draft.id, now, key=key, person_id=person_id, data=data))
    return draft.id


async def begin_form(
    tools: Tools, conversation_id: str, caller: Caller, characteristic_id: str, starts_at: datetime | None = None
) -> Card:
    """The form for a new meeting, as the answer to a button in personal chat; the dialog waits for it."""
    async with in_turn(conversation_id, caller.person.id), tools.units() as uow:
        now = tools.clock()
        sentence = f"om {characteristic_id}" if characteristic_id else ""
        if starts_at is not None:
            sentence = f"{sentence} {local(starts_at, caller.school.zone):%d.%m.%Y kl. %H.%M}".strip()
        request = await understood(uow, caller, sentence, now)
        place = Place(NAME, MISSING, request.meeting.id, request.values)
        await uow.dialogs.put(conversation_id, caller.person.id, written(place), now)
        scene = Turn(tools, uow, caller, now).scene
        card = await missing_card(uow, scene, request.meeting, request.values)
        await uow.commit()
    return card


async def card_of(
    tools: Tools, uow: UnitOfWork, caller: Caller, draft: Meeting, sentence: str, read_at: datetime, now: datetime
) -> Card:
    """The card of a draft that was asked for in a channel: the proposal, or the form for what its sentence left open.

    ``read_at`` is when it was asked for: "tomorrow" is counted from there. The dialog waits in personal chat.
    """
    scene = Turn(tools, uow, caller, now).scene
    request = await reread(uow, caller, draft, sentence, read_at)
    proposed = not sentence and bool(draft.characteristic_id and draft.starts_at)  # made whole without a sentence
    step = PROPOSAL if request.complete or proposed else MISSING
    if caller.person.conversation_id:
        place = written(Place(NAME, step, draft.id, request.values if step == MISSING else {}))
        await uow.dialogs.put(caller.person.conversation_id, caller.person.id, place, now)
    if step == PROPOSAL:
        return await proposal_card(uow, scene, caller.school, tools.holidays, draft, caller.person.id)
    return await missing_card(uow, scene, draft, request.values, request.problems, request.doubts)


async def _forget(tools: Tools, where: str, caller: Caller) -> None:
    async with tools.units() as uow:
        await uow.dialogs.put(where, caller.person.id, None, tools.clock())
        await uow.commit()


async def _leaders(uow: UnitOfWork, caller: Caller) -> str:
    members = await uow.people.members(caller.school.id)
    return ", ".join(member.person.name for member in members if member.role is Role.LEADER)
