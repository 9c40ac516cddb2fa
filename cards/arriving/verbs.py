"""Presses about where the school is."""

from cards.verbs import SCHOOL, Verb

CHANNEL_CHOOSE = Verb("channel.choose", about=(SCHOOL,), shows=True)
CHANNEL_USE = Verb("channel.use", about=(SCHOOL,), inputs=("channel",))
