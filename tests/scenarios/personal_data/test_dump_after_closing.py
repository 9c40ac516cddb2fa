"""A dump of the whole database after a meeting does not tell who voted, placed the school, or had a word.

People who did different things are looked for in every table: whoever did more must not be found more often.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text

from store.database.columns import metadata
from store.database.engine import open_database
from tests.support.arranged.wall import post, words_for
from tests.support.playing.people import Somebody
from tests.support.playing.playing import meeting_id, person_id, started
from tests.support.playing.world import World, a_world

VOTING = {"Mikkel": 3, "Hanne": 2, "Ida": 1, "Amir": 3, "Jonas": 2}  # Silje votes by a word; Sunniva does not vote


async def dump(url: str) -> Mapping[str, list[str]]:
    """Every row of every table, as text."""
    database = open_database(url)
    async with database.engine.connect() as connection:
        found = {}
        for name in metadata.tables:
            rows = await connection.execute(text(f"SELECT * FROM {name}"))
            found[name] = [repr(tuple(row)) for row in rows]
    await database.close()
    return found


async def mentions(dumped: Mapping[str, list[str]], who: Somebody) -> dict[str, int]:
    """In how many rows of each table somebody is found, by any of their names."""
    names = (await person_id(who.world, who), who.aad_id, who.user_id, who.name)
    return {table: sum(any(name in row for name in names) for row in rows) for table, rows in dumped.items()}


async def test_whoever_voted_by_card_by_word_or_not_at_all_is_found_as_often_as_the_others(database_url: str) -> None:
    async with a_world(database_url, durable=True) as world:
        solvik, ingrid = await started(world)
        meeting = await meeting_id(world, solvik)
        (word,) = await words_for(ingrid, solvik["Silje"])
        await post(world, meeting, word, "4")
        for name, level in VOTING.items():
            await solvik[name].presses(f"Nivå {level}")
        before = await dump(database_url)
        assert before["box_keys"], "the search itself finds nothing"
        assert before["boxes"], "the search itself finds nothing"
        round_id = await _round(world, meeting)
        await ingrid.sends_press({"v": 1, "verb": "round.close", "ref": round_id})
        await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": meeting})
        await world.passes(minutes=10)
        after = await dump(database_url)
        assert not any(
            meeting in row
            for table in ("box_keys", "boxes", "notes", "presences", "attendances")
            for row in after[table]
        )
        assert not any(word in row for rows in after.values() for row in rows)
        told = [row for row in after["rounds"] if meeting in row]
        assert len(told) == 1
        found = {name: await mentions(after, solvik[name]) for name in ("Silje", "Sunniva", *VOTING)}
        assert all(each == found["Sunniva"] for each in found.values())


async def _round(world: World, meeting: str) -> str:
    async with world.services.units(write=False) as uow:
        return (await uow.rounds.of_meeting(meeting))[-1].id
