"""The colours of figures as a mark and a word: colour never stands alone."""

from __future__ import annotations

from cards.scene import Scene
from domain.indicators import Status
from locales import N_, tr

MARKS = {
    Status.GOOD: "god",
    Status.WATCH: "folg-med",
    Status.LIFT: "bor-loftes",
    Status.SUPPRESSED: "skjermet",
    Status.PLAIN: "",  # never coloured: no mark
}
_WORDS = {
    Status.GOOD: N_("Good"),
    Status.WATCH: N_("Watch"),
    Status.LIFT: N_("Needs lifting"),
    Status.SUPPRESSED: N_("Withheld"),
    Status.PLAIN: N_("No colour"),
}


def word(scene: Scene, status: Status) -> str:
    """As "God", "Følg med", "Bør løftes", "Skjermet", "Uten fargekode"."""
    return tr(scene.language, _WORDS[status])
