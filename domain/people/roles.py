"""Who leads a school, who teaches, who is not taking part; a school is never left without a leader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.meetings.invite import near_to_new_leader
from domain.people.school import Caller, Member, Role, School
from domain.unit_of_work import UnitOfWork


async def leaders(uow: UnitOfWork, school_id: str) -> list[Member]:
    """Those who lead the school now, by name."""
    return [member for member in await uow.people.members(school_id) if member.role is Role.LEADER]


async def lead_myself(uow: UnitOfWork, caller: Caller, now: datetime) -> None:
    """The installer says: I lead. Does nothing for somebody who already does."""
    school = await _locked(uow, caller.school.id)
    if caller.leads:
        return
    _only_the_installer(school, caller.person.id)
    await _no_leader_yet(uow, school)
    await _make_leader(uow, school, caller.person.id, now)


async def hand_over(uow: UnitOfWork, school_id: str, installer_id: str, to_person_id: str, now: datetime) -> Member:
    """The installer says who leads; the one who does is told."""
    school = await _locked(uow, school_id)
    member = await uow.people.member(school.id, to_person_id)
    if member is None or not member.here:
        raise Refused("choose_a_member")
    if member.role is Role.LEADER:
        return member
    _only_the_installer(school, installer_id)
    await _no_leader_yet(uow, school)
    await _make_leader(uow, school, to_person_id, now, told=installer_id)
    return replace(member, role=Role.LEADER)


async def claim(uow: UnitOfWork, caller: Caller, now: datetime) -> bool:
    """A member says that they lead. It counts when another member confirms it, who is asked in the channel.

    True where it counts at once: who added the bot is asked nothing more, wherever they press.
    """
    school = await _locked(uow, caller.school.id)
    await _no_leader_yet(uow, school)
    if school.installer_id == caller.person.id:
        await _make_leader(uow, school, caller.person.id, now)
        return True
    _takes_part(caller)
    if school.claimant_id != caller.person.id:
        await uow.schools.save(replace(school, claimant_id=caller.person.id))
    await uow.notices.add(
        planned(
            NoticeKind.CLAIM,
            school.id,
            school.id,
            now,
            key=f"claim:{school.id}:{caller.person.id}:{now.date().isoformat()}",
            data={"what": "claim", "claimant": caller.person.id},
        )
    )
    return False


async def confirm(uow: UnitOfWork, caller: Caller, claimant_id: str, now: datetime) -> Member:
    """Another member confirms a claim; the first claim that is confirmed counts."""
    school = await _locked(uow, caller.school.id)
    claimant = await uow.people.member(school.id, claimant_id)
    if claimant is None or not claimant.here:
        raise Refused("claimant_left")
    if claimant.role is Role.LEADER:
        return claimant
    await _no_leader_yet(uow, school)
    if claimant_id == caller.person.id:
        raise Refused("confirm_by_another")
    _takes_part(caller)
    notices = await uow.notices.of_subject(school.id)
    claimed = any(n.kind is NoticeKind.CLAIM and n.data.get("claimant") == claimant_id for n in notices)
    if claimant_id != school.claimant_id and not claimed:
        raise Refused("gone")  # they did not claim it: the payload was made by hand
    await _make_leader(uow, school, claimant_id, now, told=caller.person.id)
    await _say_claimed(uow, school, claimant_id, now)
    return replace(claimant, role=Role.LEADER)


async def set_roles(uow: UnitOfWork, caller: Caller, wanted: Mapping[str, Role], now: datetime) -> list[Problem]:
    """Roles as a leader set them on the card. Problems, and nothing changed, where nobody would lead any more."""
    school = await _locked(uow, caller.school.id)
    members = {member.person.id: member for member in await uow.people.members(school.id)}
    changes = {who: role for who, role in wanted.items() if who in members and members[who].role is not role}
    after = {who: changes.get(who, member.role) for who, member in members.items()}
    if Role.LEADER not in after.values():
        return [Problem("school_needs_leader")]
    for who, role in changes.items():
        await uow.people.put_member(school.id, who, role)
        if role is Role.LEADER:
            await _tell_new_leader(uow, school, who, now, told=caller.person.id)
    return []


async def appoint(uow: UnitOfWork, school_id: str, person_id: str, now: datetime) -> None:
    """The administrator's repair: this member leads from now on, beside those who already do."""
    school = await _locked(uow, school_id)
    await _make_leader(uow, school, person_id, now, told=person_id)


