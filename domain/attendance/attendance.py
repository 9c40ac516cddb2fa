"""Who is coming to a meeting: said by everybody for themselves, and changed as often as they want."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.people.school import Member


@dataclass(frozen=True, slots=True)
class Attendance:
    """What those who take part have said: how many are coming, who is not, and how many have said nothing.

    Who has said nothing is not told: nobody is to be chased. Neither is why somebody is not coming; it is never asked.
    """

    coming: int = 0
    absent: Sequence[Member] = ()
    silent: int = 0

    @property
    def said(self) -> bool:
        """Whether anybody has said anything yet."""
        return bool(self.coming or self.absent)


NOBODY = Attendance()


def attendance(answers: Mapping[str, bool], members: Sequence[Member]) -> Attendance:
    """Return what those of the members who take part have answered, by their person ids; names in the given order."""
    taking_part = [member for member in members if member.takes_part]
    said = {member.person.id: answers.get(member.person.id) for member in taking_part}
    absent = [member for member in taking_part if said[member.person.id] is False]
    coming = sum(answer is True for answer in said.values())
    return Attendance(coming, absent, len(taking_part) - coming - len(absent))
