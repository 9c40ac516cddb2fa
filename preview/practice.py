"""Made-up cards about practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.kit.scene import Card, Scene
from cards.practice.form import changed, form
from cards.practice.package import preview, show, taken
from cards.practice.practice import listing, one, sure_to_drop, thanked
from domain.errors import Problem
from domain.practice.find import Seen
from domain.practice.package import About, Package, PackedForm, PackedPractice, PackedQuestion, Packing, Part
from domain.practice.practice import Practice
from domain.practice.read_package import ReadPackage
from domain.practice.take_package import Count
from domain.practice.write import Subject
from domain.review.effect import LevelShift, Way
from preview import school as samples
from preview import votes as vote_samples
from preview.review import sample as effect_sample


def sample(on: Scene, *, other: bool = False, shared: bool = False, origin: str = "", thanks: int = 0) -> Seen:
    """A write-up of Solvik's, or of another school's."""
    words = {
        "nb": ("Ringe hjem *før* første time", "Vi ringte alle nye elever.\nTi minutter holdt.", "Færre slutter."),
        "nn": ("Ringje heim *før* første time", "Vi ringde alle nye elevar.\nTi minutt heldt.", "Færre sluttar."),
        "en": ("Call home *before* the first lesson", "We called all new pupils.\nTen minutes did it.", "Fewer leave."),
    }  # fmt: skip
    title, did, changed = words[on.language]
    school = samples.OTHER_SCHOOL if other else samples.SCHOOL
    made = Practice("pr-1", school.id, "1.4", title, did, changed, did.split("\n")[0], shared, "me-1", origin)
    return Seen(replace(made, thanks=thanks, version=1), school, samples.CHARACTERISTIC)


def _listed(on: Scene) -> Card:
    first = sample(on, other=True, shared=True, thanks=3)
    found = [first, sample(on), sample(on, origin="Fjord kulturskole")]
    found = [replace(each, practice=replace(each.practice, id=f"pr-{n}")) for n, each in enumerate(found)]
    return listing(on, samples.leader(on), found, 3, "1.4", samples.CHARACTERISTIC)


def _new(on: Scene) -> Card:
    return form(on, Subject(vote_samples.measure(on), None), "0123456789abcdef")


def _filled(on: Scene) -> Card:
    words = changed(on, effect_sample(on, LevelShift(Way.UP, 2, 3, 3, (24, 26))))
    return form(on, Subject(vote_samples.measure(on), None), "0123456789abcdef", filled=words)


def _named(on: Scene) -> Card:
    seen = sample(on, shared=True)
    problems = [Problem("names_somebody", {"names": "Silje"}, "did")]
    return form(
        on, Subject(None, seen.practice), "0123456789abcdef", problems, {"title": "Ringe", "did": "Silje *ringte*"}
    )


def _sample(on: Scene) -> Package:
    fjord = "Fjord kulturskole"
    question = {
        "nb": "Når ringte vi *hjem* sist?",
        "nn": "Når ringde vi *heim* sist?",
        "en": "When did we *call* last?",
    }
    about = About("1.4", tuple(samples.CHARACTERISTIC.title.values()))
    return Package(
        samples.OTHER_SCHOOL.name,
        date(2026, 11, 20),
        "{}",
        "",
        tuple(PackedQuestion(about, f"{question[on.language]} {n}", fjord if n == 1 else "") for n in range(1, 8)),
        (PackedForm({"nb": "Halvtimen", "nn": "Halvtimen", "en": "Half an hour"}[on.language], (("opening", 30),)),),
        (PackedPractice(about, "<at>Ringe</at> hjem", "Vi ringte.", origin=fjord),),
    )


def _read(on: Scene) -> ReadPackage:
    return ReadPackage(_sample(on), left_out=2)


def _wrong_catalogue(on: Scene) -> Card:
    problems = (Problem("catalogue_missing", {"place": "areas 1 › characteristics 4 (1.4) › title"}),)
    read = ReadPackage(replace(_sample(on), catalogue=""), None, problems)
    return preview(on, read, "offer", [Problem("package_nothing_chosen", field="parts")], "forms")


_CAME = {Part.QUESTIONS: Count(6, 1), Part.PRACTICES: Count(1, 0), Part.CATALOGUE: Count(0, 1)}

_HOME = {Part.QUESTIONS: 2, Part.CATALOGUE: 1}


SAMPLES: samples.Samples = {
    "practice": [
        ("listing", _listed),
        ("listing, nothing found", lambda on: listing(on, samples.teacher(on), [], 3, "korps")),
        ("listing, nothing yet", lambda on: listing(on, samples.teacher(on), [], 0)),
        ("one, a leader", lambda on: one(on, samples.leader(on), sample(on))),
        ("one, shared", lambda on: one(on, samples.leader(on), sample(on, shared=True, thanks=1))),
        (
            "one, another school's",
            lambda on: one(on, samples.leader(on), sample(on, other=True, shared=True, thanks=3)),
        ),
        ("one, a teacher", lambda on: one(on, samples.teacher(on), sample(on, origin="Fjord kulturskole"))),
        ("delete?", lambda on: sure_to_drop(on, sample(on).practice)),
        ("thanked", lambda on: thanked(on, sample(on, thanks=2).practice, samples.OTHER_SCHOOL.name)),
    ],
    "form": [("new", _new), ("new, with what the numbers say", _filled), ("a name in it", _named)],
    "package": [
        ("to hand on", lambda on: show(on, samples.leader(on), Packing(_sample(on), _HOME, 3), samples.ORIGIN)),
        ("nothing yet", lambda on: show(on, samples.leader(on), Packing(Package("", on.now.date()), {}, 1), "")),
        ("preview", lambda on: preview(on, _read(on), "offer")),
        ("preview, a catalogue that is wrong", _wrong_catalogue),
        ("taken in", lambda on: taken(on, _sample(on), _CAME)),
        ("taken in twice", lambda on: taken(on, _sample(on), {Part.FORMS: Count(0, 1)})),
    ],
}
