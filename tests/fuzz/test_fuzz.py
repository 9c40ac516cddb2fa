"""The fuzzer for ten seconds on each database; ``make fuzz SECONDS=600`` for longer."""

from __future__ import annotations

from tests.fuzz.fuzzing import fuzz
from tests.fuzz.mutate import Mutator

SECONDS, SEED = 10.0, 12


async def test_nothing_that_is_sent_ends_in_a_failure_or_shows_what_is_others(database_url: str) -> None:
    found = await fuzz(database_url, SECONDS, SEED)
    assert not found.findings
    assert found.statuses["POST activity 200"] > 10
    assert found.statuses["GET page 200"] > 0


def test_a_seed_makes_the_same_once_more() -> None:
    one, other, third = (Mutator(seed, {}, ["x"]) for seed in (7, 7, 8))
    sent = [one.body() for _ in range(50)]
    assert sent == [other.body() for _ in range(50)]
    assert sent != [third.body() for _ in range(50)]
