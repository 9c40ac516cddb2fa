"""Presses about coming to a meeting."""

from cards.verbs import MEETING, Verb

# ``arg``: yes, no, or none to take back what was said; ``n``: where it is pressed, if that card is to be the answer
ATTEND = Verb("attendance.say", about=(MEETING,))
