"""Presses about measures."""

from cards.verbs import MEASURE, MEETING, SCHOOL, Verb
from domain.measures.form import ANSWER, EDIT, GIVE, LIST, MOVE, NEW, TICKS

OF_PRACTICE = "practice:"  # what ``arg`` of MEASURE_SAVE begins with where the measure is taken from a good practice

AS_SAID = "said:"  # what ``arg`` of MEASURE_FORM begins with where it has the measure in somebody's own words

MORE = "more"  # everything that can be done to a measure, on a card of its own

MEASURE_FORM = Verb("measure.form", about=(MEETING, SCHOOL), shows=True)
# ``n``: id of the new measure; ``arg``: the idea that it comes from, or practice:<id>, or ""
MEASURE_SAVE = Verb("measure.save", about=(MEETING, SCHOOL), inputs=NEW.inputs)
MEASURE_LIST = Verb("measure.list", about=(SCHOOL,), shows=True, for_one=False)
MEASURE_MINE = Verb("measure.mine", about=(SCHOOL,), shows=True, for_one=True)
MEASURE_SHOW = Verb("measure.show", about=(SCHOOL, MEASURE), inputs=LIST.inputs, shows=True)
# ``rev``: version; ``arg``: on_track | slow | stuck | done
PROGRESS = Verb("measure.progress", about=(MEASURE,), inputs=ANSWER.inputs)
MEASURE_HELP = Verb("measure.help", about=(MEASURE,))
DUE_FORM = Verb("measure.due_form", about=(MEASURE,), shows=True)
DUE_SAVE = Verb("measure.due_save", about=(MEASURE,), inputs=MOVE.inputs)
MEASURE_EDIT = Verb("measure.edit", about=(MEASURE,), shows=True)
# ``rev``: the version that was seen
MEASURE_CHANGE = Verb("measure.change", about=(MEASURE,), inputs=EDIT.inputs)
# ``rev``: the version that was seen
MEASURE_STEP = Verb("measure.step", about=(MEASURE,), inputs=TICKS.inputs)
MEASURE_GIVE_FORM = Verb("measure.give_form", about=(MEASURE,), shows=True)
# ``rev``: the version that was seen
MEASURE_GIVE = Verb("measure.give", about=(MEASURE,), inputs=GIVE.inputs)
MEASURE_HISTORY = Verb("measure.history", about=(MEASURE,), shows=True)
