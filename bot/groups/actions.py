"""Presses about groups: the leader draws them; everybody sees their own, and writes what it found."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from bot.agenda.views import characteristic_of, known, leader_of, member_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
from cards.groups import form as groups_form
from cards.groups import mine as group_mine
from cards.groups import shared as cards
from cards.groups.verbs import GROUP_MINE, GROUP_SAVE, GROUPS_DRAW, GROUPS_FORM
from cards.kit import kit
from cards.kit.scene import Scene
from cards.kit.sentences import sentence
from cards.verbs import Press, Verb
from cards.votes.few import back
from domain.agenda.standing import require_running
from domain.catalogue.areas import Characteristic
from domain.errors import Problem, Refused
from domain.groups.draw import draw_groups, drawing, group_of, may_write, present_members, read_wish, send_to
from domain.groups.groups import Group
from domain.groups.write_finding import Writing, write_finding
from domain.meetings.meeting import Meeting
from domain.people.school import Caller, Member
from domain.personal_data.naming import SURE
from domain.unit_of_work import UnitOfWork
from locales import tr


@dataclass(frozen=True, slots=True)
class _Look:
    """The groups of a meeting as one person sees them."""

    scene: Scene
    meeting: Meeting
    characteristic: Characteristic
    groups: list[Group]
    members: dict[str, Member]
    present: list[Member]


async def form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The leader's form."""
    async with services.units(write=False) as uow:
        look = await _look(services, uow, await leader_of(uow, incoming, press.ref), press.ref)
    require_running(look.meeting)
    return _form(look)


async def draw(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Draw them. The answer is the groups, those of another leader where they were first."""
    wish = read_wish(press.inputs)
    if isinstance(wish, list):
        async with services.units(write=False) as uow:
            look = await _look(services, uow, await leader_of(uow, incoming, press.ref), press.ref)
        return _form(look, wish, press)

    async def do(uow: UnitOfWork) -> tuple[_Look, bool]:
        leader = await leader_of(uow, incoming, press.ref)
        before = drawing(await uow.groups.of_meeting(press.ref))
        now, choose = services.clock(), secrets.SystemRandom()
        await draw_groups(uow, press.ref, wish, leader, now, choose, before=press.arg)
        return await _look(services, uow, leader, press.ref), before == press.arg

    look, new = await effect(services, do)
    note = "" if new else look.scene.tr("The groups were drawn already. These are they.")
    return _drawn(look, note)


async def mine(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The presser's own group, to read and to write."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        look = await _look(services, uow, caller, press.ref)
    require_running(look.meeting)
    group = group_of(look.groups, caller.person.id)
    if group is None or not may_write(group, look.members, caller.person.id):
        return group_mine.nowhere(look.scene, look.meeting, drawn=bool(look.groups))
    if incoming.scope == "channel" and caller.person.reachable:
        # There the next edit of the message would put the shared card back, in the place of what is being written.
        await effect(services, lambda uow: send_to(uow, look.meeting, group, caller.person.id, services.clock()))
        return look.scene.tr("Your group's card is in our personal chat.")
    return _mine(look, group)


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What the group found. What cannot be kept comes back with a sentence, and nothing that was typed is lost."""

    async def do(uow: UnitOfWork) -> tuple[_Look, Writing]:
        group = await uow.groups.get(press.ref)
        if group is None:
            raise Refused("gone")
        caller = await member_of(uow, incoming, group.meeting_id)
        sure, rev = press.arg == SURE, max(press.rev, 0)
        done = await write_finding(uow, press.ref, press.inputs, caller, services.clock(), rev=rev, sure=sure)
        return await _look(services, uow, caller, group.meeting_id), done

    try:
        look, written = await effect(services, do)
    except Refused as refused:
        if (anew := await _anew(services, incoming, press)) is not None:
            return anew
        scene = await _scene(services, incoming, press)
        if scene is None or not press.inputs.get("finding", "").strip():
            raise
        return group_mine.too_late(scene, sentence(scene, refused.problem), press.inputs["finding"])
    return _mine(look, written.group, written.problems, press)


async def _anew(services: Services, incoming: Incoming, press: Press) -> Answer | None:
    """Where the groups were drawn anew meanwhile: the writer's new group with what they typed; None anywhere else."""
    text = press.inputs.get("finding", "").strip()
    async with services.units(write=False) as uow:
        if not text or not press.nonce or await uow.groups.get(press.ref) is not None:
            return None
        try:
            look = await _look(services, uow, caller := await member_of(uow, incoming, press.nonce), press.nonce)
            require_running(look.meeting)
        except Refused:
            return None
    group = group_of(look.groups, caller.person.id)
    if group is None or not may_write(group, look.members, caller.person.id):
        reason = sentence(look.scene, Problem("groups_redrawn_without"))
        return group_mine.too_late(look.scene, reason, text)
    return group_mine.redrawn(look.scene, look.meeting, look.characteristic, group, look.members, text)


async def _look(services: Services, uow: UnitOfWork, caller: Caller, meeting_id: str) -> _Look:
    meeting = await known(uow, meeting_id)
    members = await uow.people.members(meeting.school_id)
    return _Look(
        scene_for(services, caller, services.clock()),
        meeting,
        await characteristic_of(uow, meeting.school_id, meeting.characteristic_id),
        await uow.groups.of_meeting(meeting.id),
        {member.person.id: member for member in members},
        await present_members(uow, meeting),
    )


async def _scene(services: Services, incoming: Incoming, press: Press) -> Scene | None:
    """The scene of somebody whose text could not be kept; None for somebody whom the group is no business of."""
    async with services.units(write=False) as uow:
        group = await uow.groups.get(press.ref)
        if group is None:
            return None
        try:
            caller = await member_of(uow, incoming, group.meeting_id)
        except Refused:
            return None
    return scene_for(services, caller, services.clock())


def _form(look: _Look, problems: list[Problem] | None = None, press: Press | None = None) -> Answer:
    taking_part = sum(member.takes_part for member in look.members.values())
    values = press.inputs if press else None
    return groups_form.form(look.scene, look.meeting, look.present, taking_part, look.groups, problems or (), values)


def _drawn(look: _Look, note: str) -> Answer:
    """What all see now, with the leader's ways on."""
    scene, meeting = look.scene, look.meeting
    again = Press(GROUPS_FORM, meeting.id)
    buttons = (
        kit.execute(tr(scene.language, "My group"), Press(GROUP_MINE, meeting.id), associated=False),
        kit.execute(tr(scene.language, "Draw the groups anew"), again, associated=False),
        back(scene, meeting),
    )
    return cards.shared(scene, meeting, look.characteristic, look.groups, look.members, *buttons, note=note)


def _mine(look: _Look, group: Group, problems: tuple[Problem, ...] = (), press: Press | None = None) -> Answer:
    values = press.inputs if press and problems else None
    return group_mine.mine(
        look.scene, look.meeting, look.characteristic, group, look.members, problems, values, saved=press is not None
    )


ACTIONS: dict[Verb, Action] = {
    GROUPS_FORM: form,
    GROUPS_DRAW: draw,
    GROUP_MINE: mine,
    GROUP_SAVE: save,
}
