"""Which ideas are one's own: a sealed note of each person, which goes with the meeting's key. Nobody else can tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.unit_of_work import UnitOfWork

KIND = "ideas"
_FROM_PLACEMENT = "placement"  # in the place of a form's id
_GONE = "-"  # in the place of an idea's id


@dataclass(slots=True)
class OwnIdeas:
    """Ideas by the form that each came with, so that the same form sent twice is one idea.

    A form's id is known to the client that showed it; the idea's is not derived from it. What the note says never
    shows in a log: it has no ``repr``.
    """

    forms: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ideas that were not withdrawn."""
        return tuple(one for one in self.forms.values() if one != _GONE)

    @property
    def from_placement(self) -> bool:
        """Whether the thought in the person's placement has been taken already."""
        return any(form.startswith(_FROM_PLACEMENT) for form in self.forms)

    def take_placement(self, idea_ids: list[str]) -> None:
        """These came from the placement."""
        for at, idea_id in enumerate(idea_ids):
            self.forms[f"{_FROM_PLACEMENT}{at}"] = idea_id

    def withdraw(self, idea_id: str) -> None:
        """The form is remembered: it does not bring the idea back when it comes once more."""
        for form, own in self.forms.items():
            if own == idea_id:
                self.forms[form] = _GONE


async def own_ideas(uow: UnitOfWork, meeting_id: str, person_id: str, *, lock: bool = False) -> OwnIdeas:
    """The person's own; empty where the meeting's key is gone."""
    return read(await uow.notes.get(meeting_id, KIND, person_id, lock=lock))


async def keep_own(uow: UnitOfWork, meeting_id: str, person_id: str, own: OwnIdeas) -> None:
    """Seal them anew."""
    await uow.notes.put(meeting_id, KIND, person_id, written(own))


def written(own: OwnIdeas) -> str:
    """As "form:idea form:idea"."""
    return " ".join(f"{form}:{idea}" for form, idea in own.forms.items())


def read(text: str) -> OwnIdeas:
    """The inverse of ``written``."""
    pairs = (pair.partition(":") for pair in text.split())
    return OwnIdeas({form: idea for form, colon, idea in pairs if colon})
