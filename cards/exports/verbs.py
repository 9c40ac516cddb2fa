"""Presses about exports."""

from cards.verbs import SCHOOL, Verb

EXPORT_SHOW = Verb("export.show", about=(SCHOOL,), shows=True, for_one=True)
