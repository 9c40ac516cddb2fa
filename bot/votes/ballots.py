"""Collects ballots into batches: one transaction serves all that came while the last one was being committed.

The first ballot of a round starts a commit at once; whatever arrives meanwhile forms the next batch (group commit). In
several processes each collects its own; the round's row lock makes their commits wait for each other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.running.tasks import spawn
from domain.errors import Conflict, Problem, Refused
from domain.unit_of_work import Clock, Units
from domain.votes.cast import Cast, Vote, cast_votes

LARGEST_BATCH = 500
PATIENCE = 8.0  # seconds that a batch is tried one by one; Teams waits 10 to 15 for an answer
TRIES = 5  # against a conflict with another process


@dataclass(slots=True)
class _Waiting:
    vote: Vote
    answer: asyncio.Future[Cast | Problem] = field(repr=False)


class BallotCollector:
    """The ``Ballots`` of ``bot/handling/services.py``. Belongs to one event loop."""

    def __init__(self, units: Units, clock: Clock) -> None:
        self._units = units
        self._clock = clock
        self._rounds: dict[str, list[_Waiting]] = {}  # a round is in here while somebody empties its list

    async def cast(self, round_id: str, vote: Vote) -> Cast:
        """Put in a ballot; returns once it is committed. Raises ``Refused`` for a ballot that does not count.

        A client that hangs up takes its answer with it, not its ballot.
        """
        one = _Waiting(vote, asyncio.get_running_loop().create_future())
        if round_id in self._rounds:
            self._rounds[round_id].append(one)
        else:
            self._rounds[round_id] = [one]
            spawn(self._empty(round_id), name="ballots")
        outcome = await asyncio.shield(one.answer)
        if isinstance(outcome, Problem):
            raise Refused(outcome.key, **outcome.params)
        return outcome

    async def _empty(self, round_id: str) -> None:
        try:
            while batch := self._rounds[round_id][:LARGEST_BATCH]:
                del self._rounds[round_id][: len(batch)]
                await self._serve(round_id, batch)
        finally:
            for left in self._rounds.pop(round_id):  # cancelled at shutdown: nobody waits for ever
                left.answer.cancel()

    async def _serve(self, round_id: str, batch: Sequence[_Waiting]) -> None:
        """Answer each of the batch. Where the batch fails as a whole, each is tried by itself and fails alone.

        Not for longer than clients wait, though: where the database is away, the others are told so.
        """
        try:
            outcomes = await self._commit(round_id, [one.vote for one in batch])
        except Exception as error:
            if len(batch) == 1:
                _fail(batch[0], error)
                return
            patience = asyncio.get_running_loop().time() + PATIENCE
            for one in batch:
                if asyncio.get_running_loop().time() < patience:
                    await self._serve(round_id, [one])
                else:
                    _fail(one, error)
            return
        except BaseException:
            for one in batch:
                one.answer.cancel()
            raise
        for one, outcome in zip(batch, outcomes, strict=True):
            if not one.answer.done():
                one.answer.set_result(outcome)

    async def _commit(self, round_id: str, votes: list[Vote]) -> list[Cast | Problem]:
        for attempt in range(1, TRIES + 1):
            try:
                async with self._units() as uow:
                    outcomes = await cast_votes(uow, round_id, votes, self._clock())
                    await uow.commit()
                    return outcomes
            except Conflict:  # another process was first: load again, decide again
                if attempt == TRIES:
                    raise
        raise AssertionError("the last try returns or raises")


def _fail(one: _Waiting, error: Exception) -> None:
    if one.answer.done():
        return
    one.answer.set_exception(error)
    one.answer.exception()  # seen, although the client may have hung up
