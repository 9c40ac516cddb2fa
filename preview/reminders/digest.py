"""Samples of ``cards/reminders/digest.py``."""

from __future__ import annotations

from cards.kit import present
from cards.kit.scene import Scene
from cards.reminders.digest import digest
from domain.reminders.digest import News
from domain.reminders.rhythms import Digest
from preview import school as samples
from preview.votes import made_up as vote_samples


def _news(on: Scene, times: int = 1) -> News:
    found = vote_samples.measures(on)
    return News((found[4],) * times, (found[0],) * times, (found[1],) * times, 2)


SAMPLES: list[samples.Sample] = [
    (
        "month",
        lambda on: digest(on, _news(on), f"2.2, {present.when(on, samples.STARTS, capital=False)}", Digest.MONTHLY),
    ),
    ("week, only slow", lambda on: digest(on, News((), (), _news(on).slow, 1), "", Digest.WEEKLY)),
    ("many", lambda on: digest(on, _news(on, 12), "", Digest.MONTHLY)),
]
