"""What is said about a measure: kind questions to its owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.announce import Outgoing, Postpone, Rendered, Renderer, Skip, ToPerson
from bot.identity import channel_scene
from bot.room import characteristic_of
from bot.services import Services
from cards import reminder
from cards.scene import Scene
from domain.asking import decide_asking
from domain.notices import Notice, NoticeKind
from domain.owner_gone import tell_owner_left
from domain.people import Person, School
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


def _personal(services: Services, school: School, person: Person, now: datetime) -> Scene:
    return replace(channel_scene(services, school, now), language=person.language or school.language)


async def _school(uow: UnitOfWork, notice: Notice) -> School:
    school = await uow.schools.get(notice.school_id)
    assert school is not None, "delivery has looked"
    return school


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.MEASURE_AHEAD: ask,
    NoticeKind.MEASURE_DUE: ask,
}
