"""The list for those who read proofs has every text, each with its card and in three columns."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from preview.texts import ALPHABET, LANGUAGES, Text, main, page, texts
from tests.house.test_language import sentences


def test_every_sentence_is_in_the_list_with_its_card() -> None:
    listed = {text.forms["en"][0]: text for text in texts() if "en" in text.forms}

    assert sorted(set(sentences()) - set(listed)) == []
    assert [sentence for sentence in sentences() if not listed[sentence].cards] == []


def test_every_text_is_there_in_three_languages() -> None:
    without = [text for text in texts() if any(not "".join(text.forms.get(one, ())) for one in LANGUAGES)]

    assert without == []


def test_the_list_is_in_the_order_of_the_norwegian_alphabet() -> None:
    letters = [[one for one in "".join(text.forms["nb"]).casefold() if one in ALPHABET] for text in texts()]
    first = [ALPHABET.index(word[0]) for word in letters if word]

    assert first == sorted(first)
    assert ALPHABET[first[-1]] == "å"


def test_a_card_is_named_as_in_the_preview() -> None:
    [form] = [text for text in texts() if text.forms["en"] == ("Form",)]

    assert form.cards[:2] == ("meetings/form", "meetings/shape")
    assert form.cells()[1:] == ["Møteform", "Møteform", "Form"]


def test_both_forms_and_signs_that_mean_something_to_a_browser_are_shown() -> None:
    shown = page([Text(("a/b",), {"nb": ("<én>", "to"), "nn": ("ein",), "en": ("one", "many")})])

    assert '<td lang="nb">&lt;én&gt;\nto</td><td lang="nn">ein</td><td lang="en">one\nmany</td>' in shown


def test_the_command_writes_a_page_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path / "new" / "texts.html")]) == 0

    with (tmp_path / "new" / "texts.tsv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, dialect="excel-tab"))
    assert rows[0] == ["Card", "Bokmål", "Nynorsk", "English"]
    assert [row[1:] for row in rows[1:]] == [text.cells()[1:] for text in texts()]
    assert f"{len(rows) - 1} texts" in capsys.readouterr().out
