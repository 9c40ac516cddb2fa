"""The minutes as Word: structure that a screen reader can follow, and no word that breaks out of it."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from documents.minutes.word import word_file
from tests.documents.minutes.papers import hardly_anything, paper

LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_has_a_title_headings_in_order_and_its_language(language: str) -> None:
    text = paper(language)
    document = Document(io.BytesIO(word_file(text)))
    styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]

    assert styles[0] == ("Title", text.title)
    assert [words for style, words in styles if style == "Heading 1"] == [part.heading for part in text.told()]
    wanted = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[language]
    assert document.core_properties.language == wanted
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {wanted}
    assert document.core_properties.title == text.title
    assert document.core_properties.author == "Solvik kulturskole"


def test_each_table_of_the_word_file_has_a_header_row_that_comes_again_and_says_what_it_is() -> None:
    text = paper()
    tables = Document(io.BytesIO(word_file(text))).tables

    assert len(tables) == len([part for part in text.told() if part.table]) == 4
    for table in tables:
        head = table.rows[0]
        assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(cell.text for cell in head.cells)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    votes = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert votes[0] == ["Nivå", "Runde\u00a01", "Runde\u00a02"]
    assert votes[1:] == [["4", "0", "0"], ["3", "2", "3"], ["2", "4", "5"], ["1", "2", "0"], ["Vet ikke", "0", "1"]]


def test_peoples_words_stay_words() -> None:
    assert '<b>"Ringe" & hjem</b>' in "\n".join(p.text for p in Document(io.BytesIO(word_file(paper()))).paragraphs)


def test_a_meeting_that_came_to_hardly_anything_has_no_tables() -> None:
    assert Document(io.BytesIO(word_file(hardly_anything()))).tables == []


def test_nobody_is_named_with_a_vote_or_a_finding() -> None:
    text = paper()
    named = {"Ingrid Lunde", "Jonas Vik", "Hanne Dahl"}
    for part in text.parts:
        if part.name in ("fordeling", "setninger", "funn"):
            assert not any(name in repr(part) for name in named)
