"""What is made of a sentence whose intent is known: an answer, or the press that it stands for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.edge.incoming import Incoming
from bot.handling.identity import scene_for
from bot.handling.services import Answer, Services
from cards.kit.scene import Scene
from cards.verbs import Press, Verb
from dialogs.understanding.masks import Masked
from domain.catalogue.find_characteristic import find
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Said:
    """One understood sentence with all that its answer needs: who says it in which school, to what, and when.

    ``named`` is what the sentence names: a characteristic, people, a measure, a number.
    """

    services: Services
    incoming: Incoming
    uow: UnitOfWork
    caller: Caller
    text: str
    named: Masked
    now: datetime

    @property
    def scene(self) -> Scene:
        """How to speak to who said it: in the language of the sentence, where that is known."""
        return scene_for(self.services, self.caller, self.now)

    def tr(self, message: str, **params: object) -> str:
        """Return a sentence in the language of who said it."""
        return self.scene.tr(message, **params)

    def press(self, verb: Verb, ref: str = "", arg: str = "", inputs: Mapping[str, str] | None = None) -> Press:
        """Return a press, by default one about the school where it is about anything."""
        return Press(verb, ref or (self.caller.school.id if verb.about else ""), arg, inputs=inputs or {})

    async def characteristic(self) -> str:
        """Return the id of the characteristic that is named, else of the only one that is near, else ""."""
        if self.named.characteristic:
            return self.named.characteristic
        near = find(await self.uow.catalogues.of(self.caller.school.id), self.text, self.caller.language)
        return near[0].id if len(near) == 1 else ""


Answers = Callable[[Said], Awaitable[Answer | Press]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is done about some intents. ``public``: fit for everybody in the channel; ``writes``: commits."""

    intents: tuple[str, ...]
    answer: Answers
    public: bool
    writes: bool


def meaning(*intents: str, public: bool = False, writes: bool = False) -> Callable[[Answers], Meaning]:
    """Make a function what answers these intents.

    It is given a unit of work, for writing only with ``writes``; then what it did is committed before anything is said.
    It may return a press, which is carried out as if it had been pressed.
    """
    return lambda answer: Meaning(intents, answer, public, writes)


def showing(verb: Verb, *intents: str, own_chat: bool = False) -> Meaning:
    """Make a press what answers these intents: it shows what is asked for, whatever else is said.

    The press says whether its answer is for one person or for all, unless the sentence is answered in one's own chat
    only. Raises ``LookupError`` where neither is said.
    """
    if verb.for_one is None and not own_chat:
        raise LookupError(f"{verb} does not say whether it is for one person")
    public = not verb.for_one and not own_chat

    async def press(said: Said) -> Press:
        return said.press(verb)

    return Meaning(intents, press, public, writes=False)
