"""Made-up things for the preview and for tests of cards: one school that does not exist, its people and one meeting.

Each word's file lists its ``SAMPLES`` by the card's file; the running service imports nothing from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from cards.charts.spec import ChartSpec
from cards.kit.scene import Card, Picture, Scene
from domain.catalogue.areas import Better, Catalogue, Characteristic, Criterion, Indicator, Kind, Words
from domain.figures.figure import Figure
from domain.figures.reading import Reading, read
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Member, Person, Role, School

Sample = tuple[str, Callable[[Scene], Card]]
Samples = dict[str, list[Sample]]  # by the card's file
ORIGIN = "https://samklang.example"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
STARTS = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
drawn: dict[str, str] = {}  # address of a sample chart -> what to draw


class SampleAddresses:
    """Addresses on a host that does not exist; the preview puts drawn pictures in their place."""

    def mark(self, name: str) -> str:
        """The address of a mark."""
        return f"{ORIGIN}/charts/mark-{name}.png"

    def chart(self, digest: str) -> str:
        """The address of a chart."""
        return f"{ORIGIN}/charts/{digest}.png"

    def picture(self, digest: str) -> str:
        """A mark in the place of a leader's picture."""
        return self.mark(digest)

    def document(self, kind: str, subject: str, now: datetime, extension: str = "") -> str:
        """The address of a document."""
        return f"{ORIGIN}/documents/{kind}/{subject}{extension}"

    def calendar(self, meeting_id: str, sequence: int) -> str:
        """The address of a calendar file."""
        return f"{ORIGIN}/calendar/{meeting_id}-{sequence}.ics"


def scene(language: str = "nb") -> Scene:
    """Somebody in Solvik who reads this language."""
    return Scene(language, "Europe/Oslo", NOW, SampleAddresses(), SCHOOL.name, SCHOOL.id)


def picture(spec: ChartSpec) -> Picture:
    """A chart whose drawing the preview knows."""
    address = SampleAddresses().chart(spec.digest)
    drawn[address] = spec.to_json()
    return Picture(address, spec.alt)


def _person(first: str, last: str) -> Person:
    key = first.lower()
    return Person(f"p-{key}", "demo-tenant", f"demo-{key}", f"29:demo-{key}", f"{first} {last}", first)


INGRID = _person("Ingrid", "Lunde")
JONAS = _person("Jonas", "Vik")
COLLEAGUES = (JONAS, *(_person(*n) for n in (("Silje", "Moe"), ("Mikkel", "Aas"), ("Hanne", "Dahl"), ("Ida", "Berg"))))
SCHOOL = School(
    "s-solvik", "demo-tenant", "Solvik kulturskole", "19:solvik@thread.tacv2", "19:solvik@thread.tacv2", "", "28:bot"
)
OTHER_SCHOOL = replace(SCHOOL, id="s-fjell", name="Fjell kulturskole")
MEMBERS = [
    Member(SCHOOL.id, INGRID, Role.LEADER),
    *(Member(SCHOOL.id, person, Role.TEACHER) for person in COLLEAGUES),
    Member(SCHOOL.id, _person("Ragnhild", "Strand"), Role.NONE),
]


def leader(on: Scene) -> Caller:
    """Ingrid, who leads the school."""
    return Caller(INGRID, SCHOOL, Role.LEADER, on.language)


def teacher(on: Scene) -> Caller:
    """Jonas, who teaches."""
    return Caller(JONAS, SCHOOL, Role.TEACHER, on.language)


def _level(*sentences: Words, deficit: bool = False) -> tuple[Criterion, ...]:
    return tuple(Criterion(words, deficit) for words in sentences)


CHARACTERISTIC = Characteristic(
    id="1.4",
    area_id="1",
    title={"nb": "Samarbeid med hjemmet", "nn": "Samarbeid med heimen", "en": "Cooperation with the home"},
    levels={
        1: _level(
            {
                "nb": "Vi har ofte ikke sagt hva vi forventer av foresatte.",
                "nn": "Vi har ofte ikkje sagt kva vi ventar av dei føresette.",
                "en": "We have often not said what we expect of guardians.",
            },
            deficit=True,
        ),
        2: _level(
            {
                "nb": "Foresatte får vite hva undervisningen inneholder.",
                "nn": "Dei føresette får vite kva undervisninga inneheld.",
                "en": "Guardians learn what the teaching contains.",
            },
            {
                "nb": "Vi sier tydelig hvordan vi forventer at foresatte deltar.",
                "nn": "Vi seier tydeleg korleis vi ventar at dei føresette tek del.",
                "en": "We say clearly how we expect guardians to take part.",
            },
        ),
        3: _level(
            {
                "nb": "Foresatte får jevnlige tilbakemeldinger på hvordan eleven utvikler seg.",
                "nn": "Dei føresette får jamleg høyre korleis eleven utviklar seg.",
                "en": "Guardians get regular feedback on how the pupil is developing.",
            },
            {
                "nb": "Vi lytter til det foresatte trenger.",
                "nn": "Vi lyttar til det dei føresette treng.",
                "en": "We listen to what guardians need.",
            },
        ),
        4: _level(
            {
                "nb": "Vi viser foresatte helt konkret hva de kan gjøre hjemme for at eleven skal lære mer.",
                "nn": "Vi viser dei føresette heilt konkret kva dei kan gjere heime for at eleven skal lære meir.",
                "en": "We show guardians in concrete terms what they can do at home so that the pupil learns more.",
            },
        ),
    },
    own_criteria=True,
    origin="seed",
)
OTHER = Characteristic(
    "1.11", "1", {"nb": "Ledelse", "nn": "Leiing", "en": "Leadership"}, CHARACTERISTIC.levels, False, "framework"
)


