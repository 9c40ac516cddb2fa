"""Ballots of one round, cast by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.errors import Problem
from domain.unit_of_work import UnitOfWork
from domain.votes.cast import cast_all
from domain.votes.urns import AtHand
from domain.votes.vote import Cast, Vote


async def cast_votes(uow: UnitOfWork, round_id: str, batch: Sequence[Vote], now: datetime) -> list[Cast | Problem]:
    """Return what becomes of the ballots of one round, with nothing known from batches before."""
    return (await cast_all(uow, {round_id: batch}, now, AtHand()))[round_id]
