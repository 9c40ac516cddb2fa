"""Presses about groups: the leader draws them; everybody sees their own, and writes what it found."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.agenda.asked import led_meeting, meeting_asked
from bot.agenda.views import characteristic_of, known
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, answering, reading, writing
from bot.handling.effects import effect
from bot.handling.services import Answer, Services
from cards.groups import form as groups_form
from cards.groups import mine as group_mine
from cards.groups import shared as cards
from cards.groups.verbs import GROUP_MINE, GROUP_SAVE, GROUPS_DRAW, GROUPS_FORM
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.verbs import Press
from cards.votes.few import back
from domain.agenda.standing import require_running
from domain.catalogue.areas import Characteristic
from domain.errors import Problem, Refused
from domain.groups.draw import draw_groups, drawing, expected, group_of, may_write, present_members, read_wish, send_to
from domain.groups.groups import Group
from domain.groups.write_finding import write_finding
from domain.meetings.meeting import Meeting
from domain.people.school import Member
from domain.personal_data.naming import SURE


@dataclass(frozen=True, slots=True)
class _Look:
    """The groups of a meeting as one person sees them."""

    scene: Scene
    meeting: Meeting
    characteristic: Characteristic
    groups: list[Group]
    members: dict[str, Member]
    present: list[Member]
    expected: int  # who take part and have not said that they are not coming


@reading(GROUPS_FORM)
async def form(ask: Ask) -> Answer:
    """Return the leader's form."""
    look = await _look(ask, await led_meeting(ask))
    require_running(look.meeting)
    return _form(look)


@answering(GROUPS_DRAW)
async def draw(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Draw the groups; what is wrong with the form is said without taking a lock."""
    action = _form_anew if isinstance(read_wish(press.inputs), list) else _draw
    return await action(services, incoming, press)


@reading()
async def _form_anew(ask: Ask) -> Answer:
    """Return the form as it was filled in, with what is wrong beside its fields."""
    problems = read_wish(ask.press.inputs)
    look = await _look(ask, await led_meeting(ask))
    return _form(look, problems if isinstance(problems, list) else (), ask.press.inputs)


@writing()
async def _draw(ask: Ask) -> Answer:
    """Draw the groups. The answer is the groups, those of another leader where they were first."""
    wish = read_wish(ask.press.inputs)
    assert not isinstance(wish, list), "asked before"
    await led_meeting(ask)
    before = drawing(await ask.uow.groups.of_meeting(ask.press.ref))
    choose = secrets.SystemRandom()
    await draw_groups(ask.uow, ask.press.ref, wish, ask.caller, ask.now, choose, before=ask.press.arg)
    look = await _look(ask, await known(ask.uow, ask.press.ref))
    return _drawn(look, "" if before == ask.press.arg else ask.tr("The groups were drawn already. These are they."))


@answering(GROUP_MINE)
async def mine(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Return the presser's own group, to read and to write; in the channel, have it sent to their personal chat.

    Not one unit of work: to look takes no lock, and most only look.
    """
    async with services.units(write=False) as uow:
        ask = Ask(services, incoming, press, uow, services.clock())
        look = await _look(ask, await meeting_asked(ask))
    require_running(look.meeting)
    person = ask.caller.person
    group = group_of(look.groups, person.id)
    if group is None or not may_write(group, look.members, person.id):
        return group_mine.nowhere(look.scene, look.meeting, drawn=bool(look.groups))
    if incoming.scope == "channel" and person.reachable:
        # There the next edit of the message would put the shared card back, in the place of what is being written.
        await effect(services, lambda uow: send_to(uow, look.meeting, group, person.id, services.clock()))
        return look.scene.tr("Your group's card is in our personal chat.")
    return group_mine.mine(look.scene, look.meeting, look.characteristic, group, look.members)


@answering(GROUP_SAVE)
async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep what the group found. Where it cannot be kept, return a sentence, and nothing that was typed is lost.

    Not one unit of work: what is refused leaves nothing behind, and is answered from a new look.
    """
    try:
        return await _save(services, incoming, press)
    except Refused as refused:
        if (redrawn := await _redrawn(services, incoming, press)) is not None:
            return redrawn
        scene = await _scene(services, incoming, press)
        if scene is None or not press.inputs.get("finding", "").strip():
            raise
        return group_mine.too_late(scene, sentence(scene, refused.problem), press.inputs["finding"])


@writing()
async def _save(ask: Ask) -> Answer:
    group = await ask.uow.groups.get(ask.press.ref)
    if group is None:
        raise Refused("gone")
    await meeting_asked(ask, group.meeting_id)
    press, sure, seen = ask.press, ask.press.arg == SURE, ask.press.rev
    written = await write_finding(ask.uow, press.ref, press.inputs, ask.caller, ask.now, seen=seen, sure=sure)
    look = await _look(ask, await known(ask.uow, group.meeting_id))
    values = press.inputs if written.problems else None
    about = (look.scene, look.meeting, look.characteristic, written.group, look.members)
    return group_mine.mine(*about, written.problems, values, saved=True)


async def _redrawn(services: Services, incoming: Incoming, press: Press) -> Answer | None:
    """Return the writer's new group with what they typed, where groups were drawn anew meanwhile; None elsewhere."""
    text = press.inputs.get("finding", "").strip()
    async with services.units(write=False) as uow:
        if not text or not press.nonce or await uow.groups.get(press.ref) is not None:
            return None
        ask = Ask(services, incoming, press, uow, services.clock())
        try:
            look = await _look(ask, await meeting_asked(ask, press.nonce))
            require_running(look.meeting)
        except Refused:
            return None
    group = group_of(look.groups, ask.caller.person.id)
    if group is None or not may_write(group, look.members, ask.caller.person.id):
        reason = sentence(look.scene, Problem("groups_redrawn_without"))
        return group_mine.too_late(look.scene, reason, text)
    return group_mine.redrawn(look.scene, look.meeting, look.characteristic, group, look.members, text)


async def _look(ask: Ask, meeting: Meeting) -> _Look:
    members = await ask.uow.people.members(meeting.school_id)
    return _Look(
        ask.scene,
        meeting,
        await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id),
        await ask.uow.groups.of_meeting(meeting.id),
        {member.person.id: member for member in members},
        await present_members(ask.uow, meeting),
        await expected(ask.uow, meeting.id, members),
    )


async def _scene(services: Services, incoming: Incoming, press: Press) -> Scene | None:
    """Return the scene of somebody whose text could not be kept; None for somebody who is not of the group's school."""
    async with services.units(write=False) as uow:
        ask = Ask(services, incoming, press, uow, services.clock())
        group = await uow.groups.get(press.ref)
        if group is None:
            return None
        try:
            await meeting_asked(ask, group.meeting_id)
        except Refused:
            return None
    return ask.scene


def _form(look: _Look, problems: Sequence[Problem] = (), values: Mapping[str, str] | None = None) -> Card:
    return groups_form.form(look.scene, look.meeting, look.present, look.expected, look.groups, problems, values)


def _drawn(look: _Look, note: str) -> Card:
    """Return the groups as all see them now, with the leader's ways on."""
    scene, meeting = look.scene, look.meeting
    buttons = (
        kit.execute(scene.tr("My group"), Press(GROUP_MINE, meeting.id), associated=False),
        kit.execute(scene.tr("Draw the groups anew"), Press(GROUPS_FORM, meeting.id), associated=False),
        back(scene, meeting),
    )
    return cards.shared(scene, meeting, look.characteristic, look.groups, look.members, *buttons, note=note)
