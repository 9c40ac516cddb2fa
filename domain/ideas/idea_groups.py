"""Ideas as people have put them together: each idea that stands for itself, with those that were joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.agenda.agenda import Agenda, IdeasState
from domain.ideas.idea import Idea


@dataclass(frozen=True, slots=True)
class IdeaGroup:
    """An idea that stands for itself, and what people put together with it."""

    idea: Idea
    joined: tuple[Idea, ...] = ()

    @property
    def id(self) -> str:
        """The id of the idea that stands for all of them."""
        return self.idea.id

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said in it, the idea itself first."""
        return (self.idea.text, *(one.text for one in self.joined))


def grouped(ideas: Iterable[Idea]) -> list[IdeaGroup]:
    """By id, which says nothing of who or when. What was joined to an idea that is gone stands for itself."""
    by_id = {idea.id: idea for idea in sorted(ideas, key=lambda idea: idea.id)}
    joined: dict[str, list[Idea]] = {}
    for idea in by_id.values():
        head = head_of(by_id, idea.id)
        if head != idea.id:
            joined.setdefault(head, []).append(idea)
    return [
        IdeaGroup(idea, tuple(joined.get(idea.id, ()))) for idea in by_id.values() if head_of(by_id, idea.id) == idea.id
    ]


def head_of(by_id: dict[str, Idea], idea_id: str) -> str:
    """The idea that stands for this one; itself where it was not put together with any that is still there."""
    seen = {idea_id}
    while (above := by_id[idea_id].joined_to) in by_id and above not in seen:
        seen.add(above)
        idea_id = above
    return idea_id


def best_first(groups: Sequence[IdeaGroup]) -> list[IdeaGroup]:
    """By dots; by id alone where none are shown."""
    return sorted(groups, key=lambda group: (-(group.idea.dots or 0), group.id))


def dots_shown(groups: Iterable[IdeaGroup]) -> bool:
    """Whether dots were counted: enough people gave some."""
    return any(group.idea.dots is not None for group in groups)


def state_of(agenda: Agenda | None, ideas: Sequence[Idea]) -> IdeasState:
    """What can be done with the ideas. A meeting that is over has no agenda; what came up in it can be read."""
    if agenda is not None:
        return agenda.ideas
    return IdeasState.CLOSED if ideas else IdeasState.NONE
