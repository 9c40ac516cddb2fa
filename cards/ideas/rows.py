"""Ideas on a card: as rows, a page at a time, and as choices of a form, always below what a card may weigh."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Scene
from domain.agenda.agenda import IdeasState
from domain.ideas.idea_groups import IdeaGroup
from domain.ideas.running import shown_at
from domain.ideas.thoughts import shortened

PAGE_BYTES = 14 * 1024  # of a page's rows; the rest of a card and the shell around each row have room beside it
PAGE_ROWS = 20
ROW_BYTES = 200  # what a row weighs without its words
JOINED_SHOWN = 3  # of what was put together with an idea; the rest is counted
CHOICE_BYTES = 18 * 1024  # of all choices of a form
CHOICE_SHELL = 48
LONGEST_CHOICE, SHORTEST_CHOICE = 160, 36


def pages(groups: Sequence[IdeaGroup]) -> list[list[IdeaGroup]]:
    """The groups in pages, in their order; one empty page where there are none."""
    found: list[list[IdeaGroup]] = [[]]
    room = PAGE_BYTES
    for group in groups:
        weighs = _weight(group)
        if found[-1] and (weighs > room or len(found[-1]) == PAGE_ROWS):
            found.append([])
            room = PAGE_BYTES
        found[-1].append(group)
        room -= weighs
    return found


def rows(scene: Scene, groups: Sequence[IdeaGroup]) -> list[kit.Element]:
    """A row an idea, with what people put together with it beneath, and its dots where they were counted."""
    return [element for group in groups for element in _row(scene, group)]


def _row(scene: Scene, group: IdeaGroup) -> list[kit.Element]:
    under = [kit.escape_line(idea.text) for idea in group.joined[:JOINED_SHOWN]]
    if (more := len(group.joined) - JOINED_SHOWN) > 0:
        under.append(scene.tr("and {count} more that say the same", count=more))
    if group.idea.measure_id:
        under.append(scene.tr("Has become a measure"))
    title, dots = kit.escape_line(group.idea.text), group.idea.dots
    if dots is not None:
        unit = scene.trn("dot", "dots", dots)
        return [kit.mark_row(scene, "", title, ["", *under], str(dots), unit, bold=False)]
    small = [kit.subtle(f"– {line}", spacing="None") for line in under]
    return [kit.text(title, separator=True, spacing="Medium"), *small]


def options(
    scene: Scene, groups: Sequence[IdeaGroup], *, dots: bool = False, budget: int = CHOICE_BYTES
) -> list[tuple[str, str]]:
    """(id, title) of each, shorter the more there are. ``dots`` says how many each got."""
    longest = max(SHORTEST_CHOICE, min(LONGEST_CHOICE, budget // max(1, len(groups)) - CHOICE_SHELL))
    found = []
    for group in groups:
        title = fitting(group.idea.text, longest)
        if dots and group.idea.dots is not None:
            title = f"{title} ({dot_count(scene, group.idea.dots)})"
        elif group.joined:
            title = f"{title} (+{len(group.joined)})"
        found.append((group.id, title))
    return found


def dot_count(scene: Scene, count: int) -> str:
    """As "3 prikker"."""
    return scene.trn("{count} dot", "{count} dots", count)


def counted(scene: Scene, groups: Sequence[IdeaGroup]) -> str:
    """As "12 ideer, uten navn"."""
    count = len(groups)
    if not count:
        return scene.tr("No ideas yet")
    return scene.trn("{count} idea, without a name", "{count} ideas, without names", count)


def nobody_sees(scene: Scene, state: IdeasState) -> str:
    """Who sees what, and until when anything knows whose an idea or a dot is."""
    if state is IdeasState.DOTS:
        return scene.tr(
            "Nobody sees where you put your dots, the leader neither. When the meeting ends, only the counts are left.",
        )
    return scene.tr(
        "Nobody sees who wrote what, the leader neither. When the meeting ends, nothing is left that could say it.",
    )


def when_shown(scene: Scene) -> str:
    """When the others see a new idea, for whoever wrote it just now: not at once, or they could tell whose it is."""
    when = present.at_clock(scene, shown_at(scene.now))
    return scene.tr(
        "The card in the channel shows it from {when} on, and not at once, so that nobody sees whose it is.", when=when
    )


def fitting(text: str, longest: int) -> str:
    """One line, shortened to so many bytes: a letter may weigh four, and a quotation mark is written with two."""
    text, cut = kit.plain(text).replace("](", "] ("), longest  # some clients read links in choices too
    while len(text.encode()) + text.count('"') + text.count("\\") > longest and cut > 4:
        cut -= max(1, cut // 8)
        text = shortened(text, cut)
    return text


def _weight(group: IdeaGroup) -> int:
    shown = (group.idea, *group.joined[:JOINED_SHOWN])
    words = sum(len(kit.escape_line(idea.text).replace("\\", "\\\\").encode()) for idea in shown)
    return words + ROW_BYTES * (1 + len(shown))
