"""The wall and the one-time words, over HTTP, with the whole service: what the room sees, and who may vote by word."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.conducting.wrong_words import MOST_FROM_ONE
from domain.votes.one_time_words import NOUNS, tidy
from tests.support.arranged.wall import WORD, get, path_of, post, to_the_wall, voting, words_for
from tests.support.machines.looking import Button, buttons_of
from tests.support.playing.playing import FIRST, invited, meeting_id, person_id
from tests.support.playing.world import World, a_world


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with a_world(sqlite_url) as found:
        yield found


async def test_the_room_sees_the_question_the_sentences_and_the_count_and_never_a_level(world: World) -> None:
    solvik, _, meeting = await voting(world)
    for name in ("Jonas", "Silje"):
        await solvik[name].presses("Nivå 4")
    status, page, headers = await get(world, path_of(world, "wall", meeting))
    assert (status, page.language) == (200, "nb")
    assert "Hvilket nivå er vi oftest på?" in page.text
    assert "2\u00a0av\u00a08 har stemt" in page.text
    assert [page.text.count(f"Nivå\u00a0{level}") for level in (1, 2, 3, 4)] == [1, 1, 1, 1]
    await solvik["Mikkel"].presses("Nivå 1")
    _, changed, _ = await get(world, path_of(world, "wall", meeting))
    assert changed.text == page.text.replace("2\u00a0av\u00a08", "3\u00a0av\u00a08")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


async def test_the_page_asks_for_what_has_changed_and_is_told_how_long_is_left(world: World) -> None:
    _, _, meeting = await voting(world)
    async with world.session.get(world.origin + path_of(world, "wall_data", meeting)) as answer:
        first = await answer.json()
    assert "minutter igjen" in first["html"]
    assert "<script" not in first["html"]
    await world.passes(hours=1)
    async with world.session.get(world.origin + path_of(world, "wall_data", meeting)) as answer:
        later = await answer.json()
    assert "tiden er ute" in later["html"]


async def test_the_result_is_shown_when_the_round_is_closed_and_12_hours_after_the_meeting(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    for name in ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva"):
        await solvik[name].presses(f"Nivå {FIRST[name]}")
    path, form = path_of(world, "wall", meeting), path_of(world, "vote", meeting)
    _, before, _ = await get(world, path)
    assert "Flest stemte på" not in before.text
    await ingrid.presses("Avslutt og vis resultat")
    _, shown, _ = await get(world, path)
    assert "Flest stemte på nivå\u00a02" in shown.text
    assert "Runde\u00a01" in shown.text
    _, closed, _ = await get(world, form)
    assert "Det er ingen avstemning akkurat nå" in closed.text
    await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": meeting})
    status, over, _ = await get(world, path)
    assert (status, "Flest stemte på nivå\u00a02" in over.text) == (200, True)
    assert (await get(world, form))[0] == 404
    await world.passes(hours=12)
    assert (await get(world, path))[0] == 404


async def test_an_address_that_was_made_up_or_is_of_a_draft_shows_nothing(world: World) -> None:
    solvik, _, meeting = await voting(world)
    wall, form = path_of(world, "wall", meeting), path_of(world, "vote", meeting)
    for path in (wall + "0", form[:-1], "/wall/x/y", "/vote/", wall + ".json", wall.replace("wall", "vote")):
        assert (await get(world, path))[0] == 404
    await solvik["Ingrid"].says("refleksjonsmøte om 2.1 fredag kl 14")
    async with world.services.units(write=False) as uow:
        drafts = [m.id for m in await uow.meetings.of_school(await solvik.school_id()) if m.state == "draft"]
    assert drafts
    assert (await get(world, path_of(world, "wall", drafts[0])))[0] == 404


async def test_somebody_without_teams_votes_once_with_a_word_and_counts_like_everybody_else(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    (word,) = await words_for(ingrid, solvik["Jonas"])
    _, form, _ = await get(world, path_of(world, "vote", meeting))
    assert "Ordet ditt" in form.text
    status, done = await post(world, meeting, f"  {word.upper().replace('-', ' ')} ", "3")
    assert (status, "Du har stemt" in done.text) == (200, True)
    assert "Nivå" not in done.text
    assert "1\u00a0av\u00a08 har stemt" in (await get(world, path_of(world, "wall", meeting)))[1].text
    _, again = await post(world, meeting, word, "1")
    assert "Dette ordet er brukt" in again.text
    assert again.fields["word"] == ""
    said = await solvik["Jonas"].presses("Vis stemmen min")  # it is the same ballot that their own card shows
    assert "nivå 3" in said.replace("\u00a0", " ")


async def test_a_word_never_takes_the_place_of_a_vote_that_was_given_in_teams(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    (word,) = await words_for(ingrid, solvik["Jonas"])
    await solvik["Jonas"].presses("Nivå 2")
    _, refused = await post(world, meeting, word, "4")
    assert "Du har allerede stemt" in refused.text
    assert "nivå 2" in (await solvik["Jonas"].presses("Vis stemmen min")).replace("\u00a0", " ")


async def test_who_gets_a_word_twice_gets_the_same_until_it_was_used(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    first = await words_for(ingrid, solvik["Jonas"], solvik["Silje"])
    assert len(set(first)) == 2
    assert sorted(await words_for(ingrid, solvik["Silje"], solvik["Jonas"])) == sorted(first)
    for word in first:
        await post(world, meeting, word, "2")
    renewed = await words_for(ingrid, solvik["Jonas"])
    assert not set(renewed) & set(first)


async def test_a_wrong_word_or_no_level_comes_back_with_what_was_typed(world: World) -> None:
    _, _, meeting = await voting(world)
    _, wrong = await post(world, meeting, "fisk-<b>-12", "3")
    assert "Dette ordet kjenner jeg ikke" in wrong.text
    assert (wrong.fields["word"], wrong.checked) == ("fisk-<b>-12", "3")
    for level in ("", "5", "x", "-1"):
        assert "Velg et nivå" in (await post(world, meeting, "fisk-sal-12", level))[1].text


async def test_many_wrong_words_pause_the_address_that_they_come_from_for_ten_minutes(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    (word,) = await words_for(ingrid, solvik["Jonas"])
    for number in range(MOST_FROM_ONE):
        await post(world, meeting, f"fisk-sal-{number}", "3", "203.0.113.7")
    assert "Vent ti minutter" in (await post(world, meeting, word, "3", "203.0.113.7"))[1].text
    await world.passes(minutes=11)
    assert "Du har stemt" in (await post(world, meeting, word, "3", "203.0.113.7"))[1].text


async def test_sixty_wrong_words_from_one_address_leave_everybody_elses_alone(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    (word,) = await words_for(ingrid, solvik["Jonas"])
    for number in range(60):  # what the guesser writes in front is its own, and does not count
        await post(world, meeting, f"fisk-sal-{number}", "3", f"198.51.100.{number}, 203.0.113.7:{4000 + number}")
    assert "Vent ti minutter" in (await post(world, meeting, word, "3", "203.0.113.7"))[1].text
    assert "Du har stemt" in (await post(world, meeting, word, "3", "198.51.100.1"))[1].text


async def test_words_that_come_at_once_count_as_many(world: World) -> None:
    _, _, meeting = await voting(world)
    answers = await asyncio.gather(*(post(world, meeting, f"fisk-{n}", "3") for n in range(MOST_FROM_ONE + 5)))
    assert sum("Vent ti minutter" in page.text for _, page in answers) == 5


async def test_only_a_leader_of_the_school_gets_the_address_and_the_words(world: World) -> None:
    solvik, ingrid, meeting = await voting(world)
    lia = await world.school("Lia", leader="Ada", teachers=("Bo",))
    await to_the_wall(ingrid)
    cards = [view for view in ingrid.sees() if isinstance(view, dict)]
    found: list[Button] = [button for card in cards for button in buttons_of(card)]
    data = next(button.data for button in found if button.data.get("verb") == "words.give")
    for other in (solvik["Jonas"], lia["Ada"]):
        for verb in ("wall.show", "words.give"):
            said = await other.sends_press(
                {**data, "verb": verb, "arg": "give", "people": await person_id(world, other)}
            )
            assert "/wall/" not in str(said)
            assert not WORD.search(str(said))
    assert (await get(world, path_of(world, "wall", meeting)))[0] == 200


def test_words_can_be_typed_on_any_keyboard_and_are_many() -> None:
    assert len(set(NOUNS)) == len(NOUNS) >= 120
    assert all(noun.isascii() and noun.isalpha() and noun.islower() and 2 < len(noun) < 10 for noun in NOUNS)
    assert tidy("  Fiolin – LAMPE_47. ") == "fiolin-lampe-47"
    assert tidy(" - ") == ""


async def test_before_the_start_the_wall_says_when_it_begins(world: World) -> None:
    solvik, _ = await invited(world)
    meeting = await meeting_id(world, solvik)
    _, page, _ = await get(world, path_of(world, "wall", meeting))
    assert "Møtet begynner" in page.text
    assert (await get(world, path_of(world, "vote", meeting)))[0] == 404
