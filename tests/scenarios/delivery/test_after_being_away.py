"""The service was away: what is late is looked at again before it is said, and nobody is invited to the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.delivery.late import LATE, Late, too_late
from domain.delivery.notices import Notice, NoticeKind, planned
from domain.ids import new_id
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import Units
from domain.votes.rounds import Mode, Round, RoundState
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.people import Team
from tests.support.playing.world import World

MEETING = datetime(2027, 1, 14, 13, 0, tzinfo=UTC)  # a Thursday, 14 in Norway; the world begins on 23 November
OUT = datetime(2026, 12, 31, 8, 0, tzinfo=UTC)


AHEAD = (Late.UNTIL_START, Late.UNTIL_END, Late.UNTIL_ASKED)


async def away(world: World, until: datetime) -> None:
    await world.stops()
    world.now = until
    await world.starts()
    await world.settle()


@pytest.fixture
async def solvik(world: World) -> Team:
    team = await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje"])
    await team["Ingrid"].says("refleksjonsmøte om 1.4 14. januar kl 14")
    await team["Ingrid"].presses("Send innkalling")
    return team


async def test_nobody_is_invited_to_the_past_and_no_meeting_of_last_week_starts_at_14(
    world: World, solvik: Team
) -> None:
    await away(world, MEETING + timedelta(days=4))

    said = solvik.channel_text() + solvik["Jonas"].personal_text() + solvik["Ingrid"].personal_text()
    assert "Velkommen til refleksjonsmøte" not in said
    assert "1.4 Samarbeid med hjemmet" not in solvik.channel_text()
    assert "Møtet starter" not in said
    assert "Møtet ble ikke startet" in solvik["Ingrid"].personal_text(), "but the leader is asked what became of it"


async def test_one_that_nobody_heard_of_invites_when_it_is_moved(world: World, solvik: Team) -> None:
    await away(world, MEETING + timedelta(days=4))
    ingrid = solvik["Ingrid"]
    await ingrid.presses("Flytt møtet")
    await ingrid.presses_verb("meeting.move_save", date="2027-01-28", time="14:00", minutes="90", place="")
    await world.settle()
    assert "1.4 Samarbeid med hjemmet" in solvik.channel_text()
    assert "Velkommen til refleksjonsmøte" in solvik["Jonas"].personal_text()


async def test_a_card_that_comes_after_the_start_says_what_is_true_by_then(world: World, solvik: Team) -> None:
    await world.at(OUT)
    await away(world, MEETING + timedelta(minutes=20))

    assert "Møtet skulle starte kl. 14" in solvik["Ingrid"].personal_text()


async def test_a_meeting_that_was_cancelled_is_said_to_be_so_in_the_past(world: World, solvik: Team) -> None:
    await world.at(OUT)
    async with world.services.units() as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
        await uow.meetings.save(replace(meeting, state=MeetingState.CANCELLED))
        kind = NoticeKind.MEETING_CANCELLED
        at = MEETING - timedelta(hours=1)
        await uow.notices.add(planned(kind, meeting.school_id, meeting.id, at, key="late"))
        await uow.commit()
    await away(world, MEETING + timedelta(days=1))
    assert "ble avlyst" in solvik.channel_text()


# The table ------------------------------------------------------------------------------------------------------------


def test_every_kind_of_notice_says_what_being_late_means() -> None:
    assert set(LATE) == set(NoticeKind)


async def _about(world: SmallSchool, kind: NoticeKind, state: MeetingState, now: datetime) -> bool:
    """Whether a notice of the kind, due at ``NOW``, is dropped now."""
    subject = world.meeting.id
    async with world.units() as uow:
        meeting = await uow.meetings.get(subject)
        assert meeting is not None
        changed = replace(meeting, state=state, started_at=NOW if state is MeetingState.RUNNING else None)
        await uow.meetings.save(changed)
        if kind is NoticeKind.VOTE:
            subject = new_id()
            await uow.rounds.add(Round(subject, meeting.id, 1, RoundState.OPEN, Mode.SECRET, NOW))
        notice: Notice = planned(kind, world.school.id, subject, NOW, key="k", person_id=world.people[1].id)
        return notice.id in await too_late(uow, [notice], now)


@pytest.mark.parametrize("kind", [kind for kind, late in LATE.items() if late in AHEAD])
async def test_what_is_about_a_meeting_ahead_is_dropped_once_it_is_past(sqlite_units: Units, kind: NoticeKind) -> None:
    world = await small_school(sqlite_units)
    assert not await _about(world, kind, MeetingState.INVITED, NOW - timedelta(minutes=1))
    begun = await _about(world, kind, MeetingState.INVITED, NOW + timedelta(minutes=1))
    assert begun is (LATE[kind] is Late.UNTIL_START)
    assert await _about(world, kind, MeetingState.INVITED, NOW + timedelta(days=5))


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind, late in LATE.items()
        if late in (Late.WHILE_RUNNING, Late.AT_ONCE) and kind is not NoticeKind.GROUP_WRITE
    ],
)
async def test_what_is_said_in_a_meeting_is_dropped_once_it_cannot_go_on(sqlite_units: Units, kind: NoticeKind) -> None:
    world = await small_school(sqlite_units)
    assert not await _about(world, kind, MeetingState.RUNNING, NOW + timedelta(minutes=1))
    hour = await _about(world, kind, MeetingState.RUNNING, NOW + timedelta(hours=1))
    assert hour is (LATE[kind] is Late.AT_ONCE)
    assert await _about(world, kind, MeetingState.RUNNING, NOW + timedelta(days=5))
