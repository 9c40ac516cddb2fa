"""Presses about groups."""

from cards.verbs import GROUP, MEETING, Verb

HERE = Verb("here.press", about=(MEETING,))
GROUPS_FORM = Verb("groups.form", about=(MEETING,), shows=True)
GROUPS_DRAW = Verb("groups.draw", about=(MEETING,), inputs=("by", "parts", "size"))
# in the channel it has a card sent to the personal chat
GROUP_MINE = Verb("group.mine", about=(MEETING,))
# ``n``: meeting; ``rev``; ``arg``: "" or sure
GROUP_SAVE = Verb("group.save", about=(GROUP,), inputs=("done", "finding"))
