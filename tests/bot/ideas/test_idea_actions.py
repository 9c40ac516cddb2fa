"""Presses about ideas: who may, what happens, what is answered and what the channel sees."""

from __future__ import annotations

import pytest

from bot.answering.presses import actions_in
from bot.handling.rendered import Outgoing, Skip
from bot.ideas import actions as ideas
from bot.ideas import announcements as said_of_ideas
from bot.ideas import dot_actions as dots
from cards.ideas.verbs import (
    DOTS_CLOSE,
    DOTS_FORM,
    DOTS_OPEN,
    DOTS_SAVE,
    IDEA_ADD,
    IDEA_MEASURE,
    IDEA_PART,
    IDEA_WITHDRAW,
    IDEAS_JOIN,
    IDEAS_JOIN_FORM,
    IDEAS_MINE,
    IDEAS_OPEN,
    IDEAS_SHOW,
)
from domain.conducting.end import end_meeting
from domain.delivery.notices import NoticeKind, Post
from domain.errors import Refused
from domain.ideas.idea import Idea
from domain.ids import new_id
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.idea_room import a_room, added, ids_by_text, titles
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import buttons_of, field_ids, nodes, texts_of, values_of

WRITES = {IDEA_ADD, IDEA_WITHDRAW, IDEAS_JOIN, IDEA_PART, DOTS_SAVE}


