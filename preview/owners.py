"""Made-up cards about owners."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.charts.words.schools import schools_spec
from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.owners.overview import both, introduced, overview
from cards.owners.owners import owners, told
from cards.owners.release import chosen, form, opened, owners_now, taken_back
from cards.owners.release import told as release_told
from cards.owners.report import form as report_form
from cards.owners.report import reading
from cards.owners.school import one, school_spec
from domain.errors import Problem
from domain.measures.measure import Progress
from domain.owners.owned import SeenLevel, SeenMeasure, SeenPractice, SeenSchool, Subject
from domain.owners.owners import Candidates
from domain.owners.release import Offered
from domain.owners.releases import Part, Release
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


def _overview_sample(on: Scene, count: int = 0) -> Card:
    there = schools(on, count)
    spec = schools_spec(on.language, there)
    return overview(on, there, samples.picture(spec) if spec else None)


def _owners_sample(on: Scene, *, problem: bool = False, more: int = 0) -> Card:
    people = (samples.INGRID, *samples.COLLEAGUES)
    if more:
        people = tuple(replace(samples.JONAS, id=f"{n:016x}", name=f"Jonas V{n}") for n in range(40))
    problems = [Problem("release_days_out_of_range", {"least": 1, "most": 30}, "days")] if problem else []
    found = Candidates((people[2],), people, more)
    return owners(on, samples.leader(on), found, [people[2].id], problems, "" if problem else on.tr("Saved."))


def sample_offer(on: Scene, count: int = 2) -> Offered:
    """What Solvik may release, and has."""
    one = Release("r1", samples.SCHOOL.id, "1.4", (Part.LEVELS, Part.AIMS), samples.NOW, samples.STARTS)
    lost = replace(one, id="r2", characteristic_id="7.3", parts=(Part.MEASURES,))
    both = (samples.CHARACTERISTIC, samples.OTHER)
    return Offered(both[1:], (one, lost)[:count], {each.id: each for each in both})


def _named(on: Scene) -> Card:
    problem = Problem("release_names", {"names": "Silje"})
    return form(on, samples.leader(on), sample_offer(on), [problem], "1.11", "levels,measures")


def _links(on: Scene) -> Card:
    title = on.tr("Word file")
    return reading(on, schools(on), "", 2026, [(title, on.addresses.document("owner", "x", on.now))])


def _school_sample(on: Scene, school: SeenSchool, page: int = 0, *, alone: bool = False) -> Card:
    spec = school_spec(on, school, page)
    return one(on, school, samples.picture(spec) if spec else None, page, alone=alone)


SAMPLES: samples.Samples = {
    "overview": [
        ("three schools", _overview_sample),
        ("three hundred schools", lambda on: _overview_sample(on, 300)),
        ("nothing yet", lambda on: overview(on, [silent()])),
        ("owner and teacher", lambda on: both(on, [("s-solvik", "Solvik kulturskole")], OVERVIEW_SHOW)),
        ("nobody has chosen", lambda on: introduced(on, "Marit")),
    ],
    "owners": [
        ("leader", _owners_sample),
        ("leader, a problem", lambda on: _owners_sample(on, problem=True)),
        ("leader, very many", lambda on: _owners_sample(on, more=260)),
        (
            "teacher",
            lambda on: told(on, samples.teacher(on), Candidates((samples.JONAS,), ()), sample_offer(on)),
        ),
        ("nobody", lambda on: told(on, samples.teacher(on), Candidates((), ()), sample_offer(on, 0))),
    ],
    "release": [
        ("form", lambda on: form(on, samples.leader(on), sample_offer(on))),
        ("form, a name", _named),
        ("form, nothing released", lambda on: form(on, samples.leader(on), sample_offer(on, 0))),
        (
            "channel",
            lambda on: release_told(on, sample_offer(on), sample_offer(on).releases, [samples.JONAS], back=False),
        ),
        (
            "channel, taken back",
            lambda on: release_told(on, sample_offer(on), sample_offer(on).releases, [], back=True),
        ),
        ("owner, taken back", taken_back),
        ("channel, another owner", lambda on: owners_now(on, [samples.JONAS])),
        (
            "owner",
            lambda on: opened(on, samples.JONAS, [(samples.SCHOOL.name, [present.title(on, samples.OTHER)] * 5)] * 20),
        ),
        ("chosen", lambda on: chosen(on, samples.JONAS, samples.SCHOOL.name)),
    ],
    "report": [
        ("form", lambda on: report_form(on, schools(on), "", [2026, 2025])),
        ("links", _links),
    ],
    "school": [
        ("a school", lambda on: _school_sample(on, schools(on)[0])),
        ("everything long, page 2", lambda on: _school_sample(on, long(on), 1, alone=True)),
        ("nothing yet", lambda on: _school_sample(on, silent(), alone=True)),
    ],
}
