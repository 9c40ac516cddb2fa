"""Presses about dots, and the way from the best ideas to measures."""

from __future__ import annotations

import pytest

from cards.ideas.verbs import (
    DOTS_CLOSE,
    DOTS_FORM,
    DOTS_OPEN,
    DOTS_SAVE,
    IDEA_MEASURE,
    IDEA_WITHDRAW,
    IDEAS_JOIN,
    IDEAS_JOIN_FORM,
    IDEAS_OPEN,
    IDEAS_SHOW,
)
from cards.measures.verbs import MEASURE_SAVE
from domain.conducting.agree_level import agree_level
from domain.errors import Refused
from domain.ids import new_id
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.idea_room import a_room, added, counted, ids_by_text, titles
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import buttons_of, nodes, texts_of, values_of


async def test_from_what_was_written_to_a_measure(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem til nye elever", "Vi ringer hjem til alle nye elever")
    await added(here, 3, "En felles mal")
    form = await here.press(4, IDEAS_JOIN_FORM)
    (suggested,) = [b for b in buttons_of(form) if b.title == "Ja, sett sammen"]
    assert "Nå står de sammen" in texts_of(await here.press(4, IDEAS_JOIN, arg=suggested.data["arg"]))
    calls = ["Ringe hjem til nye elever"]

    closed = await counted(here, calls, calls, calls, ["En felles mal"], calls)

    assert titles(closed)[0] == "Gjør til tiltak"
    (pick,) = [node for node in nodes(closed) if node.get("type") == "Input.ChoiceSet"]
    first = pick["choices"][0]
    assert first["title"].replace("\u00a0", " ").endswith("(4 prikker)")
    filled = await here.press(0, IDEA_MEASURE, idea=first["value"])
    assert values_of(filled)["title"] in texts_of(closed)
    assert values_of(filled)["due"] == "2027-01-14"  # six weeks on, a working day
    assert "owner" not in values_of(filled)
    (save,) = [b for b in buttons_of(filled) if b.verb == MEASURE_SAVE]
    owner = here.world.people[2].id
    done = await here.press(
        0, MEASURE_SAVE, arg=save.data["arg"], nonce=save.data["n"], **{**values_of(filled), "owner": owner}
    )
    assert "Tiltaket er lagt til." in texts_of(done)
    assert "Er blitt tiltak" in texts_of(done)
    async with sqlite_units(write=False) as uow:
        (measure,) = await uow.measures.of_meeting(here.world.meeting.id)
        idea = await uow.ideas.get(save.data["arg"])
    assert idea is not None
    assert idea.measure_id == measure.id
    again = await here.press(
        0, MEASURE_SAVE, arg=save.data["arg"], nonce=save.data["n"], **{**values_of(filled), "owner": owner}
    )
    assert "Er blitt tiltak" in texts_of(again)  # the same form sent twice is one measure


async def test_dots_are_given_without_saying_where_and_moved_by_the_same_form(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")
    ids = await ids_by_text(here)
    with pytest.raises(Refused, match="dots_not_open"):
        await here.press(1, DOTS_FORM)
    await here.press(0, DOTS_OPEN)

    answer = await here.press(1, DOTS_SAVE, dots=ids["Ringe hjem"])

    assert "Du har gitt prikkene dine" in texts_of(answer)
    assert "1 av 8 har gitt prikker" in texts_of(answer)
    assert "Ringe hjem" not in texts_of(answer)  # the screen may be on the wall
    form = await here.press(1, DOTS_FORM)
    assert values_of(form)["dots"] == ids["Ringe hjem"]
    assert values_of(await here.press(2, DOTS_FORM)) == {}
    (save,) = [b for b in buttons_of(form) if b.verb == DOTS_SAVE]
    await here.press(1, DOTS_SAVE, dots=ids["En felles mal"], rev=save.data["rev"])
    late = await here.press(1, DOTS_SAVE, dots=ids["Ringe hjem"])
    assert "De nyeste står" in texts_of(late)
    assert "Ringe hjem" not in values_of(await here.press(1, DOTS_FORM)).get("dots", "")


async def test_four_dots_come_back_as_they_were_chosen(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "A er én", "B er to", "C er tre", "D er fire")
    await here.press(0, DOTS_OPEN)
    four = ",".join((await ids_by_text(here)).values())

    form = await here.press(1, DOTS_SAVE, dots=four)

    assert "3 prikker og valgte 4 ideer" in texts_of(form)
    assert values_of(form)["dots"] == four


async def test_below_the_limit_nobody_sees_a_count_and_it_is_said_why(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")

    few = await counted(here, *([["Ringe hjem"]] * 4))

    assert "4 har gitt prikker" in texts_of(few)
    assert titles(few) == ["Vent på flere", "Gå videre uten tall"]
    closed = await here.press(0, DOTS_CLOSE, arg="sure")
    listed = await here.press(1, IDEAS_SHOW)
    for card in (closed, listed):
        assert "minst 5 har gitt noen" in texts_of(card)
        assert "prikker)" not in texts_of(card)
    assert "Gjør til tiltak" in titles(closed)
    with pytest.raises(Refused, match="dots_closed"):
        await here.press(5, DOTS_FORM)


async def test_a_second_leader_s_older_card_does_not_undo_the_step_of_the_first(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")
    async with sqlite_units() as uow:
        await uow.people.put_member(here.world.school.id, here.world.people[1].id, Role.LEADER)
        await uow.commit()
    await here.press(0, DOTS_OPEN)
    assert "Tell prikkene" in titles(await here.press(1, IDEAS_OPEN))  # from the card before
    assert "La alle gi prikker" in titles(await here.press(1, IDEAS_OPEN, arg="again"))  # on purpose
    await counted(here, *([["Ringe hjem"]] * 5))
    for press in ({"verb": IDEAS_OPEN, "arg": "again"}, {"verb": DOTS_OPEN}, {"verb": DOTS_CLOSE}):
        assert "Gjør til tiltak" in titles(await here.press(1, **press))


async def test_two_leaders_who_take_the_same_idea_are_told_and_lose_nothing(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")
    await counted(here, *([["Ringe hjem"]] * 5))
    idea = (await ids_by_text(here))["Ringe hjem"]
    fields = {"title": "Ringe hjem", "owner": here.world.people[2].id, "due": "2027-02-01"}
    await here.press(0, MEASURE_SAVE, arg=idea, nonce=new_id(), **fields)
    nonce = new_id()

    told = await here.press(0, MEASURE_SAVE, arg=idea, nonce=nonce, **{**fields, "title": "Ringe alle"})

    assert "allerede gjort denne ideen til et tiltak: «Ringe hjem»" in texts_of(told)
    assert values_of(told)["title"] == "Ringe alle"
    (save,) = [b for b in buttons_of(told) if b.verb == MEASURE_SAVE]
    assert "arg" not in save.data
    await here.press(0, MEASURE_SAVE, nonce=nonce, **{**fields, "title": "Ringe alle"})
    async with sqlite_units(write=False) as uow:
        assert len(await uow.measures.of_meeting(here.world.meeting.id)) == 2


async def test_the_form_of_a_measure_keeps_its_idea_when_something_is_wrong_and_when_it_is_withdrawn(
    sqlite_units: Units,
) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")
    await counted(here, *([["Ringe hjem"]] * 5))
    idea = (await ids_by_text(here))["Ringe hjem"]
    with pytest.raises(Refused, match="idea_withdrawn"):
        await here.press(0, IDEA_MEASURE, arg="ffffffffffffffff")
    assert "Velg en idé først" in texts_of(await here.press(0, IDEA_MEASURE))

    wrong = await here.press(0, MEASURE_SAVE, arg=idea, nonce=new_id(), title="Ringe hjem")

    (save,) = [b for b in buttons_of(wrong) if b.verb == MEASURE_SAVE]
    assert save.data["arg"] == idea
    await here.press(1, IDEA_WITHDRAW, idea=idea)
    owner = here.world.people[2].id
    done = await here.press(0, MEASURE_SAVE, arg=idea, nonce=new_id(), title="Ringe", owner=owner, due="2027-02-01")
    assert "Tiltaket er lagt til." in texts_of(done)


async def test_a_measure_s_form_takes_its_date_from_the_agreement(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem " * 20)
    meeting = here.world.meeting.id
    inputs = {"level": "2", "aim": "3", "review": "2027-03-01"}
    async with sqlite_units() as uow:
        found = await agree_level(uow, meeting, inputs, here.world.leader, NOW, agrees=True)
        assert not isinstance(found, list)
        await uow.commit()
    idea = next(iter((await ids_by_text(here)).values()))

    filled = values_of(await here.press(0, IDEA_MEASURE, arg=idea))

    assert filled["due"] == "2027-03-01"
    assert len(filled["title"]) <= 120
    assert filled["title"].endswith("…")
