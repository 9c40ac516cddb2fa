"""Presses about minutes."""

from cards.verbs import MEETING, SCHOOL, Verb

# ``arg``: how many newer ones to leave out, or ""
MINUTES_LIST = Verb("minutes.list", about=(SCHOOL,), shows=True, for_one=True)
MINUTES_SHOW = Verb("minutes.show", about=(MEETING,), shows=True)
MINUTES_FORM = Verb("minutes.form", about=(MEETING,), shows=True)
# ``rev``; ``arg``: "" or sure
MINUTES_SAVE = Verb("minutes.save", about=(MEETING,), inputs=("findings",))
# ``rev``; opens them for remarks
MINUTES_SHARE = Verb("minutes.share", about=(MEETING,))
# links to the documents, good for a quarter of an hour
MINUTES_READ = Verb("minutes.read", about=(MEETING,), shows=True)
# ``n``: id of the remark; ``arg``: "" or sure
REMARK_SAVE = Verb("remark.save", about=(MEETING,), inputs=("remark",))
TEMPLATE_SHOW = Verb("template.show", about=(SCHOOL,), shows=True)
TEMPLATE_DROP = Verb("template.drop", about=(SCHOOL,))
