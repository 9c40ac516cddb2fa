"""What a meeting has agreed on, in its thread as soon as it is agreed on; edited where it becomes something else."""

from __future__ import annotations

from cards.agenda.agreement import agreement_words
from cards.agenda.rows import marked_heading, staircase
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Agreement, Meeting


def agreed(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """The level and the one to aim for, or that we take it up again; and when we look at it again."""
    one = meeting.agreement or Agreement(None, None)
    title = kit.escape_line(present.title(scene, characteristic))
    said = [] if one.level is not None else [scene.tr("We did not settle on one level.")]
    if one.review_on is not None:
        said.append(scene.tr("We look at it again on {day}.", day=present.short_day(scene, one.review_on)))
    return kit.card(
        scene,
        kit.subtle(f"{scene.tr('Shared level')} · {title}"),
        marked_heading(staircase(scene, one.level or 0), agreement_words(scene, one)),
        kit.text(" ".join(said)) if said else None,
    )
