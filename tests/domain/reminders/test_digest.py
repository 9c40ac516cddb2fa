"""The channel's digest: silence is neither good news nor bad."""

from __future__ import annotations

from datetime import timedelta

from cards.measures.progress import MARKS
from cards.reminders.digest import digest
from domain.measures.measure import Measure, Progress
from domain.reminders.digest import News, news
from domain.reminders.rhythms import Digest
from tests.cards.conducting.room import NB
from tests.cards.every.everything import elements, words
from tests.support.arranged.small_school import NOW


def measure(progress: Progress) -> Measure:
    answered = NOW if progress is not Progress.NONE else None
    return Measure(
        progress.value, "s", None, "1.4", "Ringe hjem", "p", NOW.date(), progress=progress, answered_at=answered
    )


def test_a_measure_nobody_has_answered_for_is_not_called_good() -> None:
    found = news([measure(one) for one in Progress], NOW - timedelta(days=30), NOW)
    assert (found.on_track, found.silent) == (1, 1)
    card = digest(NB, News((), (), found.slow, 0, 2), "", Digest.MONTHLY)
    said = " ".join(words(card))
    assert "Ikke svart." in said
    assert "I gang" not in said
    alt = [one.get("altText", "") for one in elements(card) if one["type"] == "Image"]
    assert alt == ["Merke: følg med", "Merke: venter"]


def test_what_was_dropped_does_not_wear_the_mark_of_what_is_done() -> None:
    assert len({MARKS[one] for one in Progress}) == len(Progress)
