"""Made-up cards about votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cards.charts.words.votes import votes_spec
from cards.kit import present
from cards.kit.scene import Card, Picture, Scene
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from cards.votes.few import consent, consent_answered, consent_settled, hands_form, still_open, too_few
from cards.votes.how_many import prepared, voted
from cards.votes.own import choices, mine, wait
from cards.votes.result import as_text, result
from cards.votes.sentences import my_choice, sentences_first
from cards.votes.shared import closed, shared
from cards.votes.shared import voted as counts
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import LeadersVote
from domain.votes.box import Movement
from domain.votes.rounds import Mode, Round, RoundState, Tally
from preview import school as samples
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


def _few_running(on: Scene) -> tuple[Scene, Meeting]:
    return on, samples.meeting(on, MeetingState.RUNNING)


def _wrong(on: Scene) -> Card:
    problems = [Problem("not_a_count", {"most": 999}, "level2"), Problem("hands_too_many", {"given": 12, "most": 8})]
    return hands_form(*_few_running(on), problems, {"level3": "12", "level2": "mange"})


def an_open_one(on: Scene) -> tuple[Scene, Meeting, Characteristic, Round]:
    """For samples: what the views of an open round are made from."""
    running = samples.meeting(on, MeetingState.RUNNING)
    return on, running, samples.CHARACTERISTIC, OPEN


def _result_running(on: Scene) -> tuple[Scene, Meeting, Characteristic]:
    return on, samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC


def _shown(on: Scene, *rounds: Round, movement: Movement | None = None) -> Card:
    return result(*_result_running(on), rounds, chart(on, *rounds), movement, 5)


_TICKED = ("2.1", "2.2", "3.1")


SAMPLES: samples.Samples = {
    "how_many": [
        ("voted", lambda on: voted(on, 6, 9)),
        ("prepared", lambda on: prepared(on, 7, 9, 5, Press(MEETING_PREPARE, "m-0001"))),
        ("too few prepared", lambda on: prepared(on, None, 9, 5, None)),
        ("prepared, a small school", lambda on: prepared(on, None, 3, 5, None)),
    ],
    "few": [
        ("too few", lambda on: too_few(*_few_running(on), 4, 5, 8, to_remind=OPEN.id)),
        ("too few, again", lambda on: too_few(*_few_running(on), 6, 5, 8, again=True)),
        ("hands", lambda on: hands_form(*_few_running(on), leaders=LeadersVote.LAST)),
        ("hands, problems", _wrong),
        ("consent", lambda on: consent(*_few_running(on), 0, 4)),
        ("consent settled", lambda on: consent_settled(on, opened=True)),
        ("consent dropped", lambda on: consent_settled(on, opened=False)),
        ("still open", lambda on: still_open(*_few_running(on), OPEN, 3)),
        ("consent answered", lambda on: consent_answered(*_few_running(on), True)),
    ],
    "shared": [
        ("shared", lambda on: shared(*an_open_one(on), 5, 8, 5, LeadersVote.LAST)),
        ("shared, open vote", lambda on: shared(*an_open_one(on)[:3], BY_NAME, 1, 4, 1)),
        ("shared, second round", lambda on: shared(*an_open_one(on)[:3], replace(OPEN, number=2), 5, 8, 5)),
        ("closed", lambda on: closed(*an_open_one(on)[:3], FIRST)),
        ("closed, a late press", lambda on: closed(*an_open_one(on)[:3], FIRST, late=True)),
        ("closed without a result", lambda on: closed(*an_open_one(on)[:3], GIVEN_UP)),
    ],
    "own": [
        ("mine", lambda on: mine(*an_open_one(on)[:2], OPEN, counts(on, 5, 8))),
        ("mine, sentences saved", lambda on: mine(*an_open_one(on)[:2], OPEN, counts(on, 5, 8), ticked=True)),
        ("choices", lambda on: choices(*an_open_one(on), 5, 8, 2)),
        ("choices, not voted", lambda on: choices(*an_open_one(on), 5, 8)),
        ("choices, reminded", lambda on: choices(*an_open_one(on), 5, 8, reminded=True)),
        ("choices, prepared", lambda on: choices(*an_open_one(on), 5, 8, prepared=True)),
        ("a leader's turn has not come", lambda on: wait(*an_open_one(on), 3, 8)),
    ],
    "result": [
        ("first round", lambda on: _shown(on, FIRST)),
        ("second round", lambda on: _shown(on, FIRST, SECOND)),
        (
            "second round, movement",
            lambda on: _shown(on, FIRST, SECOND, movement=Movement(3, 5, 0)),
        ),
        ("first round, few sentences ticked", lambda on: _shown(on, UNTICKED)),
        ("second round, unanimous", lambda on: _shown(on, FIRST, ALIKE_NOW)),
        ("second round, the same people counted", lambda on: _shown(on, FIRST, replace(SECOND, same_people=True))),
        ("small group", lambda on: _shown(on, SMALL)),
        ("unanimous", lambda on: _shown(on, ALIKE)),
        ("many", lambda on: _shown(on, MANY)),
        ("hands", lambda on: _shown(on, HANDS)),
        ("as text", lambda on: as_text(*_result_running(on), (FIRST, SECOND))),
    ],
    "sentences": [
        ("my choice", lambda on: my_choice(*an_open_one(on), 2, _TICKED)),
        ("my choice, not sure", lambda on: my_choice(*an_open_one(on), 0)),
        ("sentences first", lambda on: sentences_first(*an_open_one(on), _TICKED)),
        (
            "sentences first, a leader",
            lambda on: sentences_first(*an_open_one(on), _TICKED, level="2", too_soon=True),
        ),
        (
            "sentences first, no level",
            lambda on: sentences_first(*an_open_one(on), _TICKED, problems=[Problem("level_missing", field="level")]),
        ),
    ],
}
