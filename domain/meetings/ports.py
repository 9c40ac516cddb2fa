"""Ports for what happens in a meeting: rounds and their boxes, phases, who is there, groups, ideas, notes, minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.agenda.agenda import Course
from domain.groups.groups import Group
from domain.ideas.idea import Idea
from domain.meetings.meeting import Meeting
from domain.minutes.minutes import Minutes, Remark, Template
from domain.people.school import School
from domain.votes.box import Box
from domain.votes.rounds import Round


class Rounds(Protocol):
    """Rounds of voting."""

    async def get(self, round_id: str, *, lock: bool = False) -> Round | None: ...
    async def add(self, round_: Round) -> bool:
        """False where the meeting already has a round with this number."""

    async def save(self, round_: Round) -> Round: ...
    async def of_meeting(self, meeting_id: str) -> list[Round]:
        """By number."""

    async def whole(self, round_id: str, *, lock: bool = False) -> tuple[Round, Meeting, School] | None:
        """The round with its meeting and school in one statement; ``lock`` takes the round's row."""


class Boxes(Protocol):
    """Sealed boxes, by meeting and name ("round-1", "round-2", "consent"). The store seals and opens them."""

    async def open(self, meeting_id: str, name: str, *, lock: bool = False) -> Box | None:
        """The opened box (an empty one where nothing was put in yet); None once the meeting's key is destroyed."""

    async def seal(self, meeting_id: str, name: str, box: Box) -> None:
        """Write the box, padded and encrypted anew."""

    async def create_key(self, meeting_id: str) -> None:
        """Make the meeting's key; does nothing where there is one."""

    async def destroy(self, meeting_id: str) -> None:
        """Delete the boxes, the notes and the key. After the commit the store also scrubs what the file still holds."""


class Courses(Protocol):
    """Courses of running meetings; a row goes with its meeting."""

    async def get(self, meeting_id: str, *, lock: bool = False) -> Course | None: ...
    async def add(self, course: Course) -> bool:
        """False where the meeting has one."""

    async def save(self, course: Course) -> Course: ...
    async def drop(self, meeting_id: str) -> None:
        """The meeting has ended."""


class Presences(Protocol):
    """Who has said that they are here. No time and no order."""

    async def of_meeting(self, meeting_id: str) -> frozenset[str]:
        """Person ids."""

    async def put(self, meeting_id: str, person_id: str) -> bool:
        """False where the person is there already."""

    async def drop(self, meeting_id: str, person_id: str = "") -> None:
        """One person's, or all of the meeting."""


class Groups(Protocol):
    """Groups of meetings."""

    async def get(self, group_id: str, *, lock: bool = False) -> Group | None: ...
    async def of_meeting(self, meeting_id: str) -> list[Group]:
        """By number."""

    async def replace(self, meeting_id: str, groups: Sequence[Group]) -> None:
        """Draw anew: all earlier groups of the meeting go."""

    async def save(self, group: Group) -> Group: ...
    async def forget_seats(self, meeting_id: str) -> None:
        """Who was in which group is forgotten; what was found stays."""


class Ideas(Protocol):
    """Ideas of meetings, by their random ids."""

    async def get(self, idea_id: str, *, lock: bool = False) -> Idea | None: ...
    async def of_meeting(self, meeting_id: str) -> list[Idea]:
        """By id, which says nothing of who or when."""

    async def add(self, ideas: Iterable[Idea]) -> None: ...
    async def save(self, idea: Idea) -> Idea: ...
    async def drop(self, idea_id: str) -> None:
        """Withdrawn. Ideas that were joined to it stand for themselves again."""


class Notes(Protocol):
    """Sealed notes: what one person keeps about one meeting, each a row of its own that goes with the meeting's key.

    A row is named by HMAC(meeting's key, kind and person), so it says neither whose nor what. Kinds: "placement" (see
    ``domain/placing/placement.py``), "ideas" (ids of one's own ideas).
    """

    async def get(self, meeting_id: str, kind: str, person_id: str, *, lock: bool = False) -> str:
        """The text; "" where there is none, or where the meeting's key is gone."""

    async def put(self, meeting_id: str, kind: str, person_id: str, text: str) -> None:
        """Seal a text in place of an earlier one; "" deletes. Raises ``Conflict`` where the meeting's key is gone."""

    async def of(self, meeting_id: str, kind: str, person_ids: Sequence[str]) -> dict[str, str]:
        """The texts of several people, in one statement; those without one are left out."""


class PrivateNotes(Protocol):
    """What one person keeps for themselves outside any meeting, sealed with the service's secret.

    ``kind`` "placement", ``subject`` the characteristic. Deleted by the person, or when it goes into a meeting.
    """

    async def get(self, person_id: str, school_id: str, kind: str, subject: str, *, lock: bool = False) -> str: ...
    async def put(self, person_id: str, school_id: str, kind: str, subject: str, text: str, now: datetime) -> None:
        """Keep a text in place of an earlier one; "" deletes."""

    async def of_person(self, person_id: str) -> list[tuple[str, str, str, str]]:
        """(school, kind, subject, text) of all that the person keeps."""

    async def forget_before(self, before: datetime) -> int:
        """Those that were not touched since; returns how many."""


class MinutesStore(Protocol):
    """Minutes, the remarks to them, and schools' own templates."""

    async def get(self, meeting_id: str, *, lock: bool = False) -> Minutes | None: ...
    async def add(self, minutes: Minutes) -> bool:
        """False where the meeting has minutes."""

    async def of_school(self, school_id: str) -> list[Minutes]:
        """In no order: when a meeting was held is the meeting's to say."""

    async def save(self, minutes: Minutes) -> Minutes: ...
    async def remarks(self, meeting_id: str) -> list[Remark]:
        """Oldest first."""

    async def add_remark(self, remark: Remark) -> bool:
        """False where a remark with this id exists."""

    async def template(self, school_id: str, kind: str) -> Template | None: ...
    async def put_template(self, template: Template) -> None: ...
    async def drop_template(self, school_id: str, kind: str) -> None: ...
