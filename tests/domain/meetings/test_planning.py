"""Drafts, invitations, moving and cancelling, as rows."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.catalogue.read import built_in
from domain.delivery.notices import Notice, NoticeKind, NoticeState, Post
from domain.errors import Refused
from domain.figures.figure import Figure
from domain.meetings.cancel import cancel_meeting, discard
from domain.meetings.invite import invite
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.move import move_meeting
from domain.meetings.plan import make_draft, problems_with, warnings_about
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school

SOON = NOW + timedelta(days=7)
WAITS = 0.5  # seconds that a second request is given to come through beside the first


@pytest.fixture
async def school(units: Units) -> SmallSchool:
    return await small_school(units)


async def draft_of(school: SmallSchool, caller: Caller | None = None) -> Meeting:
    async with school.units() as uow:
        about = built_in().characteristic("1.4")
        draft = await make_draft(uow, caller or school.leader, about, SOON, 60, NOW)
        await uow.commit()
        return draft


async def test_the_same_request_twice_at_once_makes_one_draft(school: SmallSchool) -> None:
    about = built_in().characteristic("1.4")
    async with school.units() as uow:
        first = await make_draft(uow, school.leader, about, SOON, 60, NOW)
        second = asyncio.create_task(draft_of(school))
        await asyncio.wait({second}, timeout=WAITS)  # it gets as far as it can while the first is not committed
        await uow.commit()

    assert (await second).id == first.id
    async with school.units(write=False) as uow:
        kept = await uow.meetings.of_school(school.school.id, states=[MeetingState.DRAFT])
    assert [draft.id for draft in kept] == [first.id]


async def invited(school: SmallSchool) -> Meeting:
    draft = await draft_of(school)
    async with school.units() as uow:
        meeting = await invite(uow, school.leader, draft.id, NOW)
        await uow.commit()
        return meeting


async def rows(school: SmallSchool, meeting: Meeting, kind: NoticeKind) -> list[Notice]:
    async with school.units(write=False) as uow:
        return [row for row in await uow.notices.of_subject(meeting.id) if row.kind is kind]


async def test_a_draft_is_the_whole_meeting(school: SmallSchool) -> None:
    draft = await draft_of(school)

    assert (draft.state, draft.minutes, draft.form) == (MeetingState.DRAFT, 60, "team60")
    assert len(draft.questions) == 2
    assert draft.indicators == ()  # a school without figures has a whole proposal all the same


async def test_the_figures_that_need_talk_come_first_and_suppressed_ones_not_at_all(school: SmallSchool) -> None:
    values = {"gs_dialogue": (2.0, 40), "gs_feedback": (4.8, 40), "ps_feedback": (3.4, 40), "gs_channels": (1.0, 3)}
    async with school.units() as uow:
        figures = [Figure(school.school.id, key, 2026, value, answers) for key, (value, answers) in values.items()]
        await uow.figures.put(figures)
        await uow.commit()
    draft = await draft_of(school)

    assert draft.indicators[0] == "gs_dialogue"
    assert set(draft.indicators) == {"gs_dialogue", "gs_feedback", "ps_feedback"}


async def test_the_same_draft_is_not_made_twice(school: SmallSchool) -> None:
    assert await draft_of(school) == await draft_of(school)


async def test_inviting_plans_everything_that_is_to_be_said_once(school: SmallSchool) -> None:
    meeting = await invited(school)
    async with school.units() as uow:
        assert await invite(uow, school.leader, meeting.id, NOW + timedelta(minutes=1)) == meeting
        await uow.commit()

    assert len(await rows(school, meeting, NoticeKind.INVITATION)) == 1
    assert len(await rows(school, meeting, NoticeKind.INVITATION_COPY)) == 7
    (near,) = await rows(school, meeting, NoticeKind.MEETING_NEAR)
    assert (near.due_at, near.person_id) == (SOON - timedelta(minutes=30), None)
    (over,) = await rows(school, meeting, NoticeKind.MEETING_OVERDUE)
    assert over.due_at == SOON + timedelta(hours=13)


async def test_who_cannot_or_will_not_be_reached_gets_no_copy(school: SmallSchool) -> None:
    async with school.units() as uow:
        await uow.people.save(replace(school.people[1], personal_copies=False))
        await uow.people.save(replace(school.people[2], reachable=False))
        await uow.commit()
    meeting = await invited(school)

    assert len(await rows(school, meeting, NoticeKind.INVITATION_COPY)) == 5


async def test_moving_rewrites_what_is_not_said_yet(school: SmallSchool) -> None:
    meeting = await invited(school)
    later = SOON + timedelta(days=1)
    async with school.units() as uow:
        moved = await move_meeting(uow, school.leader, meeting.id, later, 60, "Salen", NOW)
        await uow.commit()

    assert isinstance(moved, Meeting)
    assert (moved.starts_at, moved.place, moved.sequence) == (later, "Salen", 1)
    (near,) = await rows(school, meeting, NoticeKind.MEETING_NEAR)
    assert near.due_at == later - timedelta(minutes=30)
    assert len(await rows(school, meeting, NoticeKind.INVITATION_EDIT)) == 1
    assert len(await rows(school, meeting, NoticeKind.MEETING_MOVED)) == 1


async def test_moving_to_the_same_time_says_nothing(school: SmallSchool) -> None:
    meeting = await invited(school)
    async with school.units() as uow:
        assert await move_meeting(uow, school.leader, meeting.id, SOON, 60, "", NOW) == meeting
        await uow.commit()

    assert await rows(school, meeting, NoticeKind.MEETING_MOVED) == []


async def test_a_move_to_the_past_is_a_problem_and_moves_nothing(school: SmallSchool) -> None:
    meeting = await invited(school)
    async with school.units() as uow:
        problems = await move_meeting(uow, school.leader, meeting.id, NOW - timedelta(days=2), 5, "x" * 200, NOW)

    assert isinstance(problems, list)
    assert [problem.field for problem in problems] == ["date", "minutes", "place"]


async def test_those_with_a_copy_hear_of_a_change_themselves(school: SmallSchool) -> None:
    meeting = await invited(school)
    person = school.people[1].id
    async with school.units() as uow:
        await uow.posts.put(
            Post(NoticeKind.INVITATION_COPY, meeting.id, person, school.school.id, "a:1", "1", "https://x/")
        )
        await cancel_meeting(uow, school.leader, meeting.id, "  Mange\ner syke ", NOW)
        await uow.commit()

    told = await rows(school, meeting, NoticeKind.MEETING_CANCELLED)
    assert {row.person_id for row in told} == {None, person}
    assert {row.data["reason"] for row in told} == {"Mange er syke"}
    for kind in (NoticeKind.MEETING_NEAR, NoticeKind.MEETING_OVERDUE, NoticeKind.INVITATION):
        assert [row for row in await rows(school, meeting, kind) if row.state is NoticeState.PENDING] == []


async def test_cancelling_twice_says_it_once(school: SmallSchool) -> None:
    meeting = await invited(school)
    for _ in range(2):
        async with school.units() as uow:
            cancelled = await cancel_meeting(uow, school.leader, meeting.id, "", NOW)
            await uow.commit()

    assert (cancelled.state, cancelled.sequence) == (MeetingState.CANCELLED, 1)
    assert len(await rows(school, meeting, NoticeKind.MEETING_CANCELLED)) == 1


@pytest.mark.parametrize("state", [MeetingState.RUNNING, MeetingState.ENDED])
async def test_what_is_no_longer_ahead_is_neither_moved_nor_cancelled(school: SmallSchool, state: MeetingState) -> None:
    meeting = await invited(school)
    async with school.units() as uow:
        await uow.meetings.save(replace(meeting, state=state))
        await uow.commit()
    async with school.units() as uow:
        with pytest.raises(Refused, match="meeting_"):
            await move_meeting(uow, school.leader, meeting.id, SOON, 60, "", NOW)
        with pytest.raises(Refused, match="meeting_"):
            await cancel_meeting(uow, school.leader, meeting.id, "", NOW)
        with pytest.raises(Refused, match="already_invited"):
            await discard(uow, school.leader, meeting.id)


async def test_only_a_leader_of_the_school_may_plan(school: SmallSchool) -> None:
    draft = await draft_of(school)
    for caller, why in ((school.caller(1), "leaders_only"), (school.outsider, "gone")):
        async with school.units() as uow:
            for use in (
                invite(uow, caller, draft.id, NOW),
                move_meeting(uow, caller, draft.id, SOON, 60, "", NOW),
                cancel_meeting(uow, caller, draft.id, "", NOW),
                discard(uow, caller, draft.id),
            ):
                with pytest.raises(Refused, match=why):
                    await use
    with pytest.raises(Refused, match="leaders_only"):
        await draft_of(school, school.caller(1))


async def test_a_plan_too_far_ahead_or_about_nothing_is_a_problem(school: SmallSchool) -> None:
    draft = await draft_of(school)
    wrong = replace(draft, characteristic_id="", starts_at=NOW + timedelta(days=900), minutes=1, indicators=("a",) * 5)

    keys = [problem.key for problem in problems_with(wrong, NOW, "Europe/Oslo")]
    assert keys == ["characteristic_missing", "too_far", "minutes_out_of_range", "too_many_indicators"]


async def test_a_holiday_and_another_meeting_are_warned_about(school: SmallSchool) -> None:
    draft = replace(await draft_of(school), starts_at=NOW + timedelta(minutes=30))
    others = [school.meeting, replace(school.meeting, id="x", state=MeetingState.CANCELLED)]
    found = warnings_about(draft, others, built_in(), school.school, NoHolidays(NOW.date()), "nb")

    assert [problem.key for problem in found] == ["holiday", "clash"]
