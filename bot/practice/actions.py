"""Presses about good practice: look for it, read it, write it up, share it, thank for it, use it as a measure."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, reading
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from bot.measures.views import new_form
from cards.kit import notes
from cards.kit.scene import Card
from cards.practice import form as form_cards
from cards.practice import practice as cards
from cards.practice.verbs import (
    PRACTICE_DROP,
    PRACTICE_FORM,
    PRACTICE_LIST,
    PRACTICE_SAVE,
    PRACTICE_SHARE,
    PRACTICE_SHOW,
    PRACTICE_TAKE,
    PRACTICE_THANK,
)
from cards.verbs import Press, Verb
from domain.catalogue.find_characteristic import number_in
from domain.errors import Refused
from domain.ids import new_id
from domain.people.school import Caller
from domain.personal_data.naming import SURE
from domain.practice.find import LONGEST_ASKED, Seen, find_practices, look_at, of_characteristic, seen_from
from domain.practice.practice import Practice
from domain.practice.write import as_measure, drop, share, subject_of, thank, write_practice
from domain.review.effect_of_measure import effect_since
from domain.unit_of_work import UnitOfWork
from locales import tr

OF_PRACTICE = "practice:"  # what the button of a measure's form carries, see bot/measures/actions.py


async def listing(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What has worked, here and where it was shared: all of it, about a characteristic, or with a word in it."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        catalogue = await uow.catalogues.of(caller.school.id)
        seen = await seen_from(uow, caller.school)
    asked = " ".join(press.inputs.get("word", "").split())[:LONGEST_ASKED]
    if press.arg and not asked:
        found = of_characteristic(seen, catalogue, press.arg)
        asked = press.arg
    else:
        found = find_practices(seen, catalogue, asked, caller.language)
    about = catalogue.characteristic(number_in(asked)) if asked else None
    return cards.listing(scene_for(services, caller, services.clock()), caller, found, len(seen), asked, about)


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One write-up: the one that was chosen from the list, or the one of the button."""
    async with services.units(write=False) as uow:
        caller, seen = await _looked_at(uow, incoming, press)
        return await _one(services, uow, caller, seen)


async def form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form: of a measure that is done, or of what is written already."""
    async with services.units(write=False) as uow:
        caller = await _at_home(uow, incoming, press.ref)
        subject = await subject_of(uow, press.ref, caller)
        now = services.clock()
        new = subject.measure if subject.practice is None else None
        shown = await effect_since(uow, caller.school, new, now) if new else None
    scene = scene_for(services, caller, now)
    return form_cards.form(scene, subject, new_id(), filled=form_cards.changed(scene, shown) if shown else "")


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep it, or the form with what is to be put right and everything that was typed."""

    async def do(uow: UnitOfWork) -> Card:
        caller = await _at_home(uow, incoming, press.ref)
        now = services.clock()
        sure = press.arg == SURE
        found = await write_practice(uow, press.ref, press.nonce, press.inputs, caller, now, rev=press.rev, sure=sure)
        scene = scene_for(services, caller, now)
        if found.problems or found.subject.practice is None:
            return form_cards.form(scene, found.subject, press.nonce, found.problems, press.inputs)
        seen = await look_at(uow, found.subject.practice.id, caller.school)
        return await _one(services, uow, caller, seen, scene.tr("Saved."))

    return await effect(services, do)


async def share_(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Share it with the other schools, or no longer."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await _leading(uow, incoming, press.ref)
        shared = press.arg == "yes"
        practice = await share(uow, press.ref, leader, shared=shared, rev=press.rev)
        words = (
            tr(leader.language, "The other schools can find it now.")
            if shared
            else tr(leader.language, "The other schools no longer see it. What they have made of it stays theirs.")
        )
        return await _one(services, uow, leader, await look_at(uow, practice.id, leader.school), words)

    return await effect(services, do)


async def drop_(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Ask first; then delete."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await _leading(uow, incoming, press.ref)
        scene = scene_for(services, leader, services.clock())
        if press.arg != SURE:
            practice = (await look_at(uow, press.ref, leader.school)).practice
            return cards.sure_to_drop(scene, practice)
        await drop(uow, press.ref, leader)
        back = (scene.tr("See all good practice"), Press(PRACTICE_LIST, leader.school.id))
        return notes.note(scene, scene.tr("The write-up is deleted"), "", [back])

    return await effect(services, do)


async def thank_(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One's thanks, once; the leaders there hear of it."""

    async def do(uow: UnitOfWork) -> Card:
        caller, seen = await _looked_at(uow, incoming, press)
        new = await thank(uow, seen, caller, services.holidays, services.clock())
        words = (
            tr(caller.language, "I pass it on to their leaders, from your school and without your name.")
            if new
            else tr(caller.language, "You have said thank you for this already.")
        )
        return await _one(services, uow, caller, await look_at(uow, seen.id, caller.school), words)

    return await effect(services, do)


@reading
async def take(ask: Ask) -> Answer:
    """Return the form of a measure, filled in with what the others did."""
    caller, seen = await _looked_at(ask.uow, ask.incoming, ask.press)
    await ask.leader(caller.school.id)
    return await new_form(ask, None, new_id(), (), as_measure(seen.practice), None, OF_PRACTICE + seen.id)


async def _one(services: Services, uow: UnitOfWork, caller: Caller, seen: Seen, note: str = "") -> Card:
    own = seen.school.id == caller.school.id
    measure = await uow.measures.get(seen.practice.measure_id) if own and not seen.practice.shared else None
    may = measure is not None and caller.person.id in (measure.owner_id, *measure.helpers)
    return cards.one(scene_for(services, caller, services.clock()), caller, seen, note, may_change=may)


async def _looked_at(uow: UnitOfWork, incoming: Incoming, press: Press) -> tuple[Caller, Seen]:
    """Who looks, in the school they look from, and what they look at. ``arg`` names the school, or the list does."""
    chosen = press.inputs.get("practice", "")
    if chosen or await uow.schools.get(press.ref) is not None:  # from the list; with nothing chosen there is nothing
        caller = await caller_in(uow, incoming, press.ref)
        return caller, await look_at(uow, chosen, caller.school)
    caller = await caller_in(uow, incoming, press.arg or (await _known(uow, press.ref)).school_id)
    return caller, await look_at(uow, press.ref, caller.school)


async def _at_home(uow: UnitOfWork, incoming: Incoming, ref: str) -> Caller:
    """The sender in the school of the measure, or of the practice."""
    subject = await uow.practices.get(ref) or await uow.measures.get(ref)
    if subject is None:
        raise Refused("gone")
    return await caller_in(uow, incoming, subject.school_id)


async def _leading(uow: UnitOfWork, incoming: Incoming, practice_id: str) -> Caller:
    return await require_leader(uow, incoming, (await _known(uow, practice_id)).school_id)


async def _known(uow: UnitOfWork, practice_id: str) -> Practice:
    practice = await uow.practices.get(practice_id)
    if practice is None:
        raise Refused("gone")
    return practice


ACTIONS: dict[Verb, Action] = {
    PRACTICE_LIST: listing,
    PRACTICE_SHOW: show,
    PRACTICE_FORM: form,
    PRACTICE_SAVE: save,
    PRACTICE_SHARE: share_,
    PRACTICE_DROP: drop_,
    PRACTICE_THANK: thank_,
    PRACTICE_TAKE: take,
}
