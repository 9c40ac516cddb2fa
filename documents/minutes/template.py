"""A school's own Word file for its minutes: looked through when it is sent, filled in when minutes are asked for.

A placeholder is a name in double braces, as ``{{nivå}}``. It may stand in a sentence, in a table, in a header. One that
stands alone in its paragraph and means a whole section (``{{tiltak}}``) becomes paragraphs and a real table.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from documents.minutes.template_check import check_package
from documents.minutes.text import MinutesText, Part, in_words
from documents.minutes.word import add_table, set_properties
from domain.composed import composed
from domain.errors import Refused

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

# The names, with what they are called in nynorsk and English; any of them works in any school.
FIELDS: Mapping[str, tuple[str, str]] = {
    "skole": ("skule", "school"),
    "kjennetegn": ("kjenneteikn", "characteristic"),
    "dato": ("dato", "date"),
    "tid": ("tid", "time"),
    "sted": ("stad", "place"),
    "leder": ("leiar", "leader"),
    "nivå": ("nivå", "level"),
    "mål": ("mål", "aim"),
    "neste": ("neste", "next"),
    "status": ("status", "status"),
}
PARTS: Mapping[str, tuple[str, str]] = {
    "spørsmål": ("spørsmål", "questions"),
    "fordeling": ("fordeling", "votes"),
    "setninger": ("setningar", "sentences"),
    "funn": ("funn", "findings"),
    "tiltak": ("tiltak", "measures"),
    "merknader": ("merknader", "remarks"),
}
NOTHING = "–"
_HIDDEN = str.maketrans("", "", "\u2060\u200b\u00ad\ufeff")  # what comes along where a name is copied
_KNOWN = {name: key for key, others in {**FIELDS, **PARTS}.items() for name in (key, *others)}
_PLACE = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_ELSEWHERE = ("/header", "/footer")  # parts beside the main one in which placeholders are looked for
MOST_UNKNOWN = 5


def names_in(language: str) -> tuple[str, ...]:
    """The placeholders as they are called in a language."""
    place = {"nn": 0, "en": 1}.get(language)
    return tuple(key if place is None else names[place] for key, names in {**FIELDS, **PARTS}.items())


def check_template(data: bytes, trial: MinutesText) -> tuple[str, ...]:
    """The placeholders that the file has, by our names for them; ``Refused`` where it cannot be used.

    ``trial`` is filled in once, so that no file is kept that cannot be filled.
    """
    check_package(data)
    document = _opened(data)
    found = [name for paragraph in _paragraphs(document) for name in _PLACE.findall(_text(paragraph))]
    unknown = list(dict.fromkeys(name for name in found if not _key(name)))
    if unknown:
        raise Refused("template_unknown", names=", ".join(f"{{{{{name}}}}}" for name in unknown[:MOST_UNKNOWN]))
    known = tuple(dict.fromkeys(_key(name) for name in found))
    if not known:
        raise Refused("template_no_places", example="{{nivå}}")
    try:
        _opened(fill(data, trial))
    except Refused:
        raise
    except Exception as error:  # whatever python-docx meets in a file that Word itself may still open
        raise Refused("template_not_word") from error
    return known


def fill(data: bytes, text: MinutesText) -> bytes:
    """The file with everything in its place."""
    document = _opened(data)
    fields, parts = dict(text.fields), {part.name: part for part in text.parts}
    body = document.element.body
    for paragraph in list(_paragraphs(document)):
        words = _text(paragraph)
        alone = _PLACE.fullmatch(words.strip())
        key = _key(alone[1]) if alone else ""
        if key in parts:
            _put_part(document, paragraph, parts[key], tables=paragraph.getparent() is body or _in_cell(paragraph))
        elif "{{" in words:
            _put_words(paragraph, words, fields, parts)
    set_properties(document, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _key(name: str) -> str:
    """Our name for a placeholder however it was typed; "" where we do not know it."""
    return _KNOWN.get(composed(name).translate(_HIDDEN).strip().lower(), "")


def _opened(data: bytes) -> DocxDocument:
    from docx import Document

    try:
        return Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises whatever it meets
        raise Refused("template_not_word") from error


def _paragraphs(document: DocxDocument) -> Iterator[Any]:
    """Every paragraph: of the text, its tables and boxes, and of headers and footers."""
    from docx.oxml.ns import qn

    yield from document.element.iter(qn("w:p"))
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_ELSEWHERE) and not relation.is_external:
            yield from relation.target_part.element.iter(qn("w:p"))


def _pieces(paragraph: Any) -> list[Any]:
    """The pieces of text that belong to this paragraph and not to one in a box within it."""
    from docx.oxml.ns import qn

    return [t for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:p")), None) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _in_cell(paragraph: Any) -> bool:
    from docx.oxml.ns import qn

    return bool(paragraph.getparent().tag == qn("w:tc"))


def _put_words(paragraph: Any, words: str, fields: Mapping[str, str], parts: Mapping[str, Part]) -> None:
    """Put values where names stand, from the last to the first; a name may lie across several pieces of text."""
    for place in reversed(list(_PLACE.finditer(words))):
        key = _key(place[1])
        if key in parts:
            value = "; ".join(in_words(parts[key]))
        elif key:
            value = fields.get(key, "")
        else:
            continue
        _replace(_pieces(paragraph), place.start(), place.end(), value or NOTHING)


def _replace(pieces: list[Any], start: int, end: int, value: str) -> None:
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            piece.text = text[:first] + (value if at + first == start else "") + text[last:]
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(text)


def _put_part(document: DocxDocument, paragraph: Any, part: Part, *, tables: bool) -> None:
    """Paragraphs that look as the placeholder's does, and the table after them."""
    from docx.oxml.ns import qn

    lines = list(part.paragraphs) if tables else list(in_words(part))
    for words in lines or ([] if part.table is not None else [NOTHING]):
        _line_before(paragraph, words)
    if tables and part.table is not None:
        grid = add_table(document, part.table)._tbl
        caption = grid.getprevious()
        paragraph.addprevious(caption)
        paragraph.addprevious(grid)
    notes = list(part.notes) if tables else []
    for words in notes:
        _line_before(paragraph, words)
    if tables and part.table is not None and not notes:  # two tables in a row are one, and a cell ends with a paragraph
        for old in [child for child in paragraph if child.tag != qn("w:pPr")]:
            paragraph.remove(old)
    else:
        paragraph.getparent().remove(paragraph)


def _line_before(paragraph: Any, words: str) -> None:
    made = deepcopy(paragraph)
    pieces = _pieces(made)
    _replace(pieces, 0, sum(len(piece.text or "") for piece in pieces), words)
    paragraph.addprevious(made)
