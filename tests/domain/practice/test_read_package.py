"""A package that anybody may have written: what is understood of it, and what is not."""

from __future__ import annotations

import json

import pytest

from documents.practice.package import file_name, package_file
from domain.errors import Problem
from domain.practice.package import MOST_QUESTIONS, Part
from domain.practice.read_package import ReadPackage, read_package


def read(text: str) -> ReadPackage:
    found = read_package(text)
    assert isinstance(found, ReadPackage)
    return found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"samklang": "package", "version": 2, "from": "Solvik"}', "package_newer"),
        ('{"samklang": "package", "version": "1", "from": "Solvik"}', "package_unknown"),
        ('{"samklang": "package", "version": true, "from": "Solvik"}', "package_unknown"),
        ('{"samklang": "package", "version": 0, "from": "Solvik"}', "package_unknown"),
        ('{"samklang": "minutes", "version": 1, "from": "Solvik"}', "package_unknown"),
        ('{"samklang": "package", "version": 1}', "package_unknown"),
        ('{"samklang": "package", "version": 1, "from": "\\u202e \\u0000"}', "package_unknown"),
    ],
)
def test_a_package_of_another_version_is_told_apart(text: str, key: str) -> None:
    assert read_package(text) == Problem(key)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"areas": []}', "[" * 100_000, '{"a":' * 50_000, "id = 1", "{}"])
def test_what_is_no_package_is_something_else(text: str) -> None:
    assert read_package(text) is None


def test_what_cannot_be_used_is_left_out_and_counted() -> None:
    whole = {
        "samklang": "package", "version": 1, "from": "S", "made": "2099-99-99",
        "questions": [
            "x", {"text": 3}, {"text": "y" * 301}, {"text": "Bra\u0000\ud800 <b>spørsmål</b>", "characteristic": [1]},
        ],
        "forms": [
            {"name": "F", "phases": [["opening", 10**400]]}, {"name": "F", "phases": [["dance", 20]]},
            {"name": "F", "phases": "opening"}, {"name": "F", "phases": [["opening", True], ["plenary"]]},
            {"name": "Bra", "phases": [["opening", 20]]}, {"name": "Bra", "phases": [["opening", 20]]},
        ],
        "practices": {"title": "no list"},
        "people": [{"name": "Mikkel"}],
    }  # fmt: skip
    text = json.dumps(whole)
    found = read(text)

    assert [one.text for one in found.package.questions] == ["Bra <b>spørsmål</b>"]
    assert [one.name for one in found.package.forms] == ["Bra"]
    assert (found.package.practices, found.left_out) == ((), 8)


def test_more_than_there_is_room_for_is_left_out() -> None:
    many = [{"text": f"Spørsmål {n}"} for n in range(MOST_QUESTIONS + 3)]
    found = read(json.dumps({"samklang": "package", "version": 1, "from": "S", "questions": many}))

    assert (len(found.package.questions), found.left_out) == (MOST_QUESTIONS, 3)


@pytest.mark.parametrize("catalogue", [{"file": {"areas": []}}, {"file": "x"}, "x", {"file": {"areas": [{"id": 3}]}}])
def test_a_catalogue_that_is_wrong_is_said_and_the_rest_can_be_taken(catalogue: object) -> None:
    whole = {"samklang": "package", "version": 1, "from": "S", "catalogue": catalogue, "questions": [{"text": "Hva?"}]}
    found = read(json.dumps(whole))

    assert found.catalogue_problems
    assert found.package.parts == (Part.QUESTIONS,)


def test_a_package_is_read_as_it_was_written() -> None:
    whole = {"samklang": "package", "version": 1, "from": "Skåle", "made": "2026-11-20", "questions": [{"text": "Æ?"}]}
    first = read(json.dumps(whole)).package

    assert read(package_file(first).decode()).package == first
    assert file_name(first, "nb") == "samklang-pakke-skale.json"
