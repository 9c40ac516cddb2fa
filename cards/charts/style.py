"""The sheet of paper that every chart is drawn on. One point is one CSS pixel on a phone of 320 pixels."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, Rectangle

from cards.charts.palette import BLUE, BLUE_PALE, INK, MUTED, PAPER

WIDTH = 288  # what a card leaves for a picture on a phone
TALLEST = 409  # 1024 px at 180 dots an inch
DPI = 180  # 288 pt become 720 px
MARGIN = 14
TITLE_SIZE = 12.0
BODY_SIZE = 11.0
SMALL_SIZE = 10.0  # nothing is smaller
LINE = 16.0  # from one line of body text to the next

RC: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # ships inside matplotlib: the same picture on every machine
    "font.size": BODY_SIZE,
    "text.color": INK,
    "text.parse_math": False,  # a "$" or "_" in a title is only a character
    "axes.linewidth": 0,
    "lines.solid_capstyle": "round",
}


def sheet(height: float, width: float = WIDTH, corner: float | None = 8) -> tuple[Figure, Axes]:
    """A sheet of paper with transparent corners (none where ``corner`` is None); y grows downwards, as on a page."""
    fig = Figure(figsize=(width / 72, height / 72), dpi=DPI)
    FigureCanvasAgg(fig)
    fig.patch.set_alpha(0)
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.axis("off")
    if corner is None:
        return fig, ax
    paper = FancyBboxPatch(
        (0.4, 0.4),
        width - 0.8,
        height - 0.8,
        boxstyle=f"round,pad=0,rounding_size={corner}",
        fc=PAPER,
        ec="none",
    )
    ax.add_patch(paper)
    return fig, ax


def heading(ax: Axes, title: list[str], second: list[str]) -> float:
    """The title and the line under it; returns where the body may begin."""
    y = 20.0
    for line in title:
        ax.text(MARGIN, y, line, fontsize=TITLE_SIZE, fontweight="bold", va="center")
        y += LINE
    y += 2
    for line in second:
        ax.text(MARGIN, y, line, fontsize=BODY_SIZE, color=MUTED, va="center")
        y += LINE
    return y


_ruler = FigureCanvasAgg(Figure(dpi=DPI))


def width_of(text: str, size: float = BODY_SIZE, weight: str = "normal") -> float:
    """How wide a text is, in points."""
    renderer: Any = _ruler.get_renderer()  # type: ignore[no-untyped-call]
    font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    return float(renderer.get_text_width_height_descent(text, font, False)[0]) * 72 / DPI


def wrap(text: str, room: float, size: float = BODY_SIZE, weight: str = "normal", most: int = 2) -> list[str]:
    """The text in lines that fit, broken after spaces and dashes; more than ``most`` lines end in dots."""
    lines: list[str] = []
    line = ""
    for piece in text.replace("–", "–\x00").replace(" ", " \x00").split("\x00"):
        if line and width_of((line + piece).rstrip(), size, weight) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    lines.append(line.rstrip())
    kept, rest = lines[:most], lines[most:]
    return [shorten(part, room, size, weight, force=bool(rest) and part is kept[-1]) for part in kept]


def shorten(text: str, room: float, size: float, weight: str = "normal", *, force: bool = False) -> str:
    """The text cut to its room, with dots where something is missing."""
    if not force and width_of(text, size, weight) <= room:
        return text
    while text and width_of(text.rstrip(" ,·–") + "…", size, weight) > room:
        text = text[:-1]
    return text.rstrip(" ,·–") + "…"


def staircase(ax: Axes, x: float, foot: float, level: int, step: float = 4.2, rise: float = 3.8) -> None:
    """The four steps that mark a level; those above it are pale."""
    for number in range(1, 5):
        colour = BLUE if number <= level else BLUE_PALE
        left, high = x + (number - 1) * step * 1.4, rise * number
        ax.add_patch(Rectangle((left, foot - high), step, high, fc=colour, ec="none"))


def png(fig: Figure) -> bytes:
    """The picture's bytes; the same data gives the same bytes."""
    out = BytesIO()
    fig.savefig(out, format="png", transparent=True, metadata={"Software": None})
    return out.getvalue()