def _indicator(key: str, source: str, unit: str, words: Words, *, coloured: bool = True) -> Indicator:
    limits = (4.0, 3.0) if coloured else (None, None)
    better = Better.UP if coloured else Better.NONE
    return Indicator(
        key, source, Kind.PROCESS, better, unit, ("1.4",), words, good_from=limits[0], lift_below=limits[1]
    )


INDICATORS = (
    _indicator(
        "gs_dialogue",
        "guardian_survey",
        "mean",
        {"nb": "Dialog hjem–kulturskole", "nn": "Dialog heim–kulturskule", "en": "Dialogue between home and school"},
    ),
    _indicator(
        "gs_feedback",
        "guardian_survey",
        "mean",
        {
            "nb": "Tilbakemeldinger kulturskole–hjem",
            "nn": "Tilbakemeldingar kulturskule–heim",
            "en": "Feedback from school to home",
        },
    ),
    _indicator(
        "ps_home_support",
        "pupil_survey",
        "mean",
        {"nb": "Støtte hjemmefra", "nn": "Støtte heimanfrå", "en": "Support from home"},
    ),
)
_VALUES = {
    "gs_dialogue": (3.3, 3.2, 3.1, 2.8),
    "gs_feedback": (3.1, 3.0, 3.2, 3.4),
    "ps_home_support": (4.0, 4.1, 4.1, 4.1),
}
CATALOGUE = Catalogue(
    1, {"nb": "Oppdiktet", "nn": "Oppdikta", "en": "Made up"}, (), INDICATORS, {}, (), _by_id={"1.4": CHARACTERISTIC}
)
CATALOGUE._by_id["1.11"] = OTHER


def readings() -> list[Reading]:
    """Four years of made-up figures."""
    found: list[Reading | None] = []
    for indicator in INDICATORS:
        answers = 143 if indicator.source == "pupil_survey" else 96
        values = enumerate(_VALUES[indicator.id], start=2023)
        figures = tuple(Figure(SCHOOL.id, indicator.id, year, value, answers) for year, value in values)
        found.append(read(indicator, figures))
    return [reading for reading in found if reading is not None]


_PROBLEM = {
    "nb": "Hvorfor snakker vi mindre med hjemmet enn før?",
    "nn": "Kvifor snakkar vi mindre med heimen enn før?",
    "en": "Why do we talk less with the home than before?",
}
_QUESTIONS = (
    {
        "nb": "Når spurte vi sist foresatte om noe annet enn tid og betaling?",
        "nn": "Når spurde vi sist dei føresette om noko anna enn tid og betaling?",
        "en": "When did we last ask guardians about anything but times and payment?",
    },
    {
        "nb": "Hva hører foresatte om framgang, og hvem hører det ikke?",
        "nn": "Kva får dei føresette høyre om framgang, og kven høyrer det ikkje?",
        "en": "What do guardians hear about progress, and who does not hear it?",
    },
)
_UNSEEN = {
    "nb": "Mange foresatte til nye elever fikk ikke undersøkelsen.",
    "nn": "Mange føresette til nye elevar fekk ikkje undersøkinga.",
    "en": "Many guardians of new pupils did not get the survey.",
}
_COMMENT = {
    "nb": "Jeg tror vi alle kjenner noen vi burde ha ringt. La oss finne ut hva som stopper oss.",
    "nn": "Eg trur vi alle kjenner nokon vi burde ha ringt. Lat oss finne ut kva som stoggar oss.",
    "en": "I think we all know somebody we should have called. Let us find out what stops us.",
}


def meeting(on: Scene, state: MeetingState = MeetingState.INVITED) -> Meeting:
    """The meeting about 1.4, in the language of whoever looks."""
    return Meeting(
        "m-0001",
        SCHOOL.id,
        "1.4",
        state,
        INGRID.id,
        NOW,
        STARTS,
        90,
        {"nb": "Øvingssalen", "nn": "Øvingssalen", "en": "The rehearsal hall"}[on.language],
        problem=_PROBLEM[on.language],
        unseen=_UNSEEN[on.language],
        comment=_COMMENT[on.language],
        indicators=tuple(_VALUES),
        questions=tuple(words[on.language] for words in _QUESTIONS),
    )
