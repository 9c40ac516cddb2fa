"""The ideas without names: the card that all share, the pages of the list, one's own form and one's own ideas.

No button that writes falls back to a message: a message leaves a receipt of who sent it and when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.ideas import rows as idea_rows
from cards.ideas.verbs import DOTS_FORM, IDEA_ADD, IDEA_WITHDRAW, IDEAS_JOIN_FORM, IDEAS_MINE, IDEAS_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.agenda.agenda import IdeasState
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.ideas.idea import LONGEST_IDEA, Idea
from domain.ideas.idea_groups import IdeaGroup, best_first, dots_shown
from domain.meetings.meeting import Meeting

OWN_BYTES = 600  # of one's own idea in the list to withdraw from: whole, but for letters that weigh four bytes each


def shared(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    groups: Sequence[IdeaGroup],
    state: IdeasState,
    limit: int,
    *,
    ended: bool = False,
) -> Card:
    """For the channel: what can be done now, then the first ideas; the rest is a press away."""
    ordered = best_first(groups) if state is IdeasState.CLOSED else list(groups)
    first = idea_rows.pages(ordered)[0]
    more = len(groups) - len(first)
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(_heading(scene, groups, state)),
        kit.bold_line(idea_rows.counted(scene, groups)),
        kit.text(_lead(scene, groups, state, limit)),
        kit.who_sees(scene, idea_rows.nobody_sees(scene, state)) if not ended else None,
        kit.actions(*_ways(scene, meeting, state, ended=ended), _all(scene, meeting)),
        idea_rows.rows(scene, first),
        kit.footnote(scene.tr("And {count} more. Press «Show all ideas».", count=more)) if more else None,
    )


def listing(
    scene: Scene,
    meeting: Meeting,
    groups: Sequence[IdeaGroup],
    state: IdeasState,
    limit: int,
    *,
    page: int = 1,
    note: str = "",
    ended: bool = False,
    leads: bool = False,
) -> Card:
    """One page for one person. ``note`` is a sentence about what was just pressed."""
    ordered = best_first(groups) if state is IdeasState.CLOSED else list(groups)
    found = idea_rows.pages(ordered)
    page = min(max(page, 1), len(found))
    where = scene.tr("Page {page} of {pages}", page=page, pages=len(found)) if len(found) > 1 else ""
    turn = [
        _press(title, IDEAS_SHOW, meeting, str(to))
        for title, to in ((scene.tr("Next page"), page + 1), (scene.tr("Previous page"), page - 1))
        if 1 <= to <= len(found)
    ]
    back = _press(scene.tr("Go back"), IDEAS_SHOW, meeting) if leads else None
    return kit.card(
        scene,
        kit.subtle(" · ".join(part for part in (idea_rows.counted(scene, groups), where) if part)),
        kit.heading(_heading(scene, groups, state)),
        kit.box(kit.text(note)) if note else None,
        kit.text(_lead(scene, groups, state, limit)),
        idea_rows.rows(scene, found[page - 1]),
        kit.actions(*_ways(scene, meeting, state, ended=ended), *turn, back or _refresh(scene, meeting, page)),
    )


def form(
    scene: Scene,
    meeting: Meeting,
    nonce: str,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
) -> Card:
    """Input: idea. ``nonce`` is the form's own id, so that it makes one idea however often it arrives."""
    field = kit.text_field(
        "idea",
        scene.tr("Your idea"),
        (values or {}).get("idea", ""),
        longest=LONGEST_IDEA,
        hint=scene.tr("For instance: a fixed time for calling home"),
        required=scene.tr("Write your idea in a sentence or two."),
    )
    sure = "sure" if any(problem.key == "names_somebody" for problem in problems) else ""
    save = Press(IDEA_ADD, meeting.id, sure, nonce=nonce)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("What would it take for us to reach a higher level and stay there?")),
        kit.to_put_right(scene, problems),
        kit.beside(scene, problems, field),
        kit.who_sees(scene, idea_rows.nobody_sees(scene, IdeasState.OPEN)),
        kit.actions(
            kit.execute(scene.tr("Add the idea"), save, style="positive", fallback=False),
            _all(scene, meeting),
        ),
    )


