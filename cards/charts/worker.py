"""The drawing process: reads specs, answers with pictures, knows nothing of the application.

Each request is four bytes of length and that many of JSON; each answer is one byte (1: a picture, 0: cannot be drawn),
four bytes of length and the PNG or the reason. The process ends when its input does, so it never outlives the service.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

NICENESS = 10  # the event loop's process comes first
LARGEST = 1 << 20


def main() -> None:
    """Serve requests until the input ends. What libraries print goes to the error stream, never between the answers."""
    os.nice(NICENESS)
    asked = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (text := _read(asked)) is not None:
        try:
            good, body = 1, _picture(text)
        except Exception as error:  # whatever a spec holds, the next one is drawn
            good, body = 0, f"{type(error).__name__}: {error}".encode()[:500]
        answers.write(bytes([good]) + len(body).to_bytes(4, "big") + body)
        answers.flush()


def _picture(text: str) -> bytes:
    from cards.charts.drawing import draw  # matplotlib comes with the first picture

    return draw(text)


def _read(asked: BinaryIO) -> str | None:
    head = asked.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    body = asked.read(size) if size <= LARGEST else b""
    return body.decode() if len(body) == size else None


if __name__ == "__main__":
    main()
