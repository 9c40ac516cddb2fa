"""Ticking sentences, voting as prepared, and leaders who vote last: what the presses answer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from cards.conducting.verbs import ROUND_CLOSE, ROUND_SHOW
from cards.votes.verbs import VOTE, VOTE_CHANGE, VOTE_MINE, VOTE_REFRESH, VOTE_TICKS
from domain.catalogue.read import built_in
from domain.errors import Refused
from domain.people.school import LeadersVote, Role
from domain.placing.placement import Answer, Placement, sentence_key, written
from domain.unit_of_work import Units
from domain.votes.box import Ballot
from domain.votes.rounds import Round, box_name
from tests.support.machines.looking import buttons_of, texts_of
from tests.support.playing.room import Room, started


def ticked(card: dict[str, Any]) -> dict[str, str]:
    """What each field of sentences stands at."""
    return {one["id"]: one.get("value", "") for one in _elements(card) if one.get("type") == "Input.ChoiceSet"}


def _elements(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for part in node for found in _elements(part)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for part in node.values() for found in _elements(part))]


def titles(card: dict[str, Any]) -> list[str]:
    return [button.title for button in buttons_of(card)]


async def lies(here: Room, number: int) -> Ballot | None:
    async with here.services.units(write=False) as uow:
        box = await uow.boxes.open(here.world.meeting.id, box_name(1))
    assert box is not None
    return box.of(here.world.people[number].id)


async def places(here: Room, number: int, level: int | None) -> None:
    about = built_in().characteristic("1.4")
    assert about is not None
    answers = {sentence_key(about.levels[2][0]): Answer.OFTEN, sentence_key(about.levels[3][1]): Answer.OFTEN}
    async with here.services.units() as uow:
        text = written(Placement(answers=answers, level=level))
        await uow.notes.put(here.world.meeting.id, "placement", here.world.people[number].id, text)
        await uow.commit()


async def leaders(here: Room, how: LeadersVote) -> None:
    async with here.services.units() as uow:
        school = await uow.schools.get(here.world.school.id)
        assert school is not None
        await uow.schools.save(replace(school, leaders_vote=how))
        await uow.commit()


async def a_vote(units: Units, how: LeadersVote = LeadersVote.LAST) -> tuple[Room, Round]:
    here = await started(units)
    await leaders(here, how)
    return here, await here.world.open_round()


async def test_sentences_stand_beneath_the_level_only_after_a_press(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    await places(here, 1, 3)
    voted = await here.press(1, VOTE, round_.id, "2")
    assert ticked(voted) == {}
    shown = await here.press(1, VOTE_MINE, round_.id)
    assert ticked(shown) == {"ticks1": "", "ticks2": "2.1", "ticks3": "3.2", "ticks4": ""}
    assert "nivå 2" in texts_of(shown).replace("\u00a0", " ")


async def test_saved_sentences_are_answered_without_level_or_sentences(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    await here.press(1, VOTE, round_.id, "2")
    first = await here.press(1, VOTE_TICKS, round_.id, rev=1, ticks2="2.1", ticks3="3.1,3.2", ticks4="4.9,x")
    other = await here.press(1, VOTE_TICKS, round_.id, rev=2, ticks1="1.1")
    assert first == other
    assert "Setningene dine er lagret" in texts_of(first)
    assert ticked(first) == {}
    found = await lies(here, 1)
    assert found is not None
    assert (found.choice, found.ticks, found.rev) == (2, ("1.1",), 2)


async def test_older_sentences_that_come_late_are_answered_with_those_that_lie_there(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    await here.press(1, VOTE, round_.id, "2")
    await here.press(1, VOTE_TICKS, round_.id, rev=1, ticks2="2.1")
    await here.press(1, VOTE_TICKS, round_.id, rev=2, ticks2="2.2")
    late = await here.press(1, VOTE_TICKS, round_.id, rev=1, ticks2="2.1")
    assert ticked(late)["ticks2"] == "2.2"


async def test_one_can_tick_first_and_choose_the_level_with_it(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    choices = await here.press(1, VOTE_MINE, round_.id)
    assert set(ticked(choices)) == {"ticks1", "ticks2", "ticks3", "ticks4"}
    assert "Kryss av først" not in titles(choices)  # another card, on which these ticks would be gone
    form = await here.press(1, VOTE_MINE, round_.id, "sentences")
    assert set(ticked(form)) == {"ticks1", "ticks2", "ticks3", "ticks4", "level"}
    missing = await here.press(1, VOTE_TICKS, round_.id, ticks3="3.1")
    assert "Velg et nivå" in texts_of(missing)
    assert ticked(missing)["ticks3"] == "3.1"
    assert await lies(here, 1) is None
    await here.press(1, VOTE_TICKS, round_.id, ticks3="3.1", level="3")
    found = await lies(here, 1)
    assert found is not None
    assert (found.choice, found.ticks) == (3, ("3.1",))


async def test_who_has_prepared_votes_so_without_seeing_the_level(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    for number, level in ((1, 2), (2, 4), (3, None)):
        await places(here, number, level)
    cards = [await here.press(number, VOTE_MINE, round_.id) for number in (1, 2, 3)]
    assert cards[0] == cards[1]
    assert ["Stem som forberedt" in titles(card) for card in cards] == [True, True, False]
    answers = [await here.press(number, VOTE, round_.id, "prepared") for number in (1, 2)]
    assert all("Du har stemt" in texts_of(answer) for answer in answers)
    found = [await lies(here, number) for number in (1, 2)]
    assert [one.choice for one in found if one is not None] == [2, 4]
    with pytest.raises(Refused, match="not_prepared_a_level"):
        await here.press(3, VOTE, round_.id, "prepared")
    assert "Stem som forberedt" not in titles(await here.press(1, VOTE_CHANGE, round_.id))


async def test_a_leader_is_asked_to_wait_on_a_card_that_says_nothing_of_the_press(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    waits = [await here.press(0, VOTE, round_.id, level) for level in ("1", "4", "0")]
    assert waits[0] == waits[1] == waits[2]
    assert "Stem likevel nå" in titles(waits[0])
    assert await lies(here, 0) is None
    choices = await here.press(0, VOTE_CHANGE, round_.id, ":now")
    data = [button.data for button in buttons_of(choices) if button.data.get("verb") == VOTE]
    assert {one["arg"] for one in data} == {f"{level}:now" for level in range(5)}
    assert "Du har stemt" in texts_of(await here.press(0, VOTE, round_.id, "3:now"))
    assert "Du har stemt" in texts_of(await here.press(0, VOTE, round_.id, "2", rev=1))  # changed: no waiting


async def test_what_a_leader_ticked_too_early_is_still_there(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    early = await here.press(0, VOTE_TICKS, round_.id, ticks3="3.1,3.2", level="2")
    assert "Ledere stemmer sist" in texts_of(early)
    fields = ticked(early)
    assert (fields["ticks3"], fields["level"]) == ("3.1,3.2", "2")
    (save,) = [one for one in buttons_of(early) if one.data.get("verb") == VOTE_TICKS]
    assert save.title == "Stem likevel nå"
    await here.press(0, VOTE_TICKS, round_.id, save.data["arg"], ticks3="3.1,3.2", level="2")
    assert await lies(here, 0) is not None


async def test_where_leaders_do_not_vote_they_are_told_so_and_counted_out(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units, LeadersVote.NOT)
    for verb, arg in ((VOTE, "2"), (VOTE, "2:now"), (VOTE_CHANGE, ""), (VOTE_TICKS, "")):
        with pytest.raises(Refused, match="leaders_do_not_vote"):
            await here.press(0, verb, round_.id, arg)
    shared = texts_of(await here.press(0, VOTE_REFRESH, round_.id)).replace("\u00a0", " ")
    assert "0 av 7" in shared
    assert "Ledere stemmer ikke" in shared


async def test_sentences_by_those_who_may_not(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    async with here.services.units() as uow:
        await uow.people.put_member(here.world.school.id, here.world.people[5].id, Role.NONE)
        await uow.commit()
    for who, key in ((here.world.outsider, "not_member"), (5, "not_taking_part")):
        with pytest.raises(Refused, match=key):
            await here.press(who, VOTE_TICKS, round_.id, ticks2="2.1", level="2")
        with pytest.raises(Refused, match=key):
            await here.press(who, VOTE_MINE, round_.id, "sentences")


async def test_sentences_after_the_round_get_the_closed_card(sqlite_units: Units) -> None:
    here, round_ = await a_vote(sqlite_units)
    for number in range(1, 6):
        await here.press(number, VOTE_TICKS, round_.id, ticks2="2.1", level="2")
    await here.press(0, ROUND_CLOSE, round_.id)
    late = await here.press(6, VOTE_TICKS, round_.id, ticks2="2.1", level="2")
    assert "14.00" in texts_of(late)
    assert ticked(late) == {}
    result = texts_of(await here.press(6, ROUND_SHOW, round_.id)).replace("\u00a0", " ")
    assert "Dette bør vi snakke om" in result
    assert "Denne skiller oss fra nivå 3" in result
    assert "5 av 5" in json.dumps(await here.press(6, ROUND_SHOW, round_.id), ensure_ascii=False).replace("\u00a0", " ")
