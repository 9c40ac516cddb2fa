"""The one escaper: people's text on its way into a card, so that it is shown exactly as it was typed.

Clients read a part of Markdown, not all the same part: web clients know most of CommonMark, phones less. So whatever
can be disarmed with an invisible word joiner is (it means nothing anywhere), and a backslash stands only where nothing
else helps.
"""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"  # word joiner: no width, no break, no meaning
_BIDI_AND_HIDDEN = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BACKSLASHED = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])")  # a _ inside a word is no emphasis anywhere
_BROKEN_UP = re.compile(
    r"(?<=<)(?=[A-Za-z/!?])|(?<=&)(?=[#A-Za-z])|(?<=\])(?=[(:\[])|(?<=~)(?=~)|(?<=\{)(?=\{)|(?<=!)(?=\[)"
)
_LINE_START = re.compile(r"^(?=[-+#>=\[|:]|\d{1,9}[.)](?:\s|$))")

_PERHAPS = re.compile(r"[\\`*_<&\]~{!]|^[-+#>=\[|:\d]")  # where none of these is, none of the patterns above matches


def plain(text: str) -> str:
    """One line without control characters or invisible direction marks; for buttons, choices and input values."""
    return " ".join(_clean(text).split())


def escape(text: str) -> str:
    """People's text for a text block. Line breaks become paragraphs; blank ends and runs of empty lines go."""
    lines = (line.strip() for line in _clean(text).split("\n"))
    return "\n\n".join(_escaped_line(line) for line in lines if line)


def escape_line(text: str) -> str:
    """People's text for a place that has room for one line: a name, a title."""
    return _escaped_line(plain(text))


def tidy(text: str) -> str:
    """Text for the value of an input of several lines: line breaks kept, control characters gone."""
    return _clean(text)


def _escaped_line(line: str) -> str:
    if not _PERHAPS.search(line):
        return line
    line = _BACKSLASHED.sub(lambda found: "\\" + found[0], line)
    return _LINE_START.sub(JOINER, _BROKEN_UP.sub(JOINER, line))


def _clean(text: str) -> str:
    if text.isprintable():
        return text  # most is: no control, direction or line mark, nothing unassigned, no space but the usual one
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _BIDI_AND_HIDDEN.sub("", text)
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co"))
