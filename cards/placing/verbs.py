"""Presses about placing."""

from cards.verbs import MEETING, SCHOOL, Verb

MEETING_PREPARE = Verb("place.start", about=(MEETING, SCHOOL), for_one=True)
# ``arg``: <subject>|<level>, or that and |sure
PLACE_ANSWER = Verb("place.answer", about=(MEETING, SCHOOL), inputs=("a_*", "example"), dialog=True)
# ``arg``: <subject>|<level or "level" (the last step)>; the same inputs
PLACE_BACK = Verb("place.back", about=(MEETING, SCHOOL), inputs=("a_*", "example?", "level?", "thought?"), dialog=True)
# the same
PLACE_LATER = Verb("place.later", about=(MEETING, SCHOOL), inputs=("a_*", "example"), dialog=True)
# ``arg``: <subject>|level, or that and |sure
PLACE_SAVE = Verb("place.save", about=(MEETING, SCHOOL), inputs=("level", "thought"), dialog=True)
# ``arg``: <subject>: what I answered
PLACE_SHOW = Verb("place.show", about=(MEETING, SCHOOL), shows=True)
# ``arg``: <subject>
PLACE_DELETE = Verb("place.delete", about=(MEETING, SCHOOL))
