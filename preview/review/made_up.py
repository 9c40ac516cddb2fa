"""What a made-up meeting comes back to, for samples of the cards that open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.kit.scene import Scene
from domain.meetings.meeting import Agreement, MeetingState
from domain.review.came_back import Earlier
from preview import school as samples
from preview.votes import made_up as vote_samples


def sample_earlier(on: Scene) -> Earlier:
    """A meeting two years ago and three measures, for samples of cards."""
    held = replace(
        samples.meeting(on, MeetingState.ENDED),
        id="m-0000",
        started_at=samples.STARTS - timedelta(days=730),
        ended_at=samples.STARTS - timedelta(days=730),
        agreement=Agreement(1, 2),
    )
    return Earlier([held], [replace(one, meeting_id="m-0000") for one in vote_samples.measures(on)[2:5]])
