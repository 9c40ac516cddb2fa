"""Made-up cards about catching up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.catching_up.catch_up import Story, catch_up
from cards.kit.scene import Scene
from domain.agenda.agenda import Agenda, IdeasState
from domain.errors import Problem
from domain.meetings.meeting import Agreement, MeetingState
from domain.minutes.minutes import MinutesState
from locales import tr
from preview import groups as groups_card
from preview import school as samples
from preview import votes as vote_samples


def sample_story(on: Scene, **more: object) -> Story:
    """Jonas, who is ill, while the first round is open."""
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS)
    agenda = Agenda(meeting.id, 2, samples.STARTS, samples.STARTS + timedelta(minutes=25))
    story = Story(meeting, samples.CHARACTERISTIC, [vote_samples.OPEN], (), agenda, 5, 8, 5, can_vote=True)
    return replace(story, **more)  # type: ignore[arg-type]


def _ended(on: Scene, minutes: MinutesState | None) -> Story:
    meeting = replace(samples.meeting(on, MeetingState.ENDED), agreement=Agreement(2, 3))
    groups = [replace(group, seats=()) for group in groups_card.sample_groups(on)]
    rounds = [vote_samples.FIRST, vote_samples.SECOND]
    return sample_story(on, meeting=meeting, rounds=rounds, groups=groups, agenda=None, minutes=minutes)


def _later(on: Scene, ideas: IdeasState) -> Story:
    story = sample_story(on, rounds=[vote_samples.FIRST], groups=groups_card.sample_groups(on))
    assert story.agenda is not None
    return replace(story, agenda=replace(story.agenda, phase=3, ideas=ideas))


_NAMES = [Problem("names_somebody", {"names": "Jonas"}, "thought")]


SAMPLES: samples.Samples = {
    "catch_up": [
        ("a vote to give", lambda on: catch_up(on, sample_story(on), "f")),
        (
            "voted",
            lambda on: catch_up(on, sample_story(on, voted=True), "f", note=tr(on.language, "Your vote is in.")),
        ),
        ("after the round", lambda on: catch_up(on, _later(on, IdeasState.NONE), "f")),
        (
            "a name among the ideas",
            lambda on: catch_up(on, _later(on, IdeasState.OPEN), "f", problems=_NAMES, value="Jonas må svare."),
        ),
        ("minutes open", lambda on: catch_up(on, _ended(on, MinutesState.OPEN), "f")),
        ("minutes to come", lambda on: catch_up(on, _ended(on, MinutesState.DRAFT), "f")),
        ("looks on", lambda on: catch_up(on, sample_story(on, can_vote=False, takes_part=False), "f")),
    ],
}
