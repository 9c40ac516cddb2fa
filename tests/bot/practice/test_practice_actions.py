"""Pressing for good practice: a leader, a teacher, somebody from another school, somebody from another municipality."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answering.presses import act, actions
from bot.answering.sentences import answer_to
from bot.handling.rendered import Outgoing, Skip, ToPerson
from bot.practice import announcements as said
from cards.practice.verbs import (
    PRACTICE_DROP,
    PRACTICE_FORM,
    PRACTICE_LIST,
    PRACTICE_SAVE,
    PRACTICE_SHARE,
    PRACTICE_SHOW,
    PRACTICE_TAKE,
    PRACTICE_THANK,
)
from cards.verbs import Press, Verb, decode
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.ids import new_id
from domain.people.school import Caller, Role
from domain.practice.practice import LONGEST_PART
from domain.unit_of_work import Units
from tests.cards.every.everything import titles, words
from tests.support.arranged.practices import COLLEAGUE, FORM, OWNER, a_measure, a_practice, elsewhere
from tests.support.machines.looking import buttons_of, texts_of, values_of
from tests.support.playing.room import Room, as_card, incoming, room

ACTIONS = actions()


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    return await room(sqlite_units)


async def press(here: Room, who: Caller | int, verb: Verb, ref: str, *, scope: str = "personal", **more: Any) -> Any:
    caller = here.world.caller(who) if isinstance(who, int) else who
    rev, nonce, arg = more.pop("rev", 0), more.pop("nonce", ""), more.pop("arg", "")
    message = replace(incoming(caller), scope=scope)
    return as_card(await ACTIONS[verb](here.services, message, Press(verb, ref, arg, rev, nonce, more)))


async def on(here: Room, who: Caller | int, card: Any, title: str, **inputs: str) -> Any:
    """Press a button of a card, with the card's fields as they are but for ``inputs``."""
    button = next(each for each in buttons_of(card) if each.title == title)
    entered = (values_of(card) | inputs) if button.sends_inputs else {}
    made = decode({**button.data, **entered})
    assert isinstance(made, Press)
    caller = here.world.caller(who) if isinstance(who, int) else who
    return as_card(await ACTIONS[made.verb](here.services, replace(incoming(caller), scope="personal"), made))


async def refused(here: Room, who: Caller | int, verb: Verb, ref: str, **more: Any) -> str:
    with pytest.raises(Refused) as found:
        await press(here, who, verb, ref, **more)
    return found.value.problem.key


async def test_from_a_measure_that_is_done_to_another_school_that_does_the_same(here: Room) -> None:
    measure, other = await a_measure(here.world), here.world.outsider
    card = await press(here, OWNER, PRACTICE_FORM, measure.id)
    assert "Foresatte sier at vi lytter" in texts_of(card)
    card = await on(here, OWNER, card, "Lagre", did="Vi ringte <at>alle</at> hjem.")
    assert titles(card) == ["Endre", "Se all god praksis"]

    seen = await press(here, other, PRACTICE_LIST, other.school.id)
    assert "Ingen god praksis er skrevet ned ennå" in texts_of(seen)
    own = await press(here, 0, PRACTICE_LIST, here.world.school.id, arg="1.4")
    card = await on(here, 0, own, "Les", practice=_options(own)["Ringe hjem"])
    card = await on(here, 0, card, "Del med andre skoler")
    assert "Slutt å dele" in titles(card)

    seen = await press(here, other, PRACTICE_LIST, other.school.id, word="ringe")
    card = await on(here, other, seen, "Les", practice=_options(seen)["Ringe hjem"])
    assert titles(card) == ["Si takk", "Bruk som tiltak", "Se all god praksis"]
    assert "<\u2060at>alle<\u2060/at>" in texts_of(card)  # a text, and nobody is mentioned
    card = await on(here, other, card, "Si takk")
    assert "uten navnet ditt" in texts_of(card)
    again = await on(here, other, card, "Si takk")
    assert "allerede takket" in texts_of(again)

    form = await on(here, other, again, "Bruk som tiltak")
    assert values_of(form)["title"] == "Ringe hjem"
    chosen = {"owner": other.person.id, "due": "2027-03-01"}
    await on(here, other, form, "Legg til tiltak", **chosen)
    async with here.services.units(write=False) as uow:
        (made,) = await uow.measures.of_school(other.school.id)
    assert (made.title, made.characteristic_id, made.practice_id != "") == ("Ringe hjem", "1.4", True)


def _options(card: Any) -> dict[str, str]:
    field = next(one for one in card["body"] if one.get("id") == "practice")
    return {one["title"]: one["value"] for one in field["choices"]}


async def test_what_was_taken_over_stays_when_it_is_shared_no_longer(here: Room) -> None:
    made, other = await a_practice(here.world), here.world.outsider
    form = await press(here, other, PRACTICE_TAKE, made.id, arg=other.school.id)
    await on(here, other, form, "Legg til tiltak", owner=other.person.id, due="2027-03-01")
    late = await press(here, other, PRACTICE_TAKE, made.id, arg=other.school.id)
    await press(here, 0, PRACTICE_SHARE, made.id, arg="no")

    assert await refused(here, other, PRACTICE_SHOW, made.id, arg=other.school.id) == "practice_withdrawn"
    assert await refused(here, other, PRACTICE_THANK, made.id, arg=other.school.id) == "practice_withdrawn"
    await on(here, other, late, "Legg til tiltak", owner=other.person.id, due="2027-03-01")  # the form was open already
    async with here.services.units(write=False) as uow:
        assert len(await uow.measures.of_school(other.school.id)) == 2