async def own_school(uow: UnitOfWork, caller: Caller, channel_id: str, channel_name: str) -> School:
    """Make one channel of the team a school of its own, led by the leader who asks. Others are not taking part yet."""
    if not caller.leads:
        raise Refused("leaders_only", leaders=", ".join(m.person.name for m in await leaders(uow, caller.school.id)))
    team = caller.school
    if not team.whole_team or channel_id in ("", team.channel_id, team.team_id):
        raise Refused("channel_has_school")
    school = replace(
        team, id=new_id(), name=channel_name or team.name, channel_id=channel_id, whole_team=False, installer_id=None,
        claimant_id=None, roster_at=None, version=0,
    )  # fmt: skip
    if not await uow.schools.add(school):
        raise Refused("channel_has_school")
    for member in await uow.people.members(team.id):
        role = Role.LEADER if member.person.id == caller.person.id else Role.NONE
        await uow.people.put_member(school.id, member.person.id, role)
    return school


async def _say_claimed(uow: UnitOfWork, school: School, claimant_id: str, now: datetime) -> None:
    """The question in the channel becomes its answer."""
    key = f"claimed:{school.id}:{claimant_id}:{now.isoformat()}"
    data = {"what": "claimed", "claimant": claimant_id}
    await uow.notices.add(planned(NoticeKind.CLAIM, school.id, school.id, now, key=key, data=data))


async def _locked(uow: UnitOfWork, school_id: str) -> School:
    """The school, with its row held: who leads is decided by one press at a time."""
    school = await uow.schools.get(school_id, lock=True)
    if school is None:
        raise Refused("gone")
    return school


def _only_the_installer(school: School, person_id: str) -> None:
    if school.installer_id != person_id:
        raise Refused("installer_only")


def _takes_part(caller: Caller) -> None:
    """A guest in a team settles nothing; in one channel of a team nobody takes part before there is a leader."""
    if caller.school.whole_team and caller.role is Role.NONE:
        raise Refused("not_taking_part")


async def _no_leader_yet(uow: UnitOfWork, school: School) -> None:
    leading = await leaders(uow, school.id)
    if leading:
        raise Refused("has_leader", leaders=", ".join(member.person.name for member in leading))


async def _make_leader(uow: UnitOfWork, school: School, person_id: str, now: datetime, *, told: str = "") -> None:
    await uow.people.put_member(school.id, person_id, Role.LEADER)
    if school.claimant_id:
        await uow.schools.save(replace(school, claimant_id=None))
    if told:
        await _tell_new_leader(uow, school, person_id, now, told=told)
    await uow.notices.add(
        planned(
            NoticeKind.WELCOME_CHANNEL,
            school.id,
            school.id,
            now,
            key=f"led:{school.id}:{person_id}:{now.isoformat()}",
            data={"what": "edit"},
        )
    )
    if school.installer_id:
        key = f"who_leads:{school.id}:{person_id}:{now.isoformat()}"
        edit = {"what": "edit"} if told else {"what": "edit", "self": "yes"}  # who said so themselves begins there
        await uow.notices.add(
            planned(NoticeKind.WHO_LEADS, school.id, school.id, now, key=key, person_id=school.installer_id, data=edit)
        )


async def _tell_new_leader(uow: UnitOfWork, school: School, person_id: str, now: datetime, *, told: str) -> None:
    await near_to_new_leader(uow, school.id, person_id, now)
    await uow.notices.add(
        planned(
            NoticeKind.WELCOME_PERSON,
            school.id,
            school.id,
            now,
            key=f"leads:{school.id}:{person_id}:{now.date().isoformat()}",
            person_id=person_id,
            data={"what": "leads", "by": told},
        )
    )
