"""Collects ballots into batches: one transaction serves all that came while the last one was being committed.

The first ballot starts a commit at once; whatever arrives meanwhile, of whichever rounds, forms the next batch (group
commit). In several processes each collects its own; the rounds' row locks make their commits wait for each other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.running.tasks import spawn
from domain.errors import Conflict, Problem, Refused
from domain.unit_of_work import Clock, Units
from domain.votes.cast import cast_all
from domain.votes.urns import AtHand
from domain.votes.vote import Cast, Vote

LARGEST_BATCH = 500
PATIENCE = 8.0  # seconds that a batch is tried in parts; Teams waits 10 to 15 for an answer
TRIES = 5  # against a conflict with another process
KEEP = 60.0  # seconds, at most twice as many, after its last ballot that something of a round is kept


@dataclass(slots=True)
class _Waiting:
    round_id: str
    vote: Vote
    answer: asyncio.Future[Cast | Problem] = field(repr=False)


class BallotCollector:
    """The ``Ballots`` of ``bot/handling/services.py``. Belongs to one event loop."""

    def __init__(self, units: Units, clock: Clock) -> None:
        self._units = units
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._emptying = False
        self._at_hand = AtHand()
        self._forgetting: asyncio.TimerHandle | None = None

    async def cast(self, round_id: str, vote: Vote) -> Cast:
        """Put in a ballot; returns once it is committed. Raises ``Refused`` for a ballot that does not count.

        A client that hangs up takes its answer with it, not its ballot.
        """
        one = _Waiting(round_id, vote, asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        if not self._emptying:
            self._emptying = True
            spawn(self._empty(), name="ballots")
        outcome = await one.answer
        if isinstance(outcome, Problem):
            raise Refused(outcome.key, **outcome.params)
        return outcome

    async def _empty(self) -> None:
        try:
            while batch := self._waiting[:LARGEST_BATCH]:
                del self._waiting[: len(batch)]
                await self._serve(batch)
        finally:
            self._emptying = False
            left, self._waiting = self._waiting, []
            for one in left:  # cancelled at shutdown: nobody waits for ever
                one.answer.cancel()
            if self._forgetting is None:
                self._forgetting = asyncio.get_running_loop().call_later(KEEP, self._forget)

    async def _serve(self, batch: Sequence[_Waiting]) -> None:
        """Answer each of the batch. What fails as a whole is tried round by round, then one by one, and fails alone.

        Not for longer than clients wait, though: where the database is away, the others are told so.
        """
        by_round: dict[str, list[_Waiting]] = {}
        for one in batch:
            by_round.setdefault(one.round_id, []).append(one)
        try:
            outcomes = await self._commit(
                {round_id: [one.vote for one in those] for round_id, those in by_round.items()}
            )
        except Exception as error:
            self._at_hand = AtHand()  # whatever it was, nothing of it is used again
            if len(batch) == 1:
                _fail(batch[0], error)
                return
            parts = list(by_round.values()) if len(by_round) > 1 else [[one] for one in batch]
            patience = asyncio.get_running_loop().time() + PATIENCE
            for part in parts:
                if asyncio.get_running_loop().time() < patience:
                    await self._serve(part)
                else:
                    for one in part:
                        _fail(one, error)
            return
        except BaseException:
            for one in batch:
                one.answer.cancel()
            raise
        for round_id, those in by_round.items():
            for one, outcome in zip(those, outcomes[round_id], strict=True):
                if not one.answer.done():
                    one.answer.set_result(outcome)

    async def _commit(self, votes: Mapping[str, Sequence[Vote]]) -> Mapping[str, Sequence[Cast | Problem]]:
        for attempt in range(1, TRIES + 1):
            try:
                async with self._units() as uow:
                    outcomes = await cast_all(uow, votes, self._clock(), self._at_hand)
                    await uow.commit()
                    return outcomes
            except Conflict:  # another process was first: load again, decide again
                if attempt == TRIES:
                    raise
        raise AssertionError("the last try returns or raises")

    def _forget(self) -> None:
        """Keep nothing of rounds where no ballot has come in for a while: neither a key nor what lies in a box."""
        self._at_hand = self._at_hand.used_lately()
        again = bool(self._at_hand.wholes)
        self._forgetting = asyncio.get_running_loop().call_later(KEEP, self._forget) if again else None


def _fail(one: _Waiting, error: Exception) -> None:
    if one.answer.done():
        return
    one.answer.set_exception(error)
    one.answer.exception()  # seen, although the client may have hung up
