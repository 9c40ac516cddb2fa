"""Presses about good practice: look for it, read it, write it up, share it, thank for it, use it as a measure."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.measures.views import new_form
from cards.kit import notes
from cards.kit.scene import Card
from cards.measures.verbs import OF_PRACTICE
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
from cards.verbs import Press
from domain.catalogue.find_characteristic import number_in
from domain.errors import Refused
from domain.ids import new_id
from domain.people.school import Caller
from domain.personal_data.naming import SURE
from domain.practice.find import LONGEST_ASKED, Seen, find_practices, look_at, of_characteristic, seen_from
from domain.practice.practice import Practice
from domain.practice.write import as_measure, drop, share, subject_of, thank, write_practice
from domain.review.effect_of_measure import effect_since


@reading(PRACTICE_LIST)
async def listing(ask: Ask) -> Answer:
    """Return what has worked, here and where it was shared: all of it, about a characteristic, or with a word in it."""
    caller = await ask.member()
    catalogue = await ask.uow.catalogues.of(caller.school.id)
    seen = await seen_from(ask.uow, caller.school)
    asked = " ".join(ask.press.inputs.get("word", "").split())[:LONGEST_ASKED]
    if ask.press.arg and not asked:
        fitting = of_characteristic(seen, catalogue, ask.press.arg)
        asked = ask.press.arg
    else:
        fitting = find_practices(seen, catalogue, asked, caller.language)
    about = catalogue.characteristic(number_in(asked)) if asked else None
    return cards.listing(ask.scene, caller, fitting, len(seen), asked, about)


@reading(PRACTICE_SHOW)
async def show(ask: Ask) -> Answer:
    """Return one write-up: the one that was chosen from the list, or the one of the button."""
    return await _write_up(ask, await _looked_at(ask))


@reading(PRACTICE_FORM)
async def form(ask: Ask) -> Answer:
    """Return the form: of a measure that is done, or of what is written already."""
    caller = await _at_home(ask)
    subject = await subject_of(ask.uow, ask.press.ref, caller)
    new = subject.measure if subject.practice is None else None
    shown = await effect_since(ask.uow, caller.school, new, ask.now) if new else None
    changed = form_cards.changed(ask.scene, shown) if shown else ""
    return form_cards.form(ask.scene, subject, new_id(), filled=changed)


@writing(PRACTICE_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep the write-up, or return the form with what is to be put right and everything that was typed."""
    caller, press = await _at_home(ask), ask.press
    sure = press.arg == SURE
    writing_up = await write_practice(
        ask.uow, press.ref, press.nonce, press.inputs, caller, ask.now, rev=press.rev, sure=sure
    )
    if writing_up.problems or writing_up.subject.practice is None:
        return form_cards.form(ask.scene, writing_up.subject, press.nonce, writing_up.problems, press.inputs)
    seen = await look_at(ask.uow, writing_up.subject.practice.id, caller.school)
    return await _write_up(ask, seen, ask.tr("Saved."))


@writing(PRACTICE_SHARE)
async def share_(ask: Ask) -> Answer:
    """Share the write-up with the other schools, or no longer."""
    leader = await _leading(ask)
    shared = ask.press.arg == "yes"
    practice = await share(ask.uow, ask.press.ref, leader, shared=shared, rev=ask.press.rev)
    words = (
        ask.tr("The other schools can find it now.")
        if shared
        else ask.tr("The other schools no longer see it. What they have made of it stays theirs.")
    )
    return await _write_up(ask, await look_at(ask.uow, practice.id, leader.school), words)


@writing(PRACTICE_DROP)
async def drop_(ask: Ask) -> Answer:
    """Ask first; then delete."""
    leader, scene = await _leading(ask), ask.scene
    if ask.press.arg != SURE:
        practice = (await look_at(ask.uow, ask.press.ref, leader.school)).practice
        return cards.sure_to_drop(scene, practice)
    await drop(ask.uow, ask.press.ref, leader)
    back = (scene.tr("See all good practice"), Press(PRACTICE_LIST, leader.school.id))
    return notes.note(scene, scene.tr("The write-up is deleted"), "", [back])


@writing(PRACTICE_THANK)
async def thank_(ask: Ask) -> Answer:
    """Pass on one's thanks, once; the leaders there hear of it."""
    seen = await _looked_at(ask)
    new = await thank(ask.uow, seen, ask.caller, ask.services.holidays, ask.now)
    words = (
        ask.tr("I pass it on to their leaders, from your school and without your name.")
        if new
        else ask.tr("You have said thank you for this already.")
    )
    return await _write_up(ask, await look_at(ask.uow, seen.id, ask.caller.school), words)


@reading(PRACTICE_TAKE)
async def take(ask: Ask) -> Answer:
    """Return the form of a measure, filled in with what the others did."""
    seen = await _looked_at(ask)
    await ask.leader(ask.caller.school.id)
    return await new_form(ask, None, new_id(), (), as_measure(seen.practice), None, OF_PRACTICE + seen.id)


async def _write_up(ask: Ask, seen: Seen, note: str = "") -> Card:
    caller = ask.caller
    own = seen.school.id == caller.school.id
    measure = await ask.uow.measures.get(seen.practice.measure_id) if own and not seen.practice.shared else None
    may = measure is not None and caller.person.id in (measure.owner_id, *measure.helpers)
    return cards.one(ask.scene, caller, seen, note, may_change=may)


async def _looked_at(ask: Ask) -> Seen:
    """Return the write-up as seen from the school of who looks. ``arg`` names that school, or the list does."""
    press = ask.press
    chosen = press.inputs.get("practice", "")
    if chosen or await ask.uow.schools.get(press.ref) is not None:  # from the list; nothing chosen, nothing there
        return await look_at(ask.uow, chosen, (await ask.member()).school)
    caller = await ask.member(press.arg or (await _known(ask)).school_id)
    return await look_at(ask.uow, press.ref, caller.school)


async def _at_home(ask: Ask) -> Caller:
    """Return who presses, in the school of the measure or of the practice that the press names."""
    subject = await ask.uow.practices.get(ask.press.ref) or await ask.uow.measures.get(ask.press.ref)
    if subject is None:
        raise Refused("gone")
    return await ask.member(subject.school_id)


async def _leading(ask: Ask) -> Caller:
    return await ask.leader((await _known(ask)).school_id)


async def _known(ask: Ask) -> Practice:
    practice = await ask.uow.practices.get(ask.press.ref)
    if practice is None:
        raise Refused("gone")
    return practice
