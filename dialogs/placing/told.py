"""What placing says: the card of a step, and single sentences."""

from __future__ import annotations

from cards.kit import kit, notes
from cards.kit.scene import Card, Scene
from cards.placing import decide as placing_end
from cards.placing import level as placing
from cards.placing.decide import LEVEL
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from domain.placing.place_school import Subject
from domain.placing.placement import Placement


def card_at(
    scene: Scene, subject: Subject, placement: Placement, step: str, *, note: str = "", whole: bool = False
) -> Card:
    """The card of a step."""
    if step == LEVEL:
        return placing_end.decide(scene, subject, placement, note=note)
    return placing.step(scene, subject, placement, int(step), note=note, whole=whole)


def kept(scene: Scene, subject: Subject) -> Card:
    """The dialog was left, the answers kept."""
    number = kit.escape_line(subject.characteristic.id)
    sentence = scene.tr(
        "I have kept what you answered, and only you see it. Write **assess {number}** when you want to go on.",
        number=number,
    )
    ref = subject.meeting.id if subject.meeting is not None else scene.school_id
    button = (scene.tr("Go on now"), Press(MEETING_PREPARE, ref, subject.key))
    return notes.note(scene, scene.tr("We leave it there"), sentence, [button])


def left(scene: Scene, count: int) -> str:
    """Some sentences of the level have no answer yet."""
    return scene.trn(
        "One sentence has no answer yet. Choose «Not sure» if you do not know.",
        "{count} sentences have no answer yet. Choose «Not sure» where you do not know.",
        count,
    )


def changed(scene: Scene) -> str:
    """A new version, or a new catalogue, since the card was shown: what was typed may be about another one."""
    return scene.tr("Something was changed since that card. What you answered before is kept; this is left.")


def left_for_good(scene: Scene) -> Card:
    """The dialog was left after the meeting had gone."""
    return notes.note(scene, scene.tr("We leave it there"), scene.tr("Nothing of it is kept."))


def taken_up(scene: Scene) -> str:
    """Answers were typed where no card waits for them."""
    return scene.tr("You had begun to place the school. This is where you were.")


def not_understood(scene: Scene) -> str:
    """A text that answers nothing."""
    return scene.tr(
        "I could not read an answer in that. Write for instance «often, now and then» or «1 often 2 seldom»."
        " An example begins with «example:». Write «cancel» to leave it; your answers are kept.",
    )


def explained(scene: Scene, last: bool) -> str:
    """Somebody does not understand what they are asked."""
    if last:
        return scene.tr(
            "Choose the level whose sentences are usually true of the school as you know it. There is no right answer,"
            " and «Not sure» is one too."
        )
    return scene.tr(
        "Each sentence describes what it is like at a school on this level. Answer how often it is like that where you"
        " teach. There is no right answer, and «Not sure» is one too."
    )


def too_many(scene: Scene, count: int) -> str:
    """More answers than sentences, or a number without one."""
    return scene.trn(
        "There is one sentence here. Write one answer.",
        "There are {count} sentences here. Write one answer for each, or put the number first: «2 seldom».",
        count,
    )


def example_kept(scene: Scene) -> str:
    """An example was typed."""
    return scene.tr("I have put your example in. Only you see it.")


def no_level(scene: Scene) -> str:
    """A word at the end that is no level."""
    return scene.tr("Write for instance «level 2», or what it would take to reach a higher level.")


def level_kept(scene: Scene, level: int) -> str:
    """A level was typed, and what it would take is still to be asked."""
    if not level:
        return scene.tr("You are not sure of the level. Write what it would take, or **save**.")
    return scene.tr("Level {level} is noted. Write what it would take, or **save**.", level=level)


def thought_kept(scene: Scene) -> str:
    """What it would take was typed, and the level is still to be decided."""
    return scene.tr("I have put that in. Choose a level, or write for instance **level 2**.")


def thought_waits(scene: Scene) -> str:
    """A question was typed, which may have been meant for us."""
    return scene.tr("I have put that in. Press Save if it is your answer to what it would take.")
