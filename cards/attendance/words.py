"""What several cards say about who is coming, and the buttons that say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.attendance.verbs import ATTEND
from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.verbs import Press
from domain.attendance.attendance import NOBODY, Attendance
from domain.people.school import Member

YES, NO, NOTHING = "yes", "no", "none"
ON_COPY = "copy"  # the nonce of a press on somebody's own copy of the invitation: the answer is that copy
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Coming:
    """What one person sees about a meeting: what they have said themselves, and what all have said, if they see that.

    ``asked`` is False for who does not take part.
    """

    own: bool | None = None
    counted: Attendance = NOBODY
    asked: bool = True


def buttons(scene: Scene, meeting_id: str, own: bool | None = None, nonce: str = "") -> list[kit.Button]:
    """Return the buttons that say what the person has not said already."""
    yes = kit.execute(scene.tr("I am coming"), Press(ATTEND, meeting_id, YES, nonce=nonce), associated=False)
    no = kit.execute(scene.tr("I am not coming"), Press(ATTEND, meeting_id, NO, nonce=nonce), associated=False)
    return [button for button, said in ((yes, True), (no, False)) if own is not said]


def own_words(scene: Scene, own: bool | None) -> str:
    """Return what the person has said themselves, as a sentence to them; "" for nothing."""
    if own is None:
        return ""
    return scene.tr("You have said that you are coming.") if own else scene.tr("You have said that you are not coming.")


def line(scene: Scene, counted: Attendance) -> str:
    """Return how many are coming, who is not, and how many have not answered, for a card; "" before anybody has."""
    if not counted.said:
        return ""
    parts = [how_many(scene, counted) if counted.coming else "", absent(scene, counted.absent), silent(scene, counted)]
    return " ".join(part for part in parts if part)


def how_many(scene: Scene, counted: Attendance) -> str:
    """Return how many are coming, as a sentence."""
    return scene.trn("{count} is coming.", "{count} are coming.", counted.coming)


def silent(scene: Scene, counted: Attendance) -> str:
    """Return how many have not answered, as a sentence; never who."""
    if not counted.silent:
        return ""
    return scene.trn("{count} has not answered.", "{count} have not answered.", counted.silent)


def absent(scene: Scene, members: Sequence[Member]) -> str:
    """Return who is not coming, as a sentence for a card; "" where nobody has said so."""
    if not members:
        return ""
    named = [kit.escape_line(member.person.name) for member in members[:MOST_NAMES]]
    if len(members) > MOST_NAMES:
        named.append(scene.tr("{count} more", count=len(members) - MOST_NAMES))
    return scene.tr("Not coming: {names}.", names=present.names(scene, named))
