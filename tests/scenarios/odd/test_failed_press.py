"""A press that fails: the card that it was made on stays as it was, and the same press works once the fault is over."""

from __future__ import annotations

from dataclasses import replace

from domain.meetings.meeting import MeetingState
from tests.support.machines.looking import buttons_of
from tests.support.playing.broken import broken
from tests.support.playing.playing import begun, can_vote, meeting_id, started
from tests.support.playing.world import World

AS_IT_WAS = "Kortet er som det var, med det du fylte ut."


async def test_the_leaders_card_keeps_its_buttons_when_a_press_fails(world: World) -> None:
    _, ingrid = await begun(world)
    before = ingrid.sees()
    async with broken(world.settings, "courses"):
        said = await ingrid.presses("Gå til neste")
    assert AS_IT_WAS in said
    assert ingrid.sees() == before
    assert "Alene til" in await ingrid.presses("Gå til neste")


async def test_a_vote_that_fails_can_be_given_again_from_the_same_card(world: World) -> None:
    solvik, _ = await started(world)
    jonas = solvik["Jonas"]
    async with broken(world.settings, "boxes"):
        assert AS_IT_WAS in await jonas.presses("Nivå 2")
        assert can_vote(jonas)
    assert "Du har stemt" in await jonas.presses("Nivå 2")


async def test_what_was_typed_is_still_in_the_form_after_a_failure(world: World) -> None:
    _, ingrid = await begun(world)
    form = await ingrid.presses("Sett felles nivå")
    before = ingrid.sees()
    async with broken(world.settings, "rounds"):
        assert AS_IT_WAS in await ingrid.presses_verb("agree.save", level="2", aim="3")
    assert ingrid.sees() == before, form  # a client leaves its fields alone where no card comes back
    await ingrid.presses_verb("agree.save", level="2", aim="3")
    assert "nivå 2" in ingrid.sees_text()


async def test_a_client_that_asks_by_itself_gets_a_card_with_the_same_press(world: World) -> None:
    solvik, _ = await started(world)
    jonas = solvik["Jonas"]
    vote = next(post for post in solvik.posts() if post.cards and "vote.refresh" in str(post.card))
    data = vote.card["refresh"]["action"]["data"]
    async with broken(world.settings, "boxes"):
        body = await jonas.sends_press(data, trigger="automatic", message=vote)
    assert body["type"] == "application/vnd.microsoft.card.adaptive"
    again = next(button for button in buttons_of(body["value"]) if button.title == "Prøv igjen")
    assert again.data == data
    shown = await jonas.sends_press(again.data, message=vote)
    assert any(button.data.get("verb") == "vote.cast" for button in buttons_of(shown["value"]))


async def test_a_refused_press_leads_back_to_the_card_that_it_was_made_on(world: World) -> None:
    solvik, ingrid = await begun(world, "Jonas", "Silje")  # too few for a vote unseen
    id_ = await meeting_id(world, solvik)
    body = await ingrid.sends_press({"v": 1, "verb": "round.open", "ref": id_, "arg": "1"})
    back = next(button for button in buttons_of(body["value"]) if button.title == "Tilbake til møtet")
    assert back.data["verb"] == "meeting.conduct"
    shown = await ingrid.sends_press(back.data)
    assert any(button.title == "Gå til neste" for button in buttons_of(shown["value"]))


async def test_what_was_typed_outlives_a_press_that_is_refused(world: World) -> None:
    solvik, ingrid = await begun(world)
    await ingrid.presses("Sett felles nivå")
    await world.passes(minutes=1)
    before = ingrid.sees()
    async with world.services.units() as uow:
        meeting = await uow.meetings.get(await meeting_id(world, solvik), lock=True)
        assert meeting is not None
        await uow.meetings.save(replace(meeting, state=MeetingState.ENDED, ended_at=world.now))
        await uow.commit()
    said = await ingrid.presses_verb("agree.save", level="2", aim="3", reasons="Vi lytter")
    assert ingrid.heard == [said]
    assert ingrid.sees() == before
