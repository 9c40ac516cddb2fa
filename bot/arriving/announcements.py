"""What is said about arriving, about who leads, and about somebody who could not be reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.arriving.first_card import first_card
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, Target, ToChannel, ToPerson
from bot.handling.services import Services
from cards.arriving import team, welcome
from cards.kit import kit, notes
from cards.kit.scene import Scene
from cards.people.verbs import LEAD_CLAIM
from cards.verbs import Press
from domain.arriving import channels
from domain.delivery import lost_channel
from domain.delivery.notices import Notice, NoticeKind
from domain.people import roles
from domain.people.school import Caller, Person, Role, School
from domain.unit_of_work import UnitOfWork
from locales import N_, tr

WHAT = {
    NoticeKind.DRAFT_READY: N_("the proposed meeting"),
    NoticeKind.MEETING_NEAR: N_("the card to run the meeting from"),
    NoticeKind.MEASURE_AHEAD: N_("a question about a measure"),
    NoticeKind.MEASURE_DUE: N_("a question about a measure"),
    NoticeKind.MEASURE_AFTER: N_("a question about a measure"),
    NoticeKind.MEASURE_HELP: N_("a call for help with a measure"),
    NoticeKind.MEASURE_GIVEN: N_("a measure that was given to them"),
    NoticeKind.WHO_LEADS: N_("the question who leads the school"),
}


async def welcome_channel(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The one post in the channel; edited once somebody leads, so that nobody is asked any more."""
    school = await _school(uow, notice)
    scene = channel_scene(services, school, now)
    card = welcome.channel(scene, school, bool(await roles.leaders(uow, school.id)))
    summary = tr(scene.language, "Samklang is here")
    if notice.data.get("what") == "edit":
        post = await uow.posts.get(NoticeKind.WELCOME_CHANNEL, school.id)
        return Outgoing(ToChannel(school), card, edit=post) if post else Skip("not posted yet")
    return Outgoing(ToChannel(school), card, summary=summary, remember=(NoticeKind.WELCOME_CHANNEL, school.id, ""))


