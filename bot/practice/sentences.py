"""What is asked about good practice."""

from __future__ import annotations

import re

from bot.handling.commands import parse
from bot.handling.said import Said, meaning, showing
from cards.practice.verbs import PACKAGE_SHOW, PRACTICE_LIST
from cards.verbs import Press

_WORD = re.compile(r"\b(?:på|om|for|of|about|on|i|med|with)\s+(.{2,60})$", re.IGNORECASE)


@meaning("practice", public=True)
async def practice(said: Said) -> Press:
    """Show good practice of the characteristic or about the word that is named."""
    command = parse(said.text)
    word = command.rest if command.name == "practice" else said.named.characteristic
    if not word and command.name != "practice":
        found = _WORD.search(said.text.strip(" .?!"))
        word = found[1] if found else ""
    return said.press(PRACTICE_LIST, inputs={"word": word})


package = showing(PACKAGE_SHOW, "package")
