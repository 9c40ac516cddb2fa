"""A leader says what the columns and the answer words of the school's tables mean, looks at it again, forgets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from domain.catalogue.areas import Catalogue, Indicator
from domain.errors import Refused
from domain.figures.table_key import NOT_USED, ROLES, WHEN, WORTH, Asked, TableKey, merged
from domain.ids import new_id
from domain.people.school import Caller, School
from domain.unit_of_work import UnitOfWork

WAITS = timedelta(days=7)  # as long as an offer of figures
MOST_CHOICES = 380  # choices on one card, so that it can be sent
MOST_COLUMNS = 24
COLUMN, WORD = "col_", "word_"  # fields, with the place behind


def choosable(key: TableKey, catalogue: Catalogue) -> list[Indicator]:
    """The indicators that a column may be about: surveys only, and one survey where it is known which."""
    surveys = [one for one in catalogue.indicators if one.source.endswith("_survey")]
    return [one for one in surveys if one.source == key.survey] or surveys


def meanings(key: TableKey, catalogue: Catalogue) -> list[str]:
    """What a column of this table may be."""
    roles = [WHEN] if key.respondents and not key.timed else [] if key.respondents else list(ROLES)
    return [NOT_USED, *roles, *(one.id for one in choosable(key, catalogue))]


def on_one_card(key: TableKey, catalogue: Catalogue) -> list[int]:
    """The places of the columns that one card has room for: those without an answer first, the others where there is
    room.
    """
    most = max(min(MOST_COLUMNS, MOST_CHOICES // len(meanings(key, catalogue))), 1)
    waiting = [place for place, (_, meaning) in enumerate(key.columns) if meaning is None]
    settled = [place for place, (_, meaning) in enumerate(key.columns) if meaning is not None]
    return sorted((waiting or settled)[:most])


async def remember(uow: UnitOfWork, school: School, asked: Asked, name: str, now: datetime) -> TableKey:
    """Keep what is asked until somebody answers."""
    await uow.table_keys.drop_unanswered_before(school.id, now - WAITS)
    found = {key.signature: key for key in await uow.table_keys.of_school(school.id)}.get(asked.signature)
    if found is None:
        found = TableKey(new_id(), school.id, asked.signature, name[:120], asked.respondents, asked.timed, asked.survey,
                         (), (), now)  # fmt: skip
    kept = merged(found, asked)
    await uow.table_keys.put(kept)
    return kept


async def key_of(uow: UnitOfWork, school: School, key_id: str) -> TableKey:
    """A key of the school; refused where it is gone."""
    found = await uow.table_keys.get(key_id)
    if found is None or found.school_id != school.id:
        raise Refused("table_key_gone")
    return found


async def answer(uow: UnitOfWork, caller: Caller, key_id: str, inputs: Mapping[str, str], now: datetime) -> TableKey:
    """Keep a leader's answers. What was on the card and left empty is not used; other columns wait.

    A card that was answered before (pressed twice, or by another leader) says nothing of the columns that are asked
    about now: it settles those that it had.
    """
    key = await key_of(uow, caller.school, key_id)
    catalogue = await uow.catalogues.of(caller.school.id)
    possible = set(meanings(key, catalogue))
    shown = set(on_one_card(key, catalogue))
    columns, words = list(key.columns), list(key.words)
    sent = {place for place in range(len(columns)) if f"{COLUMN}{place}" in inputs}
    for place in sent if sent.isdisjoint(shown) and sent else shown:
        given = inputs.get(f"{COLUMN}{place}", "")
        columns[place] = (columns[place][0], given if given in possible else NOT_USED)
    for place, (word, before) in enumerate(words):
        given = inputs.get(f"{WORD}{place}", "")
        worth = int(given) if len(given) == 1 and given.isascii() and given.isdigit() else before
        words[place] = (word, worth if worth in WORTH else before)
    settled = replace(key, columns=tuple(columns), words=tuple(words), by=caller.person.id, at=now)
    await uow.table_keys.put(settled)
    return settled


async def forget(uow: UnitOfWork, school: School, key_id: str) -> None:
    """Ask again the next time such a file comes."""
    await uow.table_keys.drop((await key_of(uow, school, key_id)).id)
