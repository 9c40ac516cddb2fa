"""How a phase of a meeting is told: its name and when it ends, what is left, the question on the table, what we do."""

from __future__ import annotations

import math
from datetime import timedelta

from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.meetings.timetable import phase as name_of
from domain.agenda.agenda import Agenda
from domain.groups.groups import GROUPS_FROM
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting
from locales import tr, trn

MOST_QUESTIONS = 3


def name(scene: Scene, phase: Phase, people: int) -> str:
    """The name of a phase. So few that they talk as one have no groups, whatever the form calls it."""
    return name_of(scene, Phase.TALK if phase is Phase.GROUPS and people < GROUPS_FROM else phase)


def until(scene: Scene, phase: Phase, agenda: Agenda, people: int) -> str:
    """As "Samtale til kl. 14.42": true without an update. While the clock stands, that it does."""
    words = name(scene, phase, people)
    if agenda.paused_at is not None:
        return scene.tr("{phase}: pause", phase=words)
    return scene.tr("{phase} until {time}", phase=words, time=present.at_clock(scene, agenda.ends_at))


def voted_until(scene: Scene, agenda: Agenda) -> str:
    """What stands there of a vote whose result has been seen: it is over, whatever time it was to last to."""
    return scene.tr("The vote is over: pause") if agenda.paused_at is not None else scene.tr("The vote is over")


def left(scene: Scene, agenda: Agenda) -> str:
    """As "Kl. 14.30 var det 12 minutter igjen.": a card does not tick, so it says when it was true."""
    language, much = scene.language, agenda.left(scene.now)
    if agenda.paused_at is not None:
        minutes = max(0, minutes_of(much))
        return trn(
            language, "{count} minute is left when you go on.", "{count} minutes are left when you go on.", minutes
        )
    at = present.capitalised(present.at_clock(scene, scene.now))
    if much > timedelta(0):
        minutes = minutes_of(much)
        return trn(
            language, "At {time}, {count} minute was left.", "At {time}, {count} minutes were left.", minutes, time=at
        )
    over = -minutes_of(much)
    if not over:
        return tr(language, "At {time}, the time was up.", time=at)
    return trn(
        language,
        "At {time}, you were {count} minute over the time.",
        "At {time}, you were {count} minutes over the time.",
        over,
        time=at,
    )


def minutes_of(much: timedelta) -> int:
    """Whole minutes, begun ones counted."""
    return math.ceil(much / timedelta(minutes=1))


def on_the_table(scene: Scene, meeting: Meeting, phase: Phase) -> list[str]:
    """The question or questions of a phase, ready for a card."""
    if phase in (Phase.VOTE, Phase.VOTE_AGAIN):
        return [scene.tr("Which level are we usually at?")]
    if phase is Phase.PLENARY:
        return [scene.tr("Which level are we usually at, and which one do we want to reach?")]
    if phase is Phase.MEASURES:
        return [scene.tr("What would it take for us to reach a higher level and stay there?")]
    if phase is Phase.OPENING and meeting.problem:
        return [kit.escape(meeting.problem)]
    return [kit.escape(question) for question in meeting.questions[:MOST_QUESTIONS]]


def question_box(scene: Scene, meeting: Meeting, phase: Phase) -> kit.Element | None:
    """The question on the table, on a surface of its own; None where there is none."""
    asked = on_the_table(scene, meeting, phase)
    if not asked:
        return None
    label = scene.trn("The question now", "The questions now", len(asked))
    spacing = [kit.text(words, spacing="None" if not place else "Small") for place, words in enumerate(asked)]
    return kit.box(kit.subtle(label), *spacing)


def what_we_do(scene: Scene, phase: Phase, people: int, *, voting: bool, voted: bool = False) -> str:
    """One sentence about what everybody does in a phase; ``voted``: its vote has been held and its result seen."""
    if voted:
        return scene.tr("The vote is over, and the result is here in the thread. We talk about it.")
    if voting and phase is not Phase.VOTE_AGAIN:
        phase = Phase.VOTE  # whatever the plan says, a vote goes on
    if phase in (Phase.VOTE, Phase.VOTE_AGAIN) and not voting:
        return scene.tr("The leader says how we go about it.")
    if phase is Phase.GROUPS and people >= GROUPS_FROM:
        return scene.tr("We talk in groups. Everybody says something before anybody speaks twice.")
    if phase in (Phase.GROUPS, Phase.TALK):
        return scene.tr("We talk. Everybody says something before anybody speaks twice.")
    return {
        Phase.OPENING: scene.tr("Why we talk about this, what the figures say, and what we ask ourselves."),
        Phase.ALONE: scene.tr("Read the levels and think on your own. Write down an example if you like."),
        Phase.VOTE: scene.tr("Vote on the card with the levels, here in the thread."),
        Phase.VOTE_AGAIN: scene.tr("Vote once more, on the new card. You may vote the same or something else."),
        Phase.PLENARY: scene.tr("We agree on where we are, and on where we want to be."),
    }.get(phase, scene.tr("What do we do to get there? One or two measures are enough."))


def count_here(scene: Scene, here: int) -> str:
    """As "8 er her."; nothing where nobody has said so."""
    return scene.trn("{count} is here.", "{count} are here.", here) if here else ""


def ideas_up(scene: Scene, count: int) -> str:
    """As "12 ideer er hentet fram."."""
    return scene.trn("{count} idea is up.", "{count} ideas are up.", count)