async def welcome_person(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The personal welcome; or that somebody was made a leader, which is a welcome too for who had none."""
    school, person = await _school(uow, notice), await _person(uow, notice)
    member = await uow.people.member(school.id, person.id) if person else None
    if person is None or member is None or not member.here:
        return Skip("not in the school")
    if not person.welcomed:  # the notice's key is what keeps it from being said twice
        person = await uow.people.save(replace(person, welcomed=True))
    caller = Caller(person, school, member.role, person.language or school.language)
    card = await first_card(services, uow, caller)
    return Outgoing(ToPerson(person, school), card, summary=tr(caller.language, "Samklang is here"))


async def who_leads(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Ask the person who added the bot who leads; the card follows what is known since, and who leads in the end."""
    school, person = await _school(uow, notice), await _person(uow, notice)
    leading = await roles.leaders(uow, school.id)
    if person is None or (leading and notice.data.get("what") != "edit"):
        return Skip("somebody leads")
    scene = personal_scene(services, school, person, now)
    names = ", ".join(member.person.name for member in leading)
    if notice.data.get("self") and any(member.person.id == person.id for member in leading):
        caller = Caller(person, school, Role.LEADER, scene.language)
        card = await first_card(services, uow, caller, led_by=names)
    elif leading:
        card = welcome.settled(scene, school, names)
    else:
        card = welcome.who_leads(scene, school, await uow.people.members(school.id))
    if notice.data.get("what") == "edit":
        post = await uow.posts.get(NoticeKind.WHO_LEADS, school.id, person.id)
        return Outgoing(ToPerson(person, school), card, edit=post) if post else Skip("not asked")
    summary = tr(scene.language, "Who leads the school?")
    remember = (NoticeKind.WHO_LEADS, school.id, person.id)
    return Outgoing(ToPerson(person, school), card, summary=summary, remember=remember)


async def claim(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """To the channel: somebody says they lead (who confirms?), or nobody leads any more (who does?)."""
    school = await _school(uow, notice)
    scene = channel_scene(services, school, now)
    leading = await roles.leaders(uow, school.id)
    what, claimant_id = notice.data.get("what"), notice.data.get("claimant", "")
    if what == "claimed":
        post = await uow.posts.get(NoticeKind.CLAIM, school.id, claimant_id)
        if post is None or not leading:
            return Skip("not posted")
        names = ", ".join(member.person.name for member in leading)
        return Outgoing(ToChannel(school), welcome.claimed(scene, school, names), edit=post)
    if leading:
        return Skip("somebody leads")
    if what == "leaderless":
        return Outgoing(
            ToChannel(school), _leaderless(scene, school), summary=tr(scene.language, "Who leads the school?")
        )
    member = await uow.people.member(school.id, claimant_id)
    if member is None or not member.here:
        return Skip("the claimant has left")
    card = welcome.claim(scene, school, member.person)
    summary = tr(scene.language, "Who leads the school?")
    return Outgoing(ToChannel(school), card, summary=summary, remember=(NoticeKind.CLAIM, school.id, claimant_id))


async def unreachable(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """One line to a leader: somebody did not get what was meant for them, or the channel did not."""
    school, leader = await _school(uow, notice), await _person(uow, notice)
    if leader is None:
        return Skip("nobody to tell")
    scene = personal_scene(services, school, leader, now)
    missed = await uow.people.get(notice.data.get("who", "")) if notice.data.get("who") else None
    heading = tr(scene.language, "This did not arrive")
    summary = f"{heading} · {school.name}"
    card = notes.note(scene, heading, _missed(scene, missed, notice.data.get("kind", "")))
    return Outgoing(ToPerson(leader, school), card, summary=summary)


async def team_told(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """What happened to the team or its channel, if it is still so: to a leader; to the channel where nobody leads."""
    school, leader = await _school(uow, notice), await _person(uow, notice)
    scene = personal_scene(services, school, leader, now) if leader else channel_scene(services, school, now)
    target: Target = ToPerson(leader, school) if leader else ToChannel(school)
    what, name, lost = (notice.data.get(each, "") for each in ("what", "name", "channel"))
    if what == channels.ARCHIVED:
        return Outgoing(target, team.archived(scene, school), summary=tr(scene.language, "The team is archived"))
    if (what == channels.BACK) is not (school.channel_id == lost):
        return Skip("it is otherwise by now")
    if what == channels.BACK:
        return Outgoing(
            target, team.channel_back(scene, school, name), summary=tr(scene.language, "The channel is back")
        )
    summary = tr(scene.language, "The channel that I wrote in is gone")
    return Outgoing(target, team.channel_gone(scene, school, name, may_choose=leader is not None), summary=summary)


async def channel_lost(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Ask a leader for another channel; the card says so once there is one, whoever has chosen it."""
    school, leader = await _school(uow, notice), await _person(uow, notice)
    if leader is None:
        return Skip("nobody to ask")
    scene = personal_scene(services, school, leader, now)
    lost = await lost_channel.is_lost(uow, school)
    if notice.data["what"] == lost_channel.SETTLED:
        post = await uow.posts.get(NoticeKind.CHANNEL_LOST, school.id, leader.id)
        if post is None or lost:
            return Skip("not asked, or lost again")
        return Outgoing(ToPerson(leader, school), team.channel_settled(scene, school, notice.data["name"]), edit=post)
    if not lost:
        return Skip("there is a channel")
    remember = (NoticeKind.CHANNEL_LOST, school.id, leader.id)
    summary = scene.tr("Which channel am I to write in?")
    return Outgoing(ToPerson(leader, school), team.channel_lost(scene, school), summary=summary, remember=remember)


async def school_goes(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """To a leader of a school that rests: when everything is deleted, and how to keep it."""
    school, leader = await _school(uow, notice), await _person(uow, notice)
    if school.active or leader is None:
        return Skip("the school is back")
    scene = personal_scene(services, school, leader, now)
    card = team.school_goes(scene, school, datetime.fromisoformat(notice.data["at"]))
    return Outgoing(
        ToPerson(leader, school), card, summary=tr(scene.language, "What the school has here will be deleted")
    )


def _missed(scene: Scene, person: Person | None, kind: str) -> str:
    if person is None:
        return scene.tr("I could not post in the channel. Is Samklang still in the team?")
    name = kit.escape_line(person.name)
    known = WHAT.get(NoticeKind(kind)) if kind in set(NoticeKind) else None
    what = scene.tr(known) if known else scene.tr("a message")
    sentence = scene.tr("**{name}** did not get {what}: I cannot write to them in Teams.", name=name, what=what)
    way_on = scene.tr("They can open Samklang in Teams and write **hello** to me. Until then, tell them yourself.")
    return f"{sentence}\n\n{way_on}"


def _leaderless(scene: Scene, school: School) -> dict[str, object]:
    heading = scene.tr("Who leads the school now?")
    sentence = scene.tr("Whoever led it is no longer in the team. A member can take it on; another one confirms it.")
    return notes.note(scene, heading, sentence, [(scene.tr("I lead"), Press(LEAD_CLAIM, school.id))])


async def _school(uow: UnitOfWork, notice: Notice) -> School:
    school = await uow.schools.get(notice.school_id)
    assert school is not None  # delivery has looked
    return school


async def _person(uow: UnitOfWork, notice: Notice) -> Person | None:
    return await uow.people.get(notice.person_id, lock=True) if notice.person_id else None


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.WELCOME_CHANNEL: welcome_channel,
    NoticeKind.WELCOME_PERSON: welcome_person,
    NoticeKind.WHO_LEADS: who_leads,
    NoticeKind.CLAIM: claim,
    NoticeKind.UNREACHABLE: unreachable,
    NoticeKind.CHANNEL_LOST: channel_lost,
    NoticeKind.TEAM_TOLD: team_told,
    NoticeKind.SCHOOL_GOES: school_goes,
}
