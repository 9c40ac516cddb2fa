"""What schools keep for their meetings, in its tables: questions, forms, pictures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    select,
)

from domain.meetings.library import OwnForm, OwnQuestion, Picture
from store.database.columns import identity, metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime
from store.database.work import Work
from store.meetings.meetings import meetings

own_questions = Table(
    "own_questions",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    written("characteristic_id"),
    written("text"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("digest", Plain, nullable=False),  # of the text: an index cannot hold long texts
    written("origin"),
    UniqueConstraint("school_id", "digest"),
)

own_forms = Table(
    "own_forms",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    written("name"),
    Column("phases", Plain, nullable=False),  # JSON: [[phase, minutes], ...]
    Column("made_at", UtcDateTime, nullable=False),
    written("origin"),
    Index(None, "school_id"),
)

# Two schools may have the same picture; each has its own row, which goes with that school.
pictures = Table(
    "pictures",
    metadata,
    Column("digest", Plain, primary_key=True),
    of("school_id", "schools.id", primary_key=True),
    Column("png", LargeBinary, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)

MOST_QUESTIONS = 50


class _FormMapping(Mapping[OwnForm]):
    def of(self, row: Sequence[Any], **more: object) -> OwnForm:
        values = dict(zip(self.names, row, strict=False))
        values["phases"] = tuple((phase, minutes) for phase, minutes in json.loads(values["phases"]))
        return self.kind(**values)

    def row(self, thing: OwnForm) -> dict[str, Any]:
        return super().row(thing) | {"phases": json.dumps(thing.phases)}


QUESTION = Mapping(OwnQuestion, own_questions)
FORM = _FormMapping(OwnForm, own_forms)
PICTURE = Mapping(Picture, pictures)

_QUESTIONS = (
    select(*QUESTION.columns)
    .where(
        own_questions.c.school_id == bindparam("school"),
        own_questions.c.characteristic_id.in_([bindparam("characteristic"), ""]),
    )
    .order_by(own_questions.c.made_at.desc(), own_questions.c.id.desc())
    .limit(MOST_QUESTIONS)
)
_ALL_QUESTIONS = (
    select(*QUESTION.columns)
    .where(own_questions.c.school_id == bindparam("school"))
    .order_by(own_questions.c.characteristic_id, own_questions.c.made_at, own_questions.c.id)
)
_DROP_QUESTION = delete(own_questions).where(
    own_questions.c.school_id == bindparam("school"), own_questions.c.id == bindparam("question")
)
_FORMS = (
    select(*FORM.columns)
    .where(own_forms.c.school_id == bindparam("school"))
    .order_by(own_forms.c.made_at, own_forms.c.id)
)
_DROP_FORM = delete(own_forms).where(own_forms.c.school_id == bindparam("school"), own_forms.c.id == bindparam("form"))
_PICTURE = (
    select(*PICTURE.columns).where(pictures.c.digest == bindparam("digest")).order_by(pictures.c.made_at).limit(1)
)
_IN_A_MEETING = exists().where(meetings.c.school_id == pictures.c.school_id, meetings.c.picture == pictures.c.digest)
_FORGET_PICTURES = delete(pictures).where(pictures.c.made_at < bindparam("before"), ~_IN_A_MEETING)


class LibraryRows:
    """``domain.meetings.ports.Library``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def questions(self, school_id: str, characteristic_id: str) -> list[OwnQuestion]:
        """Those of the characteristic and those that fit every one, newest first, at most 50."""
        rows = await self._work.all(_QUESTIONS, {"school": school_id, "characteristic": characteristic_id})
        return [QUESTION.of(row) for row in rows]

    async def all_questions(self, school_id: str) -> list[OwnQuestion]:
        """Of every characteristic, by characteristic, oldest first."""
        return [QUESTION.of(row) for row in await self._work.all(_ALL_QUESTIONS, {"school": school_id})]

    async def put_question(self, question: OwnQuestion) -> bool:
        """False where the school has the same text already, capitals and spaces aside."""
        same = " ".join(question.text.split()).casefold()
        digest = hashlib.sha256(same.encode("utf-8", "replace")).hexdigest()
        return await self._work.insert_new(own_questions, QUESTION.row(question) | {"digest": digest})

    async def drop_question(self, school_id: str, question_id: str) -> None:
        """Forget a question."""
        await self._work.run(_DROP_QUESTION, {"school": school_id, "question": question_id})

    async def forms(self, school_id: str) -> list[OwnForm]:
        """Oldest first."""
        return [FORM.of(row) for row in await self._work.all(_FORMS, {"school": school_id})]

    async def put_form(self, form: OwnForm) -> None:
        """Insert or replace by id."""
        await self._work.put(own_forms, FORM.row(form))

    async def drop_form(self, school_id: str, form_id: str) -> None:
        """Forget a form."""
        await self._work.run(_DROP_FORM, {"school": school_id, "form": form_id})

    async def picture(self, digest: str) -> Picture | None:
        """A picture by its digest, whichever school sent it: its address is signed."""
        row = await self._work.first(_PICTURE, {"digest": digest})
        return None if row is None else PICTURE.of(row)

    async def put_picture(self, picture: Picture) -> None:
        """Keep a picture. The digest is of its bytes, so what is there already is the same."""
        await self._work.insert_new(pictures, PICTURE.row(picture))

    async def forget_pictures_before(self, before: datetime) -> None:
        """Pictures that were sent and are in no meeting: taken out again, or of a draft that was discarded."""
        await self._work.run(_FORGET_PICTURES, {"before": before})
