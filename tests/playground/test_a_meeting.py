"""The core path in Microsoft's Agents Playground: one sentence becomes a meeting, as a leader sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.processes import ROOT
from tests.playground.driver import Visitor, can_play, playground

pytestmark = [
    pytest.mark.playground,
    pytest.mark.skipif(not can_play(), reason="needs Node, the Playground's package and Chromium"),
]


def colleagues_vote(visitor: Visitor) -> str:
    """What ``make colleagues`` does, against this service; returns what it says."""
    environment = {**os.environ, "SAMKLANG_DATABASE_URL": f"sqlite+aiosqlite:///{visitor.database}"}
    command = [sys.executable, "-m", "playground.colleagues", "--port", str(visitor.service_port)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_sentence_becomes_a_meeting_with_a_level_and_a_measure(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SAMKLANG_PICTURES", tmp_path))
    with playground(tmp_path) as ingrid:
        ingrid.writes("refleksjonsmøte om 1.4 torsdag kl 14")
        ingrid.sees("Tallene som blir med")
        ingrid.keeps_picture(pictures / "playground-1-forslag.png")
        ingrid.presses("Send innkalling")
        ingrid.sees("Innkallingen er sendt")
        ingrid.opens_channel()
        ingrid.sees("Det tallene viser")
        ingrid.keeps_picture(pictures / "playground-2-innkalling.png")

        ingrid.opens_personal_chat()
        ingrid.writes("møter")
        ingrid.presses("Start møtet")
        ingrid.sees("Innledning til kl.")
        ingrid.presses("Gå til neste")
        ingrid.sees("Alene til kl.")
        ingrid.keeps_picture(pictures / "playground-2b-alene.png")
        ingrid.presses("Åpne avstemning")
        ingrid.sees("Runde 1 er åpen")
        assert colleagues_vote(ingrid).count("har stemt") == 7
        ingrid.opens_channel()
        ingrid.presses("Nivå 2")
        ingrid.sees("Du har stemt")
        ingrid.sees("8 av 8 har stemt")
        ingrid.keeps_picture(pictures / "playground-3-stemt.png")

        ingrid.opens_personal_chat()
        ingrid.presses("Avslutt og vis resultat")
        ingrid.sees("Flest stemte på nivå 2")
        ingrid.presses("Start andre runde")
        ingrid.sees("Runde 2 er åpen")
        colleagues_vote(ingrid)
        ingrid.presses("Avslutt og vis resultat")
        ingrid.opens_channel()
        ingrid.sees("Resultat av runde 2")
        ingrid.keeps_picture(pictures / "playground-4-to-runder.png")

        ingrid.opens_personal_chat()
        ingrid.presses("Sett felles nivå")
        ingrid.sees("Hvor står vi, og hvor vil vi?")
        ingrid.chooses("Nivå 2", among=0)
        ingrid.chooses("Nivå 3", among=1)
        ingrid.presses("Sett felles nivå")
        ingrid.sees("Fra nivå 2 mot nivå 3")
        ingrid.presses("Legg til tiltak")
        ingrid.fills("Tiltaket", "Ringe hjem til alle nye elever")
        ingrid.picks("Hvem har ansvaret", "Jonas Vik")
        ingrid.picks_a_day("Frist")
        ingrid.keeps_picture(pictures / "playground-5-tiltak.png")
        ingrid.presses("Legg til tiltak")
        ingrid.sees("Ringe hjem til alle nye elever")
        ingrid.presses("Avslutt møtet")
        ingrid.sees("Du kan angre avslutningen til")  # the channel has the summary when ten minutes have gone
        ingrid.sees("Hvordan kommer vi dit?")
        ingrid.keeps_picture(pictures / "playground-6-oppsummering.png")

        ingrid.writes("tiltak")
        ingrid.sees("Ringe hjem til alle nye elever")
