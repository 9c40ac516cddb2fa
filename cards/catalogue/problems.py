"""Sentences for files that somebody sends or reads in: a catalogue, figures. ``place`` is in the file's own words."""

from locales import N_

TEXTS = {
    "characteristic_gone": N_("There is no characteristic {number} in the catalogue any more."),
    # a file sent in chat
    "file_place": N_("I only fetch files that were sent with Teams' own file button."),
    "file_not_there": N_("I could not fetch the file. Send it once more."),
    "file_large": N_("The file is too large. I read up to {kilobytes} kB."),
    "file_not_text": N_("This is not a text file that I can read. Save it as TOML or JSON in UTF-8."),
    # a catalogue
    "catalogue_offer_gone": N_(
        "This file is in use already, or another one has come. Send it once more to take it in."
    ),
    "catalogue_too_large": N_("The file is too large. A catalogue may have up to {most} kB."),
    "catalogue_syntax": N_("Line {line}, column {column}: here the file stops being TOML or JSON."),
    "catalogue_too_deep": N_("The file has tables inside tables, far more of them than a catalogue needs."),
    "catalogue_unreadable": N_("The file is neither TOML nor JSON."),
    "catalogue_empty": N_("The file is empty."),
    "catalogue_no_areas": N_("{place}: I found no characteristic that I can use."),
    "catalogue_missing": N_("{place}: something is missing here."),
    "catalogue_not_table": N_("{place}: this should be a table."),
    "catalogue_not_list": N_("{place}: this should be a list."),
    "catalogue_not_text": N_("{place}: this should be text in quotation marks."),
    "catalogue_not_words": N_("{place}: this should be text, or a table with nb, nn and en."),
    "catalogue_not_number": N_("{place}: this should be a number."),
    "catalogue_not_choice": N_("{place}: choose one of {choices}."),
    "catalogue_too_many": N_("{place}: there is room for {most}. I left out the rest."),
    "catalogue_too_long": N_("{place}: {length} characters are too many. There is room for {most}."),
    "catalogue_unknown_name": N_("{place}: I do not know this name. Is it spelled right?"),
    "catalogue_twice": N_("{place}: {id} comes twice."),
    "catalogue_bad_number": N_("{place}: write the number as 1 for an area and 1.4 for a characteristic."),
    "catalogue_bad_id": N_("{place}: use small letters from a to z, digits and underscores."),
    "catalogue_scale": N_("{place}: Samklang uses levels 1 to 4."),
    "catalogue_level": N_("{place}: the level is 1, 2, 3 or 4."),
    "catalogue_levels_missing": N_("{place}: sentences are missing for level {levels}. Give all four levels, or none."),
    "catalogue_level_long": N_("{place}: a level has room for {most} sentences."),
    "catalogue_informs": N_("{place}: there is no characteristic {id} in the file."),
    "catalogue_limits": N_("{place}: give both limits, with the good one on the good side."),
    # figures
    "figures_school_unknown": N_("There is no school called «{name}»."),
    "figures_school_many": N_("Several schools are called «{name}». Give one of these ids instead: {ids}."),
    "figures_file_large": N_("The file is too large. I read up to {kilobytes} kB."),
    "figures_file_long": N_("The file has more than {rows} lines. I stopped there."),
    "figures_file_kind": N_("This is not a CSV file. Save the table as CSV and try again."),
    "figures_file_broken": N_("I could not read further than this. Is a quotation mark missing?"),
    "figures_file_empty": N_("The file is empty."),
    "figures_header": N_("The first line has to name the columns. These are missing: {columns}."),
    "figures_cells": N_(
        "The line has {cells} cells, the first line {width}. Put decimal commas in quotation marks, or use semicolons."
    ),
    "figure_no_indicator": N_("The line names no indicator."),
    "figure_unknown": N_("There is no indicator called «{name}»."),
    "figure_two_indicators": N_("«{name}» may mean several indicators. Write one of these instead: {ids}."),
    "figure_year": N_(
        "«{text}» is not a year from {first} to {last}. Write the school year that is under way as {school_year}."
    ),
    "figure_number": N_("«{text}» is not a number that I understand."),
    "figure_two_ways": N_("«{text}» may mean two numbers. Write it without a mark between thousands."),
    "figure_no_value": N_("The line has no value."),
    "figure_negative": N_("«{text}» is below zero."),
    "figure_outside": N_("«{text}» is outside what is possible, {least} to {most}."),
    "figure_not_whole": N_("«{text}» should be a whole number."),
    "figure_answers": N_("«{text}» is not a number of answers."),
    "figure_answers_missing": N_(
        "The number of answers is missing. I need it to know whether the figure must be withheld."
    ),
    "figure_nobody": N_("Nobody answered, so there is no figure."),
    "figure_day": N_("«{text}» is not a day that has been. Write it as 2026-10-01 or 1.10.2026."),
    "figure_formula": N_("«{text}» begins like a formula. I only take plain text and numbers."),
    "figure_twice": N_("The same figure stands on line {first} already. I kept that one."),
}
