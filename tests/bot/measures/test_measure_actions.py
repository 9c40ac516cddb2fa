"""Presses about measures: who may, what happens, what is answered."""

from __future__ import annotations

import pytest

from bot.handling.rendered import Outgoing, Skip
from bot.measures import announcements as measure_people
from cards.measures.verbs import (
    DUE_FORM,
    DUE_SAVE,
    MEASURE_FORM,
    MEASURE_HELP,
    MEASURE_LIST,
    MEASURE_MINE,
    MEASURE_SAVE,
    MEASURE_SHOW,
    PROGRESS,
)
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.ids import new_id
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import texts_of
from tests.support.playing.room import Room, room, started


async def measure_of(here: Room, owner: int = 1, due: str = "2027-01-15") -> str:
    nonce = new_id()
    person = here.world.people[owner].id
    await here.press(0, MEASURE_SAVE, nonce=nonce, title="Ringe hjem", owner=person, due=due)
    return nonce


async def test_a_measure_goes_from_the_form_to_the_list(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    school = here.world.school.id
    assert "Ringe hjem" in texts_of(await here.press(2, MEASURE_LIST, school))
    assert "Ringe hjem" in texts_of(await here.press(1, MEASURE_MINE, school))
    assert "Ringe hjem" not in texts_of(await here.press(2, MEASURE_MINE, school))
    assert "Ringe hjem" in texts_of(await here.press(2, MEASURE_SHOW, measure))
    for verb, ref in ((MEASURE_LIST, school), (MEASURE_MINE, school), (MEASURE_SHOW, measure)):
        with pytest.raises(Refused, match="not_member"):
            await here.press(here.world.outsider, verb, ref)


async def test_a_measure_can_be_added_without_a_meeting(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    school = here.world.school.id
    assert await here.press(0, MEASURE_FORM, school)
    owner = here.world.people[1].id
    listed = await here.press(
        0, MEASURE_SAVE, school, nonce=new_id(), title="Stille rom", owner=owner, due="2027-01-15"
    )
    assert "Stille rom" in texts_of(listed)


async def test_the_owner_answers_and_nobody_else(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    for who, key in ((2, "owner_only"), (here.world.outsider, "not_member")):
        for verb, arg in ((PROGRESS, "slow"), (DUE_SAVE, "")):
            with pytest.raises(Refused, match=key):
                await here.press(who, verb, measure, arg, rev=1, due="2027-02-01")
    for who, key in ((2, "help_owner_only"), (0, "help_owner_only"), (here.world.outsider, "not_member")):
        with pytest.raises(Refused, match=key):
            await here.press(who, MEASURE_HELP, measure)
    answered = await here.press(1, PROGRESS, measure, "slow", rev=1, note="Ringt 9")
    assert "Går tregt" in texts_of(answered)
    await here.press(1, PROGRESS, measure, "done", rev=2)
    late = texts_of(await here.press(1, PROGRESS, measure, "slow", rev=1))
    assert "Ferdig" in late
    with pytest.raises(Refused, match="gone"):
        await here.press(1, PROGRESS, measure, "excellent", rev=3)


async def test_the_date_is_moved_by_a_form(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    assert await here.press(1, DUE_FORM, measure)
    with pytest.raises(Refused, match="owner_only"):
        await here.press(2, DUE_FORM, measure)
    wrong = await here.press(1, DUE_SAVE, measure, rev=1, due="2025-01-01")
    assert "passert" in texts_of(wrong)
    moved = await here.press(1, DUE_SAVE, measure, rev=1, due="2027-02-01")
    assert "1. februar" in texts_of(moved)


async def test_a_call_for_help_goes_to_leaders_alone(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here, due=NOW.date().isoformat())
    for leader, kind in ((here.world.people[0].id, Outgoing), (here.world.people[2].id, Skip)):
        told = await here.render(measure_people.for_leader, measure, NoticeKind.MEASURE_HELP, person_id=leader)
        assert isinstance(told, kind)
