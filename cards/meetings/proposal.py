"""The proposed meeting in the leader's personal chat: the whole of it, and what happens when it is sent.

``form`` changes it and ``missing`` asks for what a sentence did not say; both are in ``cards/meetings/form.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cards.figures import words as figure_words
from cards.figures.whose import titled_with_year
from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.kit.sentences import sentence
from cards.meetings import eyes, times, timetable
from cards.meetings.fields import CHART_NAMES
from cards.meetings.verbs import MEETING_DISCARD, MEETING_EDIT, MEETING_LIST, MEETING_PREVIEW, MEETING_SEND
from cards.review import came_back
from cards.verbs import Press, Verb
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.figures.reading import Reading
from domain.meetings.meeting import Meeting
from domain.review.came_back import Earlier


def proposal(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    readings: Sequence[Reading],
    warnings: Sequence[Problem],
    sends: Mapping[str, int],
    earlier: Earlier | None = None,
) -> Card:
    """The draft as it will be. ``readings`` are all that the characteristic can have, the chosen ones among them;
    ``sends["copies"]`` is how many people get a copy of their own; ``earlier`` is what the meeting comes back to.
    """
    earlier = earlier or Earlier()
    press = _press(meeting)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("proposal for a meeting")),
        kit.heading(kit.escape_line(present.title(scene, characteristic))),
        _when(scene, meeting),
        _warnings(scene, warnings),
        _own_words(scene.tr("What we wonder"), meeting.problem),
        came_back.since_last(scene, earlier),
        _figures(scene, meeting, readings),
        _questions(scene, meeting),
        _own_words(scene.tr("What the figures do not show"), meeting.unseen),
        _own_words(scene.tr("Your words in the invitation"), meeting.comment),
        _shown(scene, meeting),
        kit.fact(scene.tr("What happens when you send"), _sends(scene, meeting, sends)),
        kit.actions(
            kit.submit(scene.tr("Send invitation"), press(MEETING_SEND), style="positive"),
            kit.submit(scene.tr("Change"), press(MEETING_EDIT)),
            times.button(scene, meeting) if meeting.starts_at else None,
            kit.submit(scene.tr("Show the invitation"), press(MEETING_PREVIEW)),
            came_back.button(scene, meeting, earlier.measures),
            kit.submit(scene.tr("Discard"), press(MEETING_DISCARD)),
        ),
    )


def draft_waits(scene: Scene, draft: Meeting, about: Characteristic) -> Card:
    """It is not sent: everything about it is changed in its form."""
    return kit.card(
        scene,
        kit.heading(scene.tr("This meeting is not sent yet")),
        kit.text(kit.escape_line(present.title(scene, about)), bold=True),
        kit.text(scene.tr("You can still change everything about it.")),
        kit.actions(
            kit.submit(scene.tr("Change"), Press(MEETING_EDIT, draft.id, rev=draft.version), style="positive"),
            kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id)),
        ),
    )


def _press(meeting: Meeting) -> Callable[[Verb], Press]:
    """Presses about the draft as it was shown."""
    return lambda verb: Press(verb, meeting.id, rev=meeting.version)


def _when(scene: Scene, meeting: Meeting) -> list[kit.Element]:
    if meeting.starts_at is None:
        first = scene.tr("No time yet")
    else:
        first = present.when(scene, meeting.starts_at, meeting.minutes)
    elements: list[kit.Element] = [kit.bold_line(first)]
    if meeting.place:
        elements.append(kit.text(kit.escape_line(meeting.place), spacing="None"))
    phases = timetable.lines(scene, meeting)
    if phases:
        elements.append(kit.fact(scene.tr("How the meeting goes"), " · ".join(phases)))
    return elements


def _warnings(scene: Scene, warnings: Sequence[Problem]) -> kit.Element | None:
    """What the leader should know before sending; it stops nobody."""
    if not warnings:
        return None
    return kit.box(*(kit.text(sentence(scene, one), spacing="Small") for one in warnings))


def _own_words(label: str, words: str) -> kit.Element | None:
    return kit.fact(label, kit.escape(words)) if words else None


def _figures(scene: Scene, meeting: Meeting, readings: Sequence[Reading]) -> kit.Element:
    chosen = [reading for reading in readings if reading.indicator.id in meeting.indicators]
    if not chosen:
        words = scene.tr("None. The invitation has room for what you know yourselves.")
        return kit.fact(scene.tr("The figures that come along"), words)
    label = scene.tr("The figures that come along ({part} of {whole})", part=len(chosen), whole=len(readings))
    return kit.group(kit.subtle(label), *(_figure(scene, reading) for reading in chosen))


def _figure(scene: Scene, reading: Reading) -> kit.Element:
    title = kit.escape_line(titled_with_year(scene.language, reading))
    value = figure_words.value_and_unit(scene, reading)[0]
    word = scene.tr(figure_words.WORDS[reading.status])
    mark = figure_words.MARKS.get(reading.status, "")
    return kit.mark_row(scene, mark, title, ["", word], value, bold=False, spacing="Small")


def _questions(scene: Scene, meeting: Meeting) -> kit.Element | None:
    if not meeting.questions:
        return None
    lines = (
        kit.text(f"{at}. {kit.escape_line(one)}", spacing="Small") for at, one in enumerate(meeting.questions, start=1)
    )
    return kit.group(kit.subtle(scene.tr("The questions")), *lines)


def _shown(scene: Scene, meeting: Meeting) -> list[kit.Element]:
    """What else the invitation shows: the chart, whose eyes, the picture."""
    found: list[kit.Element] = []
    if meeting.chart in CHART_NAMES and meeting.indicators and meeting.chart != "trend":
        found.append(kit.fact(scene.tr("Chart in the invitation"), scene.tr(CHART_NAMES[meeting.chart])))
    if request := eyes.request(scene, meeting.eyes):
        found.append(kit.fact(scene.tr("Whose eyes we look with"), request))
    if meeting.picture:
        found.append(kit.fact(scene.tr("The picture"), kit.escape(meeting.picture_alt)))
        found.append(kit.small_picture(Picture(scene.addresses.picture(meeting.picture), meeting.picture_alt)))
    return found


def _sends(scene: Scene, meeting: Meeting, sends: Mapping[str, int]) -> str:
    words = times.sentence(scene, meeting)
    copies = sends.get("copies", 0)
    if copies:
        more = scene.trn("One colleague also gets a copy.", "{count} colleagues also get a copy each.", copies)
        words = f"{words} {more}"
    return words
