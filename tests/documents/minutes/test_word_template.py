"""A school's own Word file: filled in wherever a name stands, and refused where it could do harm or cannot be used."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from cards.minutes import template as cards
from documents.minutes import template_check as word_package
from documents.minutes.template import FIELDS, PARTS, check_template, fill
from domain.errors import Refused
from tests.documents.minutes.papers import hardly_anything, paper, part, trial, with_part, word

GOOD = word("Referat fra {{skole}}", "Vi er på {{nivå}}, og vil til {{ Mål }}.", "{{tiltak}}", "{{funn}}")


def refused(data: bytes) -> Refused:
    with pytest.raises(Refused) as found:
        check_template(data, trial())
    return found.value


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_names_are_found_however_they_are_typed_and_in_any_language() -> None:
    assert check_template(GOOD, trial()) == ("skole", "nivå", "mål", "tiltak", "funn")
    copied = word("{{\u2060Measures\u2060}}", "{{leiar}}", "{{niva\u030a}}")
    assert check_template(copied, trial()) == ("tiltak", "leder", "nivå")


def test_the_card_lists_the_names_that_the_file_may_have() -> None:
    assert (*FIELDS, *PARTS) == cards.NAMES


def test_everything_lands_in_its_place_and_the_measures_become_a_real_table() -> None:
    text = paper()
    filled = Document(io.BytesIO(fill(GOOD, text)))

    said = [paragraph.text for paragraph in filled.paragraphs]
    assert said[:2] == ["Referat fra Solvik kulturskole", "Vi er på Nivå\u00a02, og vil til Nivå\u00a03."]
    assert [table.rows[0].cells[1].text for table in filled.tables] == ["Ansvar"]
    assert "1. Foresatte hører mest om timeplan og betaling." in said
    assert "{{" not in "".join(said)
    assert filled.core_properties.title == text.title


def test_a_name_in_several_pieces_keeps_the_look_of_its_place() -> None:
    document = Document()
    paragraph = document.add_paragraph("Før ")
    for piece in ("{{ni", "v", "å}} etter"):
        paragraph.add_run(piece).bold = True
    out = io.BytesIO()
    document.save(out)

    filled = Document(io.BytesIO(fill(out.getvalue(), paper()))).paragraphs[0]
    assert filled.text == "Før Nivå\u00a02 etter"
    assert filled.runs[1].bold


def test_names_in_tables_headers_and_sentences_are_filled_in() -> None:
    document = Document()
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{tiltak}}"
    document.sections[0].header.paragraphs[0].text = "{{tiltak}}"
    document.sections[0].footer.paragraphs[0].text = "{{dato}}"
    document.add_paragraph("Tiltak: {{tiltak}}. Merknader: {{merknader}}.")
    out = io.BytesIO()
    document.save(out)

    assert check_template(out.getvalue(), trial()) == ("tiltak", "merknader", "dato")
    filled = Document(io.BytesIO(fill(out.getvalue(), paper())))
    cell = filled.tables[0].rows[0].cells[0]
    assert len(cell.tables) == 1
    assert "Jonas Vik" in filled.sections[0].header.paragraphs[0].text
    assert filled.sections[0].footer.paragraphs[0].text == "3.\u00a0desember\u00a02026"
    assert "Hanne Dahl" in filled.paragraphs[-1].text


def test_what_the_meeting_did_not_come_to_is_a_dash() -> None:
    data = word("{{mål}}", "{{setninger}}", "{{merknader}}")

    assert lines(fill(data, hardly_anything())) == ["–", "–", "–"]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 50, GOOD[: len(GOOD) // 2], b"%PDF-1.7 " * 40]
)
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    assert refused(data).problem.key == "template_not_word"
    assert not word_package.looks_like_word(data)


def test_a_workbook_is_no_word_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", "<workbook/>")

    assert refused(out.getvalue()).problem.key == "template_not_word"


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin"])
def test_what_can_run_by_itself_is_refused(name: str) -> None:
    assert refused(with_part(GOOD, name, b"x")).problem.key == "template_macros"


def test_a_file_with_macros_under_another_name_is_refused() -> None:
    types = part(GOOD, "[Content_Types].xml")
    types = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )

    assert refused(with_part(GOOD, "[Content_Types].xml", types)).problem.key == "template_macros"


@pytest.mark.parametrize(
    ("name", "size"), [("word/media/image1.png", 20 * 1024 * 1024), ("word/theme/other.xml", 5 * 1024 * 1024)]
)
def test_a_small_file_that_unpacks_to_much_is_refused_unread(name: str, size: int) -> None:
    bomb = with_part(GOOD, name, b"\0" * size)

    assert len(bomb) < 100_000
    assert refused(bomb).problem.key == "template_unpacks"


def test_a_file_of_very_many_parts_or_marks_is_refused() -> None:
    many = with_part(GOOD, "word/other.xml", b"<a>" + b"<b/>" * 300_000 + b"</a>")
    assert refused(many).problem.key == "template_unpacks"
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as file:
        for number in range(500):
            file.writestr(f"word/media/{number}.png", b"")
    assert refused(out.getvalue()).problem.key == "template_unpacks"


@pytest.mark.parametrize(
    "relation",
    [
        b'<Relationship Id="rId99" Type="http://x/attachedTemplate" Target="https://evil/x" TargetMode="External"/>',
        b"<Relationship Id='rId99' Type='http://x/image' Target='https://evil/x.png' TargetMode='External'/>",
        b'<Relationship Id="rId99" Type="http://x/aFChunk" Target="chunk.html"/>',
    ],
)
def test_a_file_that_fetches_from_elsewhere_is_refused(relation: bytes) -> None:
    name = "word/_rels/document.xml.rels"
    rels = part(GOOD, name).replace(b"</Relationships>", relation + b"</Relationships>")

    assert refused(with_part(GOOD, name, rels)).problem.key == "template_fetches"


def test_a_plain_link_is_no_harm() -> None:
    name = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="rId99" Type="http://x/hyperlink" Target="https://skolen.example" TargetMode="External"/>'
    rels = part(GOOD, name).replace(b"</Relationships>", link + b"</Relationships>")

    assert check_template(with_part(GOOD, name, rels), trial())


def test_a_field_that_runs_or_fetches_is_refused() -> None:
    xml = part(GOOD, "word/document.xml")
    field = b'<w:p><w:r><w:instrText xml:space="preserve"> DDEAUTO c:\\\\x "y" </w:instrText></w:r></w:p></w:body>'

    data = with_part(GOOD, "word/document.xml", xml.replace(b"</w:body>", field))
    assert refused(data).problem.key == "template_fetches"


def test_an_entity_that_grows_is_not_read() -> None:
    xml = part(GOOD, "word/document.xml").replace(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document', 1
    )

    assert refused(with_part(GOOD, "word/document.xml", xml)).problem.key == "template_not_word"


def test_a_file_without_our_names_or_with_unknown_ones_is_told_which() -> None:
    assert refused(word("Et helt vanlig brev")).problem.key == "template_no_places"
    wrong = refused(word("{{nivå}}", "{{tiltakene}} og {{xyz}}")).problem
    assert wrong.key == "template_unknown"
    assert wrong.params == {"names": "{{tiltakene}}, {{xyz}}"}


def test_a_broken_document_inside_a_good_zip_is_refused() -> None:
    assert refused(with_part(GOOD, "word/document.xml", b"<w:document")).problem.key == "template_not_word"
