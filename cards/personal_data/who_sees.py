"""Who sees what, and how long it is kept: the answer to the first question that a colleague has."""

from __future__ import annotations

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.personal_data.verbs import KEEPING_SHOW, MY_DATA_SHOW
from cards.verbs import Press
from domain.people.school import Caller


def who_sees(scene: Scene, caller: Caller, *, during: bool, public: bool) -> Card:
    """Return the answer; ``during`` a meeting the vote comes first, otherwise what one writes before it."""
    limit = caller.school.ballot_limit
    voting = (
        scene.tr("Your vote"),
        scene.tr(
            "Nobody sees what you vote, your leader neither. The channel sees how many voted for each level,"
            " once at least {limit} have voted. The votes are deleted when the meeting is over.",
            limit=limit,
        ),
    )
    preparing = (
        scene.tr("Your preparation"),
        scene.tr("Only you see what you answer when you prepare. What you write to share is shown without your name."),
    )
    rest = [
        (
            scene.tr("Whether you are coming"),
            scene.tr("Everybody in the school sees who is not coming to a meeting. Nobody asks why."),
        ),
        (
            scene.tr("Your measures"),
            scene.tr(
                "Everybody in the school sees who does what and how it goes."
                " What you ask for help with, only the leaders see."
            ),
        ),
        (
            scene.tr("What is kept"),
            scene.tr(
                "Your name and address in Teams, the school's meetings and measures for {years} years."
                " You can see all that is kept about you, and have it deleted.",
                years=caller.school.keep_years,
            ),
        ),
    ]
    parts = [voting, preparing, *rest] if during else [preparing, voting, *rest]
    body: list[kit.Element] = []
    for heading, words in parts:
        body += [kit.section(heading), kit.text(words)]
    mine = kit.execute(scene.tr("See my data"), Press(MY_DATA_SHOW))
    keeping = kit.execute(scene.tr("How long things are kept"), Press(KEEPING_SHOW, scene.school_id))
    return kit.card(
        scene,
        kit.heading(scene.tr("Who sees what")),
        body,
        None if public else kit.actions(mine, *([keeping] if caller.leads else [])),
    )
