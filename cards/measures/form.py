"""The form for a new measure: what, who, when. The rest is optional, and most of it behind ``More``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.agenda.agreement import agreement_words
from cards.ideas.verbs import IDEAS_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_LIST, MEASURE_SAVE
from cards.measures.words import (
    MOST_HELPERS_TO_CHOOSE,
    About,
    due_field,
    effect_field,
    helpers_field,
    look_field,
    owner_choices,
    seen_in_field,
    steps_field,
    title_field,
)
from cards.verbs import Press
from cards.votes.few import back
from domain.catalogue.areas import Characteristic, said
from domain.errors import Problem
from domain.ideas.idea_groups import IdeaGroup
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member

MOST_SAID = 5  # of what was put together in an idea
_BEHIND = frozenset({"about", "helpers", "steps", "seen_in", "look"})
_MORE = "more"


def form(
    scene: Scene,
    meeting: Meeting | None,
    members: Sequence[Member],
    nonce: str,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    idea: IdeaGroup | None = None,
    about: About | None = None,
    topics: Sequence[Characteristic] = (),
    arg: str = "",
) -> Card:
    """Inputs: title, owner, due, effect; behind ``More`` about, helpers, steps, seen_in, look.

    ``nonce`` is the id of the measure that is made, so it is made once. ``idea`` is what it comes of: shown whole above
    the fields, and carried by the button; ``arg`` is what the button carries else. ``topics`` are the characteristics
    that a measure outside a meeting may be about.
    """
    given = values or {}
    ref = meeting.id if meeting else scene.school_id
    save = Press(MEASURE_SAVE, ref, idea.id if idea else arg, nonce=nonce)
    who = scene.tr("Everybody at the school sees the measure. Whoever sees to it is asked how it goes, by me.")
    return kit.card(
        scene,
        kit.subtle(_top(scene, meeting)),
        kit.heading(scene.tr("How do we get there?")),
        _idea(scene, idea) if idea else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in _fields(scene, members, given)],
        _behind(scene, members, about or About(), topics, problems, given),
        kit.who_sees(scene, who),
        kit.actions(
            kit.execute(scene.tr("Add a measure"), save, style="positive"),
            kit.toggle(scene.tr("More"), _MORE),
            _back(scene, meeting, idea),
        ),
    )


def _back(scene: Scene, meeting: Meeting | None, idea: IdeaGroup | None) -> kit.Button:
    if meeting is not None and idea is not None:
        return kit.execute(scene.tr("Go back"), Press(IDEAS_SHOW, meeting.id), associated=False)
    if meeting is not None and meeting.state is MeetingState.RUNNING:
        return back(scene, meeting)
    return kit.execute(scene.tr("Go back"), Press(MEASURE_LIST, scene.school_id), associated=False)


def _idea(scene: Scene, idea: IdeaGroup) -> kit.Element:
    """The idea in people's own words, for the title has room for less."""
    said = [kit.text(kit.escape_line(text), spacing="Small") for text in idea.texts[:MOST_SAID]]
    return kit.box(kit.subtle(scene.tr("The idea")), *said)


def _behind(
    scene: Scene,
    members: Sequence[Member],
    about: About,
    topics: Sequence[Characteristic],
    problems: Sequence[Problem],
    given: Mapping[str, str],
) -> kit.Element:
    """What few need on the first day. Open where something in it is to be put right."""
    fields = [
        _topic(scene, topics, given.get("about", "")) if topics else None,
        helpers_field(scene, members, given.get("helpers", "")) if len(members) <= MOST_HELPERS_TO_CHOOSE else None,
        steps_field(scene, given.get("steps", "")),
        seen_in_field(scene, about.figures, given.get("seen_in", "")),
        look_field(scene, given.get("look", "")),
    ]
    hidden = not any(problem.field in _BEHIND for problem in problems)
    return kit.group(*[kit.beside(scene, problems, one) for one in fields if one], name=_MORE, hidden=hidden)


def _topic(scene: Scene, topics: Sequence[Characteristic], value: str) -> kit.Element:
    options = [(one.id, f"{one.id} {said(one.title, scene.language)}") for one in topics]
    label = scene.tr("What is it about? (optional)")
    hint = scene.tr("Choose a characteristic")
    return kit.choices("about", label, options, value if value in dict(options) else "", hint=hint)


def _fields(scene: Scene, members: Sequence[Member], given: Mapping[str, str]) -> list[kit.Element]:
    return [
        title_field(scene, given),
        owner_choices(scene, members, given.get("owner", "")),
        due_field(scene, given, earliest=present.date_input(scene, scene.now)),
        effect_field(scene, given),
    ]


def _top(scene: Scene, meeting: Meeting | None) -> str:
    if meeting is None:
        return kit.escape_line(scene.school_name)
    if meeting.agreement is None:
        return kit.escape_line(meeting.characteristic_id)
    return f"{kit.escape_line(meeting.characteristic_id)} · {agreement_words(scene, meeting.agreement)}"
