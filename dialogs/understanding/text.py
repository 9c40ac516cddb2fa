"""A message as it is compared: one spelling for what is written in many ways."""

from __future__ import annotations

import re
import unicodedata

from locales.chat_words import BOT_NAMES

LONGEST = 400  # characters that are looked at: who writes more does not ask for one thing
_BOT = re.compile(rf"@?\b(?:{'|'.join(map(re.escape, BOT_NAMES))})\b", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:(?:hei|heisann|hallo|halla|hello|hi|hey|god (?:morgen|morgon|dag|kveld)|good (?:morning|afternoon|evening)|"
    r"du|dere|folkens|eh|øh|um|ok|okei|og så|jo|altså)\b[\s,.!:;-]+)+(?=\w)"
)
_POLITE = re.compile(
    r"[\s,.!-]+(?:takk|tusen takk|please|thanks|thank you|vær så snill|ver så snill|er du snill|er du grei|"
    r"på forhånd takk|om du vil|hvis du kan|viss du kan|if you can|if you please|mvh|:\)|🙏|😊)[\s.!?]*$"
)
_FEW = 2  # words that must be left when politeness is taken off
_SIGNS = re.compile(r"[^\w\s?%]+")
_FOLD = str.maketrans("æøåéèêôöäü", "eoaeeeooeu")


def plain(text: str) -> str:
    """The text in lower case, composed, without the bot's name, greetings and politeness around something else."""
    text = unicodedata.normalize("NFC", text[:LONGEST]).replace("’", "'").casefold()
    text = _BOT.sub(" ", text)
    text = " ".join(text.split()).strip(" ,;:-–")
    less = _POLITE.sub("", _GREETING.sub("", text))
    return less if len(less.split()) >= _FEW else text


def simple(text: str) -> str:
    """The text letter for letter without the letters that not every keyboard has."""
    return text.translate(_FOLD)


def folded(text: str) -> str:
    """The text with these letters in one spelling, however people write them: å as a and as aa."""
    return simple(text).replace("aa", "a").replace("ae", "e").replace("oe", "o")


def tokens(text: str) -> list[str]:
    """The words of a plain text, and "?" where it asks."""
    asks = "?" in text
    found = _SIGNS.sub(" ", text.replace("'", "")).replace("?", " ").split()
    return [*found, "?"] if asks else found
