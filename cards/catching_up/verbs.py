"""Presses about catching up."""

from cards.verbs import MEETING, Verb

# in the channel it has a card sent to the personal chat
CATCH_UP_SHOW = Verb("catch_up.show", about=(MEETING,))
# ``n``: nonce; ``arg``: "" or sure
THOUGHT_SAVE = Verb("thought.save", about=(MEETING,), inputs=("thought",))