def mine(scene: Scene, meeting: Meeting, own: Sequence[Idea], note: str = "") -> Card:
    """What one wrote oneself, to withdraw. Nobody else can ask for it."""
    listed = [(idea.id, idea_rows.fitting(idea.text, OWN_BYTES)) for idea in own if not idea.measure_id]
    taken = [kit.text(kit.escape_line(idea.text), spacing="Small") for idea in own if idea.measure_id]
    label = scene.tr("Which one do you withdraw?")
    pick = kit.choices("idea", label, listed, open_list=True, spacing="Medium") if listed else None
    withdraw = Press(IDEA_WITHDRAW, meeting.id)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("Your ideas") if own else scene.tr("You have no ideas on the list")),
        kit.box(kit.text(note)) if note else None,
        [kit.section(scene.tr("Has become a measure")), *taken] if taken else None,
        pick,
        kit.who_sees(scene, idea_rows.nobody_sees(scene, IdeasState.OPEN)),
        kit.actions(
            kit.execute(scene.tr("Withdraw the idea"), withdraw, fallback=False) if listed else None,
            _press(scene.tr("Add an idea"), IDEA_ADD, meeting),
            _all(scene, meeting),
        ),
    )


def _heading(scene: Scene, groups: Sequence[IdeaGroup], state: IdeasState) -> str:
    if state is IdeasState.DOTS:
        return scene.tr("Which ideas do we believe in most?")
    if state is IdeasState.CLOSED:
        return scene.tr("The ideas by their dots") if dots_shown(groups) else scene.tr("Our ideas")
    return scene.tr("What would it take for us to reach a higher level and stay there?")


def _lead(scene: Scene, groups: Sequence[IdeaGroup], state: IdeasState, limit: int) -> str:
    if state is IdeasState.DOTS:
        return scene.tr("Each of us has three dots. Give them to what you think helps most.")
    if state is not IdeasState.CLOSED and not groups:
        return scene.tr("Write what you think it would take. It stands here without your name.")
    if state is not IdeasState.CLOSED:
        return scene.tr("They stand in random order. Add your own, and put together those that say the same.")
    if dots_shown(groups):
        return scene.tr("The best ones become measures, with somebody who sees to them and a date.")
    return scene.tr(
        "Dots are shown only where at least {limit} have given some, so that nobody can tell whose they are. So the "
        "ideas stand in random order.",
        limit=limit,
    )


def _ways(scene: Scene, meeting: Meeting, state: IdeasState, *, ended: bool) -> list[kit.Button]:
    """What anybody can do now."""
    own = _press(scene.tr("My ideas"), IDEAS_MINE, meeting)
    if ended or state is IdeasState.NONE:
        return []
    if state is IdeasState.OPEN:
        join = _press(scene.tr("Put together"), IDEAS_JOIN_FORM, meeting)
        return [_press(scene.tr("Add an idea"), IDEA_ADD, meeting), join, own]
    if state is IdeasState.DOTS:
        return [_press(scene.tr("Give dots"), DOTS_FORM, meeting), own]
    return [own]


def _all(scene: Scene, meeting: Meeting) -> kit.Button:
    return _press(scene.tr("Show all ideas"), IDEAS_SHOW, meeting, "1")


def _refresh(scene: Scene, meeting: Meeting, page: int) -> kit.Button:
    return _press(scene.tr("Refresh"), IDEAS_SHOW, meeting, str(page))


def _press(title: str, verb: Verb, meeting: Meeting, arg: str = "") -> kit.Button:
    return kit.execute(title, Press(verb, meeting.id, arg), associated=False, fallback=False)
