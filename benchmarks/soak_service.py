"""The service of a soak: as it is served, with no outgoing tokens, and on a working day whatever day it is."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from functools import partial

import app
from bot.edge.tokens import NoTokens
from bot.running.clock import system_clock

AHEAD = "SAMKLANG_SOAK_AHEAD"  # seconds


def main() -> int:
    """Serve until SIGTERM."""
    ahead = timedelta(seconds=float(os.environ[AHEAD]))

    def clock() -> datetime:
        return system_clock() + ahead

    made = partial(app.create_app, clock=clock, tokens=NoTokens(), warm=False)
    app.create_app = made
    return app.main(["serve"])


if __name__ == "__main__":
    sys.exit(main())
