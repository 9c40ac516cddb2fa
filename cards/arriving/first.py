"""The first card of a person: one thing to begin with, one or two presses away, whoever they are in the school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.people.verbs import HELP
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from cards.year import ready
from cards.year.ready import Offer
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting
from domain.people.school import Person, Role, School


@dataclass(frozen=True, slots=True)
class Start:
    """What there is to begin with: a meeting ahead and what it is about, else what is offered to a leader.

    Without a meeting ``about`` is what others may try to place the school in; ``preparing``: the meeting's is open.
    """

    meeting: Meeting | None = None
    about: Characteristic | None = None
    offer: Offer | None = None
    preparing: bool = False


NOTHING = Start()


def first(scene: Scene, person: Person, school: School, role: Role, start: Start = NOTHING, led_by: str = "") -> Card:
    """The personal welcome, and the answer to what to begin with. ``led_by``: the answer to who leads."""
    what, shown, buttons = _leader(scene, start) if role is Role.LEADER else _colleague(scene, role, start)
    heading = scene.tr("Hello, {name}", name=kit.escape_line(person.first_name))
    if led_by:
        heading = scene.tr("{name} leads the school", name=kit.escape_line(led_by))
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(heading),
        kit.text(what),
        shown,
        kit.actions(*buttons, kit.execute(scene.tr("Get help"), Press(HELP, scene.school_id))),
        kit.who_sees(scene, scene.tr("Only you see what we write here. It stays in Teams.")),
        kit.footnote(_foot(scene, role)),
    )


Parts = tuple[str, kit.Element | None, Sequence[kit.Button]]


def _leader(scene: Scene, start: Start) -> Parts:
    plan = Press(MEETING_PLAN, scene.school_id)
    if start.meeting is not None:
        see = Press(MEETING_LIST, scene.school_id)
        ways = [
            kit.execute(scene.tr("See meetings"), see, style="positive"),
            kit.execute(scene.tr("Plan a meeting"), plan),
        ]
        return scene.tr("You lead here. This is the next meeting."), _meeting(scene, start), ways
    if start.offer is None:
        return scene.tr("You lead here."), None, [kit.execute(scene.tr("Plan a meeting"), plan, style="positive")]
    if start.offer.first:
        what = scene.tr("You lead here, and I have a first meeting ready. Nothing is sent until you press send.")
    else:
        what = scene.tr("You lead here, and I have the next meeting ready. Nothing is sent until you press send.")
    buttons: list[kit.Button] = [ready.button(scene), kit.execute(scene.tr("Plan it yourself"), plan)]
    return what, ready.offered(scene, start.offer), buttons


def _colleague(scene: Scene, role: Role, start: Start) -> Parts:
    what = scene.tr("Here you prepare for meetings, and here I ask how your measures are going.")
    see = Press(MEETING_LIST, scene.school_id)
    if role is not Role.NONE and start.meeting is not None and start.preparing:
        prepare = Press(MEETING_PREPARE, start.meeting.id)
        buttons = [
            kit.execute(scene.tr("Prepare"), prepare, style="positive"),
            kit.execute(scene.tr("See meetings"), see),
        ]
        return what, _meeting(scene, start), buttons
    if role is Role.NONE or start.meeting is not None or start.about is None:
        return what, _meeting(scene, start), [kit.execute(scene.tr("See meetings"), see, style="positive")]
    title = kit.escape_line(present.title(scene, start.about))
    trial = scene.tr(
        "No meeting is planned yet. You can try how it works: place the school in **{title}**. "
        "Only you see what you answer.",
        title=title,
    )
    press = Press(MEETING_PREPARE, scene.school_id, start.about.id)
    return what, kit.text(trial), [kit.execute(scene.tr("Try a placement"), press, style="positive")]


def _meeting(scene: Scene, start: Start) -> kit.Element | None:
    meeting, about = start.meeting, start.about
    if meeting is None or meeting.starts_at is None:
        return None
    return kit.box(
        kit.bold_line(present.when(scene, meeting.starts_at), spacing="None"),
        kit.text(kit.escape_line(present.title(scene, about)), spacing="None") if about else None,
        kit.text(kit.escape_line(meeting.place), spacing="None") if meeting.place else None,
    )


def _foot(scene: Scene, role: Role) -> str:
    settings = scene.tr("Write **settings** for your language and for what I send you.")
    if role is not Role.LEADER:
        return settings
    own = scene.tr("Or write what you want, for instance **reflection meeting on 1.4 Thursday**.")
    return f"{own} {settings}"
