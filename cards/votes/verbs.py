"""Presses about votes."""

from cards.verbs import ROUND, Verb

# ``arg``: 0-4 or prepared, then :now of a leader who does not wait
VOTE = Verb(
    "vote.cast",
    about=(ROUND,),
    inputs=("thought?", "ticks1?", "ticks2?", "ticks3?", "ticks4?"),
    unseen=True,
    asked_alone="vote.refresh",
)
# ``arg``: sentences, to tick before the level
VOTE_MINE = Verb("vote.mine", about=(ROUND,), shows=True, unseen=True, asked_alone="vote.refresh")
VOTE_HIDE = Verb("vote.hide", about=(ROUND,), shows=True, unseen=True, asked_alone="vote.refresh")
VOTE_CHANGE = Verb("vote.change", about=(ROUND,), shows=True, unseen=True, asked_alone="vote.refresh")
# sent by clients, never an action of a person
VOTE_REFRESH = Verb("vote.refresh", about=(ROUND,), shows=True, unseen=True)
# ``rev``; ``arg``: "" or :now
VOTE_TICKS = Verb(
    "vote.ticks",
    about=(ROUND,),
    inputs=("level?", "ticks1", "ticks2", "ticks3", "ticks4"),
    unseen=True,
    asked_alone="vote.refresh",
)
