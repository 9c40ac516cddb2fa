"""The order of names, the same on every database: the Norwegian alphabet, accents aside."""

from __future__ import annotations

import unicodedata

_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})  # the three signs after z in ASCII


def by_name(name: str) -> tuple[str, str]:
    """A key to sort names by."""
    if name.isascii():
        return name.casefold(), name
    folded = name.casefold().translate(_LAST)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))
    return plain, name
