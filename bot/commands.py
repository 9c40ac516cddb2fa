"""What somebody wrote, as a command: reads the first words of a message against the table of chat words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` is a key of ``locales.chat_words.COMMANDS``, or "" where nothing fits; ``rest`` is what follows the words.

    Names: help, plan, meetings, assess, measures, my_measures, overview, figures, characteristics, who, settings, cancel;
    of later work, answered honestly by ``later_answer``: practice, year, my_data. ``language_hint`` is the only
    language whose words these are, "" where several share them. ``near`` are words that were perhaps meant.
    """

    name: str
    rest: str = ""
    language_hint: str = ""
    near: tuple[str, ...] = ()


LATER = frozenset({"practice", "year", "my_data"})


def parse(text: str) -> Command:
    """The command in a text, without the mention of the bot. Never raises."""
    raise NotImplementedError
