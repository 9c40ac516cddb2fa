"""Samples of ``cards/practice/package.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.kit.scene import Card, Scene
from cards.practice.package import preview, show, taken
from domain.errors import Problem
from domain.practice.package import About, Package, PackedForm, PackedPractice, PackedQuestion, Packing, Part
from domain.practice.read_package import ReadPackage
from domain.practice.take_package import Count
from preview import school as samples


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

SAMPLES: list[samples.Sample] = [
    ("to hand on", lambda on: show(on, samples.leader(on), Packing(_sample(on), _HOME, 3), samples.ORIGIN)),
    ("nothing yet", lambda on: show(on, samples.leader(on), Packing(Package("", on.now.date()), {}, 1), "")),
    ("preview", lambda on: preview(on, _read(on), "offer")),
    ("preview, a catalogue that is wrong", _wrong_catalogue),
    ("taken in", lambda on: taken(on, _sample(on), _CAME)),
    ("taken in twice", lambda on: taken(on, _sample(on), {Part.FORMS: Count(0, 1)})),
]
