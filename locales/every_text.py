"""Every source string beside its translations, for those who read proofs. The service does not load it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

TRANSLATED = ("nb", "nn")
Forms = tuple[str, ...]  # one text, or the singular and the plural of it
_HERE = Path(__file__).parent


def every_text() -> list[Mapping[str, Forms]]:
    """The forms of each text by language, English among them. A translation that is missing is empty."""
    rows: dict[str, dict[str, Forms]] = {}
    for language in TRANSLATED:
        with (_HERE / f"{language}.po").open("rb") as file:
            catalog = read_po(file)
        for message in catalog:
            if not message.id:
                continue
            source = _forms(message.id)
            rows.setdefault(source[0], {"en": source, **dict.fromkeys(TRANSLATED, ())})[language] = _forms(
                message.string
            )
    return list(rows.values())


def _forms(text: str | list[str] | tuple[str, ...]) -> Forms:
    return (text,) if isinstance(text, str) else tuple(text)
