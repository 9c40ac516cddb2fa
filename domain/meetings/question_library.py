"""Questions to take along to a meeting: those of the characteristic, of the kinds of figures, and the school's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zlib import crc32

from domain.catalogue.areas import Catalogue, Kind, Words, said
from domain.ids import new_id
from domain.meetings.library import OwnQuestion
from domain.meetings.meeting import Meeting
from domain.unit_of_work import UnitOfWork

MOST_LISTED = 30  # what one card has room for


class Origin(StrEnum):
    """Where a question comes from; also the order in which they are listed."""

    PROPOSAL = "proposal"  # stands in the proposal and nowhere else
    OWN = "own"  # the school's
    CHARACTERISTIC = "characteristic"
    PRECONDITION = "precondition"
    PROCESS = "process"
    RESULT = "result"
    ALWAYS = "always"  # fits every meeting


@dataclass(frozen=True, slots=True)
class Suggested:
    """A question of the library. ``key`` is made from the text, so that it still holds when the library has grown.

    ``school`` is where one that came in a package is from.
    """

    key: str
    text: str
    origin: Origin
    school: str = ""


def listed(meeting: Meeting, catalogue: Catalogue, own: Sequence[OwnQuestion], language: str) -> list[Suggested]:
    """What can be chosen for a meeting, each text once, the likeliest first."""
    found: dict[str, Suggested] = {}

    def add(origin: Origin, *texts: str, school: str = "") -> None:
        for text in texts:
            key = key_of(text)
            if text and key not in found and len(found) < MOST_LISTED:
                found[key] = Suggested(key, text, origin, school)

    characteristic = catalogue.characteristic(meeting.characteristic_id)
    of_catalogue = characteristic.questions if characteristic else ()
    built_in = {said(words, language) for words in _all_words(catalogue, of_catalogue)}
    kept = {one.text for one in own}
    add(Origin.PROPOSAL, *(text for text in meeting.questions if text not in built_in and text not in kept))
    for one in own:
        add(Origin.OWN, one.text, school=one.origin)
    add(Origin.CHARACTERISTIC, *(said(words, language) for words in of_catalogue))
    chosen = {each.kind for each in map(catalogue.indicator, meeting.indicators) if each}
    for kind in Kind:  # the kinds of the figures that come along; all of them where none do
        if kind in chosen or not chosen:
            add(Origin(kind.value), *(said(words, language) for words in catalogue.figure_questions.get(kind, ())))
    add(Origin.ALWAYS, *(said(words, language) for words in catalogue.core_questions.values()))
    return list(found.values())


def key_of(text: str) -> str:
    """A short name of a text, without commas: that is what clients put between what was chosen."""
    return f"{crc32(text.encode()):08x}"


def chosen_of(meeting: Meeting, library: Sequence[Suggested], keys: Sequence[str]) -> tuple[str, ...]:
    """The texts that were chosen: first those that stood there already, in their order."""
    wanted = [one.text for one in library if one.key in keys]
    before = [text for text in meeting.questions if text in wanted]
    return (*before, *(text for text in wanted if text not in before))


async def keep_own(uow: UnitOfWork, meeting: Meeting, catalogue: Catalogue, language: str, now: datetime) -> int:
    """Keep the questions that the leader wrote, for the school's next meetings; how many were new."""
    own = await uow.library.questions(meeting.school_id, meeting.characteristic_id)
    new = [one.text for one in listed(meeting, catalogue, own, language) if one.origin is Origin.PROPOSAL]
    kept = 0
    for text in new:
        question = OwnQuestion(new_id(), meeting.school_id, meeting.characteristic_id, text, now)
        kept += await uow.library.put_question(question)
    return kept


def _all_words(catalogue: Catalogue, of_characteristic: Sequence[Words]) -> list[Words]:
    figures = [words for several in catalogue.figure_questions.values() for words in several]
    return [*of_characteristic, *figures, *catalogue.core_questions.values(), *catalogue.guiding_questions]
