"""Presses about year."""

from cards.verbs import SCHOOL, Verb

# ``arg``: the year that the school year begins in, or "". It writes: where nothing is proposed yet, it proposes
YEAR_SHOW = Verb("year.show", about=(SCHOOL,), for_one=True)
# ``arg``: year
YEAR_SAVE = Verb("year.save", about=(SCHOOL,), inputs=("day_*", "do_*"))
# ``arg``: year
YEAR_PROPOSE = Verb("year.propose", about=(SCHOOL,))
# ``arg``: the series as ``cards/year/series.py`` packs it
SERIES_SAVE = Verb("series.save", about=(SCHOOL,), inputs=("days", "minutes", "time"))
# ``arg``: id of the series
SERIES_SEND = Verb("series.send", about=(SCHOOL,))
SERIES_DISCARD = Verb("series.discard", about=(SCHOOL,))
