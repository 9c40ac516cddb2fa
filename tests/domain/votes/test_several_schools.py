"""Ballots of several schools, and of several tenants, in one batch: each counts where it was cast and nowhere else."""

from __future__ import annotations

from domain.errors import Problem
from domain.unit_of_work import Units
from domain.votes.cast import cast_all
from domain.votes.close_round import close_round
from domain.votes.urns import AtHand
from domain.votes.vote import Cast
from tests.bot.votes.test_ballots import started
from tests.support.arranged.small_school import NOW


def said(outcomes: list[Cast | Problem]) -> list[object]:
    return [one.key if isinstance(one, Problem) else (one.voter.person_id, one.choice) for one in outcomes]


async def test_the_same_id_in_two_tenants_is_two_people_in_one_batch(units: Units) -> None:
    one, other = await started(units, 5), await started(units, 5, tenant="other")
    first, second = await one.open_round(), await other.open_round()
    assert one.vote(1, 1).aad_id == other.vote(1, 1).aad_id
    batch = {first.id: [other.vote(1, 4), one.vote(1, 1)], second.id: [other.vote(1, 3), one.vote(1, 2)]}

    async with units() as uow:
        outcomes = await cast_all(uow, batch, NOW, AtHand())
        await uow.commit()

    assert said(outcomes[first.id]) == ["not_member", (one.people[1].id, 1)]
    assert said(outcomes[second.id]) == [(other.people[1].id, 3), "not_member"]


async def test_a_closed_round_beside_an_open_one_takes_nothing(units: Units) -> None:
    one, other = await started(units, 5), await started(units, 5, tenant="other")
    first, second = await one.open_round(), await other.open_round()
    at_hand = AtHand()
    async with units() as uow:
        await cast_all(uow, {first.id: [one.vote(n, 1) for n in range(5)]}, NOW, at_hand)
        await uow.commit()
    async with units() as uow:
        await close_round(uow, first.id, one.leader, NOW)
        await uow.commit()

    async with units() as uow:
        outcomes = await cast_all(uow, {first.id: [one.vote(1, 4)], second.id: [other.vote(1, 3)]}, NOW, at_hand)
        await uow.commit()

    assert said(outcomes[first.id]) == ["round_closed"]
    assert said(outcomes[second.id]) == [(other.people[1].id, 3)]
