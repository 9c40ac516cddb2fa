"""The forms of planning: the two halves of a draft, each a card, and the few fields that a sentence did not say.

They are sent as ``Action.Submit``: a dialog waits for them in personal chat. Inputs of ``missing``: characteristic,
date, time. Inputs of ``form`` by its part: those, and minutes, form, place (``WHEN``); problem, indicators, find,
unseen, chart, q1 to q5, eyes, comment, picture_alt (``WHAT``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.meetings import eyes
from cards.meetings import fields as proposal_fields
from cards.meetings.verbs import MEETING_BACK, MEETING_DISCARD, MEETING_OTHER, MEETING_SAVE, MEETING_SHAPE
from cards.verbs import Press
from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.figures.reading import Reading
from domain.meetings.forms import LONGEST, SHORTEST
from domain.meetings.library import OwnForm
from domain.meetings.meeting import Meeting
from domain.meetings.plan import MOST_QUESTIONS

WHEN, WHAT = "when", "what"  # the parts of the form, a card each
WHOLE = ""  # both on one card, as they were asked for once: such cards are out there, and come back with a problem
_WHEN_FIELDS = ("characteristic", "date", "time", "minutes", "form", "place")
_BEHIND = ("find", "unseen", "eyes", "comment", "picture_alt")
_MORE = "more"


def asks(part: str, field: str) -> bool:
    """Whether something about this field can be said on the card of a part; "" is about no field in particular."""
    return not part or not field or (field in _WHEN_FIELDS) == (part == WHEN)


def form(
    scene: Scene,
    meeting: Meeting,
    catalogue: Catalogue,
    readings_by_id: Mapping[str, Reading],
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    forms: Sequence[OwnForm] = (),
    part: str = WHEN,
) -> Card:
    """What can be changed in a draft, filled in; after a problem with what was typed (``values``).

    ``readings_by_id`` are the figures to choose from, in order; ``forms`` those of meetings that the school has saved.
    """
    filled = {**_stored(scene, meeting), **(values or {})}
    characteristic = catalogue.characteristic(meeting.characteristic_id)
    title = present.title(scene, characteristic) if characteristic else meeting.characteristic_id
    rows: list[kit.Element] = []
    if part != WHAT:
        rows.append(_characteristic(scene, catalogue, filled["characteristic"]))
        rows.append(_part(scene.tr("When is the meeting?")))
        rows += _time_fields(scene, meeting, filled, forms, part)
    if part != WHEN:
        rows += [
            _part(scene.tr("What shall we talk about?")),
            kit.text_field("problem", scene.tr("What we wonder (optional)"), filled["problem"]),
            *proposal_fields.figures(scene, filled, readings_by_id),
            _part(scene.tr("What shall we ask?")),
            *proposal_fields.questions(scene, meeting, filled, part),
        ]
    rows = [kit.beside(scene, problems, one) for one in rows]
    if part != WHEN:
        rows.append(_behind(scene, meeting, filled, problems, part))
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("change the proposal")),
        kit.heading(kit.escape_line(title)),
        kit.to_put_right(scene, problems),
        rows,
        kit.who_sees(scene, scene.tr("What you write here stands on the invitation, for everybody in the channel.")),
        kit.actions(
            kit.submit(scene.tr("Save"), Press(MEETING_SAVE, meeting.id, part, rev=meeting.version), style="positive"),
            _other(scene, meeting, part),
            kit.toggle(scene.tr("More"), _MORE) if part == WHAT else None,
            # a card has room for six buttons: from figures and questions the way out leads by time and place
            kit.submit(scene.tr("Go back"), Press(MEETING_BACK, meeting.id), associated=False)
            if part != WHAT
            else None,
        ),
    )


def _other(scene: Scene, meeting: Meeting, part: str) -> kit.Button | None:
    """The way to the other part, which takes along what stands in this one."""
    if not part:
        return None
    title = scene.tr("Figures and questions") if part == WHEN else scene.tr("Time and place")
    return kit.submit(title, Press(MEETING_OTHER, meeting.id, part, rev=meeting.version))


def _behind(
    scene: Scene, meeting: Meeting, filled: Mapping[str, str], problems: Sequence[Problem], part: str
) -> kit.Element:
    """What few change. Open where something in it is to be put right."""
    fields = [
        *proposal_fields.more_figures(scene, meeting, filled, part),
        _part(scene.tr("What else shall the invitation say?")),
        *proposal_fields.words(scene, meeting, filled),
    ]
    shown = part == WHOLE or any(one.field in _BEHIND for one in problems)
    return kit.group(*[kit.beside(scene, problems, one) for one in fields], name=_MORE, hidden=not shown)


def missing(
    scene: Scene,
    catalogue: Catalogue,
    values: Mapping[str, str],
    problems: Sequence[Problem] = (),
    doubts: Sequence[Problem] = (),
    meeting: Meeting | None = None,
) -> Card:
    """What the sentence did not say, or said in doubt; what is known is filled in, ``doubts`` with the best guess."""
    draft, rev = (meeting.id, meeting.version) if meeting else ("", 0)
    fields = [
        _characteristic(scene, catalogue, values.get("characteristic", "")),
        _date(scene, values.get("date", "")),
        _time(scene, values.get("time", "")),
    ]
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("plan a meeting")),
        kit.heading(scene.tr("What is the meeting about, and when?")),
        kit.to_put_right(scene, problems),
        [kit.text(sentence(scene, doubt)) for doubt in doubts if not doubt.field],
        [kit.beside(scene, [*problems, *doubts], one) for one in fields],
        kit.actions(
            kit.submit(
                scene.tr("Make a proposal"),
                Press(MEETING_SAVE, draft, "missing", rev=rev),
                style="positive",
            ),
            kit.submit(scene.tr("Cancel"), Press(MEETING_DISCARD, draft, "missing"), associated=False),
        ),
    )


def _part(title: str) -> kit.Element:
    return kit.text(title, size="Small", subtle=True, separator=True, spacing="ExtraLarge")


def _stored(scene: Scene, meeting: Meeting) -> dict[str, str]:
    questions = {f"q{at}": words for at, words in enumerate(meeting.questions[:MOST_QUESTIONS], start=1)}
    return {
        "characteristic": meeting.characteristic_id,
        "date": present.date_input(scene, meeting.starts_at),
        "time": present.time_input(scene, meeting.starts_at),
        "minutes": str(meeting.minutes),
        "form": meeting.form,
        "place": meeting.place,
        "problem": meeting.problem,
        "indicators": ",".join(meeting.indicators),
        "unseen": meeting.unseen,
        "comment": meeting.comment,
        "eyes": meeting.eyes or eyes.NOBODY,
        "chart": meeting.chart or "none",
        "picture_alt": meeting.picture_alt,
        **questions,
    }


def _characteristic(scene: Scene, catalogue: Catalogue, value: str) -> kit.Element:
    titles = [(one.id, present.title(scene, one)) for one in catalogue.characteristics]
    choose = scene.tr("Choose a characteristic")
    label = scene.tr("Characteristic")
    return kit.choices("characteristic", label, titles, value, hint=choose, required=choose)


def _date(scene: Scene, value: str) -> kit.Element:
    return kit.date_field("date", scene.tr("Date"), value, required=scene.tr("Choose a date"))


def _time(scene: Scene, value: str) -> kit.Element:
    return kit.time_field("time", scene.tr("Time"), value, required=scene.tr("Choose a time"))


def _time_fields(
    scene: Scene,
    meeting: Meeting,
    filled: Mapping[str, str],
    forms: Sequence[OwnForm],
    part: str,
) -> list[kit.Element]:
    names = proposal_fields.form_names(scene, filled.get("form", ""), forms)
    shape = Press(MEETING_SHAPE, meeting.id, part, rev=meeting.version)
    minutes = filled.get("minutes", "")
    return [
        _date(scene, filled.get("date", "")),
        _time(scene, filled.get("time", "")),
        kit.choices("form", scene.tr("Form"), names, filled.get("form", "")),
        kit.actions(kit.submit(scene.tr("See the forms"), shape), spacing="Small"),
        kit.number_field(
            "minutes",
            scene.tr("Length in minutes"),
            int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 6 else None,
            least=SHORTEST,
            most=LONGEST,
        ),
        kit.text_field("place", scene.tr("Place (optional)"), filled.get("place", ""), longest=100, lines=False),
    ]
