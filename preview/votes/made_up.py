"""Made-up rounds and measures for the samples of the cards of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cards.charts.words.votes import votes_spec
from cards.kit import present
from cards.kit.scene import Picture, Scene
from domain.measures.measure import Measure, Progress
from domain.votes.rounds import Mode, Round, RoundState, Tally
from preview.school import CHARACTERISTIC, COLLEAGUES, INGRID, SCHOOL, STARTS, picture

OPEN = Round("r-0001", "m-0001", 1, RoundState.OPEN, Mode.SECRET, STARTS)
BY_NAME = replace(OPEN, mode=Mode.OPEN)
_CLOSED = replace(OPEN, state=RoundState.CLOSED, closed_at=STARTS + timedelta(minutes=25))
_TICKS = {"1.1": 3, "2.1": 7, "2.2": 6, "3.1": 4, "3.2": 2}
_TICKS_NOW = {"1.1": 1, "2.1": 8, "2.2": 7, "3.1": 5, "3.2": 3, "4.1": 1}
FIRST = replace(_CLOSED, tally=Tally((2, 4, 2, 0), 0, _TICKS, 8))
UNTICKED = replace(_CLOSED, tally=Tally((2, 4, 2, 0)))
SECOND = replace(_CLOSED, id="r-0002", number=2, tally=Tally((0, 5, 3, 0), 0, _TICKS_NOW, 8))
ALIKE_NOW = replace(SECOND, tally=Tally((0, 8, 0, 0), 0, _TICKS_NOW, 8))
SMALL = replace(_CLOSED, tally=Tally((0, 3, 2, 0), 1, {"2.1": 4, "2.2": 3, "3.1": 2}, 5))
SECOND_OPEN = replace(OPEN, id="r-0002", number=2)
ALIKE = replace(_CLOSED, tally=Tally((0, 8, 0, 0)))
MANY = replace(_CLOSED, tally=Tally((9, 31, 21, 3), 4))
HANDS = replace(FIRST, mode=Mode.HANDS)
GIVEN_UP = _CLOSED


def chart(on: Scene, *rounds: Round) -> Picture:
    """The drawn distribution."""
    return picture(votes_spec(on.language, present.title(on, CHARACTERISTIC), rounds))


_TITLES = {
    "t-0001": {
        "nb": "Felles mal for halvårssamtaler",
        "nn": "Felles mal for halvårssamtalar",
        "en": "A shared form for half-yearly talks",
    },
    "t-0002": {
        "nb": "Ringe hjem til alle nye elever",
        "nn": "Ringe heim til alle nye elevar",
        "en": "Call home to all new pupils",
    },
    "t-0003": {
        "nb": "Ha én fast kveld for spørsmål fra foresatte",
        "nn": "Ha éin fast kveld for spørsmål frå føresette",
        "en": "Keep one evening open for guardians' questions",
    },
    "t-0004": {
        "nb": "Prøve hverandres timer",
        "nn": "Prøve timane til kvarandre",
        "en": "Sit in on each other's lessons",
    },
    "t-0005": {
        "nb": "Målene for hvert fag på nettsiden",
        "nn": "Måla for kvart fag på nettsida",
        "en": "The aims of each subject on the web page",
    },
}
_NOTE = {"nb": "Ringt 9 av 14", "nn": "Ringt 9 av 14", "en": "Called 9 of 14"}
_EFFECT = {
    "nb": "Foresatte sier at vi lytter",
    "nn": "Dei føresette seier at vi lyttar",
    "en": "Guardians say that we listen",
}
_HOW = (
    (date(2027, 1, 8), Progress.STUCK),
    (date(2027, 1, 15), Progress.SLOW),
    (date(2027, 3, 12), Progress.ON_TRACK),
    (date(2027, 3, 19), Progress.NONE),
    (date(2026, 11, 14), Progress.DONE),
)
OWNERS = {person.id: person for person in (INGRID, *COLLEAGUES)}


def measures(on: Scene) -> list[Measure]:
    """Five measures, from stuck to done."""
    found = []
    for (key, title), (due, progress), owner in zip(_TITLES.items(), _HOW, COLLEAGUES, strict=True):
        note = _NOTE[on.language] if progress is Progress.SLOW else ""
        words = title[on.language]
        found.append(
            Measure(
                key, SCHOOL.id, "m-0001", "1.4", words, owner.id, due, _EFFECT[on.language], progress, note, version=3
            )
        )
    return found


def measure(on: Scene, progress: Progress = Progress.SLOW) -> Measure:
    """Jonas' measure."""
    return replace(measures(on)[1], owner_id=COLLEAGUES[0].id, progress=progress)
