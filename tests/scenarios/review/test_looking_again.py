"""A school that meets, and half a year later comes back: what became of it, and whether it moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.support.machines.looking import texts_of
from tests.support.playing.coming_back import AGAIN, REVIEW, figure, meets_again, met, review_day
from tests.support.playing.playing import meeting_id
from tests.support.playing.world import World


async def test_a_school_comes_back_to_what_it_agreed_on_and_sees_what_moved(world: World) -> None:
    solvik, ingrid = await met(world)
    jonas, silje = solvik["Jonas"], solvik["Silje"]
    await figure(world, solvik, 2027, 3.4)

    await review_day(world)
    assert "Skal vi se på dette igjen?" in ingrid.personal_text()
    assert "Skal vi se på dette igjen?" not in jonas.personal_text()
    assert "gikk fra 2,8 i 2026 til 3,4 i 2027" in ingrid.personal_text()

    proposed = await ingrid.presses("Planlegg det igjen")
    assert "Torsdag 3. juni kl. 14.00" in proposed.replace("\u00a0", " ")
    assert "Siden sist" in proposed
    assert "0 av 2 tiltak" in proposed.replace("\u00a0", " ")
    await ingrid.presses("Send innkalling")
    invited = texts_of(solvik.posts()[-1])
    assert "Ringe hjem" in invited
    assert "Jonas" not in invited, "the channel hears of measures, not of people"

    assert "Er tiltaket fortsatt riktig?" in await silje.presses("Gå gjennom tiltakene")
    await world.at(AGAIN)
    await ingrid.presses("Start møtet")
    opening = texts_of(solvik.posts()[-1])
    assert "Lage mal" in opening
    seen = await silje.presses("Gå gjennom tiltakene")
    assert "Er tiltaket fortsatt riktig?" in seen


async def test_one_tap_says_that_a_measure_is_not_right_any_more_and_the_channel_follows(world: World) -> None:
    solvik, ingrid = await met(world)
    silje, hanne = solvik["Silje"], solvik["Hanne"]
    await review_day(world)
    await ingrid.presses("Planlegg det igjen")
    await ingrid.presses("Send innkalling")
    await world.at(AGAIN)
    await ingrid.presses("Start møtet")

    first = await hanne.presses("Gå gjennom tiltakene")
    assert "Legg bort tiltaket" not in hanne.buttons(), "neither hers nor is she a leader"
    assert "Den som har ansvaret, og lederne, svarer." in first
    seen = await silje.presses("Gå gjennom tiltakene")
    if "Lage mal" not in seen:
        seen = await silje.presses("Neste tiltak")
    after = await silje.presses("Legg bort tiltaket")
    assert "Tiltaket er lagt bort" in after
    opening = texts_of(solvik.posts()[-1])
    assert "Ikke aktuelt lenger" in opening


async def test_the_second_meeting_shows_before_and_now_with_honest_words(world: World) -> None:
    solvik, ingrid = await met(world)
    await figure(world, solvik, 2027, 2.9, answers=9)
    await review_day(world)
    await meets_again(world, solvik, ingrid)

    shown = (await solvik["Jonas"].presses("Se før og nå")).replace("\u00a0", " ")

    assert "Nivået flyttet seg fra 2 til 3" in shown
    assert "Målet var nivå 3, og der er vi." in shown
    assert "Med så få svar kan det være tilfeldig." in shown
    assert "0 av 2 tiltak er ferdige. Det er for tidlig å se hva tiltakene endrer." in shown
    await world.at(datetime(2027, 12, 1, 9, 0, tzinfo=UTC))
    assert ingrid.personal_text().count("Skal vi se på dette igjen?") == 0, "it was replaced by the proposal"


async def test_the_review_date_is_silent_where_the_school_has_planned_by_itself(world: World) -> None:
    solvik, ingrid = await met(world)
    await world.at(datetime(2027, 5, 10, 9, 0, tzinfo=UTC))
    await ingrid.says("refleksjonsmøte om 1.4 torsdag 3. juni kl 14")
    await ingrid.presses("Send innkalling")

    await review_day(world)

    assert "Skal vi se på dette igjen?" not in ingrid.personal_text()
    assert solvik.posts()


async def test_a_press_of_somebody_from_another_school_gets_nothing(world: World) -> None:
    solvik, _ingrid = await met(world)
    vika = await world.school("Vika", "Olga", ["Per"])
    held = await meeting_id(world, solvik)

    for verb in ("effect.show", "measure.again", "meeting.again"):
        for person in (vika["Olga"], vika["Per"]):
            said = str(await person.sends_press({"v": 1, "verb": verb, "ref": held}))
            assert "Ringe hjem" not in said
            assert "Nivået" not in said
    teacher = str(await solvik["Jonas"].sends_press({"v": 1, "verb": "meeting.again", "ref": held}))
    assert "Send innkalling" not in teacher


async def test_what_is_overdue_and_the_day_to_look_again_come_on_two_days_to_the_leader(world: World) -> None:
    _solvik, ingrid = await met(world)
    await world.at(REVIEW - timedelta(days=10))  # who sees to them is asked; the leader hears ten days later
    before = len(ingrid.personal_text())

    await world.at(REVIEW)

    assert "2 tiltak trenger deg" in ingrid.personal_text()[before:].replace("\u00a0", " ")
    assert "Skal vi se på dette igjen?" not in ingrid.personal_text()
    await world.at(REVIEW + timedelta(days=1))
    assert ingrid.personal_text().count("Skal vi se på dette igjen?") == 1
