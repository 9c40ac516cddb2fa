"""Sentences for what can be wrong with a placing."""

from locales import N_

TEXTS = {
    "placing_over": N_("The meeting is over, and the answers that were given for it are deleted."),
}
