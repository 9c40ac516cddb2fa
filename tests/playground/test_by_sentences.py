"""From install to a closed meeting by what a leader and a teacher say, each in their own Norwegian.

Nothing is changed without a press: what the sentence leads to is pressed where it changes something, and ``CONFIRMED``
has these presses and no others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.playground.driver import Visitor, can_play
from tests.playground.school import new_school, soon

pytestmark = [
    pytest.mark.playground,
    pytest.mark.skipif(not can_play(), reason="needs Node, the Playground's package and Chromium"),
]
CONFIRMED = (
    "Jeg leder skolen", "Se forslaget", "Send innkalling", "Alltid på nynorsk", "Start møtet", "Gå til neste",
    "Åpne avstemning", "Nivå 2", "Avslutt og vis resultat", "Sett felles nivå", "Legg til tiltak", "Avslutt møtet",
)  # fmt: skip
MEASURE = "ringe hjem til alle nye elever"


def test_a_meeting_from_install_to_its_end_by_what_is_said(tmp_path: Path) -> None:
    day = soon()
    pressed: list[str] = []

    def confirms(visitor: Visitor, title: str) -> None:
        visitor.presses(title)
        pressed.append(title)

    with new_school(tmp_path) as school:
        ingrid = school.comes(0)
        ingrid.opens_channel()  # the Playground installs with it
        ingrid.sees("Hvem leder skolen?")
        ingrid.says("Hei, det er jeg som er rektor her", "Ingen leder denne skolen i Samklang ennå")
        school.keeps(ingrid)
        confirms(ingrid, "Jeg leder skolen")
        ingrid.says("Hva bør vi begynne med?", "et første møte klart", "1.4 Samarbeid med hjemmet")
        school.keeps(ingrid)
        confirms(ingrid, "Se forslaget")
        ingrid.sees("Slik går møtet")
        ingrid.says(f"Kan vi heller ta det på {day.in_words} kl 13?", f"{day.heading} kl. 13.00–14.30", "med det samme")
        ingrid.says("Det ser fint ut, send den til alle", "Slik går møtet", "Send innkalling")
        school.keeps(ingrid)
        confirms(ingrid, "Send innkalling")
        ingrid.sees("Innkallingen er sendt")
        ingrid.opens_channel()
        ingrid.sees("Spørsmålene vi tar med oss")

        jonas = school.comes(1)
        jonas.says("Når er neste møte, og kva handlar det om?", "Neste møte", "1.4 Samarbeid med heimen", "kl. 13.00")
        confirms(jonas, "Alltid på nynorsk")
        jonas.says("Eg kjem på møtet", "Notert: Du kjem")
        school.keeps(jonas)
        jonas.says("Eg vil gjerne førebu meg litt no", "Nivå 1: kjenner du deg att?")
        jonas.says("av og til, ofte", "Nivå 2: kjenner du deg att?")
        jonas.says("Kven får sjå det eg svarer her?", "Berre du ser kva du svarar", "Du held på med 1.4")
        school.keeps(jonas)
        jonas.says("ofte og av og til", "Nivå 3: kjenner du deg att?")
        jonas.says("sjeldan, sjeldan, veit ikkje", "Nivå 4: kjenner du deg att?")
        jonas.says("sjeldan, sjeldan, sjeldan", "Kva nivå")
        jonas.says("Eg meiner vi er på nivå 2", "Nivå 2 er notert")
        jonas.says("Lagre det, takk", "Svara dine ligg klare til vi røystar")

        ingrid.says("Hvem kommer på møtet?", "1 kommer")
        ingrid.says("Hvor mange har forberedt seg?", "Færre enn 5 av 6 har forberedt seg")
        ingrid.says("Da starter vi møtet", "Start møtet")
        confirms(ingrid, "Start møtet")
        ingrid.sees("Innledning til kl.")
        ingrid.says("Gå videre til neste fase", "Innledning til kl.", "Gå til neste")
        confirms(ingrid, "Gå til neste")
        ingrid.sees("Alene til kl.")
        school.keeps(ingrid)
        jonas.says("Kva gjer vi no?", "1.4 Samarbeid med heimen")
        ingrid.says("Nå kan alle stemme", "Åpne avstemning")
        confirms(ingrid, "Åpne avstemning")
        ingrid.sees("Runde 1 er åpen")
        jonas.says("Eg vil røyste no", "Kva nivå er vi oftast på?")
        confirms(jonas, "Nivå 2")
        jonas.sees("Du har røysta")
        school.keeps(jonas)
        school.colleagues_vote()
        ingrid.says("Jeg vil stemme", "Hvilket nivå er vi oftest på?")
        confirms(ingrid, "Nivå 2")
        ingrid.sees("Du har stemt")
        ingrid.says("Hvor mange har stemt?", "6 av 6 har stemt")
        ingrid.says("Vis resultatet", "Avslutt og vis resultat")
        confirms(ingrid, "Avslutt og vis resultat")
        ingrid.sees("Flest stemte på nivå 2")
        school.keeps(ingrid)
        ingrid.says("Vi er enige om nivå 2 og vil til nivå 3", "Hvor står vi, og hvor vil vi?")
        school.keeps(ingrid)
        confirms(ingrid, "Sett felles nivå")
        ingrid.sees("Fra nivå 2 mot nivå 3")
        ingrid.says(f"Vi må legge inn et tiltak: {MEASURE}", "Hvordan kommer vi dit?", "Hvem har ansvaret?")
        ingrid.picks("Hvem har ansvaret", "Jonas Vik")
        school.keeps(ingrid)
        confirms(ingrid, "Legg til tiltak")
        ingrid.sees("Tiltak")
        ingrid.says("Da er vi ferdige, avslutt møtet", "Skal vi avslutte møtet?")
        confirms(ingrid, "Avslutt møtet")
        ingrid.sees("Du kan angre avslutningen til")
        school.keeps(ingrid)

        jonas.says("Kva blei vi samde om på møtet?", "Referatet er ikkje klart enno", "Nivå og tiltak kan du sjå no")
        jonas.says("Kor står vi i 1.4?", "nivå 2")
        school.keeps(jonas)
        jonas.says("Kan eg få sjå referatet?", "Leiaren deler referatet etter møtet")
        jonas.says("Kva tiltak har eg ansvaret for?", MEASURE)
        school.keeps(jonas)
        school.keeps_all("playground-med-setninger.png")
    assert tuple(dict.fromkeys(pressed)) == CONFIRMED
