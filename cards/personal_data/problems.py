"""Sentences about how long things are kept."""

from locales import N_

TEXTS = {"unknown_years": N_("Choose one of the numbers of years.")}
