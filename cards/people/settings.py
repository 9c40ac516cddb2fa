"""Settings: one's own, and for leaders the school's."""

from __future__ import annotations

from collections.abc import Sequence

from cards.figures.verbs import LIMITS_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import HELP, SETTINGS_SAVE
from cards.personal_data.verbs import MY_DATA_SHOW
from cards.reminders.verbs import REMINDERS_SHOW, RHYTHM_SHOW
from cards.verbs import Press
from domain.errors import Problem
from domain.groups.seating import LONGEST_SUBJECT
from domain.minutes.minutes import LEAST_REMARK_DAYS, MOST_REMARK_DAYS
from domain.people.school import Caller, LeadersVote

SMALLEST_LIMIT, LARGEST_LIMIT = 3, 50
LEADERS_VOTE = {"last": LeadersVote.LAST, "never": LeadersVote.NOT, "with": LeadersVote.WITH}  # as the card sends it
WITH_SUBJECT = "subject"  # the card has this field: left empty, clients send nothing for it


def settings(
    scene: Scene, caller: Caller, saved: bool = False, problems: Sequence[Problem] = (), subject: str = ""
) -> Card:
    """The person's language, copies and subject; a leader's school language and limit."""
    copies = "true" if caller.person.personal_copies else "false"
    yes_no = [("true", scene.tr("Yes")), ("false", scene.tr("No"))]
    own: list[kit.Element] = [
        kit.subtle(scene.tr("For you"), spacing="Medium"),
        kit.choices("language", scene.tr("Your language"), present.LANGUAGE_NAMES.items(), caller.language),
        kit.choices("copies", scene.tr("A copy of invitations to you"), yes_no, copies),
        kit.text_field(
            "subject",
            scene.tr("What you teach (optional)"),
            subject,
            longest=LONGEST_SUBJECT,
            lines=False,
            hint=scene.tr("For instance violin; for groups by subject"),
        ),
    ]
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(caller.school.name)),
        kit.heading(scene.tr("Settings")),
        kit.text(scene.tr("Saved."), bold=True) if saved and not problems else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, field) for field in own],
        _school(scene, caller, problems) if caller.leads else None,
        kit.actions(
            kit.execute(scene.tr("Save"), Press(SETTINGS_SAVE, caller.school.id, WITH_SUBJECT), style="positive"),
            kit.execute(scene.tr("When I am asked"), Press(RHYTHM_SHOW, caller.school.id), associated=False),
            kit.execute(scene.tr("How the school asks"), Press(REMINDERS_SHOW, caller.school.id), associated=False)
            if caller.leads
            else None,
            kit.execute(scene.tr("Limits for colours"), Press(LIMITS_SHOW, caller.school.id), associated=False)
            if caller.leads
            else None,
            kit.execute(scene.tr("What I keep about you"), Press(MY_DATA_SHOW), associated=False),
            kit.execute(scene.tr("Go back"), Press(HELP, caller.school.id), associated=False),
        ),
    )


def _school(scene: Scene, caller: Caller, problems: Sequence[Problem]) -> list[kit.Element]:
    limit = kit.number_field(
        "limit",
        scene.tr("Results are shown from this many votes"),
        caller.school.ballot_limit,
        least=SMALLEST_LIMIT,
        most=LARGEST_LIMIT,
    )
    days = kit.number_field(
        "remark_days",
        scene.tr("Minutes are open for remarks for this many working days"),
        caller.school.remark_days,
        least=LEAST_REMARK_DAYS,
        most=MOST_REMARK_DAYS,
    )
    return [
        kit.text(scene.tr("For the school"), size="Small", subtle=True, separator=True, spacing="ExtraLarge"),
        kit.choices(
            "school_language",
            scene.tr("Language in the channel"),
            present.LANGUAGE_NAMES.items(),
            caller.school.language,
        ),
        kit.beside(scene, problems, limit),
        kit.footnote(scene.tr("Never fewer than 3, so that no vote can be guessed."), apart=False),
        kit.beside(scene, problems, _leaders(scene, caller)),
        kit.beside(scene, problems, days),
    ]


def _leaders(scene: Scene, caller: Caller) -> kit.Element:
    ways = [
        ("last", scene.tr("After the others")),
        ("never", scene.tr("Not at all")),
        ("with", scene.tr("Together with all")),
    ]
    chosen = next(way for way, meant in LEADERS_VOTE.items() if meant is caller.school.leaders_vote)
    return kit.choices("leaders_vote", scene.tr("How leaders vote"), ways, chosen, spacing="Medium")
