"""What the bot can do here, for this person: the answer to ``hjelp``."""

from __future__ import annotations

from collections.abc import Sequence

from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.conducting.verbs import CONDUCTOR
from cards.figures.verbs import FIGURES_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_LIST, MEASURE_MINE
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Role
from locales import tr


def home(
    scene: Scene,
    caller: Caller,
    next_meeting: Meeting | None,
    characteristic: Characteristic | None,
    leaders: Sequence[str],
) -> Card:
    """The next meeting, what to press, what to write. Nobody sees a button that they have no right to."""
    name = kit.escape_line(caller.person.first_name)
    if caller.leads:
        heading = scene.tr("Hello, {name}. What would you like to do?", name=name)
    else:
        heading = scene.tr("Hello, {name}. This is what I can help you with", name=name)
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(caller.school.name)}"),
        kit.heading(heading),
        _next(scene, next_meeting, characteristic),
        kit.actions(*(_leader if caller.leads else _colleague)(scene, caller, next_meeting)),
        kit.section(scene.tr("Or write it in your own words")),
        kit.text("\n".join(f"- {line}" for line in _examples(scene, caller, characteristic))),
        kit.footnote(_foot(scene, caller, leaders)),
    )


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


def _leader(scene: Scene, caller: Caller, meeting: Meeting | None) -> list[kit.Button]:
    language, school = scene.language, caller.school.id
    plan = Press(MEETING_PLAN, school)
    rest = [
        kit.execute(tr(language, "See meetings"), Press(MEETING_LIST, school)),
        kit.execute(tr(language, "See measures"), Press(MEASURE_LIST, school)),
        kit.execute(tr(language, "See overview"), Press(OVERVIEW_SHOW, school)),
        kit.execute(tr(language, "See figures"), Press(FIGURES_SHOW, school)),
    ]
    if meeting is not None and meeting.state is MeetingState.RUNNING:
        conduct = kit.execute(tr(language, "Go to the meeting"), Press(CONDUCTOR, meeting.id), style="positive")
        return [conduct, kit.execute(tr(language, "Plan a meeting"), plan), *rest]
    return [kit.execute(tr(language, "Plan a meeting"), plan, style="positive"), *rest]


def _colleague(scene: Scene, caller: Caller, meeting: Meeting | None) -> list[kit.Button]:
    language, school = scene.language, caller.school.id
    meetings = kit.execute(tr(language, "See meetings"), Press(MEETING_LIST, school))
    overview = kit.execute(tr(language, "See overview"), Press(OVERVIEW_SHOW, school))
    if caller.role is Role.NONE:
        return [meetings, overview]
    mine = kit.execute(tr(language, "See my measures"), Press(MEASURE_MINE, school))
    prepare = None
    if meeting is not None and meeting.state in (MeetingState.INVITED, MeetingState.RUNNING):
        press = Press(MEETING_PREPARE, meeting.id)
        prepare = kit.execute(tr(language, "Prepare"), press, style="positive")
    return [button for button in (prepare, mine, meetings, overview) if button is not None]


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
