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
from domain.measures.form import ABOUT, HELPERS, LOOK, NEW, SEEN_IN, STEPS
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member

MOST_SAID = 5  # of what was put together in an idea
_BEHIND = (ABOUT, HELPERS, STEPS, SEEN_IN, LOOK)
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
    """The whole form, empty or filled in with ``values``.

    ``nonce`` is the id of the measure that is made, so it is made once. ``idea`` is what it comes of: shown whole above
    the fields, and carried by the button; ``arg`` is what the button carries else. ``topics`` are the characteristics
    that a measure outside a meeting may be about.
    """
    filled = kit.form(scene, NEW, values, problems)
    ref = meeting.id if meeting else scene.school_id
    save = Press(MEASURE_SAVE, ref, idea.id if idea else arg, nonce=nonce)
    who = scene.tr("Everybody at the school sees the measure. Whoever sees to it is asked how it goes, by me.")
    return kit.card(
        scene,
        kit.subtle(_top(scene, meeting)),
        kit.heading(scene.tr("How do we get there?")),
        _idea(scene, idea) if idea else None,
        filled.to_put_right(),
        title_field(filled),
        owner_choices(filled, members),
        due_field(filled, scene.tr("Due date"), earliest=present.date_input(scene, scene.now)),
        effect_field(filled),
        _behind(filled, members, about or About(), topics),
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
    filled: kit.Filled, members: Sequence[Member], about: About, topics: Sequence[Characteristic]
) -> kit.Element:
    """What few need on the first day. Open where something in it is to be put right."""
    fields = [
        _topic(filled, topics) if topics else None,
        helpers_field(filled, members) if len(members) <= MOST_HELPERS_TO_CHOOSE else None,
        steps_field(filled),
        seen_in_field(filled, about.figures),
        look_field(filled),
    ]
    return kit.group(*[one for one in fields if one], name=_MORE, hidden=not filled.wrong(*_BEHIND))


def _topic(filled: kit.Filled, topics: Sequence[Characteristic]) -> kit.Element:
    scene = filled.scene
    options = [(one.id, f"{one.id} {said(one.title, scene.language)}") for one in topics]
    hint = scene.tr("Choose a characteristic")
    return filled.choose(ABOUT, scene.tr("What is it about? (optional)"), options, hint=hint)


def _top(scene: Scene, meeting: Meeting | None) -> str:
    if meeting is None:
        return kit.escape_line(scene.school_name)
    if meeting.agreement is None:
        return kit.escape_line(meeting.characteristic_id)
    return f"{kit.escape_line(meeting.characteristic_id)} · {agreement_words(scene, meeting.agreement)}"
