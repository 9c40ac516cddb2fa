"""What meetings need from storage, and what a school keeps for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.meetings.library import OwnForm, OwnQuestion, Picture
from domain.meetings.meeting import Meeting, MeetingState


class Meetings(Protocol):
    """Reflection meetings."""

    async def get(self, meeting_id: str, *, lock: bool = False) -> Meeting | None: ...
    async def add(self, meeting: Meeting) -> None: ...
    async def save(self, meeting: Meeting) -> Meeting: ...
    async def delete(self, meeting_id: str) -> None: ...
    async def of_school(self, school_id: str, *, states: Sequence[MeetingState] = ()) -> list[Meeting]:
        """By start, drafts without a time last; all states where none are given."""


class Library(Protocol):
    """Questions, forms and pictures of schools."""

    async def questions(self, school_id: str, characteristic_id: str) -> list[OwnQuestion]:
        """Those of the characteristic and those that fit every one, newest first, at most 50."""

    async def all_questions(self, school_id: str) -> list[OwnQuestion]:
        """Of every characteristic, by characteristic, oldest first."""

    async def put_question(self, question: OwnQuestion) -> bool:
        """False where the school has the same text already."""

    async def drop_question(self, school_id: str, question_id: str) -> None: ...
    async def forms(self, school_id: str) -> list[OwnForm]: ...
    async def put_form(self, form: OwnForm) -> None: ...
    async def drop_form(self, school_id: str, form_id: str) -> None: ...
    async def picture(self, digest: str) -> Picture | None: ...
    async def put_picture(self, picture: Picture) -> None: ...
    async def forget_pictures_before(self, before: datetime) -> None:
        """Pictures that were sent and are in no meeting: taken out again, or of a draft that was discarded."""
