"""Presses about calendar."""

from cards.verbs import SCHOOL, Verb

DAYS_SHOW = Verb("days.show", about=(SCHOOL,), shows=True, for_one=True)
DAYS_SAVE = Verb("days.save", about=(SCHOOL,), inputs=("days",))
