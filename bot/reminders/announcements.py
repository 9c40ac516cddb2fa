"""What is said about measures when its time comes: questions to owners, what leaders should know, the digest.

Everything that one person hears on a day is said together, and all that is due is rendered together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from bot.handling.identity import channel_scene
from bot.handling.rendered import BulkRenderer, Outgoing, Postpone, Rendered, Renderer, Skip, ToChannel, ToPerson
from bot.handling.services import Services
from bot.reminders.views import school_lines
from cards.kit import kit, present
from cards.kit.compiled import CompiledCards, number_token, token
from cards.kit.scene import Card, Scene
from cards.reminders import digest as digest_card
from cards.reminders import reminder, together
from domain.calendar.calendar_of import calendar_of
from domain.catalogue.areas import Catalogue
from domain.delivery.decide import Drop, Wait
from domain.delivery.notices import Notice, NoticeKind
from domain.delivery.plan_digest import plan_digest
from domain.measures.measure import Measure
from domain.meetings.meeting import MeetingState
from domain.people.school import Person
from domain.reminders.digest import news
from domain.reminders.remind import KINDS, Item, Reminder, remind
from domain.reminders.rhythms import Digest
from domain.unit_of_work import UnitOfWork
from locales import tr

Said = dict[tuple[object, ...], str]  # within one bulk: many measures are due on one day, and lift the same


async def remind_all(services: Services, uow: UnitOfWork, notices: Sequence[Notice], now: datetime) -> list[Rendered]:
    """Return what each notice comes to; one message a person."""
    outcomes = await remind(uow, notices, services.holidays, now)
    items = [item for outcome in outcomes if isinstance(outcome, Reminder) for item in outcome.items]
    catalogues = await uow.catalogues.of_many({item.school.id for item in items})
    people = await uow.people.many(item.measure.owner_id for item in items if item.to_leader)
    said_before: Said = {}
    return [_rendered(services, outcome, catalogues, people, now, said_before) for outcome in outcomes]


async def remind_one(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Return what one notice comes to."""
    return (await remind_all(services, uow, [notice], now))[0]


def _rendered(
    services: Services,
    outcome: Reminder | Drop | Wait,
    catalogues: Mapping[str, Catalogue],
    people: Mapping[str, Person],
    now: datetime,
    said_before: Said,
) -> Rendered:
    if isinstance(outcome, Drop):
        return Skip(outcome.reason)
    if isinstance(outcome, Wait):
        return Postpone(outcome.until)
    school, person = outcome.school, outcome.person
    language = person.language or school.language
    scene = Scene(language, school.zone, now, services.addresses, school.name, school.id)
    first = outcome.items[0]
    asks = not all(item.to_leader for item in outcome.items)
    summary = tr(language, "How is the measure going?") if asks else tr(language, "A measure needs you")
    card: Card | bytes
    if len(outcome.items) == 1 and asks:
        if first.school is not school:  # all that is left of what was to be said is another school's
            scene = replace(scene, zone=first.school.zone, school_name=first.school.name)
        card = _asked(services.compiled, scene, first, catalogues[first.school.id], person, said_before)
    else:
        mine, stuck = school_lines(scene, outcome, people)
        card = together.card(scene, person.first_name, mine, stuck)
    alone = first.to_leader and len(outcome.items) == 1  # a call for help on the same day takes its place
    remember = (NoticeKind.MEASURE_STUCK, first.measure.id, person.id) if alone else None
    return Outgoing(ToPerson(person, school), card, summary=summary, remember=remember)


def _asked(
    built: CompiledCards, scene: Scene, item: Item, catalogue: Catalogue, person: Person, said_before: Said
) -> bytes:
    """Fill the question into a card that was built once for each language and shape."""
    measure, kind = item.measure, item.notice.kind
    what = (scene.language, item.school.id, measure.characteristic_id, measure.hypothesis)
    about = said_before.get(what)
    if about is None:
        about = said_before[what] = reminder.lifts(scene, measure, catalogue.characteristic(measure.characteristic_id))
    when = (scene.language, scene.zone, measure.due, kind)
    due = said_before.get(when)
    if due is None:
        due = said_before[when] = reminder.due_words(scene, measure, kind)
    after = kind is NoticeKind.MEASURE_AFTER
    shape = ("how is the measure going", scene.language, bool(measure.effect), bool(about), after)
    question = built.get(shape) or built.keep(shape, _blank(scene, measure, with_about=bool(about), after=after))
    values: dict[str, str | int] = {
        "id": measure.id,
        "title": kit.escape_line(measure.title),
        "rev": measure.version,
        "name": kit.escape_line(person.first_name),
        "due": due,
        "school": kit.escape_line(scene.school_name),
    }
    if measure.effect:
        values["effect"] = kit.escape(measure.effect)
    if about:
        values["about"] = about
    return question.fill(**values)


def _blank(scene: Scene, measure: Measure, *, with_about: bool, after: bool) -> Card:
    """Return the question with places for what differs from measure to measure."""
    blank = replace(
        measure,
        id=token("id"),
        title=token("title"),
        effect=token("effect") if measure.effect else "",
        version=cast("int", number_token("rev")),  # a place for a number
    )
    words = (token("about") if with_about else "", token("name"), token("due"))
    return reminder.ask(replace(scene, school_name=token("school")), blank, *words, after=after)


async def channel_digest(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Return what has become of the measures, if anything has. The next digest is planned either way."""
    school = await uow.schools.get(notice.school_id)
    assert school is not None, "delivery has looked"
    plan = await uow.rhythms.plan(school.id)
    if plan.digest.value != notice.data.get("every"):
        return Skip("the school wants it otherwise")  # and what it wants has a row of its own
    calendar = await calendar_of(uow, school, services.holidays)
    if calendar.is_quiet(now):
        return Postpone(calendar.open_from(now))
    await plan_digest(uow, plan, calendar, now)
    changes = news(await uow.measures.of_school(school.id), datetime.fromisoformat(notice.data["since"]), now)
    if not changes:
        return Skip("nothing to tell")
    scene = channel_scene(services, school, now)
    card = digest_card.digest(scene, changes, await _next_meeting(uow, scene, now), Digest(plan.digest))
    return Outgoing(ToChannel(school), card, summary=digest_card.heading(scene, changes))


async def _next_meeting(uow: UnitOfWork, scene: Scene, now: datetime) -> str:
    meetings = await uow.meetings.of_school(scene.school_id, states=(MeetingState.INVITED,))
    coming = next((one for one in meetings if one.starts_at is not None and one.starts_at > now), None)
    if coming is None or coming.starts_at is None:
        return ""
    characteristic = (await uow.catalogues.of(scene.school_id)).characteristic(coming.characteristic_id)
    title = kit.escape_line(present.title(scene, characteristic)) if characteristic else coming.characteristic_id
    return f"{title}, {present.when(scene, coming.starts_at, capital=False)}"


RENDERERS: dict[NoticeKind, Renderer] = {**dict.fromkeys(KINDS, remind_one), NoticeKind.MEASURE_DIGEST: channel_digest}
BULK_RENDERERS: dict[NoticeKind, BulkRenderer] = dict.fromkeys(KINDS, remind_all)
