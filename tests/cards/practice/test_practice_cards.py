"""Good practice and packages on cards: people's words are texts, and the most there can be fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.kit import kit
from cards.practice import form as practice_form
from cards.practice import package, practice
from domain.errors import Problem
from domain.practice.package import About, Package, PackedForm, PackedPractice, PackedQuestion, Packing, Part
from domain.practice.practice import LONGEST_PART, Practice
from domain.practice.read_package import ReadPackage
from domain.practice.write import Subject
from preview import practice as made_up
from preview import school as samples
from tests.cards.every.everything import elements, titles

HOSTILE = "**Fet** <at>Alle</at> [lenke](https://x.no) & `kode`\n# Overskrift"
NB = samples.scene("nb")
LEADER = samples.leader(NB)
TEACHER = samples.teacher(NB)
PRACTICE = Practice(
    "p", samples.SCHOOL.id, "1.4", HOSTILE, HOSTILE, HOSTILE, HOSTILE, measure_id="m", origin=HOSTILE, version=3
)
PACKAGE = Package(
    HOSTILE,
    date(2026, 11, 20),
    "{}",
    HOSTILE,
    tuple(PackedQuestion(About("1.4", (HOSTILE,)), HOSTILE, f"{HOSTILE} {n}") for n in range(9)),
    (PackedForm(HOSTILE, (("opening", 20),), HOSTILE),),
    (PackedPractice(About(), HOSTILE, HOSTILE, origin=HOSTILE),),
)


def test_peoples_words_are_texts() -> None:
    school = replace(samples.OTHER_SCHOOL, name=HOSTILE)
    seen = replace(made_up.sample(NB, other=True, shared=True), practice=PRACTICE, school=school)
    theirs = replace(seen, practice=replace(PRACTICE, origin=""))
    wrong = (Problem("catalogue_missing", {"place": HOSTILE}),)
    shown = [
        practice.listing(NB, LEADER, [seen, theirs], 2, HOSTILE),
        practice.one(NB, LEADER, seen),
        practice.one(NB, LEADER, theirs),
        practice.sure_to_drop(NB, PRACTICE),
        practice.thanked(NB, PRACTICE, HOSTILE),
        practice_form.form(NB, Subject(None, PRACTICE), "n", [Problem("names_somebody", {"names": HOSTILE}, "did")]),
        package.show(NB, LEADER, Packing(PACKAGE, {Part.FORMS: 1}, 1), "https://x/"),
        package.preview(NB, ReadPackage(PACKAGE, None, wrong, 1), "offer"),
        package.taken(NB, PACKAGE, {}),
    ]
    for card in shown:
        lines = [str(one["text"]) for one in elements(card) if one.get("type") == "TextBlock"]
        assert any("Alle" in line for line in lines)
        for line in lines:
            assert not any(armed in line for armed in ("<at>", "](http", " **Fet", "« **", " `kode`")), line


def test_the_longest_write_up_and_the_longest_form_fit() -> None:
    long = "**_<at>" * (LONGEST_PART // 7)
    whole = replace(PRACTICE, title="*" * 120, did=long, changed=long, again=long, origin="")
    seen = replace(made_up.sample(NB), practice=whole)

    assert kit.size_of(practice.one(NB, LEADER, seen)) <= kit.LARGEST
    assert kit.size_of(practice_form.form(NB, Subject(None, whole), "n")) <= kit.LARGEST
    many = [replace(seen, practice=replace(whole, id=str(n))) for n in range(300)]
    assert kit.size_of(practice.listing(NB, LEADER, many, 300)) <= kit.LARGEST


def test_who_is_offered_what() -> None:
    own, shared = made_up.sample(NB), made_up.sample(NB, shared=True)

    assert titles(practice.one(NB, TEACHER, own)) == ["Se all god praksis"]
    assert titles(practice.one(NB, TEACHER, own, may_change=True)) == ["Endre", "Se all god praksis"]
    assert titles(practice.one(NB, TEACHER, made_up.sample(NB, other=True, shared=True)))[0] == "Si takk"
    assert titles(practice.one(NB, LEADER, own))[0] == "Del med andre skoler"
    assert titles(practice.one(NB, LEADER, shared))[0] == "Slutt å dele"
    assert "Lag en pakke" not in titles(practice.listing(NB, TEACHER, [own], 1))


def test_the_catalogue_is_not_chosen_before_a_leader_chooses_it() -> None:
    card = package.preview(NB, ReadPackage(PACKAGE), "offer")
    (field,) = [one for one in elements(card) if one.get("id") == "parts"]

    assert field["value"] == "questions,forms,practices"
    assert [one["value"] for one in field["choices"]][-1] == "catalogue"
