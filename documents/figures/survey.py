"""A set of questions as a Word document that Microsoft Forms can read in: numbered questions with lettered answers."""

from __future__ import annotations

import io

from documents.minutes.word import set_page
from domain.catalogue.areas import said
from domain.figures.surveys import own_surveys
from domain.people.school import LANGUAGES
from locales import N_, tr

_STEPS = (
    N_("Open Microsoft Forms, choose Quick import and this document, and say that it is a form."),
    N_("Let everybody with the link answer, and do not record names."),
    N_("Do not change the statements or the answers: Samklang knows them by their words."),
    N_("When the answers are in, open them in Excel from Forms and send me the file in our chat."),
)
_NAMES = {
    "pupils_young": ("elever-1-4", "elevar-1-4", "pupils-1-4"),
    "pupils_older": ("elever-fra-5", "elevar-fra-5", "pupils-from-5"),
    "guardians": ("foresatte", "foresette", "guardians"),
}


def file_name(audience: str, language: str) -> str:
    """A plain name for the file."""
    word = {"nb": "sporreskjema", "nn": "sporjeskjema"}.get(language, "questions")
    return f"{word}-{_NAMES[audience][LANGUAGES.index(language)]}.docx"


def survey_document(audience: str, language: str) -> bytes | None:
    """The document; None for a group or a language that does not exist."""
    ours = own_surveys()
    survey = ours.surveys.get(audience)
    if survey is None or language not in LANGUAGES:
        return None
    from docx import Document  # a fifth of a second: only where a document is made
    from docx.shared import Pt

    document = Document()
    set_page(document)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.author = "Samklang"
    document.core_properties.title = said(survey.title, language)
    document.add_heading(said(survey.title, language), level=1)
    document.add_paragraph(said(survey.intro, language))
    answers = [said(words, language) for words in (*ours.scale, ours.unsure)]
    for number, statement in enumerate(survey.statements, 1):
        question = document.add_paragraph()
        question.paragraph_format.keep_with_next = True
        question.paragraph_format.space_before = Pt(10)
        question.add_run(f"{number}. {said(statement.text, language)}").bold = True
        for letter, answer in zip("ABCDEFGH", answers, strict=False):
            line = document.add_paragraph(f"{letter}. {answer}")
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.left_indent = Pt(18)
            line.paragraph_format.keep_with_next = letter != "ABCDEFGH"[len(answers) - 1]
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_heading(tr(language, "How to set it up"), level=2)
    for step in _STEPS:
        document.add_paragraph(tr(language, step), style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
