"""What is said about releases: to the channel at once, to the owners once a day when something opens to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.figures.views import kept_in
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToChannel, ToPerson
from bot.handling.services import Services
from bot.owners.views import Owner, overview_drawn, school_drawn
from cards.kit.scene import Scene
from cards.owners import release as cards
from cards.owners.words import title
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.delivery.notices import Notice, NoticeKind, planned
from domain.owners.owned import SeenSchool, Subject
from domain.owners.owned_cards import ONE, OPENED, subject_of
from domain.owners.release import CHOSEN, OWNERS, REVOKED, keep_the_days, offered
from domain.owners.releases import Release
from domain.owners.see_owned import owned_schools, see_owned
from domain.people.school import Person, School
from domain.unit_of_work import UnitOfWork
from locales import tr


async def told(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """To the channel: what the owner is going to see, what was taken back, or who owns now."""
    school = await uow.schools.get(notice.school_id)
    if school is None:
        return Skip("no school")
    scene = channel_scene(services, school, now)
    owners = await uow.owners.owners(school.id)
    what = notice.data.get("what", "")
    if what == OWNERS:
        if not await uow.owners.releases([school.id]):
            return Skip("nothing is released any more")
        summary = tr(scene.language, "The school has another owner")
        return Outgoing(ToChannel(school), cards.owners_now(scene, owners), summary=summary)
    back = what == REVOKED
    about = [one for one in await _releases(uow, notice) if (one.revoked_at is not None) == back]
    if not about:
        return Skip("taken back before it was said")
    if not back:
        about = await keep_the_days(uow, about, school, await calendar_of(uow, school, services.holidays), now)
    summary = (
        tr(scene.language, "The owner does not see this any more")
        if back
        else tr(scene.language, "The owner is going to see what we came to")
    )
    card = cards.told(scene, await offered(uow, school), about, owners, back=back)
    return Outgoing(ToChannel(school), card, summary=summary)


async def opened(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """What opens is told to each who owns then, in one message a day, whatever the number of schools."""
    school = await uow.schools.get(notice.school_id)
    if school is None:
        return Skip("no school")
    if notice.person_id is None:
        return await _to_each_owner(uow, notice, school, now)
    person = await uow.people.get(notice.person_id)
    owned = {one.id for one in await owned_schools(uow, person)} if person else set()
    chosen = notice.data.get("what") == CHOSEN
    if person is None or not owned or (chosen and school.id not in owned):
        return Skip("does not own (any more)")
    scene = personal_scene(services, school, person, now)
    if chosen:
        summary = tr(scene.language, "You own for a school in Samklang")
        return Outgoing(ToPerson(person, school), cards.chosen(scene, person, school.name), summary=summary)
    schools = await see_owned(uow, person, services.holidays, now)
    day = notice.data.get("day", "")
    new = _new(scene, schools, day)
    if not new:
        return Skip("taken back before it was said")
    summary = tr(scene.language, "Something new has been released to you")
    card, remember = cards.opened(scene, person, new), (OPENED + day, subject_of(person.id), person.id)
    return Outgoing(ToPerson(person, school), card, summary=summary, remember=remember)


async def edited(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """A card in an owner's chat, without what they do not see any more."""
    kind, school = notice.data.get("card", ""), await uow.schools.get(notice.school_id)
    person = await uow.people.get(notice.person_id or "")
    post = await uow.posts.get(kind, notice.subject_id, person.id) if person else None
    if school is None or person is None or post is None or not post.activity_id:
        return Skip("no card")
    scene = personal_scene(services, school, person, now)
    mine = await owned_schools(uow, person)
    alone = post.school_id if kind.startswith(ONE) and post.school_id in {one.id for one in mine} else ""
    schools = await see_owned(uow, person, services.holidays, now, alone)
    if not schools:
        card = cards.taken_back(scene)
    elif kind.startswith(OPENED):
        new = _new(scene, schools, kind.removeprefix(OPENED))
        card = cards.opened(scene, person, new) if new else cards.taken_back(scene)
    else:
        owner, draw = Owner(person, replace(scene, zone=mine[0].zone), len(mine)), partial(kept_in, uow, services)
        card = await (school_drawn(draw, owner, schools[0]) if alone else overview_drawn(draw, owner, schools))
    return Outgoing(ToPerson(person, school), card, edit=post)


async def _to_each_owner(uow: UnitOfWork, notice: Notice, school: School, now: datetime) -> Rendered:
    """Rows for those who own now; the first of several schools on a day writes them, the others find them there."""
    day = local_date(notice.due_at, school.zone).isoformat()
    owners: list[Person] = await uow.owners.owners(school.id)
    for person in owners:
        row = planned(
            NoticeKind.RELEASE_OPEN,
            school.id,
            school.id,
            now,
            key=f"release_open:{person.id}:{day}",
            person_id=person.id,
            data={"day": day},
        )
        await uow.notices.add(row)
    return Skip("told to each owner")


def _new(scene: Scene, schools: Sequence[SeenSchool], day: str) -> list[tuple[str, list[str]]]:
    """What has opened on a day and is still open: schools' names and titles."""
    found = [
        (one.name, [title(scene, each) for each in one.subjects if _opened(each, one.zone) == day]) for one in schools
    ]
    return [(name, titles) for name, titles in found if titles]


def _opened(subject: Subject, zone: str) -> str:
    return local_date(subject.open_from, zone).isoformat()


async def _releases(uow: UnitOfWork, notice: Notice) -> list[Release]:
    found = [await uow.owners.get_release(one) for one in notice.data.get("ids", "").split(",") if one]
    return [one for one in found if one is not None]


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.RELEASE_TOLD: told,
    NoticeKind.RELEASE_OPEN: opened,
    NoticeKind.OWNED_EDIT: edited,
}
