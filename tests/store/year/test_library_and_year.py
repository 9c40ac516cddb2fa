"""What a school keeps for its meetings, and its year, on both databases; and the new fields of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar.school_year import DayKind, SchoolDays
from domain.meetings.library import OwnForm, OwnQuestion, Picture
from domain.unit_of_work import Units
from domain.year.slot import YearSlot
from tests.store.database.samples import MEETING, NOW, OTHER, SCHOOL, settle

QUESTION = OwnQuestion("q1", SCHOOL.id, "1.4", "Når ringte du hjem sist?", NOW)
SLOT = YearSlot("s1", SCHOOL.id, 2026, "1.4", date(2026, 10, 14), 14 * 60, "gsi")
AUTUMN = SchoolDays(SCHOOL.id, date(2026, 9, 28), date(2026, 10, 2), DayKind.HOLIDAY, "høstferie")
PLANNING = SchoolDays(SCHOOL.id, date(2026, 8, 17), date(2026, 8, 17), DayKind.PLANNING)


async def test_a_schools_question_is_kept_once_and_offered_where_it_fits(units: Units) -> None:
    await settle(units)
    general = OwnQuestion("q2", SCHOOL.id, "", "Hvem har vi ikke hørt?", NOW + timedelta(minutes=1))
    elsewhere = OwnQuestion("q3", SCHOOL.id, "2.1", "Hva øver vi på?", NOW)
    async with units() as uow:
        for each in (QUESTION, general, elsewhere):
            assert await uow.library.put_question(each)
        assert not await uow.library.put_question(replace(QUESTION, id="q4", text="  når RINGTE du\nhjem sist? "))
        assert await uow.library.put_question(replace(QUESTION, id="q5", school_id=OTHER.id))
        assert await uow.library.questions(SCHOOL.id, "1.4") == [general, QUESTION]
        await uow.library.drop_question(OTHER.id, "q1")
        await uow.library.drop_question(SCHOOL.id, "q2")
        assert await uow.library.questions(SCHOOL.id, "1.4") == [QUESTION]


async def test_of_many_questions_the_newest_fifty_are_offered(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        for number in range(60):
            made = replace(QUESTION, id=f"q{number}", text=f"Hva {number}?" * 2000, made_at=NOW + timedelta(number))
            assert await uow.library.put_question(made)
        offered = await uow.library.questions(SCHOOL.id, "1.4")
        assert [each.id for each in offered] == [f"q{number}" for number in range(59, 9, -1)]


async def test_a_form_of_meeting_is_kept_with_its_phases_and_belongs_to_its_school(units: Units) -> None:
    await settle(units)
    form = OwnForm("f1", SCHOOL.id, "Vår halvtime", (("opening", 5), ("groups", 25)), NOW)
    async with units() as uow:
        await uow.library.put_form(form)
        await uow.library.put_form(replace(form, name="Vår time"))
        await uow.library.drop_form(OTHER.id, "f1")
        assert await uow.library.forms(SCHOOL.id) == [replace(form, name="Vår time")]
        assert await uow.library.forms(OTHER.id) == []
        await uow.library.drop_form(SCHOOL.id, "f1")
        assert await uow.library.forms(SCHOOL.id) == []


async def test_a_picture_is_kept_byte_for_byte_also_where_two_schools_send_the_same(units: Units) -> None:
    await settle(units)
    picture = Picture("d1", SCHOOL.id, b"\x89PNG\x00\xff", 640, 480, NOW)
    async with units() as uow:
        await uow.library.put_picture(picture)
        await uow.library.put_picture(replace(picture, made_at=NOW + timedelta(1)))
        await uow.library.put_picture(replace(picture, school_id=OTHER.id, made_at=NOW + timedelta(2)))
        assert await uow.library.picture("d1") == picture
        assert await uow.library.picture("d2") is None


async def test_a_picture_that_is_in_no_meeting_of_its_school_is_forgotten(units: Units) -> None:
    await settle(units)
    kept = Picture("d1", SCHOOL.id, b"1", 640, 480, NOW)
    async with units() as uow:
        for each in (kept, replace(kept, school_id=OTHER.id), replace(kept, digest="d2"), replace(kept, digest="d3")):
            await uow.library.put_picture(each)
        await uow.meetings.save(replace(MEETING, picture="d1"))
        await uow.library.put_picture(replace(kept, digest="d4", made_at=NOW + timedelta(days=1)))
        await uow.library.forget_pictures_before(NOW + timedelta(seconds=1))
        assert await uow.library.picture("d1") == kept
        assert [await uow.library.picture(digest) is None for digest in ("d2", "d3", "d4")] == [True, True, False]
        await uow.meetings.save(replace(MEETING, version=1))
        await uow.library.forget_pictures_before(NOW + timedelta(seconds=1))
        assert await uow.library.picture("d1") is None


async def test_skoleruta_is_replaced_as_a_whole(units: Units) -> None:
    await settle(units)
    theirs = replace(AUTUMN, school_id=OTHER.id)
    async with units() as uow:
        await uow.calendars.put_days(SCHOOL.id, [AUTUMN, PLANNING, AUTUMN])
        await uow.calendars.put_days(OTHER.id, [theirs])
        assert await uow.calendars.days(SCHOOL.id) == [PLANNING, AUTUMN]
        await uow.calendars.put_days(SCHOOL.id, [PLANNING])
        assert await uow.calendars.days(SCHOOL.id) == [PLANNING]
        await uow.calendars.put_days(SCHOOL.id, [])
        assert await uow.calendars.days(SCHOOL.id) == []
        assert await uow.calendars.days(OTHER.id) == [theirs]
        with pytest.raises(ValueError, match="another school"):
            await uow.calendars.put_days(SCHOOL.id, [theirs])


async def test_a_year_is_proposed_anew_without_what_was_accepted_or_dropped(units: Units) -> None:
    await settle(units)
    accepted = replace(SLOT, id="s2", day=date(2026, 9, 2), state="accepted", meeting_id=MEETING.id)
    dropped = replace(SLOT, id="s3", day=date(2026, 11, 4), state="dropped")
    next_year = replace(SLOT, id="s4", school_year=2027)
    async with units() as uow:
        await uow.years.put_slots([dropped, SLOT, accepted, next_year])
        assert await uow.years.slots(SCHOOL.id, 2026) == [accepted, SLOT, dropped]
        moved = replace(SLOT, day=date(2026, 12, 1))
        await uow.years.put_slots([moved])
        await uow.years.put_slots([])
        assert await uow.years.slots(SCHOOL.id, 2026) == [accepted, dropped, moved]
        await uow.years.drop_slots(OTHER.id, 2026)
        await uow.years.drop_slots(SCHOOL.id, 2026)
        assert await uow.years.slots(SCHOOL.id, 2026) == [accepted, dropped]
        assert await uow.years.slots(SCHOOL.id, 2027) == [next_year]


async def test_a_meeting_keeps_whose_eyes_its_picture_and_the_times_around_it(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        plain = await uow.meetings.get(MEETING.id)
        assert plain == MEETING
        full = replace(
            plain,
            eyes="guardian",
            picture="d1",
            picture_alt="Et korps i regn",
            chart="map",
            invite_at=NOW,
            prepare_at=NOW + timedelta(days=1),
            nudge_at=NOW + timedelta(days=2),
            vote_at=NOW + timedelta(days=3),
        )
        saved = await uow.meetings.save(full)
        assert await uow.meetings.get(MEETING.id) == saved == replace(full, version=plain.version + 1)
