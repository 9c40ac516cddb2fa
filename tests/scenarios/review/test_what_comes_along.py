"""What comes along by itself: last time's measures in one's copy, the numbers in a write-up, a measure's own day."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.machines.looking import field_ids, values_of
from tests.support.playing.coming_back import figure, meets_again, met, review_day
from tests.support.playing.playing import person_id
from tests.support.playing.world import World


async def test_ones_own_copy_of_the_invitation_tells_what_became_of_the_measures(world: World) -> None:
    solvik, ingrid = await met(world)
    silje = solvik["Silje"]
    await review_day(world)
    await ingrid.presses("Planlegg det igjen")
    before = len(silje.personal_text())

    await ingrid.presses("Send innkalling")

    copy = silje.personal_text()[before:]
    assert "Velkommen til refleksjonsmøte" in copy
    assert "Siden sist" in copy
    assert "Ringe hjem" in copy
    assert "Jonas" not in copy, "about measures, and not whose they are"
    assert "Er tiltaket fortsatt riktig?" in await silje.presses("Gå gjennom tiltakene")


async def test_a_write_up_begins_with_what_the_numbers_say_and_is_the_writers_to_change(world: World) -> None:
    solvik, ingrid = await met(world)
    jonas = solvik["Jonas"]
    await figure(world, solvik, 2027, 3.4)
    await review_day(world)
    await meets_again(world, solvik, ingrid)
    await jonas.says("mine tiltak")
    await jonas.presses("Se tiltaket")
    await jonas.presses("Ferdig")
    await jonas.presses("Endre svaret")

    assert "Jeg har fylt inn det tallene sier." in await jonas.presses("Skriv hva som virket")

    form = next(card for card in reversed(jonas.sees()) if isinstance(card, dict) and "did" in field_ids(card))
    filled = values_of(form)["changed"].replace("\u00a0", " ")
    assert filled.startswith("Nivået flyttet seg fra 2 til 3.")
    assert "gikk fra 2,8 i 2026 til 3,4 i 2027" in filled
    kept = await jonas.presses("Lagre", did="Vi ringte alle nye.", changed="Foreldrene svarer oss.")
    assert "Foreldrene svarer oss." in kept
    assert "Nivået flyttet seg" not in kept
    assert "Jeg har fylt inn" not in await jonas.presses("Endre")


async def test_a_measure_outside_a_meeting_is_looked_at_again_on_its_day_by_leaders_alone(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    await ingrid.says("tiltak")
    await ingrid.presses("Legg til tiltak")
    owner = await person_id(world, jonas)
    form = {"title": "Ringe hjem", "due": "2027-01-15", "owner": owner, "about": "1.4", "look": "2027-05-20"}
    await ingrid.presses_verb("measure.save", **form)

    await world.at(datetime(2027, 5, 19, 8, 1, tzinfo=UTC))  # that it is overdue is told before
    await world.at(datetime(2027, 5, 20, 8, 1, tzinfo=UTC))

    said = ingrid.personal_text().replace("\u00a0", " ")
    assert said.count("Skal vi se på dette igjen?") == 1
    assert "Dere har ikke hatt noe møte om dette ennå." in said
    assert "Skal vi se på dette igjen?" not in jonas.personal_text()
    assert "1.4" in await ingrid.presses("Planlegg møte")


async def test_asking_for_reminders_by_name_gives_the_card_of_ones_own_time(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    assert "Når" in await solvik["Jonas"].says("påminnelser")
    assert "Skriv til meg" in await solvik["Jonas"].says_in_channel("<at>Samklang</at> påminnelser")
