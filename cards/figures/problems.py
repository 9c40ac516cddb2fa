"""Sentences for files of figures and for taking them in. What respondents wrote is never repeated."""

from locales import N_

TEXTS = {
    "file_old_sheet": N_("I cannot read this kind of spreadsheet. Save it as XLSX or CSV and send it again."),
    "file_gone": N_("I do not have the file any more. Send it once more."),
    "figures_file_workbook": N_("I cannot read this workbook. Open it in Excel, save it as XLSX and try again."),
    "figures_file_bomb": N_("The workbook unpacks to far more than a table of figures, so I left it unread."),
    "figures_file_locked": N_("The workbook has a password. Save it without one and try again."),
    "figures_heading_at": N_("I found the headings on line {line} and passed over what stands above."),
    "forms_respondents": N_("{count} respondents. I recognised {questions} questions and passed over the others."),
    "forms_odd": N_("{count} answers are not on the scale. I left them out."),
    "forms_undated": N_("{count} rows have no time that I can read. I left them out."),
    "gsi_line_unknown": N_("I do not know «{name}» from the GSI form."),
    "import_gone": N_("What I read of the file is gone. Send it once more."),
    "import_none": N_("There is no import to undo."),
    "import_changed": N_(
        "Some of these figures have been changed since you looked at the file. Send it once more, and look again."
    ),
    "import_not_last": N_(
        "Another import has come since then, so nothing was undone. Write **last import** to see it."
    ),
}
