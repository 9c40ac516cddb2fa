"""Presses about review."""

from cards.verbs import MEASURE, MEETING, Verb

# ``rev``; ``arg``: keep | drop | done, then :meeting it was looked at for
MEASURE_KEEP = Verb("measure.keep", about=(MEASURE,))
# ``arg``: measure or "": the last time's measures, one by one
MEASURES_AGAIN = Verb("measure.again", about=(MEETING,), shows=True)
# no mere look: what its picture draws is written down
EFFECT_SHOW = Verb("effect.show", about=(MEETING,))
MEETING_AGAIN = Verb("meeting.again", about=(MEETING,))
