"""Presses that change a measure and who sees to it: who may, what is answered, and who hears of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.handling.rendered import Outgoing, Skip, ToPerson
from bot.measures import announcements as measure_people
from cards.measures.verbs import (
    DUE_SAVE,
    MEASURE_CHANGE,
    MEASURE_EDIT,
    MEASURE_GIVE,
    MEASURE_GIVE_FORM,
    MEASURE_HELP,
    MEASURE_HISTORY,
    MEASURE_LIST,
    MEASURE_MINE,
    MEASURE_SAVE,
    MEASURE_SHOW,
    MEASURE_STEP,
    PROGRESS,
)
from cards.verbs import Verb
from domain.delivery.decide import OWNER_LEFT
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.ids import new_id
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.bot.measures.test_measure_actions import measure_of
from tests.cards.every.everything import buttons, elements
from tests.support.machines.looking import texts_of
from tests.support.playing.room import Room, as_card, room, started

GIVEN, HELP = NoticeKind.MEASURE_GIVEN, NoticeKind.MEASURE_HELP


async def told(here: Room, kind: NoticeKind, measure: str, person: int, **data: str) -> str:
    """The words that this person gets; "" for silence."""
    to = here.world.people[person].id
    found = await here.render(measure_people.RENDERERS[kind], measure, kind, person_id=to, data=data)
    if isinstance(found, Skip):
        return ""
    assert isinstance(found, Outgoing)
    assert isinstance(found.target, ToPerson)
    assert found.target.person.id == to
    return texts_of(as_card(found.card or {}))


def values(card: dict[str, object]) -> dict[str, object]:
    return {one["id"]: one.get("value") for one in elements(card) if one["type"].startswith("Input.")}


async def test_the_form_comes_filled_in_and_what_was_typed_comes_back_with_what_is_wrong(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    assert values(await here.press(1, MEASURE_EDIT, measure))["title"] == "Ringe hjem"
    wrong = await here.press(1, MEASURE_CHANGE, measure, rev=1, title="Ringe alle", due="2025-01-01")
    assert "passert" in texts_of(wrong)
    assert values(wrong)["title"] == "Ringe alle"
    changed = await here.press(1, MEASURE_CHANGE, measure, rev=1, title="Ringe alle", due="2027-01-15")
    assert "Ringe alle" in texts_of(changed)
    late = await here.press(0, MEASURE_CHANGE, measure, rev=1, title="Skrive brev", due="2027-01-15")
    assert "endret dette etter at du" in texts_of(late)
    saved_again = {one["data"]["rev"] for one in buttons(late) if one["data"]["verb"] == MEASURE_CHANGE}
    assert saved_again == {2}


@pytest.mark.parametrize("verb", [MEASURE_EDIT, MEASURE_CHANGE, MEASURE_GIVE_FORM, MEASURE_GIVE])
async def test_colleagues_and_outsiders_neither_change_nor_hand_on(sqlite_units: Units, verb: Verb) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    for who, key in ((2, "owner_only"), (here.world.outsider, "not_member")):
        with pytest.raises(Refused, match=key):
            await here.press(who, verb, measure, rev=1, title="X", due="2027-01-15", owner=here.world.people[2].id)
    with pytest.raises(Refused, match="gone"):
        await here.press(1, verb, "made-up", rev=1)


async def test_anybody_of_the_school_reads_the_history_but_not_who_asked_for_help(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    await here.press(1, PROGRESS, measure, "slow", rev=1, note="Ringt 9")
    await here.press(1, MEASURE_HELP, measure)
    await here.press(1, DUE_SAVE, measure, rev=2, due="2027-02-01")
    for who, sees in ((0, True), (1, False), (2, False)):
        text = texts_of(await here.press(who, MEASURE_HISTORY, measure))
        assert "Går tregt" in text
        assert "15. januar" in text.replace("\u00a0", " ")
        assert ("Ba lederen om hjelp" in text) is (sees or who == 1)
    with pytest.raises(Refused, match="not_member"):
        await here.press(here.world.outsider, MEASURE_HISTORY, measure)


async def test_ticked_steps_are_kept_and_a_late_tick_is_told_how_they_stand(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    nonce, owner = new_id(), here.world.people[1].id
    form = {"title": "Ringe hjem", "owner": owner, "due": "2027-01-15", "steps": "Lage liste\nRinge"}
    await here.press(0, MEASURE_SAVE, nonce=nonce, **form)
    ways = await here.press(1, MEASURE_SHOW, nonce, "more")
    assert MEASURE_STEP in {one["data"]["verb"] for one in buttons(ways)}
    ticked = await here.press(1, MEASURE_STEP, nonce, rev=1, steps="1")
    assert values(ticked)["steps"] == "1"
    late = await here.press(0, MEASURE_STEP, nonce, rev=1, steps="2")
    assert "endret stegene i mellomtiden" in texts_of(late)
    assert values(late)["steps"] == "1"


async def test_a_measure_is_chosen_from_the_list(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    school = here.world.school.id
    listed = await here.press(2, MEASURE_LIST, school)
    assert measure in {choice["value"] for one in elements(listed) for choice in one.get("choices", [])}
    assert "Ansvar" in texts_of(await here.press(2, MEASURE_SHOW, school, measure=measure))
    assert "tiltak er i gang" in texts_of(await here.press(2, MEASURE_SHOW, school))
    with pytest.raises(Refused, match="not_member"):
        await here.press(here.world.outsider, MEASURE_SHOW, here.world.outsider.school.id, measure=measure)


async def test_what_one_helps_with_is_among_ones_own(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    form = {"title": "Ringe hjem", "owner": here.world.people[1].id, "due": "2027-01-15"}
    await here.press(0, MEASURE_SAVE, nonce=new_id(), helpers=here.world.people[2].id, **form)
    mine = texts_of(await here.press(2, MEASURE_MINE, here.world.school.id))
    assert "Ringe hjem" in mine
    assert "Jonas" in mine
    assert "Ringe hjem" not in texts_of(await here.press(3, MEASURE_MINE, here.world.school.id))


async def test_who_gets_a_measure_is_told_until_it_goes_on(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    jonas, silje = here.world.people[1].id, here.world.people[2].id
    given = await here.press(1, MEASURE_GIVE, measure, rev=1, owner=silje, note="Lista *ligger* der")
    assert "har ansvaret fra nå av" in texts_of(given)
    data = {"what": "given", "by": jonas, "note": "Lista *ligger* der"}
    assert "Lista \\*ligger\\* der" in await told(here, GIVEN, measure, 2, **data)
    assert "Silje Nordmann har ansvaret" in await told(here, GIVEN, measure, 1, what="passed", by=jonas)
    await here.press(2, MEASURE_GIVE, measure, rev=2, owner=here.world.people[3].id)
    assert await told(here, GIVEN, measure, 2, **data) == ""


async def test_back_and_forth_is_answered_kindly_and_a_leader_gets_to_choose(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    jonas, silje = here.world.people[1].id, here.world.people[2].id
    await here.press(1, MEASURE_GIVE, measure, rev=1, owner=silje)
    back = texts_of(await here.press(2, MEASURE_GIVE, measure, rev=2, owner=jonas))
    assert "har jeg spurt lederne" in back
    data = {"what": "choose", "by": silje, "wanted": jonas}
    assert "Silje ville gi det tilbake til Jonas" in await told(here, HELP, measure, 0, **data)
    assert await told(here, HELP, measure, 3, **data) == ""
    await here.press(0, MEASURE_GIVE, measure, rev=2, owner=here.world.people[3].id)
    assert await told(here, HELP, measure, 0, **data) == ""


async def left_behind(here: Room) -> list[str]:
    """Two measures whose owner has left."""
    found = [await measure_of(here, due=due) for due in ("2027-01-15", "2027-02-15")]
    async with here.services.units() as uow:
        await uow.people.put_member(here.world.school.id, here.world.people[1].id, Role.TEACHER, here=False)
        await uow.commit()
    return found


async def test_a_leader_chooses_somebody_new_in_one_press_and_is_led_to_the_next(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    first, second = await left_behind(here)
    assert "Jonas Nordmann er ikke lenger på skolen" in await told(here, HELP, first, 0, what=OWNER_LEFT)
    assert await told(here, HELP, first, 3, what=OWNER_LEFT) == ""
    silje = here.world.people[2].id
    on = await here.press(0, MEASURE_GIVE, first, "next", rev=1, owner=silje)
    assert {one["data"]["ref"] for one in buttons(on) if one["data"]["verb"] == MEASURE_GIVE} == {second}
    assert "Silje Nordmann har ansvaret" in texts_of(on)
    last = await here.press(0, MEASURE_GIVE, second, "next", rev=1, owner=silje)
    assert MEASURE_GIVE not in {one["data"]["verb"] for one in buttons(last)}
    assert await told(here, HELP, first, 0, what=OWNER_LEFT) == ""


async def test_a_leader_may_say_that_it_is_not_relevant_any_more_and_is_led_on(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    first, second = await left_behind(here)
    on = await here.press(0, PROGRESS, first, "dropped", rev=1)
    assert "Ikke aktuelt lenger" in texts_of(on)
    assert {one["data"]["ref"] for one in buttons(on) if one["data"]["verb"] == MEASURE_GIVE} == {second}
    last = await here.press(0, PROGRESS, second, "dropped", rev=1)
    assert MEASURE_HELP not in {one["data"]["verb"] for one in buttons(last)}
    assert "Ringe hjem" not in texts_of(await here.press(2, MEASURE_LIST, here.world.school.id))


async def test_what_nobody_sees_to_says_so_and_only_a_leader_chooses(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    first, _ = await left_behind(here)
    assert "ingen har ansvaret" in texts_of(await here.press(2, MEASURE_LIST, here.world.school.id))
    for who, offered in ((0, True), (2, False)):
        card = await here.press(who, MEASURE_SHOW, first)
        assert "ingen lenger" in texts_of(card)
        assert ("Velg hvem som overtar" in texts_of(card)) is offered


async def test_a_name_of_who_was_taken_out_is_nowhere(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    async with here.services.units() as uow:
        found = await uow.measures.get(measure)
        assert found is not None
        await uow.measures.save(replace(found, owner_id=""))
        await uow.commit()
    assert "Ingen har ansvaret lenger" in await told(here, HELP, measure, 0, what=OWNER_LEFT)
    assert "Jonas" not in texts_of(await here.press(2, MEASURE_SHOW, measure))


async def test_a_call_for_help_names_who_called(sqlite_units: Units) -> None:
    here = await started(sqlite_units)
    measure = await measure_of(here)
    assert "Silje vil gjerne ha hjelp" in await told(here, HELP, measure, 0, by=here.world.people[2].id)


async def test_a_measure_taken_from_a_practice_of_another_tenant_is_nobodys_template(sqlite_units: Units) -> None:
    here = await room(sqlite_units)
    nonce, school = new_id(), here.world.school.id
    form = {"title": "Stille rom", "owner": here.world.people[1].id, "due": "2027-01-15"}
    await here.press(0, MEASURE_SAVE, school, "practice:made-up", nonce=nonce, **form)
    async with sqlite_units(write=False) as uow:
        found = await uow.measures.get(nonce)
    assert found is not None
    assert found.practice_id == ""
