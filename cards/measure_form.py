"""The form for a new measure: what, who, when; what it should change is optional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cards import idea_samples, kit, present, samples
from cards.conductor import agreement_words
from cards.few import back
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.areas import said
from domain.errors import Problem
from domain.idea_groups import IdeaGroup
from domain.measures import LONGEST_EFFECT, LONGEST_TITLE
from domain.meetings import Agreement, Meeting, MeetingState
from domain.people import Member
from locales import tr

MOST_OWNERS = 200
MOST_SAID = 5  # of what was put together in an idea


def form(
    scene: Scene,
    meeting: Meeting | None,
    members: Sequence[Member],
    nonce: str,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    idea: IdeaGroup | None = None,
) -> Card:
    """Inputs: title, owner, due, effect. ``nonce`` is the id of the measure that is made, so it is made once.

    ``idea`` is what it comes of: shown whole above the fields, and carried by the button.
    """
    language = scene.language
    given = values or {}
    ref = meeting.id if meeting else scene.school_id
    owners = [(member.person.id, member.person.name) for member in members[:MOST_OWNERS]]
    save = Press(Verb.MEASURE_SAVE, ref, idea.id if idea else "", nonce=nonce)
    who = tr(language, "Everybody at the school sees the measure. Whoever sees to it is asked how it goes, by me.")
    return kit.card(
        scene,
        kit.subtle(_top(scene, meeting)),
        kit.heading(tr(language, "How do we get there?")),
        _idea(scene, idea) if idea else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in _fields(scene, owners, given)],
        kit.who_sees(scene, who),
        kit.actions(
            kit.execute(tr(language, "Add a measure"), save, style="positive"),
            _back(scene, meeting, idea),
        ),
    )


def _back(scene: Scene, meeting: Meeting | None, idea: IdeaGroup | None) -> kit.Button:
    if meeting is not None and idea is not None:
        return kit.execute(tr(scene.language, "Go back"), Press(Verb.IDEAS_SHOW, meeting.id), associated=False)
    if meeting is not None and meeting.state is MeetingState.RUNNING:
        return back(scene, meeting)
    return kit.execute(tr(scene.language, "Go back"), Press(Verb.MEASURE_LIST, scene.school_id), associated=False)


def _idea(scene: Scene, idea: IdeaGroup) -> kit.Element:
    """The idea in people's own words, for the title has room for less."""
    said = [kit.text(kit.escape_line(text), spacing="Small") for text in idea.texts[:MOST_SAID]]
    return kit.box(kit.subtle(tr(scene.language, "The idea")), *said)


def _fields(scene: Scene, owners: Sequence[tuple[str, str]], given: Mapping[str, str]) -> list[kit.Element]:
    language = scene.language
    owner = given.get("owner", "")
    return [
        kit.text_field(
            "title",
            tr(language, "The measure"),
            given.get("title", ""),
            longest=LONGEST_TITLE,
            lines=False,
            hint=tr(language, "For instance: call home to new pupils"),
            required=tr(language, "Write what you are going to do."),
        ),
        kit.choices(
            "owner",
            tr(language, "Who sees to it?"),
            owners,
            owner if owner in dict(owners) else "",
            hint=tr(language, "Choose a person"),
            required=tr(language, "Choose who sees to it."),
        ),
        kit.date_field(
            "due",
            tr(language, "Due date"),
            given.get("due", ""),
            earliest=present.date_input(scene, scene.now),
            required=tr(language, "Choose a date."),
        ),
        kit.text_field(
            "effect",
            tr(language, "What is different when it works? (optional)"),
            given.get("effect", ""),
            longest=LONGEST_EFFECT,
            hint=tr(language, "For instance: guardians say that we listen"),
        ),
    ]


def _top(scene: Scene, meeting: Meeting | None) -> str:
    if meeting is None:
        return kit.escape_line(scene.school_name)
    if meeting.agreement is None:
        return kit.escape_line(meeting.characteristic_id)
    return f"{kit.escape_line(meeting.characteristic_id)} · {agreement_words(scene, meeting.agreement)}"


def _sample(on: Scene, problems: Sequence[Problem] = (), values: Mapping[str, str] | None = None) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), agreement=Agreement(2, 3))
    members = [member for member in samples.MEMBERS if member.takes_part]
    return form(on, meeting, members, "0123456789abcdef", problems, values)


def _of_an_idea(on: Scene) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), agreement=Agreement(2, 3))
    idea = idea_samples.some(on)[0]
    effect = said(samples.CHARACTERISTIC.levels[3][1].text, on.language)
    filled = {"title": idea.idea.text, "due": "2027-01-15", "effect": effect}
    members = [member for member in samples.MEMBERS if member.takes_part]
    return form(on, meeting, members, "0123456789abcdef", (), filled, idea)


_PROBLEMS = [Problem("owner_missing", field="owner"), Problem("day_is_over", {"day": date(2026, 11, 1)}, "due")]
SAMPLES: list[samples.Sample] = [
    ("form", _sample),
    ("form, of an idea", _of_an_idea),
    ("form, problems", lambda on: _sample(on, _PROBLEMS, {"title": "Ringe *hjem*", "due": "2026-11-01"})),
]