async def test_a_teacher_and_an_onlooker_and_an_outsider_may_what_is_theirs(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem")
    for verb in (IDEAS_OPEN, DOTS_OPEN, DOTS_CLOSE, IDEA_MEASURE):
        with pytest.raises(Refused, match="leaders_only"):
            await here.press(1, verb)
    for verb in (verb for module in (ideas, dots) for verb, _action in actions_in(module)):
        with pytest.raises(Refused, match="not_member"):
            await here.press(here.world.outsider, verb, nonce=new_id(), idea="Ringe hjem")
    async with sqlite_units() as uow:
        await uow.people.put_member(here.world.school.id, here.world.people[7].id, Role.NONE)
        await uow.commit()
    for verb, more in ((IDEA_ADD, {"idea": "Jeg ser på"}), (IDEAS_JOIN, {"picked": "a,b"})):
        with pytest.raises(Refused, match="not_taking_part"):
            await here.press(7, verb, nonce=new_id(), **more)
    assert "Ringe hjem" in texts_of(await here.press(7, IDEAS_SHOW))
    assert "Ringe hjem" in texts_of(await here.press(1, IDEAS_SHOW))
    assert "La alle gi prikker" in titles(await here.press(0, IDEAS_SHOW))
    assert "La alle gi prikker" not in titles(await here.press(1, IDEAS_SHOW))


async def test_an_idea_with_something_wrong_comes_back_as_it_was_written(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units)
    empty = await here.press(2, IDEA_ADD)
    (save,) = [b for b in buttons_of(empty) if b.title == "Legg til ideen"]
    nonce = save.data["n"]

    missing = await here.press(2, IDEA_ADD, nonce=nonce, idea=" ")
    named = await here.press(2, IDEA_ADD, nonce=nonce, idea="Jonas kan ringe")

    assert "Skriv ideen din" in texts_of(missing)
    assert values_of(named)["idea"] == "Jonas kan ringe"
    (sure,) = [b for b in buttons_of(named) if b.title == "Legg til ideen"]
    assert (sure.data["arg"], sure.data["n"]) == ("sure", nonce)
    kept = await here.press(2, IDEA_ADD, arg="sure", nonce=nonce, idea="Jonas kan ringe")
    assert "uten navnet ditt" in texts_of(kept)
    assert list(await ids_by_text(here)) == ["Jonas kan ringe"]


async def test_one_withdraws_one_s_own_and_is_never_shown_another_s(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem")
    await added(here, 2, "En felles mal")
    ids = await ids_by_text(here)

    own = await here.press(2, IDEAS_MINE)

    assert "En felles mal" in texts_of(own)
    assert "Ringe hjem" not in texts_of(own)
    assert "Velg en idé først" in texts_of(await here.press(2, IDEA_WITHDRAW))
    with pytest.raises(Refused, match="idea_of_another"):
        await here.press(0, IDEA_WITHDRAW, idea=ids["En felles mal"])
    gone = await here.press(2, IDEA_WITHDRAW, idea=ids["En felles mal"])
    assert "Ideen er trukket" in texts_of(gone)
    assert "Ringe hjem" in texts_of(await here.press(1, IDEAS_MINE))
    assert list(await ids_by_text(here)) == ["Ringe hjem"]


async def test_putting_together_and_taking_out_by_the_form(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")
    ids = await ids_by_text(here)
    assert "minst to" in texts_of(await here.press(1, IDEAS_JOIN, picked=ids["Ringe hjem"]))
    both = ",".join(ids.values())
    form = await here.press(1, IDEAS_JOIN, picked=both)
    assert "part" in field_ids(form)
    assert "allerede satt disse sammen" in texts_of(await here.press(2, IDEAS_JOIN, picked=both))
    assert "for seg selv igjen" in texts_of(await here.press(2, IDEA_PART, part=ids["Ringe hjem"]))
    assert "for seg selv allerede" in texts_of(await here.press(3, IDEA_PART, part=ids["Ringe hjem"]))
    assert "Velg en idé" in texts_of(await here.press(3, IDEA_PART))


async def test_nothing_is_written_after_the_end_and_the_list_can_still_be_read(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem", "En felles mal")
    ids = ",".join((await ids_by_text(here)).values())
    async with sqlite_units() as uow:
        await end_meeting(uow, here.world.meeting.id, here.world.leader, NOW, sure=True)
        await uow.commit()

    for verb in (*WRITES, IDEAS_MINE, IDEAS_JOIN_FORM, DOTS_FORM, DOTS_OPEN, IDEAS_OPEN):
        who = 0 if verb in (DOTS_OPEN, IDEAS_OPEN) else 1
        with pytest.raises(Refused, match="meeting_ended"):
            await here.press(who, verb, nonce=new_id(), idea="Sent ute", picked=ids, dots=ids, part=ids[:16])
    listed = await here.press(1, IDEAS_SHOW)
    assert "Ringe hjem" in texts_of(listed)
    assert {button.verb for button in buttons_of(listed)} == {IDEAS_SHOW}


async def test_the_channel_sees_one_card_that_is_edited_and_closed_with_the_meeting(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units, "Ringe hjem")
    meeting, school = here.world.meeting.id, here.world.school

    posted = await here.render(said_of_ideas.brought_up, meeting, NoticeKind.IDEAS)

    assert isinstance(posted, Outgoing)
    assert posted.remember == (NoticeKind.IDEAS, meeting, "")
    assert isinstance(posted.card, dict)
    assert "Ringe hjem" in texts_of(posted.card)
    assert isinstance(await here.render(said_of_ideas.changed, meeting, NoticeKind.IDEAS_EDIT), Skip)
    async with sqlite_units() as uow:
        await uow.posts.put(Post(NoticeKind.IDEAS, meeting, "", school.id, "19:x;messageid=1", "2", "https://x/"))
        await uow.commit()
    await added(here, 2, "En felles mal")
    edited = await here.render(said_of_ideas.changed, meeting, NoticeKind.IDEAS_EDIT)
    assert "En felles mal" in texts_of(edited.card)
    async with sqlite_units() as uow:
        await end_meeting(uow, meeting, here.world.leader, NOW, sure=True)
        await uow.commit()
    over = await here.render(said_of_ideas.changed, meeting, NoticeKind.IDEAS_EDIT)
    assert titles(over.card) == ["Vis alle ideene"]
    assert isinstance(await here.render(said_of_ideas.brought_up, meeting, NoticeKind.IDEAS), Skip)


async def test_no_button_that_writes_can_become_a_message(sqlite_units: Units) -> None:
    """A message is remembered with its sender and time; a press is not."""
    here = await a_room(sqlite_units, "Ringe hjem", "Ringe hjem til nye")
    cards = [await here.press(1, verb) for verb in (IDEAS_SHOW, IDEA_ADD, IDEAS_MINE, IDEAS_JOIN_FORM)]
    await here.press(0, DOTS_OPEN)
    cards.append(await here.press(1, DOTS_FORM))

    for card in cards:
        for node in nodes(card):
            if node.get("verb") in WRITES:
                assert "fallback" not in node


async def test_pages_hold_every_idea_once(sqlite_units: Units) -> None:
    here = await a_room(sqlite_units)
    async with sqlite_units() as uow:
        rows = [Idea(new_id(), here.world.meeting.id, f"Nummer {n} " + "«å» " * 60) for n in range(60)]
        await uow.ideas.add(rows)
        await uow.commit()
    seen: list[str] = []
    page, last = 1, False
    while not last:
        card = await here.press(1, IDEAS_SHOW, arg=str(page))
        texts = [node["text"] for node in nodes(card) if str(node.get("text", "")).startswith("Nummer")]
        seen += [text.split()[1] for text in texts]
        page, last = page + 1, "Neste side" not in titles(card)

    assert sorted(seen, key=int) == [str(n) for n in range(60)]
    assert "Nummer" in texts_of(await here.press(1, IDEAS_SHOW, arg="999"))
    assert "Nummer" in texts_of(await here.press(1, IDEAS_SHOW, arg="-1"))
