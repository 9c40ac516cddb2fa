"""Presses about meetings that are ahead: plan one, list them, and whether copies are wanted."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace

from bot.handling.ask import Ask, handing_on, reading, writing
from bot.handling.services import Answer
from bot.meetings.coming import coming_to
from cards.kit import notes
from cards.meetings import listing as cards
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.people.verbs import COPIES_OFF, COPIES_ON
from cards.verbs import Press
from dialogs import host
from dialogs.meetings.told import look_in_personal
from domain.meetings.cancel import own_drafts
from domain.meetings.plan import AHEAD
from domain.meetings.times import announced


@handing_on(MEETING_PLAN)
async def plan(ask: Ask) -> Answer | Awaitable[Answer]:
    """Ask for what a proposal needs; pressed in a channel, in personal chat."""
    leader, incoming = await ask.leader(), ask.incoming
    named, _, like = ask.press.arg.partition("|")
    characteristic = (await ask.uow.catalogues.of(leader.school.id)).characteristic(named)
    about = characteristic.id if characteristic else ""
    other = await ask.uow.meetings.get(like) if like else None
    starts_at = other.starts_at if other is not None and other.school_id == leader.school.id else None
    if incoming.scope == "personal":
        return host.begin_form(ask.services, incoming.conversation_id, leader, about, starts_at)
    return _begin_elsewhere(ask, about)


async def _begin_elsewhere(ask: Ask, about: str) -> str:
    """Send a proposal to the leader's personal chat, and return the line that says so."""
    key = f"{ask.incoming.reply_to_id}:{about}"
    await host.begin_elsewhere(ask.services, ask.caller, f"om {about}" if about else "", key)
    return look_in_personal(ask.scene)


@reading(MEETING_LIST)
async def listing(ask: Ask) -> Answer:
    """Return the meetings ahead; a leader in personal chat sees drafts of their own, too."""
    caller, personal = await ask.member(), ask.incoming.scope == "personal"
    catalogue = await ask.uow.catalogues.of(caller.school.id)
    meetings = await ask.uow.meetings.of_school(caller.school.id, states=AHEAD)
    if not caller.leads:
        meetings = [meeting for meeting in meetings if announced(meeting, ask.now)]
    if caller.leads and personal:
        meetings += await own_drafts(ask.uow, caller)
    rows = [(meeting, catalogue.characteristic(meeting.characteristic_id)) for meeting in meetings]
    coming = await coming_to(ask.uow, caller, meetings) if personal else {}
    return cards.listing(ask.scene, caller, rows, ask.press.arg, personal, coming)


@writing(COPIES_ON, COPIES_OFF)
async def copies(ask: Ask) -> Answer:
    """Turn personal copies of invitations on or off."""
    person, wanted = (await ask.member()).person, ask.press.verb is COPIES_ON
    if person.personal_copies != wanted:
        await ask.uow.people.save(replace(person, personal_copies=wanted))
    school_id = ask.caller.school.id
    if wanted:
        heading = ask.tr("You get copies again")
        sentence = ask.tr("The next invitation comes here, too.")
        button = (ask.tr("No more copies"), Press(COPIES_OFF, school_id))
    else:
        heading = ask.tr("No more copies")
        sentence = ask.tr("You find invitations in the channel, and meetings ahead when you write **meetings**.")
        button = (ask.tr("Send me copies again"), Press(COPIES_ON, school_id))
    return notes.note(ask.scene, heading, sentence, [button])