async def test_who_may_do_what(here: Room) -> None:
    made, far = await a_practice(here.world, shared=False), await elsewhere(here.world)
    for verb in (PRACTICE_SHARE, PRACTICE_DROP):
        assert await refused(here, OWNER, verb, made.id, arg="yes") == "leaders_only"
        assert await refused(here, here.world.outsider, verb, made.id, arg="yes") == "not_member"
    assert await refused(here, OWNER, PRACTICE_TAKE, made.id) == "leaders_only"
    assert await refused(here, COLLEAGUE, PRACTICE_FORM, made.id) == "practice_not_yours"
    assert await refused(here, far, PRACTICE_SHOW, made.id) == "not_member"
    assert await refused(here, far, PRACTICE_SHOW, made.id, arg=far.school.id) == "practice_withdrawn"
    assert await refused(here, here.world.outsider, PRACTICE_SHOW, made.id) == "not_member"
    assert await refused(here, here.world.outsider, PRACTICE_LIST, here.world.school.id) == "not_member"
    for verb in (PRACTICE_FORM, PRACTICE_SAVE, PRACTICE_SHARE, PRACTICE_DROP, PRACTICE_SHOW):
        assert await refused(here, 0, verb, "a year ago") == "gone"
    card = await press(here, COLLEAGUE, PRACTICE_SHOW, made.id)
    assert titles(card) == ["Se all god praksis"]


async def test_a_leader_deletes_after_a_question(here: Room) -> None:
    made = await a_practice(here.world)
    card = await press(here, 0, PRACTICE_DROP, made.id)
    assert "Vil du slette denne teksten?" in texts_of(card)
    card = await on(here, 0, card, "Slett teksten")

    assert "Teksten er slettet" in texts_of(card)
    assert await refused(here, 0, PRACTICE_DROP, made.id, arg="sure") == "gone"


async def test_a_name_is_pointed_out_and_what_was_typed_is_kept(here: Room) -> None:
    measure, nonce = await a_measure(here.world), new_id()
    sent = FORM | {"did": "Mikkel ringte."}
    card = await press(here, OWNER, PRACTICE_SAVE, measure.id, nonce=nonce, **sent)
    assert "Her står et navn: Mikkel" in texts_of(card)
    assert values_of(card)["did"] == "Mikkel ringte."
    card = await on(here, OWNER, card, "Lagre")

    assert "Mikkel ringte." in texts_of(card)


async def test_the_words_find_by_number_and_by_word_in_chat_and_in_the_channel(here: Room) -> None:
    await a_practice(here.world)
    lead = here.world.leader

    async def says(text: str, scope: str = "personal") -> Any:
        message = replace(incoming(lead), kind="message", scope=scope, public=scope == "channel")
        return as_card(await answer_to(here.services, message, text, lead.school.id))

    assert "Én ting som har virket" in texts_of(await says("god praksis"))
    assert "Én ting som har virket" in texts_of(await says("god praksis om 1.4"))
    assert "Én ting som har virket" in texts_of(await says("vis god praksis: ringe"))
    assert "Jeg fant ingenting om det" in texts_of(await says("god praksis korps"))
    assert "Jeg fant ingenting om det" in texts_of(await says("god praksis 4.2"))
    public = await says("god praksis", "channel")
    assert "Lag en pakke" not in titles(public)


async def test_a_press_on_what_is_gone_is_answered_in_words(here: Room) -> None:
    message = replace(incoming(here.world.leader), scope="personal")
    card = as_card(await act(here.services, message, Press(PRACTICE_SHOW, here.world.school.id)))

    assert "deler ikke dette lenger" in texts_of(card)


async def test_leaders_hear_of_thanks_and_only_they(here: Room) -> None:
    made, lead = await a_practice(here.world, thanks=1), here.world.leader
    told = {"person_id": lead.person.id, "data": {"from": "Vika *kulturskole*"}}
    found = await here.render(said.thanked, made.id, NoticeKind.PRACTICE_THANKED, **told)
    assert isinstance(found, Outgoing)
    assert isinstance(found.target, ToPerson)
    assert found.target.person.id == lead.person.id
    assert "Vika \\*kulturskole\\* takker" in words(found.card)

    async with here.services.units() as uow:
        await uow.people.put_member(here.world.school.id, lead.person.id, Role.TEACHER)
        await uow.commit()
    assert isinstance(await here.render(said.thanked, made.id, NoticeKind.PRACTICE_THANKED, **told), Skip)
    assert isinstance(await here.render(said.thanked, "gone", NoticeKind.PRACTICE_THANKED, **told), Skip)


async def test_three_hundred_write_ups_of_the_longest_are_a_card_that_can_be_sent(here: Room) -> None:
    async with here.services.units() as uow:
        made = await a_practice(here.world, shared=False)
        for number in range(300):
            long = replace(made, id=new_id(), title=f"{number} *" + "ø" * 117, did="x" * LONGEST_PART)
            assert await uow.practices.add(long)
        await uow.commit()
    card = await press(here, 0, PRACTICE_LIST, here.world.school.id)
    assert "og 289 til" in texts_of(card)
    async with here.services.units(write=False) as uow:
        first = (await uow.practices.of_school(here.world.school.id))[0]
    whole = dict.fromkeys(("did", "changed", "again"), "**ø** " * (LONGEST_PART // 6))
    async with here.services.units() as uow:
        await uow.practices.save(replace(first, **whole))  # type: ignore[arg-type]
        await uow.commit()
    assert await press(here, 0, PRACTICE_SHOW, first.id)
