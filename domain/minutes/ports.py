"""What minutes need from storage."""

from __future__ import annotations

from typing import Protocol

from domain.minutes.minutes import Minutes, Remark, Template


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
