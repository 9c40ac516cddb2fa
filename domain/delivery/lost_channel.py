"""A channel that cannot be posted in any more: what was to go there waits, and the leaders choose another one.

Teams says so by an event, or only by refusing a post. What was told of a loss is the memory of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.delivery.notices import Notice, NoticeKind, planned
from domain.people.school import Role, School
from domain.unit_of_work import UnitOfWork

ASKED, SETTLED = "asked", "settled"
TRY_AGAIN = timedelta(days=1)  # so often it is seen whether the channel can be posted in again


async def wait_for_channel(uow: UnitOfWork, notice: Notice, now: datetime) -> bool:
    """Keep what was to be posted, and ask each leader for a channel; False where all have been asked already."""
    await uow.notices.hold(notice.id, now + TRY_AGAIN)
    school = await uow.schools.get(notice.school_id)
    if school is None:
        return False
    number, asked = _number(await _told(uow, school)), False
    members = await uow.people.members(school.id)
    leaders: list[str | None] = [member.person.id for member in members if member.role is Role.LEADER]
    for person_id in leaders or [school.installer_id]:
        key = f"channel_lost:{school.id}:{school.channel_id}:{number}:{person_id}"
        data = {"what": ASKED, "channel": school.channel_id, "number": str(number)}
        asked = await _tell(uow, school, now, key, person_id, data) or asked
    return asked


async def is_lost(uow: UnitOfWork, school: School) -> bool:
    """Whether the leaders have been asked for a channel in place of this one, and none is chosen yet."""
    return bool(_asked(await _told(uow, school), school))


async def found(uow: UnitOfWork, school: School, now: datetime) -> None:
    """The school can be posted to again, in the channel that it has: what waits is said, and nobody is asked.

    That may be another channel than the one that was lost.
    """
    told = await _told(uow, school)
    if any(one.data["number"] == str(_number(told)) for one in told):
        await settle(uow, school, now)
    await uow.notices.release(school.id)


async def settle(uow: UnitOfWork, school: School, now: datetime, name: str = "") -> None:
    """There is a channel, called ``name`` where that is known: what waits goes there, and every card says so.

    Where nobody is asked, another leader was first: the cards that say so say now what was chosen last.
    """
    told = await _told(uow, school)
    number = _number(told)
    asked = [one.person_id for one in told if one.data["number"] == str(number)]
    before = [one.person_id for one in told if one.data["number"] == str(number - 1)]
    for person_id in dict.fromkeys(asked or before or [None]):
        key = f"channel_settled:{school.id}:{number}:{person_id}"
        data = {"what": SETTLED, "channel": school.channel_id, "name": name, "number": str(number)}
        await _tell(uow, school, now, key, person_id, data)
    await uow.notices.release(school.id)


async def chosen_since(uow: UnitOfWork, school: School, moment: datetime) -> bool:
    """Whether a channel was chosen at this moment or later."""
    return any(one.data["what"] == SETTLED and one.due_at >= moment for one in await _told(uow, school))


async def _told(uow: UnitOfWork, school: School) -> list[Notice]:
    return [one for one in await uow.notices.of_subject(school.id) if one.kind is NoticeKind.CHANNEL_LOST]


def _number(told: Sequence[Notice]) -> int:
    """The number of the loss that is open, or would be the next one."""
    return max((int(one.data["number"]) + 1 for one in told if one.data["what"] == SETTLED), default=0)


def _asked(told: Sequence[Notice], school: School) -> list[Notice]:
    open_one = str(_number(told))
    return [one for one in told if (one.data["channel"], one.data["number"]) == (school.channel_id, open_one)]


async def _tell(
    uow: UnitOfWork, school: School, now: datetime, key: str, person_id: str | None, data: dict[str, str]
) -> bool:
    kind = NoticeKind.CHANNEL_LOST
    return await uow.notices.add(planned(kind, school.id, school.id, now, key=key, person_id=person_id, data=data))
