"""Presses about catalogue."""

from cards.verbs import MEETING, SCHOOL, Verb

CATALOGUE_LIST = Verb("catalogue.list", about=(SCHOOL,), shows=True, for_one=False)
# ``arg``: characteristic
CATALOGUE_SHOW = Verb("catalogue.show", about=(SCHOOL,), inputs=("characteristic?",), shows=True)
# ``arg``: id of the previewed file
CATALOGUE_TAKE = Verb("catalogue.take", about=(SCHOOL,))
CATALOGUE_BUILT_IN = Verb("catalogue.built_in", about=(SCHOOL,))
# ``arg``: which rows are drawn, 0 the newest
OVERVIEW_SHOW = Verb("overview.show", about=(SCHOOL,), shows=True, for_one=False)
# ``arg``: what ("trend", "result-1", "result-2"): "Vis som tekst"
CHART_TEXT = Verb("chart.text", about=(SCHOOL, MEETING), shows=True)
