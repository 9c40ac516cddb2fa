"""Ideas come up without names, are added to and withdrawn; nobody but the author knows whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.agenda.agenda import IdeasState
from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.ideas.collect import MOST_OF_ONE, add_idea, open_ideas
from domain.ideas.idea import LONGEST_IDEA, MOST_IDEAS, Idea
from domain.ideas.own_ideas import own_ideas
from domain.ideas.thoughts import ideas_in, same, shortened
from domain.ids import new_id
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.ideas import (
    LATER,
    a_meeting_with_ideas,
    add,
    added,
    brought_up,
    dots_opened,
    ideas_of,
    joined,
    running,
    texts_of_ideas,
    withdrawn,
    wrote,
)
from tests.support.arranged.small_school import SmallSchool, small_school


def keys(found: object) -> list[str]:
    assert isinstance(found, list), found
    return [problem.key for problem in found]


async def notices(world: SmallSchool, kind: NoticeKind) -> int:
    async with world.units(write=False) as uow:
        return sum(one.kind is kind for one in await uow.notices.of_subject(world.meeting.id))


async def test_what_people_wrote_while_preparing_comes_up_a_line_an_idea(units: Units) -> None:
    world = await a_meeting_with_ideas(units, thoughts=["- Ringe hjem\n- En felles mal", "", "Mer tid."])

    assert await texts_of_ideas(world) == ["En felles mal", "Mer tid.", "Ringe hjem"]
    assert await notices(world, NoticeKind.IDEAS) == 1
    async with units(write=False) as uow:
        own = await own_ideas(uow, world.meeting.id, world.people[1].id)
    assert len(own.ids) == 2


async def test_two_leaders_who_bring_them_up_do_it_once(units: Units) -> None:
    world = await a_meeting_with_ideas(units, thoughts=["Ringe hjem"])

    again = await brought_up(world)

    assert again.ideas is IdeasState.OPEN
    assert await texts_of_ideas(world) == ["Ringe hjem"]
    assert await notices(world, NoticeKind.IDEAS) == 1


async def test_only_a_leader_of_the_school_brings_them_up_and_only_while_the_meeting_runs(units: Units) -> None:
    world = await small_school(units)
    for caller, key in (
        (world.caller(1), "leaders_only"),
        (world.outsider, "gone"),
        (world.leader, "meeting_not_started"),
    ):
        async with units() as uow:
            with pytest.raises(Refused, match=key):
                await open_ideas(uow, world.meeting.id, caller, LATER)


async def test_who_places_the_school_late_gets_their_thought_in_before_dots_are_given(units: Units) -> None:
    world = await a_meeting_with_ideas(units, thoughts=["Ringe hjem"])
    await wrote(world, 4, "En felles mal")
    await wrote(world, 1, "Ringe hjem. Og noe mer")  # taken already: not taken a second time

    await dots_opened(world)

    assert await texts_of_ideas(world) == ["En felles mal", "Ringe hjem"]


async def test_an_idea_is_added_without_a_name_and_the_same_form_is_one_idea(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    form = new_id()

    first = await add(world, 2, "  Ringe hjem\n til nye ", form)
    again = await add(world, 2, "Ringe hjem til nye", form)

    assert isinstance(first, Idea)
    assert again == first
    assert first.id != form  # what the client has seen does not lead to the row
    assert await texts_of_ideas(world) == ["Ringe hjem til nye"]


async def test_what_is_wrong_with_an_idea_stands_beside_the_field(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    await added(world, 2, "Ringe hjem")

    assert keys(await add(world, 2, "  \n ")) == ["idea_missing"]
    assert keys(await add(world, 2, "–")) == ["idea_missing"]
    assert keys(await add(world, 2, "x" * (LONGEST_IDEA + 1))) == ["text_too_long"]
    assert keys(await add(world, 2, "ringe HJEM.")) == ["idea_same"]
    assert await add(world, 2, "Jonas bør ringe hjem") == [Problem("names_somebody", {"names": "Jonas"}, "idea")]
    assert await texts_of_ideas(world) == ["Ringe hjem"]


async def test_a_name_stays_where_the_writer_is_sure_and_ones_own_name_needs_no_warning(units: Units) -> None:
    world = await a_meeting_with_ideas(units)

    assert isinstance(await add(world, 2, "Jonas bør ringe hjem", sure=True), Idea)
    assert isinstance(await add(world, 2, "Spør Silje om malen"), Idea)  # number 2 is Silje


async def test_the_same_words_from_two_people_go_together_and_each_withdraws_their_own(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    first, second = await added(world, 2, "Ringe hjem"), await added(world, 3, "ringe hjem.")
    assert [len(group.texts) for group in await ideas_of(world)] == [2]

    await withdrawn(world, 2, first)

    (left,) = await ideas_of(world)
    assert (left.id, left.joined) == (second, ())


async def test_nobody_withdraws_the_idea_of_another_and_a_withdrawn_one_does_not_come_back(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    form = new_id()
    mine = await add(world, 2, "Ringe hjem", form)
    assert isinstance(mine, Idea)
    for number in (0, 3):
        with pytest.raises(Refused, match="idea_of_another"):
            await withdrawn(world, number, mine.id)

    await withdrawn(world, 2, mine.id)

    with pytest.raises(Refused, match="idea_withdrawn"):
        await withdrawn(world, 2, mine.id)
    with pytest.raises(Refused, match="idea_withdrawn"):
        await add(world, 2, "Ringe hjem", form)
    assert await ideas_of(world) == []


async def test_what_was_put_together_with_a_withdrawn_idea_stays_together(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    ids = [await added(world, number, f"Idé nummer {number}") for number in (2, 3, 4)]
    group = await joined(world, 5, *ids)
    assert not isinstance(group, list)
    author = 2 + ids.index(group.id)

    await withdrawn(world, author, group.id)

    (left,) = await ideas_of(world)
    assert len(left.texts) == 2


async def test_nobody_fills_the_list_alone_and_it_ends_at_two_hundred(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    for number in range(MOST_OF_ONE):
        await added(world, 2, f"Idé nummer {number}")
    assert keys(await add(world, 2, "En til")) == ["ideas_own_full"]
    async with units() as uow:
        rows = [Idea(new_id(), world.meeting.id, f"Rad {n}") for n in range(MOST_IDEAS - MOST_OF_ONE)]
        await uow.ideas.add(rows)
        await uow.commit()

    assert keys(await add(world, 3, "En til")) == ["ideas_full"]


async def test_where_there_is_not_room_for_all_everybody_s_first_line_goes_first(units: Units) -> None:
    world = await small_school(units, 30)
    for number in range(1, 30):
        await wrote(world, number, "\n".join(f"Linje {line} av {number}" for line in range(10)))
    await running(world)

    await brought_up(world)

    texts = await texts_of_ideas(world)
    assert len(texts) == MOST_IDEAS
    assert sum(text.startswith("Linje 0 ") for text in texts) == 29


async def test_ideas_before_they_are_brought_up_after_the_end_and_by_onlookers_are_refused(units: Units) -> None:
    world = await running(await small_school(units))
    with pytest.raises(Refused, match="ideas_not_open"):
        await add(world, 2, "Ringe hjem")
    await brought_up(world)
    async with units() as uow:
        onlooker = replace(world.caller(2), role=Role.NONE)
        with pytest.raises(Refused, match="not_taking_part"):
            await add_idea(uow, world.meeting.id, onlooker, "Ringe hjem", new_id(), LATER)
        with pytest.raises(Refused, match="gone"):
            await add_idea(uow, world.meeting.id, world.outsider, "Ringe hjem", new_id(), LATER)


async def test_the_shared_card_is_written_anew_every_other_minute_at_most(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    for number in (1, 2, 3):
        await added(world, number, f"Idé nummer {number}")

    async with units(write=False) as uow:
        edits = [n for n in await uow.notices.of_subject(world.meeting.id) if n.kind is NoticeKind.IDEAS_EDIT]
    (edit,) = edits
    assert edit.due_at > LATER  # not at once: that would say who has just pressed
    assert edit.person_id is None


def test_a_long_thought_is_parted_between_sentences_and_words() -> None:
    long = "Vi ringer hjem. " * 30

    pieces = ideas_in("1. Kort.\n\n• " + long + "\n---\n" + "x" * 700)

    assert pieces[0] == "Kort."
    assert all(0 < len(piece) <= LONGEST_IDEA for piece in pieces)
    assert pieces[1].endswith("hjem.")
    assert "".join(pieces).count("x") == 700


def test_texts_are_the_same_whatever_their_signs() -> None:
    assert same("Ringe hjem!", "ringe  hjem")
    assert not same("Ringe hjem", "Ringe heim")
    assert shortened("Ringe hjem til nye", 12) == "Ringe hjem…"
