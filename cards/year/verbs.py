"""Presses about year."""

from cards.verbs import SCHOOL, Verb

# ``arg``: the year that the school year begins in, or "". It writes: where nothing is proposed yet, it proposes
YEAR_SHOW = Verb("year.show", about=(SCHOOL,))
# ``arg``: year
YEAR_SAVE = Verb("year.save", about=(SCHOOL,), inputs=("day_*", "do_*"))
# ``arg``: year
YEAR_PROPOSE = Verb("year.propose", about=(SCHOOL,))
