"""Sentences about a series of meetings."""

from locales import N_

TEXTS = {
    "series_no_days": N_("Leave at least one day ticked."),
    "series_usual_day": N_("You named no weekday. I chose the one you usually meet on."),
    "series_about_unknown": N_(
        "I found no characteristic for «{words}», so each meeting is about what comes next in the year."
    ),
    "series_cut": N_("I take {most} meetings at a time. Ask for the rest when these have been held."),
    "series_draft": N_("There is a draft for {date} already, so I have not ticked that day."),
    "series_busy": N_("You already have a meeting on {date}, so I have not ticked that day."),
}
