"""What is said to people about who sees to a measure: it is yours now, somebody asks for help, nobody sees to it.

Each looks again first: a measure that is over, or that somebody sees to by now, is not spoken of.
"""

from __future__ import annotations

from datetime import datetime

from bot.agenda.views import characteristic_of
from bot.handling.identity import personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from cards.kit.scene import Scene
from cards.measures import people as cards
from domain.calendar.clock_and_days import local_date
from domain.delivery.decide import OWNER_LEFT
from domain.delivery.notices import Notice, NoticeKind, NoticeState, Post
from domain.measures.hand_over import CHOOSE, PASSED
from domain.measures.measure import OVER, Measure
from domain.measures.owner_gone import without_owner
from domain.people.school import Member, Person, Role, School
from domain.unit_of_work import UnitOfWork
from locales import tr

_OVER = Skip("the measure is over")


async def for_leader(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Tell a leader, and nobody else: somebody asks for help, or somebody is to be chosen."""
    school = await _school(uow, notice)
    leader = await uow.people.member(school.id, notice.person_id or "")
    if leader is None or not leader.here or leader.role is not Role.LEADER:
        return Skip("leads no more")
    scene = personal_scene(services, school, leader.person, now)
    if notice.data.get("what") == OWNER_LEFT:
        return await _somebody_new(uow, scene, notice, school, leader.person)
    measure = await uow.measures.get(notice.subject_id)
    if measure is None or measure.progress in OVER:
        return _OVER
    asker = await uow.people.member(school.id, notice.data.get("by", "") or measure.owner_id)
    if asker is None or not asker.here:
        return Skip("who asked has left")
    if notice.data.get("what") == CHOOSE:
        wanted = await uow.people.member(school.id, notice.data.get("wanted", ""))
        if measure.owner_id != asker.person.id or wanted is None:
            return Skip("somebody has chosen meanwhile")
        members = await _taking_part(uow, school)
        card = cards.choose(scene, measure, asker.person, wanted.person, notice.data.get("note", ""), members)
        summary = tr(scene.language, "Who is to see to a measure?")
    else:
        card = cards.help(scene, measure, asker.person)
        summary = tr(scene.language, "Somebody would like help with a measure")
    before = await _told_today(uow, measure, leader.person, scene)
    return Outgoing(ToPerson(leader.person, school), card, summary=summary, replaces=before)


async def for_owner(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Tell a new owner that the measure is theirs to see to, or the one who had it that it is no more."""
    school = await _school(uow, notice)
    measure = await uow.measures.get(notice.subject_id)
    if measure is None or measure.progress in OVER:
        return _OVER
    person_id = notice.person_id or ""
    member = await uow.people.member(school.id, person_id)
    owner = await uow.people.get(measure.owner_id) if measure.owner_id else None
    passed = notice.data.get("what") == PASSED
    if member is None or not member.here or owner is None or passed is (owner.id == person_id):
        return Skip("it has gone on to somebody else")
    scene = personal_scene(services, school, member.person, now)
    giver = await uow.people.get(notice.data.get("by", ""))
    if passed:
        card = cards.passed(scene, measure, owner, giver)
        return Outgoing(ToPerson(member.person, school), card, summary=tr(scene.language, "A measure was handed on"))
    characteristic = await characteristic_of(uow, school.id, measure.characteristic_id)
    card = cards.given(scene, measure, characteristic, member.person, giver, notice.data.get("note", ""))
    return Outgoing(ToPerson(member.person, school), card, summary=tr(scene.language, "You have been given a measure"))


async def _somebody_new(uow: UnitOfWork, scene: Scene, notice: Notice, school: School, leader: Person) -> Rendered:
    """The measure whose owner is gone, or the next one; silence where somebody sees to all of them by now."""
    found = await without_owner(uow, school.id)
    if not found:
        return Skip("somebody sees to it")
    measure: Measure = next((one for one in found if one.id == notice.subject_id), found[0])
    had = await uow.people.get(measure.owner_id) if measure.owner_id else None
    card = cards.owner_left(scene, measure, had, await _taking_part(uow, school), len(found) - 1)
    summary = scene.tr("A measure needs somebody new")
    return Outgoing(ToPerson(leader, school), card, summary=summary)


async def _told_today(uow: UnitOfWork, measure: Measure, leader: Person, scene: Scene) -> Post | None:
    """Return the card that told the leader today that the measure is stuck or late, if it said nothing else."""
    today = local_date(scene.now, scene.zone)
    for row in await uow.notices.of_subject(measure.id):
        told = row.kind is NoticeKind.MEASURE_STUCK and row.person_id == leader.id and row.state is NoticeState.SENT
        if told and row.finished_at is not None and local_date(row.finished_at, scene.zone) == today:
            return await uow.posts.get(NoticeKind.MEASURE_STUCK, measure.id, leader.id)
    return None


async def _taking_part(uow: UnitOfWork, school: School) -> list[Member]:
    return [member for member in await uow.people.members(school.id) if member.takes_part]


async def _school(uow: UnitOfWork, notice: Notice) -> School:
    school = await uow.schools.get(notice.school_id)
    assert school is not None, "delivery has looked"
    return school


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.MEASURE_HELP: for_leader,
    NoticeKind.MEASURE_GIVEN: for_owner,
}
