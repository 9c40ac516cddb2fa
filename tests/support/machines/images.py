"""Made-up pictures, good and bad, as bytes."""

from __future__ import annotations

import io
import os
import struct
import zlib

from PIL import Image, ImageDraw


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG", **how: object) -> bytes:
    """A picture of stripes, with where it was taken and by what in its metadata."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Kamera av Ingrid"  # Make
    exif[0x0112] = how.pop("turned", 1)  # Orientation
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **how)
    return out.getvalue()


def noise(width: int = 1600, height: int = 1200) -> bytes:
    """Pixels that nothing compresses."""
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), os.urandom(3 * width * height)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def bomb(width: int = 10_000, height: int = 10_000) -> bytes:
    """A PNG of a few bytes that says it is so large: 100 megapixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def drawing() -> bytes:
    """Five lines with five notes, as a PNG: a picture that somebody might send."""
    picture = Image.new("RGB", (1200, 700), "#F6F4EF")
    pen = ImageDraw.Draw(picture)
    for line in range(5):
        pen.line((60, 200 + 70 * line, 1140, 200 + 70 * line), fill="#5A6472", width=5)
    notes = ((4, "#2F5D9B"), (2, "#11707F"), (3, "#A6341B"), (1, "#7A3E78"), (2, "#8A6208"))
    for at, (height, colour) in enumerate(notes):
        x, y = 190 + 200 * at, 200 + 70 * height
        pen.ellipse((x - 46, y - 34, x + 46, y + 34), fill=colour)
        pen.line((x + 43, y, x + 43, y - 210), fill=colour, width=10)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
