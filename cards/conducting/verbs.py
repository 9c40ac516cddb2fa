"""Presses about conducting."""

from cards.verbs import MEETING, ROUND, Verb
from domain.conducting.form import AGREEMENT

CONDUCTOR = Verb("meeting.conduct", about=(MEETING,), shows=True)
MEETING_START = Verb("meeting.start", about=(MEETING,))
# ``arg``: number
ROUND_OPEN = Verb("round.open", about=(MEETING,))
# to those who are here and have not voted
ROUND_REMIND = Verb("round.remind", about=(ROUND,))
ROUND_CLOSE = Verb("round.close", about=(ROUND,))
# writes what the chart of the result draws
ROUND_SHOW = Verb("round.show", about=(ROUND,))
CONSENT_ASK = Verb("consent.ask", about=(MEETING,))
# ``arg``: yes | no
CONSENT_ANSWER = Verb("consent.answer", about=(MEETING,))
HANDS_FORM = Verb("hands.form", about=(MEETING,), shows=True)
HANDS_SAVE = Verb("hands.save", about=(MEETING,), inputs=("level1", "level2", "level3", "level4", "unsure"))
LEVELS_SAID = ">"  # between the level and the aim in ``arg`` of AGREE_FORM, where somebody named them
AGREE_FORM = Verb("agree.form", about=(MEETING,), shows=True)
AGREE_SAVE = Verb("agree.save", about=(MEETING,), inputs=AGREEMENT.inputs)
AGREE_NOT = Verb("agree.not", about=(MEETING,), inputs=AGREEMENT.inputs)
MEETING_END = Verb("meeting.end", about=(MEETING,))
MEETING_UNDO_END = Verb("meeting.undo_end", about=(MEETING,))
MEETING_END_SAVE = Verb("meeting.end_save", about=(MEETING,))
# ``arg``: anyway, although a vote is open
PHASE_NEXT = Verb("phase.next", about=(MEETING,))
CLOCK = "clock"
ANYWAY = "anyway"
PHASE_BACK = Verb("phase.back", about=(MEETING,))
PHASE_PAUSE = Verb("phase.pause", about=(MEETING,))
PHASE_RESUME = Verb("phase.resume", about=(MEETING,))
# five more minutes
PHASE_LONGER = Verb("phase.longer", about=(MEETING,))
# ``arg``: clock for what is about time and phases, "" for the rest
MEETING_MORE = Verb("meeting.more", about=(MEETING,), shows=True)
# the shared card, shown anew
PHASE_REFRESH = Verb("phase.refresh", about=(MEETING,), shows=True)
WALL_SHOW = Verb("wall.show", about=(MEETING,), shows=True)
WORDS_GIVE = Verb("words.give", about=(MEETING,), inputs=("people?",))
