"""Presses of a meeting, straight to their actions: who may, what happens, what is answered."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from bot.actions import agreement, measures, rounds
from bot.announce import Outgoing, Skip, ToChannel, ToPerson
from bot.announce import measures as said_of_measures
from bot.announce import rounds as said_of_rounds
from bot.announce import summary as said_at_the_end
from bot.ballots import BallotCollector
from bot.incoming import Incoming
from bot.services import Answer, Services
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.ids import new_id
from domain.meetings import MeetingState
from domain.notices import Notice, NoticeKind
from domain.people import Caller, Role
from domain.ports import Units
from domain.rounds import RoundState
from tests.support.looking import texts_of
from tests.support.small_school import NOW, NoHolidays, SmallSchool, small_school

ACTIONS = {**rounds.ACTIONS, **agreement.ACTIONS, **measures.ACTIONS}


@dataclass
class Heard:
    """An announcer that remembers."""

    woken: int = 0
    counted: list[str] = field(default_factory=list)

    def wake(self) -> None:
        self.woken += 1

    def count_changed(self, round_id: str) -> None:
        self.counted.append(round_id)


class Addresses:
    def mark(self, name: str) -> str:
        return f"https://x/marks/{name}.png"

    def chart(self, digest: str) -> str:
        return f"https://x/charts/{digest}.png"

    def calendar(self, meeting_id: str, sequence: int) -> str:
        return f"https://x/calendar/{meeting_id}"


@dataclass
class Room:
    """A school, and the actions as its people press them."""

    world: SmallSchool
    services: Services
    heard: Heard

    async def press(self, who: Caller | int, verb: Verb, ref: str = "", arg: str = "", **more: Any) -> Any:
        """The card that is answered, as primitives."""
        caller = self.world.caller(who) if isinstance(who, int) else who
        rev, nonce = more.pop("rev", 0), more.pop("nonce", "")
        found = await ACTIONS[verb](
            self.services, incoming(caller), Press(verb, ref or self.world.meeting.id, arg, rev, nonce, more)
        )
        return as_card(found)

    async def render(self, renderer: Any, subject: str, kind: NoticeKind, **more: Any) -> Any:
        notice = Notice(new_id(), new_id(), self.world.school.id, kind, subject, NOW, **more)
        async with self.services.units() as uow:
            found = await renderer(self.services, uow, notice, self.services.clock())
            await uow.commit()
            return found


def incoming(caller: Caller) -> Incoming:
    person = caller.person
    return Incoming(
        kind="invoke",
        activity_id=new_id(),
        tenant_id=person.tenant_id,
        aad_id=person.aad_id,
        user_id=person.user_id,
        user_name=person.name,
        conversation_id="19:solvik@thread",
        scope="channel",
        service_url="https://x/",
        bot_id="28:bot",
        activity={},
    )


def as_card(answer: Answer) -> dict[str, Any]:
    assert not isinstance(answer, str)
    card = json.loads(answer) if isinstance(answer, bytes) else answer
    assert card["type"] == "AdaptiveCard"
    return cast("dict[str, Any]", card)


async def room(units: Units, count: int = 8) -> Room:
    world, heard = await small_school(units, count), Heard()
    services = Services(
        settings=cast(Any, None),
        clock=lambda: NOW,
        units=units,
        connector=cast(Any, None),
        addresses=Addresses(),
        announcer=heard,
        ballots=BallotCollector(units, lambda: NOW),
        roster=cast(Any, None),
        holidays=NoHolidays(),
    )
    return Room(world, services, heard)


async def started(units: Units, count: int = 8) -> Room:
    here = await room(units, count)
    await here.press(0, Verb.MEETING_START)
    return here


LEADING = (
    (Verb.CONDUCTOR, ""),
    (Verb.MEETING_START, ""),
    (Verb.ROUND_OPEN, "1"),
    (Verb.CONSENT_ASK, ""),
    (Verb.HANDS_FORM, ""),
    (Verb.HANDS_SAVE, ""),
    (Verb.AGREE_FORM, ""),
    (Verb.AGREE_SAVE, ""),
    (Verb.AGREE_NOT, ""),
    (Verb.MEETING_END, ""),
    (Verb.MEETING_END_SAVE, ""),
    (Verb.MEASURE_FORM, ""),
    (Verb.MEASURE_SAVE, ""),
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
        await here.press(1, Verb.MEETING_START)
    assert refused.value.problem.params["leaders"] == "Ingrid Nordmann"


async def test_starting_twice_shows_the_same_card(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    first = await here.press(0, Verb.MEETING_START)
    assert await here.press(0, Verb.MEETING_START) == first
    assert await here.press(0, Verb.CONDUCTOR) == first
    assert here.heard.woken == 2


async def test_a_vote_is_answered_without_its_level_and_shown_on_a_press(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    cards = [await here.press(1, Verb.VOTE, round_.id, str(level)) for level in (1, 4)]
    assert cards[0] == cards[1]
    assert here.heard.counted == [round_.id, round_.id]
    assert "Nivå 4" in texts_of(await here.press(1, Verb.VOTE_MINE, round_.id))
    assert await here.press(1, Verb.VOTE_HIDE, round_.id) == cards[0]
    assert await here.press(1, Verb.VOTE_REFRESH, round_.id) == cards[0]


async def test_the_choices_carry_a_revision_so_that_a_delayed_repeat_does_no_harm(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    await here.press(1, Verb.VOTE, round_.id, "2")
    choices = json.dumps(await here.press(1, Verb.VOTE_CHANGE, round_.id))
    assert '"rev": 1' in choices
    await here.press(1, Verb.VOTE, round_.id, "3", rev=1)
    await here.press(1, Verb.VOTE, round_.id, "2")
    assert "Nivå 3" in texts_of(await here.press(1, Verb.VOTE_MINE, round_.id))


async def test_presses_on_a_vote_by_those_who_may_not(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    async with here.services.units() as uow:
        await uow.people.put_member(here.world.school.id, here.world.people[5].id, Role.NONE)
        await uow.people.put_member(here.world.school.id, here.world.people[6].id, Role.TEACHER, here=False)
        await uow.commit()
    for verb in (Verb.VOTE, Verb.VOTE_MINE, Verb.VOTE_CHANGE):
        for who, key in ((here.world.outsider, "not_member"), (5, "not_taking_part"), (6, "not_member")):
            with pytest.raises(Refused, match=key):
                await here.press(who, verb, round_.id, "2")
    assert await here.press(5, Verb.VOTE_REFRESH, round_.id)
    for arg in ("", "5", "-1", "٣", "level"):
        with pytest.raises(Refused, match="gone"):
            await here.press(1, Verb.VOTE, round_.id, arg)


async def test_a_late_press_gets_the_closed_card(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    for number in range(5):
        await here.press(number, Verb.VOTE, round_.id, "2")
    await here.press(0, Verb.ROUND_CLOSE, round_.id)
    closed = await here.press(7, Verb.VOTE, round_.id, "4")
    assert "14.00" in texts_of(closed)
    for verb in (Verb.VOTE_MINE, Verb.VOTE_HIDE, Verb.VOTE_CHANGE, Verb.VOTE_REFRESH):
        assert await here.press(1, verb, round_.id) == closed


async def test_too_few_votes_show_no_level(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    for number in range(4):
        await here.press(number, Verb.VOTE, round_.id, "3")
    said = texts_of(await here.press(0, Verb.ROUND_CLOSE, round_.id))
    assert "For få stemmer" in said
    assert "nivå 3" not in said.lower()
    with pytest.raises(Refused, match="round_not_closed"):
        await here.press(1, Verb.ROUND_SHOW, round_.id)
    assert (await here.world.open_round()).state is RoundState.OPEN


async def test_the_result_is_the_same_for_all_and_can_be_asked_for_again(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    round_ = await here.world.open_round()
    for number in range(5):
        await here.press(number, Verb.VOTE, round_.id, "2")
    await here.press(0, Verb.ROUND_CLOSE, round_.id)
    posted = await here.render(said_of_rounds.told_result, round_.id, NoticeKind.RESULT)
    assert isinstance(posted, Outgoing)
    assert isinstance(posted.target, ToChannel)
    assert await here.press(1, Verb.ROUND_SHOW, round_.id) == posted.card
    with pytest.raises(Refused, match="not_member"):
        await here.press(here.world.outsider, Verb.ROUND_SHOW, round_.id)
    text = await rounds.CHART_TEXTS["result-1"](
        here.services, incoming(here.world.caller(1)), Press(Verb.CHART_TEXT, here.world.meeting.id, "result-1")
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
    await here.press(0, Verb.MEETING_END_SAVE)
    assert isinstance(await here.render(said_of_rounds.voting, round_.id, NoticeKind.VOTE), Skip)
    ended = await here.render(said_at_the_end.summary, here.world.meeting.id, NoticeKind.SUMMARY)
    assert isinstance(ended, Outgoing)


async def test_the_forms_come_back_filled_with_what_is_wrong(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    hands = await here.press(0, Verb.HANDS_SAVE, level1="mange", level2="3")
    assert json.dumps(hands).count('"mange"') == 1
    agree = await here.press(0, Verb.AGREE_SAVE, level="3", aim="2", reasons="Fordi")
    assert "Fordi" in json.dumps(agree)
    nonce = new_id()
    form = await here.press(0, Verb.MEASURE_SAVE, nonce=nonce, title="Ringe", owner="", due="2027-01-15")
    assert "Ringe" in json.dumps(form)
    assert nonce in json.dumps(form)
    long = await here.press(0, Verb.MEASURE_SAVE, nonce=nonce, title="x" * 4000, owner="y", due="z")
    assert len(json.dumps(long)) < 28 * 1024


async def test_ending_asks_first_and_then_shows_the_summary(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    asked = texts_of(await here.press(0, Verb.MEETING_END))
    assert "Avslutte møtet nå?" in asked
    ended = await here.press(0, Verb.MEETING_END_SAVE)
    assert await here.press(0, Verb.MEETING_END) == ended
    assert await here.press(0, Verb.CONDUCTOR) == ended
    for verb in (Verb.AGREE_FORM, Verb.HANDS_FORM, Verb.CONSENT_ASK):
        with pytest.raises(Refused, match="meeting_ended"):
            await here.press(0, verb)


async def measure_of(here: Room, owner: int = 1, due: str = "2027-01-15") -> str:
    nonce = new_id()
    person = here.world.people[owner].id
    await here.press(0, Verb.MEASURE_SAVE, nonce=nonce, title="Ringe hjem", owner=person, due=due)
    return nonce


async def test_a_measure_goes_from_the_form_to_the_list(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    school = here.world.school.id
    assert "Ringe hjem" in texts_of(await here.press(2, Verb.MEASURE_LIST, school))
    assert "Ringe hjem" in texts_of(await here.press(1, Verb.MEASURE_MINE, school))
    assert "Ringe hjem" not in texts_of(await here.press(2, Verb.MEASURE_MINE, school))
    assert "Ringe hjem" in texts_of(await here.press(2, Verb.MEASURE_SHOW, measure))
    for verb, ref in ((Verb.MEASURE_LIST, school), (Verb.MEASURE_MINE, school), (Verb.MEASURE_SHOW, measure)):
        with pytest.raises(Refused, match="not_member"):
            await here.press(here.world.outsider, verb, ref)


async def test_a_measure_can_be_added_without_a_meeting(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    school = here.world.school.id
    assert await here.press(0, Verb.MEASURE_FORM, school)
    owner = here.world.people[1].id
    listed = await here.press(
        0, Verb.MEASURE_SAVE, school, nonce=new_id(), title="Stille rom", owner=owner, due="2027-01-15"
    )
    assert "Stille rom" in texts_of(listed)


async def test_the_owner_answers_and_nobody_else(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    for who, key in ((2, "owner_only"), (here.world.outsider, "not_member")):
        for verb, arg in ((Verb.PROGRESS, "slow"), (Verb.DUE_SAVE, "")):
            with pytest.raises(Refused, match=key):
                await here.press(who, verb, measure, arg, rev=1, due="2027-02-01")
    for who, key in ((2, "help_owner_only"), (0, "help_owner_only"), (here.world.outsider, "not_member")):
        with pytest.raises(Refused, match=key):
            await here.press(who, Verb.MEASURE_HELP, measure)
    answered = await here.press(1, Verb.PROGRESS, measure, "slow", rev=1, note="Ringt 9")
    assert "Går tregt" in texts_of(answered)
    await here.press(1, Verb.PROGRESS, measure, "done", rev=2)
    late = texts_of(await here.press(1, Verb.PROGRESS, measure, "slow", rev=1))
    assert "Ferdig" in late
    with pytest.raises(Refused, match="gone"):
        await here.press(1, Verb.PROGRESS, measure, "excellent", rev=3)


async def test_the_date_is_moved_by_a_form(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    assert await here.press(1, Verb.DUE_FORM, measure)
    with pytest.raises(Refused, match="owner_only"):
        await here.press(2, Verb.DUE_FORM, measure)
    wrong = await here.press(1, Verb.DUE_SAVE, measure, rev=1, due="2025-01-01")
    assert "passert" in texts_of(wrong)
    moved = await here.press(1, Verb.DUE_SAVE, measure, rev=1, due="2027-02-01")
    assert "1. februar" in texts_of(moved)


async def test_questions_and_calls_for_help_go_to_whom_they_concern(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here, due=NOW.date().isoformat())
    asked = await here.render(said_of_measures.ask, measure, NoticeKind.MEASURE_DUE, person_id=here.world.people[1].id)
    assert isinstance(asked, Outgoing)
    assert isinstance(asked.target, ToPerson)
    assert asked.target.person.id == here.world.people[1].id
    for leader, kind in ((here.world.people[0].id, Outgoing), (here.world.people[2].id, Skip)):
        told = await here.render(said_of_measures.call_for_help, measure, NoticeKind.MEASURE_HELP, person_id=leader)
        assert isinstance(told, kind)
    await here.press(1, Verb.PROGRESS, measure, "done", rev=1)
    again = await here.render(said_of_measures.ask, measure, NoticeKind.MEASURE_DUE)
    assert isinstance(again, Skip)


async def test_a_characteristic_that_the_catalogue_has_lost_does_no_harm(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    async with here.services.units() as uow:
        await uow.meetings.save(replace(here.world.meeting, characteristic_id="9.9"))
        await uow.commit()
    await here.press(0, Verb.MEETING_START)
    round_ = await here.world.open_round()
    for number in range(5):
        await here.press(number, Verb.VOTE, round_.id, "0")
    await here.press(0, Verb.ROUND_CLOSE, round_.id)
    assert "9.9" in texts_of(await here.press(1, Verb.ROUND_SHOW, round_.id))
