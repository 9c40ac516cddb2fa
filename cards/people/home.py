"""What the bot can do here, for this person: the answer to ``hjelp``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.conducting.verbs import CONDUCTOR
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_LIST, MEASURE_MINE
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.people.verbs import MORE_SHOW
from cards.people.who import lead_button
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from cards.votes.verbs import VOTE_HIDE
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Role
from locales import tr


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for one person: whether to prepare, how many late measures and unsent drafts they have.

    ``vote`` is the round that is open and that they may vote in, whether or not they have; "" for none.
    """

    preparing: bool = False
    late: int = 0
    drafts: int = 0
    vote: str = ""


NOTHING_WAITS = Waits()


def home(
    scene: Scene,
    caller: Caller,
    next_meeting: Meeting | None,
    characteristic: Characteristic | None,
    leaders: Sequence[str],
    waits: Waits = NOTHING_WAITS,
) -> Card:
    """What waits for the person, the next meeting, what to press, what to write.

    Nobody sees a button that they have no right to.
    """
    name = kit.escape_line(caller.person.first_name)
    if caller.leads:
        heading = scene.tr("Hello, {name}. What would you like to do?", name=name)
    else:
        heading = scene.tr("Hello, {name}. This is what I can help you with", name=name)
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(caller.school.name)}"),
        kit.heading(heading),
        _waiting(scene, waits),
        _next(scene, next_meeting, characteristic),
        kit.actions(*_buttons(scene, caller, next_meeting, waits.vote, led=bool(leaders))),
        kit.section(scene.tr("Or write it in your own words")),
        kit.text("\n".join(f"- {line}" for line in _examples(scene, caller, characteristic))),
        kit.footnote(_foot(scene, caller, leaders)),
    )


def _waiting(scene: Scene, waits: Waits) -> kit.Element | None:
    lines = []
    if waits.vote:
        lines.append(scene.tr("The vote is open"))
    if waits.preparing:
        lines.append(scene.tr("You have not prepared for the meeting yet. It takes about ten minutes."))
    if waits.late:
        lines.append(
            scene.trn(
                "One of your measures is past its date.", "{count} of your measures are past their date.", waits.late
            )
        )
    if waits.drafts:
        lines.append(
            scene.trn("One draft of a meeting is not sent.", "{count} drafts of meetings are not sent.", waits.drafts)
        )
    return kit.box(*(kit.text(line) for line in lines)) if lines else None


def _next(scene: Scene, meeting: Meeting | None, characteristic: Characteristic | None) -> kit.Element:
    if meeting is None or meeting.starts_at is None:
        return kit.text(scene.tr("No meeting is planned."))
    running = meeting.state is MeetingState.RUNNING
    return kit.box(
        kit.subtle(scene.tr("Meeting going on now") if running else scene.tr("Next meeting")),
        kit.bold_line(present.when(scene, meeting.starts_at), spacing="None"),
        kit.text(kit.escape_line(present.title(scene, characteristic)), spacing="None") if characteristic else None,
        kit.text(kit.escape_line(meeting.place), spacing="None") if meeting.place else None,
    )


def _buttons(scene: Scene, caller: Caller, meeting: Meeting | None, round_id: str, *, led: bool) -> list[kit.Button]:
    vote = [kit.execute(scene.tr("Vote"), Press(VOTE_HIDE, round_id), style="positive")] if round_id else []
    if caller.leads:
        return [*vote, *_leader(scene, caller, meeting)]
    claim = [] if led else [lead_button(scene, caller)]
    return [*claim, *vote, *_colleague(scene, caller, meeting)]


def _leader(scene: Scene, caller: Caller, meeting: Meeting | None) -> list[kit.Button]:
    language, school = scene.language, caller.school.id
    plan = Press(MEETING_PLAN, school)
    rest = [
        kit.execute(tr(language, "See meetings"), Press(MEETING_LIST, school)),
        kit.execute(tr(language, "See measures"), Press(MEASURE_LIST, school)),
        kit.execute(tr(language, "More"), Press(MORE_SHOW, school)),
    ]
    if meeting is not None and meeting.state is MeetingState.RUNNING:
        conduct = kit.execute(tr(language, "Go to the meeting"), Press(CONDUCTOR, meeting.id), style="positive")
        return [conduct, kit.execute(tr(language, "Plan a meeting"), plan), *rest]
    return [kit.execute(tr(language, "Plan a meeting"), plan, style="positive"), *rest]


def _colleague(scene: Scene, caller: Caller, meeting: Meeting | None) -> list[kit.Button]:
    language, school = scene.language, caller.school.id
    meetings = kit.execute(tr(language, "See meetings"), Press(MEETING_LIST, school))
    more = kit.execute(tr(language, "More"), Press(MORE_SHOW, school))
    if caller.role is Role.NONE:
        return [meetings, more]
    mine = kit.execute(tr(language, "See my measures"), Press(MEASURE_MINE, school))
    prepare = None
    if meeting is not None and meeting.state in (MeetingState.INVITED, MeetingState.RUNNING):
        press = Press(MEETING_PREPARE, meeting.id)
        prepare = kit.execute(tr(language, "Prepare"), press, style="positive")
    return [button for button in (prepare, mine, meetings, more) if button is not None]


def _examples(scene: Scene, caller: Caller, characteristic: Characteristic | None) -> list[str]:
    number = characteristic.id if characteristic else "1.4"
    if caller.leads:
        return [
            scene.tr("reflection meeting on {number} Thursday at 14:00", number=number),
            scene.tr("figures {number}", number=number),
            scene.tr("characteristics"),
        ]
    return [
        scene.tr("assess {number}", number=number),
        scene.tr("my measures"),
        scene.tr("characteristics"),
    ]


def _foot(scene: Scene, caller: Caller, leaders: Sequence[str]) -> str:
    language = scene.language
    if caller.leads:
        return scene.tr("Write **who** to see and change roles, **settings** for language and limits.")
    names = present.names(scene, [kit.escape_line(leader) for leader in leaders])
    settings = scene.tr("Write **settings** for your language.")
    if not names:
        return f"{tr(language, 'Nobody leads this school in Samklang yet.')} {settings}"
    return f"{tr(language, '{leaders} can call meetings here.', leaders=names)} {settings}"
