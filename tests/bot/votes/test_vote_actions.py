"""Presses on the vote card: who may, what is answered."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from bot.votes.ballots import BallotCollector
from cards.conducting.verbs import ROUND_CLOSE
from cards.kit.compiled import serialise
from cards.kit.scene import Scene
from cards.votes import own as vote_own
from cards.votes import shared as vote
from cards.votes.verbs import VOTE, VOTE_CHANGE, VOTE_HIDE, VOTE_MINE, VOTE_REFRESH
from domain.catalogue.read import built_in
from domain.errors import Refused
from domain.people.school import Role
from domain.unit_of_work import Units
from domain.votes.rounds import needed
from domain.votes.vote import Vote
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import texts_of
from tests.support.playing.room import started


async def test_a_vote_is_answered_without_its_level_and_shown_on_a_press(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    cards = [await here.press(1, VOTE, round_.id, str(level)) for level in (1, 4)]
    assert cards[0] == cards[1]
    assert here.heard.counted == [round_.id, round_.id]
    assert "Nivå 4" in texts_of(await here.press(1, VOTE_MINE, round_.id))
    assert await here.press(1, VOTE_HIDE, round_.id) == cards[0]
    assert await here.press(1, VOTE_REFRESH, round_.id) == cards[0]


async def test_the_choices_carry_a_revision_so_that_a_delayed_repeat_does_no_harm(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    await here.press(1, VOTE, round_.id, "2")
    choices = json.dumps(await here.press(1, VOTE_CHANGE, round_.id))
    assert '"rev": 1' in choices
    await here.press(1, VOTE, round_.id, "3", rev=1)
    await here.press(1, VOTE, round_.id, "2")
    assert "Nivå 3" in texts_of(await here.press(1, VOTE_MINE, round_.id))


async def test_presses_on_a_vote_by_those_who_may_not(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    async with here.services.units() as uow:
        await uow.people.put_member(here.world.school.id, here.world.people[5].id, Role.NONE)
        await uow.people.put_member(here.world.school.id, here.world.people[6].id, Role.TEACHER, here=False)
        await uow.commit()
    for verb in (VOTE, VOTE_MINE, VOTE_CHANGE):
        for who, key in ((here.world.outsider, "not_member"), (5, "not_taking_part"), (6, "not_member")):
            with pytest.raises(Refused, match=key):
                await here.press(who, verb, round_.id, "2")
    assert await here.press(5, VOTE_REFRESH, round_.id)
    for arg in ("", "5", "-1", "٣", "level"):
        with pytest.raises(Refused, match="gone"):
            await here.press(1, VOTE, round_.id, arg)


async def test_a_late_press_gets_the_closed_card(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    for number in range(5):
        await here.press(number, VOTE, round_.id, "2")
    await here.press(0, ROUND_CLOSE, round_.id)
    closed = await here.press(7, VOTE, round_.id, "4")
    assert "14.00" in texts_of(closed)
    assert await here.press(1, VOTE_CHANGE, round_.id) == closed
    shown = await here.press(1, VOTE_REFRESH, round_.id)
    for verb in (VOTE_MINE, VOTE_HIDE):
        assert await here.press(1, verb, round_.id) == shown


async def test_thirty_votes_at_once_take_a_handful_of_transactions(sqlite_units: Units) -> None:
    here = await started(sqlite_units, 31)
    round_ = await here.world.open_round()
    opened = []

    def counting(*, write: bool = True) -> Any:
        opened.append(write)
        return sqlite_units(write=write)

    ballots = BallotCollector(counting, lambda: NOW)
    here.services = replace(here.services, units=counting, ballots=ballots)
    await here.press(1, VOTE, round_.id, "2")
    opened.clear()
    await asyncio.gather(*(here.press(n, VOTE, round_.id, str(n % 5)) for n in range(1, 31)))
    assert opened == [True]


async def test_what_answers_a_vote_is_the_card_as_it_would_be_made_for_it_alone(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    cards = here.services.vote_cards
    for number, ticked in ((1, False), (2, False), (3, True)):
        voter = here.world.caller(number).person
        cast = await here.services.ballots.cast(round_.id, Vote(voter.tenant_id, voter.aad_id, 2))
        scene = Scene("nb", here.world.school.zone, NOW, here.services.addresses)
        counts = vote.voted(scene, cast.counted, cast.eligible)
        alone = vote_own.mine(scene, here.world.meeting, round_, counts, ticked=ticked)
        assert cards.after(cast, ticked=ticked) == serialise(alone)


async def test_the_card_that_all_see_is_made_for_the_round_and_the_characteristic_it_is_about(
    sqlite_units: Units,
) -> None:
    here = await started(sqlite_units)
    round_, school = await here.world.open_round(), here.world.school
    scene = Scene("nb", school.zone, NOW, here.services.addresses)
    about = built_in().characteristic("1.4")
    assert about is not None
    for other in (about, replace(about, title={**about.title, "nb": "Noe eget"}), about):
        for counted in (1, 5):
            limit = needed(round_.mode, school.ballot_limit)
            alone = vote.shared(scene, here.world.meeting, other, round_, counted, 8, limit, school.leaders_vote)
            assert here.services.vote_cards.shared(scene, school, other, round_, counted, 8) == serialise(alone)
