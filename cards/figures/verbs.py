"""Presses about figures."""

from cards.verbs import MEETING, SCHOOL, Verb

# ``arg or input "indicator"`` the one to change, "" for the list
LIMITS_SHOW = Verb("limits.show", about=(SCHOOL,), inputs=("indicator?",), shows=True)
# ``arg``: indicator
LIMITS_SAVE = Verb("limits.save", about=(SCHOOL,), inputs=("against", "apart", "good", "lift", "reach"))
# ``arg``: indicator
LIMITS_CLEAR = Verb("limits.clear", about=(SCHOOL,))
# ``arg``: characteristic or ""
FIGURES_SHOW = Verb("figures.show", about=(SCHOOL,), inputs=("characteristic?",), shows=True, for_one=False)
FIGURES_EXPLAIN = Verb("figures.explain", about=(MEETING, SCHOOL), shows=True)
# the file that was sent before the question which school
IMPORT_READ = Verb("import.read", about=(SCHOOL,))
# ``arg``: import
IMPORT_TAKE = Verb("import.take", about=(SCHOOL,))
IMPORT_LAST = Verb("import.last", about=(SCHOOL,), shows=True, for_one=True)
# ``arg``: import
IMPORT_UNDO = Verb("import.undo", about=(SCHOOL,))
# ``arg``: key
KEY_SHOW = Verb("figures.key", about=(SCHOOL,), shows=True)
# ``arg``: key
KEY_SAVE = Verb("figures.key.save", about=(SCHOOL,), inputs=("col_*", "word_*"))
# ``arg``: key
KEY_FORGET = Verb("figures.key.forget", about=(SCHOOL,))
SURVEYS_SHOW = Verb("surveys.show", about=(SCHOOL,), inputs=("language?",), shows=True, for_one=True)
