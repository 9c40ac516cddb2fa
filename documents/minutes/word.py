"""The minutes as a Word document of our own making: real headings, tables with header rows, a language, properties."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from documents.exports.widths import shared_out
from documents.minutes.text import MinutesText, Table

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.table import Table as DocxTable

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
INK, RULE, SHADE = "1F2A37", "8A94A3", "E8EDF4"
FONT = "Calibri"
A4_WIDTH = 7_560_000  # in the library's units, 360,000 to a centimetre
CHARACTER, MARGIN = 79_200, 2.0  # 2.2 mm: a bold digit of 11 points; the white of a cell is about two of these


def word_file(text: MinutesText) -> bytes:
    """The document."""
    from docx import Document  # a fifth of a second: only where a document is made

    document = Document()
    set_page(document)
    set_styles(document, text.language)
    set_properties(document, text)
    document.add_heading(text.title, level=0)
    document.add_paragraph(text.subtitle, style="Subtitle")
    document.add_paragraph().add_run(text.state).italic = True
    for label, value in text.facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = _points(2)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    for part in text.told():
        document.add_heading(part.heading, level=1)
        for words in part.paragraphs:
            document.add_paragraph(words)
        if part.table is not None:
            add_table(document, part.table)
        for note in part.notes:
            line = document.add_paragraph(note)
            line.paragraph_format.space_before = _points(6)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def set_properties(document: DocxDocument, text: MinutesText) -> None:
    """What the file says about itself: title, author, language, and a time that does not depend on who asks."""
    properties = document.core_properties
    properties.title = text.title
    properties.subject = text.subtitle
    properties.author = text.author
    properties.last_modified_by = text.author
    properties.language = LANGUAGES.get(text.language, "nb-NO")
    properties.comments = ""
    made_at = text.made_at.replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = made_at


def add_table(document: DocxDocument, table: Table) -> DocxTable:
    """A real table: its first row is marked as header and comes again on the next page; rows are not torn apart."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    caption.add_run(table.caption).bold = True
    grid: DocxTable = document.add_table(rows=1, cols=len(table.head))
    for place, words in enumerate(table.head):
        cell = grid.rows[0].cells[place]
        cell.paragraphs[0].add_run(words).bold = True
        shade(cell._tc)
    for row in table.rows:
        cells = grid.add_row().cells  # type: ignore[no-untyped-call]
        for place, words in enumerate(row):
            paragraph = cells[place].paragraphs[0]
            paragraph.add_run(words)
            if table.numbers and place:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    finish(grid, table.caption, room_of(document))
    return grid


def finish(grid: DocxTable, caption: str, room: int) -> None:
    """Borders, widths, the mark of the header row, rows that are not torn apart, and what it is called."""
    _widths(grid, room)
    _borders(grid)
    _mark_row(grid.rows[0]._tr, "w:tblHeader")
    for each in grid.rows:
        _mark_row(each._tr, "w:cantSplit")
    _describe(grid, caption)


def room_of(document: DocxDocument) -> int:
    """How wide the text is, in the library's units: a school's own template has pages of its own."""
    page = document.sections[-1]
    sides = (page.left_margin or 0) + (page.right_margin or 0) + (page.gutter or 0)
    return int((page.page_width or A4_WIDTH) - sides)


def set_page(document: DocxDocument) -> None:
    """The paper that there is in the printer: A4, with room for a table."""
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)


def set_styles(document: DocxDocument, language: str) -> None:
    """Type, colours and the language that a screen reader speaks."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
    document.styles["Title"].font.size = Pt(24)
    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES.get(language, "nb-NO"))
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    (normal.element.get_or_add_rPr() if defaults is None else defaults).append(spoken)


def _widths(grid: DocxTable, room: int) -> None:
    """Fixed widths: left to itself, Word makes all columns alike and breaks a year where one is narrow."""
    from docx.shared import Emu

    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    widths = shared_out(list(zip(*rows, strict=True)), room / CHARACTER, MARGIN)
    stretch = room / CHARACTER / sum(widths)
    grid.autofit = False
    for place, width in enumerate(widths):
        exact = Emu(int(width * stretch * CHARACTER))
        grid.columns[place].width = exact
        for cell in grid.columns[place].cells:
            cell.width = exact


def _borders(grid: DocxTable) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = grid._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    if layout is not None:  # borders come before the layout in the schema
        layout.addprevious(borders)
    else:
        properties.append(borders)


def shade(cell: object, fill: str = SHADE) -> None:
    """Give a cell a colour."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell.get_or_add_tcPr().append(shade)  # type: ignore[attr-defined]  # python-docx types its own elements only


def _mark_row(row: object, name: str) -> None:
    from docx.oxml import OxmlElement

    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    mark = OxmlElement(name)
    if name == "w:cantSplit":
        properties.insert(0, mark)  # the schema has it before the header's mark
    else:
        properties.append(mark)


def _describe(grid: DocxTable, caption: str) -> None:
    """What a screen reader says of the table before it reads it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    grid._tbl.tblPr.append(told)


def _points(size: int) -> int:
    from docx.shared import Pt

    return Pt(size)
