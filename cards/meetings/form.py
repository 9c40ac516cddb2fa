"""The forms of planning: all fields of a draft at once, and the few that a sentence did not say.

They are sent as ``Action.Submit``: a dialog waits for them in personal chat. Inputs of ``missing``: characteristic,
date, time. Inputs of ``form``: those, and minutes, form, place, problem, indicators, find, unseen, chart, q1 to q5,
eyes, comment, picture_alt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.meetings import eyes
from cards.meetings import fields as proposal_fields
from cards.meetings.verbs import MEETING_BACK, MEETING_DISCARD, MEETING_SAVE, MEETING_SHAPE
from cards.verbs import Press
from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.figures.reading import Reading
from domain.meetings.forms import LONGEST, SHORTEST
from domain.meetings.library import OwnForm
from domain.meetings.meeting import Meeting
from domain.meetings.plan import MOST_QUESTIONS


def form(
    scene: Scene,
    meeting: Meeting,
    catalogue: Catalogue,
    readings_by_id: Mapping[str, Reading],
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    forms: Sequence[OwnForm] = (),
) -> Card:
    """Everything that can be changed in a draft, filled in; after a problem with what was typed (``values``).

    ``readings_by_id`` are the figures to choose from, in order; ``forms`` those of meetings that the school has saved.
    """
    filled = {**_stored(scene, meeting), **(values or {})}
    characteristic = catalogue.characteristic(meeting.characteristic_id)
    title = present.title(scene, characteristic) if characteristic else meeting.characteristic_id

    def field(one: kit.Element) -> kit.Element:
        return kit.beside(scene, problems, one)

    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("change the proposal")),
        kit.heading(kit.escape_line(title)),
        kit.to_put_right(scene, problems),
        kit.subtle(scene.tr("When is the meeting?"), spacing="Medium"),
        [field(one) for one in _time_fields(scene, meeting, filled, forms)],
        _part(scene.tr("What shall we talk about?")),
        field(_characteristic(scene, catalogue, filled["characteristic"])),
        field(kit.text_field("problem", scene.tr("What we wonder (optional)"), filled["problem"])),
        [field(one) for one in proposal_fields.figures(scene, meeting, filled, readings_by_id)],
        _part(scene.tr("What shall we ask?")),
        [field(one) for one in proposal_fields.questions(scene, meeting, filled)],
        _part(scene.tr("What else shall the invitation say?")),
        [field(one) for one in proposal_fields.words(scene, meeting, filled)],
        kit.who_sees(scene, scene.tr("What you write here stands on the invitation, for everybody in the channel.")),
        kit.actions(
            kit.submit(scene.tr("Save"), Press(MEETING_SAVE, meeting.id, rev=meeting.version), style="positive"),
            kit.submit(scene.tr("Go back"), Press(MEETING_BACK, meeting.id), associated=False),
        ),
    )


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
    scene: Scene, meeting: Meeting, filled: Mapping[str, str], forms: Sequence[OwnForm]
) -> list[kit.Element]:
    names = proposal_fields.form_names(scene, filled.get("form", ""), forms)
    shape = Press(MEETING_SHAPE, meeting.id, rev=meeting.version)
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
