"""Made-up cards about kit."""

from __future__ import annotations

from cards.kit.notes import failed, note, refused, unknown
from cards.kit.scene import Scene
from cards.meetings.verbs import MEETING_LIST
from cards.verbs import Press
from cards.votes.verbs import VOTE_REFRESH
from domain.errors import Problem
from locales import tr
from preview import school as samples
from preview.school import CHARACTERISTIC, OTHER


def _over(on: Scene) -> tuple[str, str]:
    return on.tr("This did not go through"), on.tr("That did not work. Nothing was changed.")


SAMPLES: samples.Samples = {
    "notes": [
        ("note", lambda on: note(on, *_over(on), [(tr(on.language, "See meetings"), Press(MEETING_LIST))])),
        ("refused", lambda on: refused(on, Problem("leaders_only", {"leaders": "Ingrid"}))),
        ("failed", lambda on: failed(on, "7Q2-KF4")),
        ("failed, asked alone", lambda on: failed(on, "7Q2-KF4", Press(VOTE_REFRESH, "round-1"))),
        ("unknown", lambda on: unknown(on, "1.14", [CHARACTERISTIC, OTHER])),
        ("not understood", lambda on: unknown(on, "*hva* [er](dette) <b>", [])),
    ],
}
