"""Several pictures of a conversation as one: each as wide as on a phone, from left to right and from above."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops

WIDE, HIGH, GAP, IN_A_ROW = 400, 700, 12, 4
LARGEST = 400_000  # bytes
_AROUND = (210, 210, 216)


def montage(pictures: Sequence[Path], path: Path) -> None:
    """Write the pictures, each with its lower part, where the newest is; raises ``ValueError`` if it gets too large."""
    tiles = [_tile(picture) for picture in pictures]
    rows = -(-len(tiles) // IN_A_ROW)
    size = (IN_A_ROW * (WIDE + GAP) + GAP, rows * (HIGH + GAP) + GAP)
    whole = Image.new("RGB", size, _AROUND)
    for at, tile in enumerate(tiles):
        whole.paste(tile, (GAP + at % IN_A_ROW * (WIDE + GAP), GAP + at // IN_A_ROW * (HIGH + GAP)))
    path.parent.mkdir(parents=True, exist_ok=True)
    whole.quantize(32).save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} has {path.stat().st_size} bytes")


def _tile(picture: Path) -> Image.Image:
    with Image.open(picture) as opened:
        shot = opened.convert("RGB")
    drawn = ImageChops.difference(shot, Image.new("RGB", shot.size, (255, 255, 255))).getbbox()
    shot = shot.crop((0, 0, shot.width, drawn[3] + GAP)) if drawn else shot
    shot = shot.resize((WIDE, round(shot.height * WIDE / shot.width)), Image.Resampling.LANCZOS)
    tile = Image.new("RGB", (WIDE, HIGH), (255, 255, 255))
    tile.paste(shot, (0, min(0, HIGH - shot.height)))
    return tile
