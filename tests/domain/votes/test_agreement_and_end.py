"""The agreed level, and the end that turns ballots into counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.conducting.agree_level import agree_level
from domain.conducting.end import NotYet, end_overdue
from domain.delivery.notices import NoticeKind, NoticeState
from domain.errors import Problem, Refused
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import Units
from domain.votes.close_round import close_round
from domain.votes.rounds import RoundState, tally_of
from tests.support.arranged.casting import cast_votes
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import begin_and_vote, end_for_good

FILLED = {"level": "2", "aim": "3", "review": "2027-05-20", "reasons": "Vi lytter"}


async def started(units: Units) -> SmallSchool:
    world = await small_school(units)
    async with units() as uow:
        await begin_and_vote(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world


async def agree(
    world: SmallSchool, inputs: dict[str, str], leader: Caller | None = None, *, agrees: bool = True, rev: int = 0
) -> Meeting | list[Problem]:
    async with world.units() as uow:
        found = await agree_level(uow, world.meeting.id, inputs, leader or world.leader, NOW, agrees=agrees, rev=rev)
        await uow.commit()
        return found


async def end(world: SmallSchool, leader: Caller | None = None, *, sure: bool = True) -> Meeting | NotYet:
    async with world.units() as uow:
        found = await end_for_good(uow, world.meeting.id, leader or world.leader, NOW, sure=sure)
        await uow.commit()
        return found


async def test_what_the_plenary_agreed_on_is_kept(units: Units) -> None:
    world = await started(units)
    saved = await agree(world, FILLED)
    assert isinstance(saved, Meeting)
    assert saved.agreement == Agreement(2, 3, date(2027, 5, 20), "Vi lytter")
    assert await agree(world, FILLED) == saved


async def test_not_agreeing_is_an_outcome_too(units: Units) -> None:
    world = await started(units)
    saved = await agree(world, {"reasons": "For ulike"}, agrees=False)
    assert isinstance(saved, Meeting)
    assert saved.agreement == Agreement(None, None, None, "For ulike")


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({"level": ""}, [("level_missing", "level")]),
        ({"level": "5", "aim": "nivå 3"}, [("level_missing", "level"), ("level_missing", "aim")]),
        ({"level": "3", "aim": "2"}, [("aim_below_level", "aim")]),
        ({"review": "2027-02-30"}, [("not_a_day", "review")]),
        ({"review": "i morgen"}, [("not_a_day", "review")]),
        ({"review": "2026-12-02"}, [("day_is_over", "review")]),
        ({"review": "2126-12-02"}, [("day_too_far", "review")]),
        ({"reasons": "x" * 10_000}, [("text_too_long", "reasons")]),
    ],
)
async def test_what_is_wrong_with_the_form_stands_beside_the_field(
    sqlite_units: Units, change: dict[str, str], keys: list[tuple[str, str]]
) -> None:
    world = await started(sqlite_units)
    found = await agree(world, FILLED | change)
    assert isinstance(found, list)
    assert [(p.key, p.field) for p in found] == keys
    assert (await world.now_meeting()).agreement is None


async def test_a_delayed_form_does_not_overwrite_a_newer_agreement(units: Units) -> None:
    world = await started(units)
    before = (await world.now_meeting()).version
    newer = await agree(world, FILLED, rev=before)
    assert isinstance(newer, Meeting)
    assert await agree(world, FILLED | {"level": "1"}, rev=before) == [Problem("changed_meanwhile")]
    assert (await world.now_meeting()).agreement == newer.agreement


async def test_agreeing_waits_for_a_round_with_enough_ballots_to_be_shown(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(5)))
    assert await agree(world, FILLED) == [Problem("round_still_open")]


async def test_agreeing_gives_up_a_round_with_too_few_ballots(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))
    await agree(world, FILLED)
    [closed] = await world.rounds()
    assert (closed.state, closed.tally) == (RoundState.CLOSED, None)


async def test_only_leaders_of_the_school_agree_and_end(units: Units) -> None:
    world = await started(units)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await agree(world, FILLED, who)
        with pytest.raises(Refused, match=key):
            await end(world, who)


async def test_before_it_is_started_a_meeting_has_neither_agreement_nor_end(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="meeting_not_started"):
        await agree(world, FILLED)
    with pytest.raises(Refused, match="meeting_not_started"):
        await end(world)


async def test_ending_asks_once_where_something_is_missing(units: Units) -> None:
    world = await started(units)
    missing = await end(world, sure=False)
    assert isinstance(missing, NotYet)
    assert (missing.no_agreement, missing.round_open) == (True, True)
    assert (await world.now_meeting()).state is MeetingState.RUNNING


async def test_ending_destroys_the_key_and_keeps_the_counts(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 1 + n % 4) for n in range(8)))
    async with units() as uow:
        await close_round(uow, round_.id, world.leader, NOW)
        await uow.commit()
    await agree(world, FILLED)
    ended = await end(world, sure=True)
    assert isinstance(ended, Meeting)
    assert (ended.state, ended.ended_at) == (MeetingState.ENDED, NOW)
    assert await end(world, sure=False) == ended
    async with units(write=False) as uow:
        assert await uow.boxes.open(world.meeting.id, "round-1") is None
        pending = [n for n in await uow.notices.of_subject(world.meeting.id) if n.state is NoticeState.PENDING]
        kinds = {n.kind for n in pending}
    assert kinds >= {NoticeKind.INVITATION_EDIT, NoticeKind.PHASE_EDIT, NoticeKind.SUMMARY}
    assert not kinds & {NoticeKind.MEETING_OVERDUE, NoticeKind.PHASE, NoticeKind.PHASE_OVER, NoticeKind.VOTE}
    assert (await world.rounds())[0].tally == tally_of([1, 2, 3, 4, 1, 2, 3, 4])


async def test_a_round_that_is_open_at_the_end_is_closed_with_what_may_be_shown(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(4)))
    await end(world)
    [closed] = await world.rounds()
    assert (closed.state, closed.tally) == (RoundState.CLOSED, None)
    [late] = await world.cast(round_.id, world.vote(5, 1))
    assert isinstance(late, Problem)
    assert late.key == "round_closed"


async def test_where_ending_fails_nothing_is_destroyed(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))
    async with units() as uow:
        await end_for_good(uow, world.meeting.id, world.leader, NOW, sure=True)
    async with units() as uow:
        [cast] = await cast_votes(uow, round_.id, [world.vote(2, 2)], NOW)
    assert not isinstance(cast, Problem)
    assert cast.counted == 2


async def test_a_meeting_that_nobody_ended_is_ended_once(units: Units) -> None:
    world = await started(units)
    later, morning = NOW + timedelta(hours=14), NOW + timedelta(hours=20)
    async with units() as uow:
        ended = await end_overdue(uow, world.meeting.id, later, morning)
        await uow.commit()
    assert ended is not None
    async with units() as uow:
        assert await end_overdue(uow, world.meeting.id, later, morning) is None
        summary = next(n for n in await uow.notices.of_subject(world.meeting.id) if n.kind is NoticeKind.SUMMARY)
    assert summary.due_at == morning
