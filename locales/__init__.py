"""Every sentence that people read, in bokmål, nynorsk and English: the one function that looks a text up.

Source strings are English and stand in the code; ``nb.po`` and ``nn.po`` translate them. Write ``tr(language, "…")``
where the sentence is used, ``N_("…")`` where it is only named. Parameters are ``{name}`` in the string.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

_HERE = Path(__file__).parent


def N_(message: str) -> str:  # noqa: N802  (gettext's own name)
    """Mark a sentence for translation without translating it here."""
    return message


def tr(language: str, message: str, **params: object) -> str:
    """The message in a language, with its parameters filled in; English where the language is not known."""
    text = _messages(language).get(message, message)
    text = text if isinstance(text, str) else text[0]
    return text.format(**params) if params else text


def trn(language: str, one: str, many: str, count: int, **params: object) -> str:
    """The singular or plural form for ``count``, which is itself the parameter ``{count}``."""
    found = _messages(language).get(one)
    forms = found if isinstance(found, tuple) else (one, many)
    return forms[0 if count == 1 else 1].format(count=count, **params)


@cache
def _messages(language: str) -> dict[str, str | tuple[str, ...]]:
    path = _HERE / f"{language}.po"
    return _read(path) if path.exists() else {}


def _read(path: Path) -> dict[str, str | tuple[str, ...]]:
    with path.open("rb") as file:
        catalog = read_po(file)
    texts: dict[str, str | tuple[str, ...]] = {}
    for message in catalog:
        if message.id and message.string:
            key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
            texts[key] = tuple(message.string) if isinstance(message.string, (tuple, list)) else message.string
    return texts
