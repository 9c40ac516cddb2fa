"""Made-up schools as an owner sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.kit.scene import Scene
from domain.measures.measure import Progress
from domain.owners.owned import SeenLevel, SeenMeasure, SeenPractice, SeenSchool, Subject
from domain.owners.releases import Part
from preview import school as samples

ALL = tuple(Part)
YEAR = timedelta(days=365)
_TITLES = {
    "call": {"nb": "Ringe hjem til nye elever", "nn": "Ringje heim til nye elevar", "en": "Call new pupils' homes"},
    "ask": {"nb": "Spørre foresatte to ganger i året", "nn": "Spørje dei føresette to gonger i året",
            "en": "Ask guardians twice a year"},
    "did": {"nb": "Vi ringte alle nye hjem i september.", "nn": "Vi ringde alle nye heimar i september.",
            "en": "We called all new homes in September."},
}  # fmt: skip


def subject(on: Scene, *levels: int | None, number: str = "1.4", renewed: bool = False) -> Subject:
    """One characteristic, a level a year, the last one this year."""
    at = samples.NOW - timedelta(days=30)
    title = samples.CHARACTERISTIC.title if number == "1.4" else samples.OTHER.title
    count = len(levels)
    told = tuple(
        SeenLevel(at - YEAR * (count - 1 - place), level, min(4, level + 1) if level else None, 1,
                  renewed and place == count - 1)
        for place, level in enumerate(levels)
    )  # fmt: skip
    today = samples.NOW.date()
    measures = (
        SeenMeasure(_TITLES["call"][on.language], today - timedelta(days=9), Progress.NONE, at, None, True),
        SeenMeasure(_TITLES["ask"][on.language], today + timedelta(days=60), Progress.ON_TRACK, at, at, False),
        SeenMeasure("", today + timedelta(days=61), Progress.DONE, at, at, False),
    )
    practice = SeenPractice(_TITLES["call"][on.language], _TITLES["did"][on.language], "", "", at)
    return Subject(number, title, ALL, at + timedelta(days=7), False, told, measures, (practice,))


def school(name: str, *subjects: Subject) -> SeenSchool:
    """A school that has released these."""
    return SeenSchool(
        f"s-{name[:20].lower()}", f"{name} kulturskole", "Europe/Oslo", 1, samples.CATALOGUE.basis, subjects
    )


def silent() -> SeenSchool:
    """One that has released nothing."""
    return school("Fjell")


def schools(on: Scene, count: int = 0) -> list[SeenSchool]:
    """Three schools, or many."""
    quiet = replace(subject(on, 2), measures=(), practices=())
    some = [
        school("Solvik", subject(on, 1, 2, 3), subject(on, 3, 2, number="1.11")),
        school("Li", replace(quiet, levels=subject(on, None).levels)),
        silent(),
    ]
    more = [school(f"Bygd {at}", subject(on, 1 + at % 4, 1 + (at // 2) % 4)) for at in range(count - 3)]
    return some + more


def long(on: Scene) -> SeenSchool:
    """As long as it gets: twelve characteristics with the longest titles that people may write."""
    base = subject(on, 1, 2, 2, 3, renewed=True)
    words = "Å_" * 60
    return school(
        "Langt navn " * 6,
        *(
            replace(
                base,
                number=f"{at}.1",
                title=dict.fromkeys(("nb", "nn", "en"), words),
                lost=at % 2 == 0,
                measures=tuple(replace(each, title=words) for each in base.measures * 5),
                practices=tuple(replace(each, title=words) for each in base.practices * 5),
            )
            for at in range(12)
        ),
    )
