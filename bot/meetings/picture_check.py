"""A picture that somebody sent: what it is by its content, how large before it is opened, and what is kept of it.

Kept are the pixels alone, turned the right way up, at most 1024 wide or high and 1 MB: what Teams shows on a card.
Where and when it was taken, and with which camera, is not kept. The worst that comes in costs what 40 megapixels cost.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from typing import TYPE_CHECKING

from domain.errors import Refused

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 12_000_000
MOST_PIXELS = 40_000_000
SIDES = (1024, 880, 760)  # tried in turn, until the file is small enough
MOST_STORED = 1_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_one_at_a_time = asyncio.Lock()


async def checked(data: bytes) -> tuple[bytes, int, int]:
    """The picture as it is kept, as PNG, and its width and height. Raises ``Refused``."""
    async with _one_at_a_time:  # memory: one picture is open at a time, off the loop
        return await asyncio.to_thread(check, data)


def check(data: bytes) -> tuple[bytes, int, int]:
    """The same, here and now."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:  # reads the head only
            width, height = opened.size
            if width * height > MOST_PIXELS:
                raise Refused("picture_many_pixels", megapixels=width * height // 1_000_000, most=MOST_PIXELS // 10**6)
            if min(width, height) < 16 or max(width, height) > 40 * min(width, height):
                raise Refused("picture_shape")
            opened.draft("RGB", (2 * SIDES[0], 2 * SIDES[0]))  # JPEG is decoded smaller at once
            return _small_enough(_upright(opened))
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused("picture_many_pixels", megapixels=100, most=MOST_PIXELS // 10**6) from error
    except UnidentifiedImageError as error:
        raise Refused("picture_kind") from error
    except Exception as error:  # a decoder that stumbles over a broken file raises whatever it likes
        raise Refused("picture_broken") from error


def digest_of(school_id: str, png: bytes) -> str:
    """The picture's name in its address. Two schools that send the same picture have each their own."""
    return hashlib.sha256(school_id.encode() + b"\n" + png).hexdigest()[:32]


def _upright(opened: Image.Image) -> Image.Image:
    """A new image of nothing but pixels, on white: what is see-through would vanish in dark mode."""
    from PIL import Image, ImageOps

    opened.thumbnail((2 * SIDES[0], 2 * SIDES[0]), reducing_gap=2.0)
    turned = ImageOps.exif_transpose(opened).convert("RGBA")
    bare = Image.new("RGB", turned.size, "white")
    bare.paste(turned, mask=turned.getchannel("A"))
    return bare


def _small_enough(bare: Image.Image) -> tuple[bytes, int, int]:
    from PIL import Image

    for side in SIDES:
        small = bare.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        if len(png := _png(small)) <= MOST_STORED:
            return png, *small.size
    small = bare.copy()
    small.thumbnail((SIDES[0], SIDES[0]), Image.Resampling.LANCZOS)
    return _png(small.quantize(256)), *small.size  # 256 colours of its own: a byte a pixel at the most


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
