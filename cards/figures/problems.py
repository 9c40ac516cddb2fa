"""Sentences for files of figures and for taking them in. What respondents wrote is never repeated."""

from locales import N_

TEXTS = {
    "file_kind": N_("I cannot use this kind of file. Send figures as XLSX or CSV, and a template of minutes as DOCX."),
    "file_old_sheet": N_("I cannot read this kind of spreadsheet. Save it as XLSX or CSV and send it again."),
    "file_gone": N_("I do not have the file any more. Send it once more."),
    "figures_file_workbook": N_("I cannot read this workbook. Open it in Excel, save it as XLSX and try again."),
    "figures_file_bomb": N_("The workbook unpacks to far more than a table of figures, so I left it unread."),
    "figures_file_locked": N_("The workbook has a password. Save it without one and try again."),
    "figures_heading_at": N_("I found the headings on line {line} and passed over what stands above."),
    "forms_respondents": N_("{count} respondents. I recognised {questions} questions."),
    "forms_odd": N_("{count} answers are not on the scale. I left them out."),
    "forms_undated": N_("{count} rows have no time that I can read. I left them out."),
    "forms_two_days": N_(
        "«{text}» may be two days, and no other row says which number is the month. I left out {count} rows. Send the "
        "Excel file as Forms gives it, without saving it as CSV."
    ),
    "figures_passed_over": N_("I passed over these columns, whose headings I do not know: {names}."),
    "figures_passed_over_more": N_(
        "I passed over these columns, whose headings I do not know: {names} and {count} more."
    ),
    "figures_sheets_passed_over": N_("I passed over sheets where I found no headings that I know: {names}."),
    "figures_parts_passed": N_(
        "I took the rows for all of them and passed over {count} that are about a part only ({column})."
    ),
    "figures_parted": N_(
        "Several rows say the same figure, and only «{column}» tells them apart. I do not know which is the "
        "school's own. Keep one row for all of them."
    ),
    "figure_in_two_sheets": N_(
        "The sheet «{sheet}» has another value for the same figure. I took neither. Send the one that is the "
        "school's own."
    ),
    "figure_in_two_sheets_unnamed": N_(
        "Another sheet has another value for the same figure. I took neither. Send the one that is the school's own."
    ),
    "figure_who": N_("The row is about «{who}». I have no indicator that they answer, so I left it out."),
    "figure_day_two_ways": N_(
        "«{text}» may be two days, and no other row says which number is the month. Write it as 2026-10-01 "
        "or 1.10.2026."
    ),
    "table_key_gone": N_("What I asked about the file is gone. Send it once more."),
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
