"""The garbage collector, told what the service is like."""

from __future__ import annotations

import gc

YOUNG = 10_000  # new objects until the young ones are looked through; Python's 700 is for small programs


def settle() -> None:
    """Once everything is loaded: it stays to the end, and is not looked through again and again.

    A sweep of ten thousand reminders spent a sixth of its time on looking through what was loaded at start.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
