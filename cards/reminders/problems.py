"""What is wrong with settings of reminding."""

from __future__ import annotations

from locales import N_

TEXTS = {
    "hours_backwards": N_("The day ends before it begins. Choose a later hour."),
    "days_unknown": N_("Choose among the days of the week."),
    "wants_unknown": N_("Choose one of the answers."),
    "after_unknown": N_("Choose one of the answers."),
    "digest_unknown": N_("Choose one of the answers."),
    "number_between": N_("Write a number from {least} to {most}."),
}
