"""Sentences for what can be wrong with a placing."""

from locales import N_

TEXTS = {
    "placing_over": N_("The meeting is over, and the answers that were given for it are deleted."),
    "names_in_example": N_(
        "Here stands a name: {names}. Only you see the example, but rather write what we do than who does it."
        " If it should stay, press Go on once more."
    ),
}
