"""What is said about a measure: kind questions to its owner, and a call for help to the leaders."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.announce import Outgoing, Postpone, Rendered, Renderer, Skip, ToPerson
from bot.identity import channel_scene
from bot.room import characteristic_of
from bot.services import Services
from cards import reminder
from cards.scene import Scene
from domain.asking import decide_asking, tell_owner_left
from domain.notices import Notice, NoticeKind
from domain.people import Person, Role, School
from domain.ports import UnitOfWork
from domain.reminders import OWNER_LEFT, Drop, Wait
from locales import tr


async def ask(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Ask the owner how it goes, if it is still to be asked, and now."""
    school = await _school(uow, notice)
    measure = await uow.measures.get(notice.subject_id)
    owner = await uow.people.member(school.id, measure.owner_id) if measure else None
    decision = decide_asking(notice, measure, owner, school, services.holidays, now)
    if isinstance(decision, Drop):
        if measure is not None and decision.reason == OWNER_LEFT:
            await tell_owner_left(uow, measure, now)
        return Skip(decision.reason)
    if isinstance(decision, Wait):
        return Postpone(decision.until)
    assert measure is not None
    assert owner is not None, "it was decided that there is somebody to ask"
    scene = _personal(services, school, owner.person, now)
    characteristic = await characteristic_of(uow, school.id, measure.characteristic_id)
    ahead = notice.kind is NoticeKind.MEASURE_AHEAD
    card = reminder.ask(scene, measure, characteristic, owner.person.first_name, ahead)
    summary = tr(scene.language, "How is the measure going?")
    return Outgoing(ToPerson(owner.person, school), card, summary=summary)


async def call_for_help(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Tell a leader, and nobody else, that the owner would like help; or that the owner has left."""
    school = await _school(uow, notice)
    measure = await uow.measures.get(notice.subject_id)
    leader = await uow.people.member(school.id, notice.person_id or "")
    owner = await uow.people.get(measure.owner_id) if measure else None
    if measure is None or owner is None or leader is None or not leader.here or leader.role is not Role.LEADER:
        return Skip("nobody to tell, or nothing to tell about")
    scene = _personal(services, school, leader.person, now)
    if notice.data.get("what") == OWNER_LEFT:
        summary = tr(scene.language, "A measure needs somebody new")
        return Outgoing(ToPerson(leader.person, school), reminder.owner_left(scene, measure, owner), summary=summary)
    card = reminder.help(scene, measure, owner)
    summary = tr(scene.language, "Somebody would like help with a measure")
    return Outgoing(ToPerson(leader.person, school), card, summary=summary)


def _personal(services: Services, school: School, person: Person, now: datetime) -> Scene:
    return replace(channel_scene(services, school, now), language=person.language or school.language)


async def _school(uow: UnitOfWork, notice: Notice) -> School:
    school = await uow.schools.get(notice.school_id)
    assert school is not None, "delivery has looked"
    return school


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.MEASURE_AHEAD: ask,
    NoticeKind.MEASURE_DUE: ask,
    NoticeKind.MEASURE_HELP: call_for_help,
}
