"""A bulk renderer of the question on the date, for as long as ``bot/announce`` has none for it.

It does what any has to do: reads all that ten thousand questions depend on, decides for each, notes that the person was
reminded, and fills a card that was compiled once for each language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.announce import Outgoing, Postpone, Rendered, Skip, ToPerson
from bot.services import Services
from cards import kit, reminder
from cards.compiled import Compiled, token
from cards.scene import Scene
from domain.areas import Characteristic
from domain.asking import decide_asking
from domain.calendar import local_date
from domain.measures import Measure
from domain.notices import Notice
from domain.ports import UnitOfWork
from domain.reminders import Drop, Wait
from domain.rhythms import Rhythm
from locales import tr


async def ask_all(services: Services, uow: UnitOfWork, notices: Sequence[Notice], now: datetime) -> list[Rendered]:
    """The questions, in the notices' order."""
    measures = await uow.measures.many(notice.subject_id for notice in notices)
    schools = await uow.schools.many(notice.school_id for notice in notices)
    members = await uow.people.members_many((one.school_id, one.owner_id) for one in measures.values())
    rhythms = await uow.rhythms.many(one.owner_id for one in measures.values())
    await uow.rhythms.plans(schools)
    await uow.years.days_many(schools)
    catalogues = await uow.catalogues.of_many(schools)
    found: list[Rendered] = []
    reminded: list[Rhythm] = []
    for notice in notices:
        school, measure = schools[notice.school_id], measures.get(notice.subject_id)
        owner = members.get((school.id, measure.owner_id)) if measure else None
        decision = decide_asking(notice, measure, owner, school, services.holidays, now)
        if isinstance(decision, Drop):
            found.append(Skip(decision.reason))
        elif isinstance(decision, Wait):
            found.append(Postpone(decision.until))
        elif measure and owner:
            person, language = owner.person, owner.person.language or school.language
            characteristic = catalogues[school.id].characteristic(measure.characteristic_id)
            assert characteristic is not None
            card = _card(services, language, school.zone, characteristic).fill(
                id=measure.id, title=kit.escape_line(measure.title), effect=kit.escape(measure.effect),
                name=kit.escape_line(person.first_name), school=kit.escape_line(school.name),
            )  # fmt: skip
            today = local_date(now, school.zone)
            reminded.append(replace(rhythms[person.id], reminded_on=today, reminded_by=notice.id))
            summary = tr(language, "How is the measure going?")
            found.append(Outgoing(ToPerson(person, school), card, summary=summary))
    await uow.rhythms.remind(reminded)
    return found


_cards: dict[tuple[str, str], Compiled] = {}


def _card(services: Services, language: str, zone: str, characteristic: Characteristic) -> Compiled:
    found = _cards.get((language, characteristic.id))
    if found is None:
        now = services.clock()
        scene = Scene(language, zone, now, services.addresses, token("school"), "")
        title, effect = token("title"), token("effect")
        blank = Measure(token("id"), "", None, characteristic.id, title, "", now.date(), effect=effect)
        card = reminder.ask(scene, blank, characteristic, token("name"), False)
        found = _cards[language, characteristic.id] = Compiled(card)
    return found
