"""Presses on the leader's card: who may, what happens, what is answered and posted."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.conducting import round_actions as rounds
from bot.conducting import summary_announcements as said_at_the_end
from bot.handling.rendered import Outgoing, Skip, ToChannel
from bot.votes import announcements as said_of_rounds
from cards.catalogue.verbs import CHART_TEXT
from cards.conducting.verbs import (
    AGREE_FORM,
    AGREE_NOT,
    AGREE_SAVE,
    CONDUCTOR,
    CONSENT_ASK,
    HANDS_FORM,
    HANDS_SAVE,
    MEETING_END,
    MEETING_END_SAVE,
    MEETING_START,
    ROUND_CLOSE,
    ROUND_OPEN,
    ROUND_SHOW,
)
from cards.measures.verbs import MEASURE_FORM, MEASURE_SAVE
from cards.verbs import Press, Verb
from cards.votes.verbs import VOTE
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.ids import new_id
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import Units
from domain.votes.rounds import RoundState
from tests.support.machines.looking import texts_of
from tests.support.playing.room import as_card, incoming, room, started

LEADING = (
    (CONDUCTOR, ""),
    (MEETING_START, ""),
    (ROUND_OPEN, "1"),
    (CONSENT_ASK, ""),
    (HANDS_FORM, ""),
    (HANDS_SAVE, ""),
    (AGREE_FORM, ""),
    (AGREE_SAVE, ""),
    (AGREE_NOT, ""),
    (MEETING_END, ""),
    (MEETING_END_SAVE, ""),
    (MEASURE_FORM, ""),
    (MEASURE_SAVE, ""),
)


@pytest.mark.parametrize(("verb", "arg"), LEADING, ids=lambda value: str(value))
async def test_only_a_leader_of_the_school_conducts(sqlite_units: Units, verb: Verb, arg: str) -> None:
    here = await room(sqlite_units)
    for who, key in ((here.world.caller(1), "leaders_only"), (here.world.outsider, "not_member")):
        with pytest.raises(Refused) as refused:
            await here.press(who, verb, "", arg)
        assert refused.value.problem.key == key
    with pytest.raises(Refused, match="gone"):
        await here.press(0, verb, "no such meeting", arg)
    assert (await here.world.now_meeting()).state is MeetingState.INVITED


async def test_the_refusal_names_who_leads(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    with pytest.raises(Refused) as refused:
        await here.press(1, MEETING_START)
    assert refused.value.problem.params["leaders"] == "Ingrid Nordmann"


async def test_starting_twice_shows_the_same_card(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    first = await here.press(0, MEETING_START)
    assert await here.press(0, MEETING_START) == first
    assert await here.press(0, CONDUCTOR) == first
    assert here.heard.woken == 2


async def test_too_few_votes_show_no_level(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    for number in range(4):
        await here.press(number, VOTE, round_.id, "3")
    said = texts_of(await here.press(0, ROUND_CLOSE, round_.id))
    assert "For få stemmer" in said
    assert "nivå 3" not in said.lower()
    with pytest.raises(Refused, match="round_not_closed"):
        await here.press(1, ROUND_SHOW, round_.id)
    assert (await here.world.open_round()).state is RoundState.OPEN


async def test_the_result_is_the_same_for_all_and_can_be_asked_for_again(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    for number in range(5):
        await here.press(number, VOTE, round_.id, "2")
    await here.press(0, ROUND_CLOSE, round_.id)
    posted = await here.render(said_of_rounds.told_result, round_.id, NoticeKind.RESULT)
    assert isinstance(posted, Outgoing)
    assert isinstance(posted.target, ToChannel)
    assert await here.press(1, ROUND_SHOW, round_.id) == posted.card
    with pytest.raises(Refused, match="not_member"):
        await here.press(here.world.outsider, ROUND_SHOW, round_.id)
    text = await rounds.CHART_TEXTS["result-1"](
        here.services, incoming(here.world.caller(1)), Press(CHART_TEXT, here.world.meeting.id, "result-1")
    )
    assert "5" in texts_of(as_card(text))


async def test_what_is_posted_about_a_round_is_still_true(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    posted = await here.render(said_of_rounds.voting, round_.id, NoticeKind.VOTE)
    assert isinstance(posted, Outgoing)
    assert posted.remember == (NoticeKind.VOTE, round_.id, "")
    assert isinstance(await here.render(said_of_rounds.voting_edit, round_.id, NoticeKind.VOTE_EDIT), Skip)
    assert isinstance(await here.render(said_of_rounds.told_result, round_.id, NoticeKind.RESULT), Skip)
    await here.press(0, MEETING_END_SAVE)
    assert isinstance(await here.render(said_of_rounds.voting, round_.id, NoticeKind.VOTE), Skip)
    ended = await here.render(said_at_the_end.summary, here.world.meeting.id, NoticeKind.SUMMARY)
    assert isinstance(ended, Outgoing)


async def test_the_forms_come_back_filled_with_what_is_wrong(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    hands = await here.press(0, HANDS_SAVE, level1="mange", level2="3")
    assert '"value": 3.0' in json.dumps(hands) or '"value": 3' in json.dumps(hands)
    assert "helt tall" in texts_of(hands)
    agree = await here.press(0, AGREE_SAVE, level="3", aim="2", reasons="Fordi")
    assert "Fordi" in json.dumps(agree)
    nonce = new_id()
    form = await here.press(0, MEASURE_SAVE, nonce=nonce, title="Ringe", owner="", due="2027-01-15")
    assert "Ringe" in json.dumps(form)
    assert nonce in json.dumps(form)
    long = await here.press(0, MEASURE_SAVE, nonce=nonce, title="x" * 4000, owner="y", due="z")
    assert len(json.dumps(long)) < 28 * 1024


async def test_ending_asks_first_and_then_shows_the_summary(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    asked = texts_of(await here.press(0, MEETING_END))
    assert "Vil du avslutte møtet nå?" in asked
    ended = await here.press(0, MEETING_END_SAVE)
    assert await here.press(0, MEETING_END) == ended
    assert await here.press(0, CONDUCTOR) == ended
    for verb in (AGREE_FORM, HANDS_FORM, CONSENT_ASK):
        with pytest.raises(Refused, match="meeting_ended"):
            await here.press(0, verb)


async def test_a_characteristic_that_the_catalogue_has_lost_does_no_harm(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    async with here.services.units() as uow:
        await uow.meetings.save(replace(here.world.meeting, characteristic_id="9.9"))
        await uow.commit()
    await here.press(0, MEETING_START)
    await here.press(0, ROUND_OPEN, arg="1")
    round_ = await here.world.open_round()
    for number in range(1, 6):
        await here.press(number, VOTE, round_.id, "0")
    await here.press(0, ROUND_CLOSE, round_.id)
    assert "9.9" in texts_of(await here.press(1, ROUND_SHOW, round_.id))
