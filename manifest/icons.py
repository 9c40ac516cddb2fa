"""The app's two icons, drawn: ``python -m manifest.icons`` writes them beside this file.

A staircase of four steps with a note's head on each: the levels, and the music.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

BLUE = (47, 93, 155, 255)
PAPER = (246, 244, 239, 255)
WHITE = (255, 255, 255, 255)
CLEAR = (255, 255, 255, 0)
SCALE = 8  # drawn large and scaled down: smooth edges


def icon(size: int, ground: tuple[int, int, int, int], ink: tuple[int, int, int, int]) -> Image.Image:
    """Four rising bars, each with a disc above it, on a square of ``size`` pixels."""
    side = size * SCALE
    picture = Image.new("RGBA", (side, side), ground)
    draw = ImageDraw.Draw(picture)
    for step in range(4):
        left = side * (0.16 + 0.18 * step)
        top = side * (0.68 - 0.12 * step)
        draw.rounded_rectangle((left, top, left + side * 0.13, side * 0.82), side * 0.02, fill=ink)
        radius = side * 0.065
        centre = (left + radius, top - radius * 1.5)
        draw.ellipse((centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius), fill=ink)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def whiten(picture: Image.Image) -> Image.Image:
    """Keep only transparency: Teams wants the outline icon white and nothing else."""
    white = Image.new("RGBA", picture.size, WHITE)
    white.putalpha(picture.getchannel("A"))
    return white


def main() -> None:
    """Write color.png (192 px) and outline.png (32 px)."""
    here = Path(__file__).parent
    icon(192, BLUE, PAPER).save(here / "color.png", optimize=True)
    whiten(icon(32, CLEAR, WHITE)).save(here / "outline.png", optimize=True)


if __name__ == "__main__":
    main()
