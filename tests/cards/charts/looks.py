"""What can be measured about a drawn figure: where its texts are, on what they stand, how colours are seen."""

from itertools import combinations

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.text import Text

from cards.charts.palette import PAPER
from cards.charts.style import RC
from tests.support.machines.contrast import contrast

# Machado, Oliveira and Fernandes (2009), full severity, for linear red, green and blue.
SIGHT = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}


def overlaps(fig: Figure) -> list[str]:
    """Texts that leave the paper or meet each other."""
    with rc_context(RC):
        fig.draw_without_rendering()
        boxes = [(t.get_text(), t.get_window_extent()) for t in fig.findobj(Text) if t.get_text()]
    width, height = fig.canvas.get_width_height(physical=True)
    wrong = [
        f"{words!r} leaves the paper"
        for words, box in boxes
        if box.x0 < 10 or box.x1 > width - 10 or box.y0 < 8 or box.y1 > height - 8
    ]
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > 0 and down > 3:  # 3 px: ascenders' empty room
            wrong.append(f"{one!r} meets {other!r}")
    return wrong


def pale(fig: Figure) -> list[str]:
    """Texts without contrast to what they stand on; a text on a coloured ground carries its colour as its id."""
    return [
        text.get_text()
        for text in fig.findobj(Text)
        if text.get_text() and contrast(str(text.get_color()), text.get_gid() or PAPER) < 4.5
    ]


def small(fig: Figure) -> list[str]:
    """Texts that a phone would show smaller than 10 px."""
    return [t.get_text() for t in fig.findobj(Text) if t.get_text() and float(t.get_fontsize()) < 10]


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE Lab of a colour as it is seen by somebody with this colour sight."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (sum(w * c for w, c in zip(row, linear, strict=True)) for row in SIGHT[sight])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (max(c, 0.0) ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, sight: str) -> float:
    """How different two colours look: about 2 can just be seen, 20 is another colour."""
    pairs = zip(seen(one, sight), seen(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
