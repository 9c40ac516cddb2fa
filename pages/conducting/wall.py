"""The page for the room's screen. All texts come in plain, and the templates escape them.

The page works without its script too: it then loads itself anew. Nothing is said by colour alone, and what changes is
said to screen readers in one line.
"""

from __future__ import annotations

from dataclasses import dataclass

from pages.conducting.level import Level
from pages.kit import policy as policies
from pages.kit.code import Code
from pages.kit.markup import file_markup, render

STYLE, SCRIPT = "conducting/wall.css", "conducting/wall.js"
LONG = 70  # signs of a heading that is set smaller
DENSE = 330  # signs of one level's sentences that are set smaller
MOST_DOTS = 20  # above that, bars
LONGEST_BAR = 300


@dataclass(frozen=True, slots=True)
class Way:
    """How those without Teams at hand vote: the code to scan, what to do, and a hint."""

    code: Code
    words: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What has been shown: columns (one a round), a row a level from above, counts beside; sentences to talk about."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    talk: tuple[tuple[str, str, str], ...] = ()  # what about it, the sentence, how many

    @property
    def most(self) -> int:
        """The highest count, to which all marks are drawn to scale."""
        return max((count for _, counts in self.rows for count in counts), default=0)

    @property
    def bars(self) -> bool:
        """Whether the votes of some round are too many for a dot each."""
        totals = [sum(counts[n] for _, counts in self.rows) for n in range(len(self.columns))]
        return max(totals, default=0) > MOST_DOTS

    def width(self, count: int) -> int:
        """Return how long the bar of a count is."""
        return LONGEST_BAR * count // self.most if self.most else 0


@dataclass(frozen=True, slots=True)
class Wall:
    """All that the page shows now."""

    language: str
    title: str  # the characteristic
    until: str  # the phase and when it ends
    left: str  # what is left of it, in words
    heading: str
    more: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    count: str = ""
    way: Way | None = None
    result: Result | None = None

    @property
    def long(self) -> bool:
        """Whether the heading is set smaller."""
        return len(self.heading) > LONG

    @property
    def dense(self) -> bool:
        """Whether the sentences are set smaller, all alike, because those of one level are many."""
        return max((sum(map(len, level.sentences)) for level in self.levels), default=0) > DENSE


def page(wall: Wall, data_address: str, stale: str) -> bytes:
    """Return the whole page. It asks ``data_address`` for what changes, and says ``stale`` when nothing answers."""
    files = {"style": file_markup(STYLE), "script": file_markup(SCRIPT)}
    shown = {"language": wall.language, "title": wall.title, "wall": wall, "said": said(wall)}
    return render("conducting/wall.html", data_address=data_address, stale=stale, **shown, **files).encode()


def inside(wall: Wall) -> str:
    """Return the part of the page that changes: everything but the frame."""
    return render("conducting/wall_inside.html", wall=wall)


def said(wall: Wall) -> str:
    """Return the one line for screen readers."""
    return " ".join(part for part in (wall.until, wall.heading, wall.count) if part)


def policy() -> str:
    """Return what the page may do: its style, its script, and asking where it came from."""
    return policies.policy(STYLE, SCRIPT, connects=True)
