"""Sentences for what can be wrong with coming back to a characteristic."""

from locales import N_

TEXTS = {
    "no_before": N_("This was not talked about before, so there is nothing to hold it against yet."),
    "not_held_yet": N_("This meeting has not been held yet. Write **meetings** to see it."),
    "again_planned": N_("A meeting about this is planned already. Write **meetings** to see it."),
}
