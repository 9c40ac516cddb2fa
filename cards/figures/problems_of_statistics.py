"""Sentences for figures that are fetched from Statistics Norway."""

from locales import N_

TEXTS = {
    "statistics_down": N_("Statistics Norway's table service does not answer."),
    "statistics_slow": N_("Statistics Norway's table service takes too long to answer."),
    "statistics_busy": N_("Statistics Norway's table service has been asked too often. Try again in a minute."),
    "statistics_refused": N_("Statistics Norway's table service has nothing under «{what}»."),
    "statistics_unreadable": N_("The table service answered with something that is not a table."),
    "statistics_place": N_("I only ask the table service that is set up, not {host}."),
    "statistics_from": N_("I use the figures that I fetched {at}."),
    "statistics_credit": N_("Source: {credit}."),
    "kostra_other_table": N_("Table {table} is not cut by municipality, contents and year. Is it the right one?"),
    "kostra_municipality_form": N_("«{code}» is not a municipality number. It has four digits, as 0301."),
    "kostra_no_municipality": N_("Table {table} has no municipality {code}. Has the municipality got a new number?"),
    "kostra_old_number": N_("{code} is an old number, of {place}. The municipality has number {now} now."),
    "kostra_old_number_unnamed": N_("{code} is an old number, of {place}. There are no new figures under it."),
    "kostra_code_gone": N_(
        "{name}: the code {code} is not in table {tables}, it may have been renamed. These are there now: {there}."
    ),
    "kostra_code_gone_unnamed": N_("{name}: the code {code} is not in table {tables}, it may have been renamed."),
    "kostra_unit": N_("{name}: {code} is measured in {unit} now, so I did not take it."),
    "kostra_outside": N_("{name}: the share for {year} is not between 0 and 100 per cent, so I did not take it."),
    "kostra_no_values": N_("{name}: there are no figures for {place}."),
    "kostra_group_unknown": N_("Table {table} has no KOSTRA group {code}."),
    "kostra_group_missing": N_(
        "I did not find out which KOSTRA group {code} is in. Give it yourself with --group, as EKG07."
    ),
}
