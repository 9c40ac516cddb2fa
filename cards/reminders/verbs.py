"""Presses about reminders."""

from cards.verbs import SCHOOL, Verb
from domain.reminders.form import PLAN, RHYTHM

# ``arg``: <measure>:<rev> by comma
TOGETHER_SAVE = Verb("together.save", about=(SCHOOL,), inputs=("p_*",))
RHYTHM_SHOW = Verb("rhythm.show", about=(SCHOOL,), shows=True, for_one=True)
# ``rev``: the version that was seen
RHYTHM_SAVE = Verb("rhythm.save", about=(SCHOOL,), inputs=RHYTHM.inputs)
REMINDERS_SHOW = Verb("reminders.show", about=(SCHOOL,), shows=True)
# ``rev``: the version that was seen
REMINDERS_SAVE = Verb("reminders.save", about=(SCHOOL,), inputs=PLAN.inputs)
