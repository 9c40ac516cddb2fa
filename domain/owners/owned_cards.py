"""The cards that owners have in their chats: where they are, so that what is taken back is not left standing there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.delivery.notices import NoticeKind, Post, planned
from domain.ids import new_id
from domain.shown import of_owner, of_release
from domain.unit_of_work import UnitOfWork

# How the kinds of an owner's posts begin; what follows makes each message's own: its id, or the day it was said.
ALL, ONE, OPENED = "owned_all:", "owned_one:", "owned_opened:"


def subject_of(person_id: str) -> str:
    """What the posts of an owner are about."""
    return f"owner:{person_id}"


async def keep_place(uow: UnitOfWork, post: Post, numbers: Iterable[tuple[str, str]], now: datetime) -> None:
    """Remember a card. ``numbers`` are the schools and characteristics that it shows.

    What was taken back while the card was under way is taken from it at once.
    """
    for there in await uow.posts.of_subject(post.subject_id):
        if there.activity_id == post.activity_id and there.kind != post.kind:  # it showed something else before
            await uow.posts.put(replace(there, activity_id=""))
    await uow.posts.put(post)
    shown = set(numbers)
    owned = {school.id for school in await uow.owners.schools_owned(post.person_id)}
    in_force = await uow.owners.releases(sorted(owned))
    gone = shown - {(one.school_id, one.characteristic_id) for one in in_force}
    if gone:
        await uow.charts.forget([of_release(*one) for one in gone])
        await _edit(uow, post, post.school_id, now)


async def take_along(uow: UnitOfWork, school_id: str, person_ids: Iterable[str], now: datetime) -> None:
    """Plan an edit of each card of these owners that may show the school."""
    for person_id in sorted(set(person_ids)):
        for post in await uow.posts.of_subject(subject_of(person_id)):
            if post.activity_id and (post.school_id == school_id or not post.kind.startswith(ONE)):
                await _edit(uow, post, school_id, now)


async def take_from_owners(uow: UnitOfWork, school_id: str, numbers: Iterable[str], now: datetime) -> None:
    """Take what was released of these characteristics out of what the school's owners have: pictures and cards."""
    await uow.charts.forget([of_release(school_id, number) for number in numbers])
    await take_along(uow, school_id, [person.id for person in await uow.owners.owners(school_id)], now)


async def own_no_longer(uow: UnitOfWork, school_id: str, person_ids: Iterable[str], now: datetime) -> None:
    """Take all that there is of the school out of what these people have."""
    gone = sorted(set(person_ids))
    await uow.charts.forget([of_owner(school_id, person_id) for person_id in gone])
    await take_along(uow, school_id, gone, now)


async def school_goes(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """Plan the same for owners who have other schools, ahead of the deletion: their cards are those schools' then."""
    for person in await uow.owners.owners(school_id):
        left = [school.id for school in await uow.owners.schools_owned(person.id) if school.id != school_id]
        if not left:
            continue
        for post in await uow.posts.of_subject(subject_of(person.id)):
            moved = replace(post, school_id=left[0], kind=post.kind.replace(ONE, ALL, 1))
            if post.activity_id and post.school_id == school_id:
                await uow.posts.put(moved)
            if moved.activity_id and (post.school_id == school_id or not post.kind.startswith(ONE)):
                await _edit(uow, moved, left[0], now)


async def _edit(uow: UnitOfWork, post: Post, school_id: str, now: datetime) -> None:
    kind = NoticeKind.OWNED_EDIT
    key = f"{kind.value}:{post.person_id}:{post.kind}:{new_id()}"
    row = planned(
        kind, school_id, post.subject_id, now, key=key, person_id=post.person_id, data={"card": post.kind}
    )  # fmt: skip
    await uow.notices.add(row)
