"""A refused press says why and leaves the card that it was made on, whatever the card is about."""

from __future__ import annotations

from tests.support.playing.playing import begun, meeting_id
from tests.support.playing.world import World, a_world


async def test_a_card_stays_where_a_refusal_has_no_way_back_to_it(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, _ = await begun(world)
        press = {"v": 1, "verb": "idea.add", "ref": await meeting_id(world, solvik)}

        answer = await solvik["Jonas"].sends_press(press)

        assert isinstance(answer["value"], str)  # words: a card would take the place of the one that was pressed
        assert "idee" in answer["value"].lower()


async def test_a_client_that_asks_by_itself_is_still_given_a_card(world: World) -> None:
    solvik, _ = await begun(world)
    press = {"v": 1, "verb": "ideas.mine", "ref": await meeting_id(world, solvik)}

    answer = await solvik["Jonas"].sends_press(press, trigger="automatic")

    assert isinstance(answer["value"], dict)


async def test_a_card_about_what_is_gone_makes_room(world: World) -> None:
    solvik, _ = await begun(world)

    answer = await solvik["Jonas"].sends_press({"v": 1, "verb": "idea.add", "ref": "nothing"})

    assert isinstance(answer["value"], dict)
