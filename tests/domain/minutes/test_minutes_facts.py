"""What minutes say as facts: votes only where a result was shown, read back as written, names that can be taken out."""

from __future__ import annotations

from domain.meetings.meeting import Agreement
from domain.minutes.facts import read, without_person, written
from domain.unit_of_work import Units
from tests.domain.minutes.test_minutes import facts, remarked, share
from tests.support.arranged.minutes import ended
from tests.support.arranged.small_school import small_school


async def test_votes_stand_in_the_minutes_only_where_a_result_was_shown(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    await ended(world, told=False, agreement=Agreement(None, None))
    found = await facts(world)

    assert found.rounds == ()
    assert found.recognised == ()
    assert (found.level, found.settled) == (None, True)


async def test_facts_are_read_back_as_they_were_written_and_a_name_can_be_taken_out(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    await ended(world)
    await share(world)
    await remarked(world, "Mer om språk.")
    found = await facts(world)

    assert read(written(found)) == found
    assert read(written(found)[:-1] + ', "of_later": 1}') == found
    assert read("") is None
    assert read("[]") is None
    gone = written(without_person(found, world.people[3].id))
    assert "Mikkel" not in gone
    assert world.people[3].id not in gone
    assert "Mer om språk." in gone
