"""The claim of the sealed ballot box, held for placements, ideas, dots and one-time words: bytes, order, rows.

The boxes and notes themselves are searched for in ``test_privacy.py``; here it is what was written in words.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import text

from domain.unit_of_work import Units
from store.database.engine import Database, open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.store.database.samples import MEETING
from tests.store.votes.ballots_played import IDEAS, THOUGHTS, VOTERS, WITHDRAWN, dump, end, gather, play
from tests.store.votes.test_privacy import bytes_of, heap_of
from tests.support.machines.databases import SECRET, Postgres

pytestmark = pytest.mark.durable

BY_ID = [idea.text for idea in sorted(IDEAS, key=lambda idea: idea.id)]


def places_of(thoughts: list[str], files: dict[str, bytes]) -> list[int]:
    """Where each thought lies, in the file that has them."""
    (content,) = [each for each in files.values() if BY_ID[0].encode() in each]
    return [content.index(thought.encode()) for thought in thoughts]


async def test_no_file_ever_has_a_word_of_a_placement_and_none_afterwards_what_was_withdrawn(
    database: Database, units: Units, request: pytest.FixtureRequest
) -> None:
    await gather(units)
    await play(database, units)
    during = await bytes_of(database, request)
    assert any(WITHDRAWN.encode() in content for content in during.values()), "the search itself finds nothing"
    await end(units)
    after = await bytes_of(database, request)
    for content in (*during.values(), *after.values()):
        assert b"utkast av" not in content
        assert "nivå 3, Tanke".encode() not in content
    assert not any(WITHDRAWN.encode() in content for content in after.values())


async def test_an_idea_lies_once_in_the_files_and_where_says_nothing_of_who_came_first(
    database: Database, units: Units, request: pytest.FixtureRequest
) -> None:
    assert list(THOUGHTS) != BY_ID
    await gather(units)
    await play(database, units)
    await end(units)
    after = await bytes_of(database, request)
    for thought in THOUGHTS:
        assert sum(content.count(thought.encode()) for content in after.values()) == 1
    steps = [before < then for before, then in pairwise(places_of(BY_ID, after))]
    assert all(steps) or not any(steps)  # pages are filled from their ends


async def test_ideas_all_look_as_if_they_were_written_at_once(postgres: Postgres, postgres_template: str) -> None:
    database = open_database(postgres.fresh(postgres_template))
    units = make_units(database, Sealer(SECRET))
    await gather(units)
    await play(database, units)
    assert _presences(await heap_of(database, postgres)), "the search itself finds nothing"
    await end(units)
    async with database.engine.connect() as connection:
        rows = (await connection.execute(text("SELECT text, xmin::text FROM ideas ORDER BY ctid"))).all()
        assert [row[0] for row in rows] == BY_ID
        assert len({row[1] for row in rows}) == 1
        versions = (await connection.execute(text("SELECT DISTINCT version FROM ideas"))).all()
        assert len(versions) == 1
    assert _presences(await heap_of(database, postgres)) == {}
    await database.close()


def _presences(files: dict[str, bytes]) -> dict[str, bytes]:
    """Files that have the meeting's id beside a voter's, as a row of presence in PostgreSQL has."""
    beside = MEETING.id.encode() + bytes([2 * len(VOTERS[0]) + 3]) + VOTERS[0].encode()
    return {name: content for name, content in files.items() if beside in content}


async def test_a_dump_after_the_end_names_nobody_who_took_part(database: Database, units: Units) -> None:
    await gather(units)
    before = await dump(database)
    await play(database, units)
    await end(units)
    after = await dump(database)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"rounds", "meetings", "ideas", "boxes", "box_keys"}
    said = repr([after[name] for name in changed])
    assert not any(voter in said for voter in VOTERS)
    assert after["notes"] == after["presences"] == []
