"""A table in a file that somebody sent, in TOML or JSON: capped before anything reads it, as what comes may be made to
be slow. A key of 20,000 dotted parts takes a parser seconds; lists in lists in lists take down whoever walks them.
"""

from __future__ import annotations

import json
import re
import tomllib

MOST_DEPTH = 32  # tables and lists in each other; ours have six
MOST_DOTTED = 8  # parts of one key: "areas.characteristics.criteria" has three
# Where a text has no end it is taken to the end of the line: looked for again from each quote, it would take for ever.
_KEY = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"?+|'[^'\n]*+'?+)"""
_PARTS = re.compile(_KEY)
_TOKENS = re.compile(
    r'#[^\n]*+|"""(?s:[^"\\]|\\.|"(?!""))*+(?:""")?+'
    r"|'''(?s:[^']|'(?!''))*+(?:''')?+"
    rf"|({_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*+)"
)


class TooDeepError(ValueError):
    """The file's keys or lists go deeper than any file of ours."""


def table_in(text: str) -> object:
    """What the file holds: JSON where it begins as such, else TOML. ``ValueError`` for what cannot be read."""
    text = text.removeprefix("\ufeff")
    try:
        if text.lstrip().startswith("{"):
            value = json.loads(text)
        else:
            _check_keys(text)
            value = tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError as error:
        raise TooDeepError("too deep") from error
    if is_deeper(value, MOST_DEPTH):
        raise TooDeepError("too deep")
    return value


def is_deeper(value: object, most: int) -> bool:
    """Whether tables and lists stand in each other more than so many deep. A level at a time: no recursion."""
    level = [value]
    for _ in range(most + 1):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _check_keys(text: str) -> None:
    for seen in _TOKENS.finditer(text):
        key = seen[1]
        if key and key.count(".") >= MOST_DOTTED and len(_PARTS.findall(key)) > MOST_DOTTED:
            raise TooDeepError("too many parts in a key")
