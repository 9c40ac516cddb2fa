"""Presses about ideas."""

from cards.verbs import MEETING, Verb

IDEAS_OPEN = Verb("ideas.open", about=(MEETING,))
# the leader's card of the ideas
IDEAS_SHOW = Verb("ideas.show", about=(MEETING,), shows=True)
# ``n``: id of the new idea; ``arg``: "" or sure
IDEA_ADD = Verb("idea.add", about=(MEETING,), inputs=("idea?",))
IDEAS_MINE = Verb("ideas.mine", about=(MEETING,), shows=True)
# ``arg``: idea
IDEA_WITHDRAW = Verb("idea.withdraw", about=(MEETING,), inputs=("idea",))
IDEAS_JOIN_FORM = Verb("ideas.join_form", about=(MEETING,), shows=True)
# ``arg``: ids by comma (a suggestion), else the input ``picked``
IDEAS_JOIN = Verb("ideas.join", about=(MEETING,), inputs=("part?", "picked?"))
# ``arg``: idea: take it out of what it was put together with
IDEA_PART = Verb("idea.part", about=(MEETING,), inputs=("part", "picked"))
DOTS_OPEN = Verb("dots.open", about=(MEETING,))
DOTS_FORM = Verb("dots.form", about=(MEETING,), shows=True)
DOTS_SAVE = Verb("dots.save", about=(MEETING,), inputs=("dots",))
DOTS_CLOSE = Verb("dots.close", about=(MEETING,))
# ``arg``: idea: the form of a measure, filled in
IDEA_MEASURE = Verb("idea.measure", about=(MEETING,), inputs=("idea",), shows=True)
