"""A dump after a meeting with everything in it: placings, sentences, ideas, dots, a word, presence, groups' words.

Sunniva took no part in any of it. Whoever did must be found exactly as often as she, in every table; and nothing that
somebody wrote for themselves alone is left at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import text

from store.database.engine import open_database
from tests.scenarios.personal_data.test_dump_after_closing import dump, mentions
from tests.support.arranged.wall import post, words_for
from tests.support.playing.igp import conductor, gives_dots
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import START, meeting_id, person_id
from tests.support.playing.world import World, a_world

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Tora", "Sunniva")
VOTING = {"Jonas": 2, "Hanne": 1, "Mikkel": 3, "Ida": 3, "Amir": 2}
THOUGHTS = {"Jonas": "Ringe hjem i august", "Hanne": "En fast tid for samtaler"}
EXAMPLE = "Vi glemte fiolinene i fjor høst"
SEALED = ("box_keys", "boxes", "notes", "presences", "attendances", "courses")


async def test_a_dump_after_a_whole_meeting_tells_of_nobody_what_they_did_in_it(database_url: str) -> None:
    async with a_world(database_url, durable=True) as world:
        solvik, ingrid = await played(world)
        meeting = await meeting_id(world, solvik)
        during = await dump(database_url)
        for table in SEALED:
            assert during[table], f"the search itself finds nothing in {table}"
        assert not any(EXAMPLE in row or THOUGHTS["Jonas"] in row for row in during["notes"]), "notes are not sealed"

        await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": meeting})
        await world.passes(hours=2)  # receipts of messages are swept by then

        after = await dump(database_url)
        for table in SEALED:
            assert not any(meeting in row for row in after[table]), table
        everything = [row for rows in after.values() for row in rows]
        assert not any(EXAMPLE in row for row in everything)
        ideas = [row for row in after["ideas"] if THOUGHTS["Jonas"] in row]
        assert len(ideas) == 1, "an idea stays, unsigned"
        found = {name: await everywhere(after, solvik[name]) for name in TEACHERS}
        assert any("catch_up" in row for row in during["notices"]), "the search itself finds nothing"
        for kind in ("catch_up", "nudge", "group_write"):
            assert not any(kind in row for row in after["notices"]), f"who got {kind} stays"
        assert await notice_rows_but_names(database_url, world, solvik) == set(), "a notice tells what somebody did"
        for name, each in found.items():
            differs = {table for table, count in each.items() if count != found["Sunniva"][table]}
            assert not differs, f"{name} is told apart in {differs}"
        for names in (VOTING, THOUGHTS):
            for name in names:
                who = await person_id(world, solvik[name])
                assert not any(who in row for table in ("ideas", "rounds", "groups", "minutes") for row in after[table])
        await _orders_say_nothing(database_url, meeting)


async def everywhere(dumped: Mapping[str, list[str]], who: Somebody) -> dict[str, int]:
    """The same with the personal chat, by which a receipt of a message tells whose it is."""
    found = await mentions(dumped, who)
    return {table: found[table] + sum(who.chat in row for row in rows) for table, rows in dumped.items()}


async def notice_rows_but_names(url: str, world: World, solvik: Team) -> set[str]:
    """Columns of notices to one person that are not alike for all teachers: kind, times, state, tries, data, error."""
    database = open_database(url)
    persons = {await person_id(world, solvik[name]): name for name in TEACHERS}
    told: dict[str, dict[str, set[str]]] = {name: {} for name in persons.values()}
    async with database.engine.connect() as connection:
        for row in (await connection.execute(text("SELECT * FROM notices WHERE person_id IS NOT NULL"))).mappings():
            if row["person_id"] in persons:
                of = told[persons[row["person_id"]]]
                for column in ("kind", "subject_id", "due_at", "data", "state", "attempts", "finished_at", "error"):
                    of.setdefault(column, set()).add(f"{row['kind']}: {row[column]}")
    await database.close()
    first = told[TEACHERS[0]]
    return {column for each in told.values() for column in {*first, *each} if each.get(column) != first.get(column)}


async def _orders_say_nothing(url: str, meeting: str) -> None:
    """Ideas lie by random ids, not as they came in."""
    database = open_database(url)
    async with database.engine.connect() as connection:
        columns = (await connection.execute(text("SELECT * FROM ideas"))).keys()
    await database.close()
    assert not {"created_at", "person_id", "author", "number"} & set(columns)


async def played(world: World) -> tuple[Team, Somebody]:
    """A meeting up to its end, in which each did something else."""
    solvik = await world.school("Solvik", leader="Ingrid", teachers=TEACHERS)
    ingrid = solvik["Ingrid"]
    for name in TEACHERS:  # each has written once, so that a chat alone tells nothing
        await solvik[name].says("hjelp")
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Send innkalling")
    await world.at(START - timedelta(hours=3))
    for name, thought in THOUGHTS.items():
        who = solvik[name]
        await who.presses("Forbered deg")
        for said in (f"eksempel: {EXAMPLE}", "alle sjelden", "alle ofte", "alle ofte", "alle sjelden"):
            await who.says(said)
        assert "lagret" in await who.presses("Lagre", level="2", thought=thought)
    for name, answer in (("Tora", "Jeg kommer ikke"), ("Silje", "Jeg kommer")):
        await solvik[name].presses(answer)
    await world.at(START)
    await ingrid.presses("Start møtet")
    for name in ("Jonas", "Silje", "Mikkel"):
        await solvik[name].presses("Jeg er her")
    await ingrid.presses_verb("phase.next")
    await ingrid.presses_verb("phase.next")
    (word,) = await words_for(ingrid, solvik["Silje"])
    await post(world, await meeting_id(world, solvik), word, "4")
    for name, level in VOTING.items():
        await solvik[name].presses(f"Nivå {level}")
        await solvik[name].presses("Vis stemmen min")
        await solvik[name].presses("Lagre setningene", ticks2="2.1", ticks3="3.1" if name == "Ida" else "")
    await world.passes(minutes=4)
    await solvik["Tora"].presses("Legg til tanken", thought="Et brev hjem hver høst")
    await conductor(ingrid)
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.sends_press({"v": 1, "verb": "ideas.open", "ref": await meeting_id(world, solvik)})
    await world.settle()
    await solvik["Mikkel"].presses_verb("idea.add")
    await solvik["Mikkel"].presses("Legg til ideen", idea="Åpen time i november")
    await world.passes(minutes=2)
    await ingrid.sends_press({"v": 1, "verb": "dots.open", "ref": await meeting_id(world, solvik)})
    await world.settle()
    for name in ("Jonas", "Mikkel", "Hanne", "Ida", "Tora"):
        await gives_dots(world, solvik, name)
    await ingrid.sends_press({"v": 1, "verb": "dots.close", "ref": await meeting_id(world, solvik)})
    await world.settle()
    return solvik, ingrid
