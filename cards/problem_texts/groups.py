"""Sentences about groups, their cards, and texts that name a colleague."""

from locales import N_

TEXTS = {
    "names_somebody": N_(
        "Here stands a name: {names}. Others read this. Can it be said about what we do, rather than who does it? "
        "If it should stay, save once more."
    ),
}
