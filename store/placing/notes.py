"""Sealed notes of meetings in their table: rows that say neither whose they are nor what.

They go with the meeting's key, as boxes do; ``store.scrub`` sees to it that their bytes go as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, select

from domain.errors import Conflict
from store.database.columns import metadata, of
from store.database.sealing import MeetingKey
from store.database.types import Plain
from store.database.work import Work, evened
from store.meetings.keys import key_of

# Nobody may know from the file in which order notes came: on SQLite they lie by their primary key, which is random.
# A note cannot exist without its meeting's key, and says neither whose it is nor what: the name is an HMAC.
notes = Table(
    "notes",
    metadata,
    of("meeting_id", "box_keys.meeting_id", cascade=True, primary_key=True),
    Column("name", Plain, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

_OF_MEETINGS = select(notes.c.meeting_id, notes.c.name, notes.c.sealed).where(
    notes.c.meeting_id.in_(bindparam("meetings", expanding=True)),
    notes.c.name.in_(bindparam("names", expanding=True)),  # an HMAC of one meeting is none of another
)
_DROP = delete(notes).where(notes.c.meeting_id == bindparam("meeting"), notes.c.name == bindparam("note"))


class NoteRows:
    """``domain.placing.ports.Notes``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, meeting_id: str, kind: str, person_id: str, *, lock: bool = False) -> str:
        """The text; "" where there is none, or where the meeting's key is gone. ``lock`` takes the key's row."""
        key = await key_of(self._work, meeting_id, lock=lock)
        if key is None:
            return ""
        self._work.keys[meeting_id] = key
        return (await self.of(meeting_id, kind, [person_id])).get(person_id, "")

    async def put(self, meeting_id: str, kind: str, person_id: str, text: str) -> None:
        """Seal a text in place of an earlier one; "" deletes. Raises ``Conflict`` where the meeting's key is gone."""
        key = await key_of(self._work, meeting_id)
        if key is None:
            raise Conflict("the meeting's key is gone")
        name = self._work.sealer.note_name(key, meeting_id, kind, person_id)
        if not text:
            await self._work.run(_DROP, {"meeting": meeting_id, "note": name})
            return
        sealed = self._work.sealer.seal_note(key, meeting_id, name, text)
        await self._work.put(notes, {"meeting_id": meeting_id, "name": name, "sealed": sealed})

    async def of(self, meeting_id: str, kind: str, person_ids: Sequence[str]) -> dict[str, str]:
        """The texts of several people; those without one are left out.

        One statement where the unit has opened a box of the meeting, else another one for its key.
        """
        return (await self.of_meetings(kind, {meeting_id: person_ids})).get(meeting_id, {})

    async def of_meetings(self, kind: str, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
        """The texts of people in several meetings, by meeting and person, in one statement once their boxes are open.

        Those without a text are left out, and so are meetings whose key is gone.
        """
        sealer = self._work.sealer
        whose: dict[str, tuple[MeetingKey, str]] = {}
        for meeting_id, person_ids in wanted.items():
            key = self._work.keys.get(meeting_id) or await key_of(self._work, meeting_id)
            if key is not None:
                whose |= {sealer.note_name(key, meeting_id, kind, person): (key, person) for person in person_ids}
        if not whose:
            return {}
        found: dict[str, dict[str, str]] = {}
        where = {"meetings": evened(wanted), "names": evened(whose)}
        for meeting_id, name, sealed in await self._work.all(_OF_MEETINGS, where):
            key, person = whose[name]
            found.setdefault(meeting_id, {})[person] = sealer.open_note(key, meeting_id, name, sealed)
        return found
