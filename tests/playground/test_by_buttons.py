"""From install to a closed meeting by buttons alone: a leader and a teacher type nothing but what goes into fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.playground.driver import PATIENCE, Visitor, can_play
from tests.playground.school import new_school, soon

pytestmark = [
    pytest.mark.playground,
    pytest.mark.skipif(not can_play(), reason="needs Node, the Playground's package and Chromium"),
]
MEASURE = "Ringe hjem til alle nye elever"


def answers_all(visitor: Visitor, step: int, title: str) -> None:
    """Give every sentence of a step the same answer, and go on."""
    visitor.sees(f"Nivå {step}: kjenner du deg igjen?")
    answers = visitor.page.get_by_label(title, exact=True)
    expect(answers.first).to_be_visible(timeout=PATIENCE)
    for at in range(answers.count()):
        answers.nth(at).check()
    visitor.presses("Gå videre")


def test_a_meeting_from_install_to_its_end_by_what_is_pressed(tmp_path: Path) -> None:
    day = soon()
    with new_school(tmp_path) as school:
        ingrid = school.comes(0)
        ingrid.opens_channel()  # the Playground installs with it
        ingrid.sees("Hvem leder skolen?")
        ingrid.opens_personal_chat()
        ingrid.presses("Jeg leder skolen")
        ingrid.sees("et første møte klart")
        school.keeps(ingrid)
        jonas = school.comes(1)
        jonas.sees("Du kan prøve hvordan det virker")
        school.keeps(jonas, "Du kan prøve hvordan det virker")

        ingrid.presses("Se forslaget")
        ingrid.sees("Slik går møtet")
        school.keeps(ingrid)
        ingrid.presses("Endre")
        ingrid.sees("Når er møtet?")
        ingrid.picks_day("Dato", day.date)
        ingrid.presses("Lagre")
        ingrid.sees("Innkallingen går ut i kanalen med det samme")
        ingrid.presses("Send innkalling")
        ingrid.sees("Innkallingen er sendt")
        ingrid.opens_channel()
        ingrid.sees("Spørsmålene vi tar med oss")
        school.keeps(ingrid)

        jonas.presses("Jeg kommer")  # on the copy that who may not read the channel gets
        jonas.sees("Du kommer")
        school.keeps(jonas)
        jonas.presses("Forbered deg")
        for step, answer in enumerate(("av og til", "ofte", "sjelden", "sjelden"), start=1):
            answers_all(jonas, step, f"Stemmer {answer}")
        jonas.sees("Hvilket nivå mener du at vi oftest er på?")
        school.keeps(jonas)
        jonas.presses("Lagre")
        jonas.sees("Svarene dine ligger klare")
        jonas.presses_on("Her forbereder du deg", "Få hjelp")
        jonas.presses("Mer")
        jonas.chooses_starting("Hvem ser hva")
        jonas.presses("Vis")
        jonas.sees("Bare du ser hva du svarer")
        school.keeps(jonas, "Bare du ser hva du svarer")

        ingrid.opens_personal_chat()
        ingrid.presses("Vis møter")
        ingrid.presses("Start møtet")
        ingrid.sees("Innledning til kl.")
        ingrid.presses("Gå til neste")
        ingrid.sees("Alene til kl.")
        school.keeps(ingrid)
        ingrid.presses("Åpne avstemning")
        ingrid.sees("Runde 1 er åpen")
        jonas.presses_on("Bare du ser hva du svarer", "Gå tilbake")
        jonas.sees("Mer jeg kan hjelpe med")
        jonas.presses_on("Mer jeg kan hjelpe med", "Gå tilbake")
        jonas.sees("Avstemningen er åpen")
        jonas.presses("Stem")
        jonas.presses("Nivå 2")
        jonas.sees("Du har stemt")
        school.keeps(jonas, "Du har stemt")
        school.colleagues_vote()
        ingrid.presses("Få hjelp")  # where the bot writes in the channel is at the client that it last heard from
        ingrid.presses("Stem")
        ingrid.presses("Nivå 2")
        ingrid.sees("Du har stemt")
        ingrid.presses("Avslutt og vis resultat")
        ingrid.sees("Flest stemte på nivå 2")
        school.keeps(ingrid)
        ingrid.presses("Mer")
        ingrid.presses("Sett felles nivå")
        ingrid.sees("Hvor står vi, og hvor vil vi?")
        ingrid.chooses("Nivå 2", among=0)
        ingrid.chooses("Nivå 3", among=1)
        school.keeps(ingrid)
        ingrid.presses("Sett felles nivå")
        ingrid.sees("Fra nivå 2 mot nivå 3")
        ingrid.presses("Legg til tiltak")
        ingrid.fills("Tiltaket", MEASURE)
        ingrid.picks("Hvem har ansvaret", "Jonas Vik")
        ingrid.presses("Legg til tiltak")
        ingrid.sees(MEASURE)
        school.keeps(ingrid)
        ingrid.presses("Avslutt møtet")
        ingrid.sees("Du kan angre avslutningen til")
        school.keeps(ingrid)

        jonas.presses("Få hjelp")
        jonas.presses("Se mine tiltak")
        jonas.sees(MEASURE)
        school.keeps(jonas)
        school.keeps_all("playground-med-knapper.png")
