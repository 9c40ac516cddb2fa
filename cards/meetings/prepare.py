"""``Forbered deg``: the criteria of each level and the questions, in personal chat. Nobody learns who read them."""

from __future__ import annotations

from cards.figures.verbs import FIGURES_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import HELP
from cards.verbs import Press
from domain.catalogue.areas import Catalogue, Characteristic, said
from domain.meetings.meeting import Meeting, MeetingState
from domain.votes.rounds import LEVELS


def prepare(scene: Scene, meeting: Meeting | None, characteristic: Characteristic, catalogue: Catalogue) -> Card:
    """What to read before the meeting, or outside any meeting."""
    if meeting is not None and meeting.starts_at is not None:
        top = present.when(scene, meeting.starts_at, capital=False)
    else:
        top = scene.tr("prepare yourself")
    return kit.card(
        scene,
        kit.only_you(scene, top),
        kit.heading(kit.escape_line(present.title(scene, characteristic))),
        kit.text(scene.tr("Read all four. Which level is most like our everyday?")),
        kit.who_sees(scene, scene.tr("Nobody sees that you have read this. You vote in the meeting, unseen.")),
        levels_to_read(scene, characteristic),
        _basis(scene, characteristic),
        _questions(scene, meeting, characteristic, catalogue),
        _buttons(scene, meeting, characteristic),
    )


def levels_to_read(scene: Scene, characteristic: Characteristic) -> list[kit.Element]:
    """Each level with its sentences, to read."""
    return [
        kit.level_box(
            scene,
            level,
            [kit.escape_line(said(one.text, scene.language)) for one in characteristic.levels.get(level, ())],
        )
        for level in LEVELS
    ]


def _basis(scene: Scene, characteristic: Characteristic) -> kit.Element | None:
    if characteristic.own_criteria:
        return None
    words = scene.tr("This characteristic has no criteria of its own yet. These are the general ones.")
    return kit.footnote(words, apart=False)


def _questions(
    scene: Scene, meeting: Meeting | None, characteristic: Characteristic, catalogue: Catalogue
) -> list[kit.Element]:
    """The meeting's questions; outside a meeting those that are suggested, and the core questions at the end."""
    if meeting is not None and meeting.questions:
        asked = list(meeting.questions)
    else:
        asked = [said(words, scene.language) for words in characteristic.questions[:3]]
        asked += [said(words, scene.language) for words in catalogue.core_questions.values()]
    if not asked:
        return []
    lines = [kit.text(f"{at}. {kit.escape_line(one)}", spacing="Small") for at, one in enumerate(asked, start=1)]
    return [kit.section(scene.tr("Think about this too")), *lines]


def _buttons(scene: Scene, meeting: Meeting | None, characteristic: Characteristic) -> kit.Element:
    figures = kit.execute(scene.tr("See figures"), Press(FIGURES_SHOW, scene.school_id, characteristic.id))
    calendar = None
    if meeting is not None and meeting.state is MeetingState.INVITED:
        calendar = kit.open_url(scene.tr("Put in calendar"), scene.addresses.calendar(meeting.id, meeting.sequence))
    return kit.actions(figures, calendar, kit.execute(scene.tr("Get help"), Press(HELP, scene.school_id)))
