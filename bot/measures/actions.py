"""Presses about measures: agree on one, answer for it, move its date, ask for help."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from bot.measures.views import next_without_owner, one_card, pressed
from cards.kit import notes
from cards.kit.scene import Card
from cards.measures import listing as cards
from cards.measures import progress as progress_words
from cards.measures.verbs import DUE_FORM, DUE_SAVE, MEASURE_HELP, MEASURE_LIST, MEASURE_MINE, MEASURE_SHOW, PROGRESS
from cards.reminders import reminder
from cards.verbs import Press, Verb
from domain.measures.change import measure_to_change, move_due
from domain.measures.measure import Measure, Progress
from domain.measures.progress import ask_for_help, report_progress
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales import tr

MORE = "more"


async def measures_card(services: Services, caller: Caller, mine: bool) -> Card:
    """The school's measures, or the caller's own: the answer to ``tiltak`` and ``mine tiltak``."""
    async with services.units(write=False) as uow:
        if mine:  # what one helps with too
            theirs = await uow.measures.of_person(caller.person.id)
            found = [measure for measure in theirs if measure.school_id == caller.school.id]
        else:
            found = await uow.measures.of_school(caller.school.id)
        here = {member.person.id: member.person for member in await uow.people.members(caller.school.id)}
        owners = {measure.owner_id: here[measure.owner_id] for measure in found if measure.owner_id in here}
    return cards.listing(scene_for(services, caller, services.clock()), caller, found, owners, mine)


async def listing(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The school's measures."""
    return await measures_card(services, await _caller(services, incoming, press.ref), mine=False)


async def mine(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One's own measures."""
    return await measures_card(services, await _caller(services, incoming, press.ref), mine=True)


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One measure, to anybody of the school; one that was chosen from the list, or the other ways that one has."""
    async with services.units(write=False) as uow:
        of_list = await uow.schools.get(press.ref) is not None
        chosen = press.inputs.get("measure", "") if of_list else press.ref
        if not chosen:  # nothing was chosen from the list
            return await measures_card(services, await caller_in(uow, incoming, press.ref), mine=False)
        caller, measure = await pressed(uow, incoming, chosen)
        if press.arg == MORE:
            return cards.more(scene_for(services, caller, services.clock()), caller, measure)
        return await one_card(services, uow, caller, measure)


async def progress(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One tap of who sees to it or helps. One that comes late changes nothing, and is answered with how it stands."""

    async def do(uow: UnitOfWork) -> Card:
        caller, _ = await pressed(uow, incoming, press.ref)
        found = await report_progress(
            uow, press.ref, press.arg, press.inputs, caller, services.clock(), press.rev, holidays=services.holidays
        )
        if not isinstance(found, Measure):
            words = tr(caller.language, "Somebody answered after you got this card. This is how it stands.")
            return await one_card(services, uow, caller, found.measure, words)
        scene = scene_for(services, caller, services.clock())
        if caller.person.id in (found.owner_id, *found.helpers) and found.progress is not Progress.DROPPED:
            return reminder.answered(scene, found)
        noted = tr(caller.language, "I noted «{word}».", word=progress_words.word(scene, found.progress))
        owner = await uow.people.member(found.school_id, found.owner_id) if found.owner_id else None
        gone = owner is None or not owner.here  # a leader was asked who takes it over, and says that nobody needs to
        following = await next_without_owner(services, uow, caller, noted) if gone else None
        return following or await one_card(services, uow, caller, found, noted)

    return await effect(services, do)


async def help_(services: Services, incoming: Incoming, press: Press) -> Answer:
    """A call for help: only the leaders are told."""

    async def do(uow: UnitOfWork) -> tuple[Caller, Measure]:
        caller, _ = await pressed(uow, incoming, press.ref)
        return caller, await ask_for_help(uow, press.ref, caller, services.clock())

    caller, measure = await effect(services, do)
    language = caller.language
    sentence = tr(language, "I have told the leader that you would like help. Nobody else sees it.")
    back = (tr(language, "See the measure"), Press(MEASURE_SHOW, measure.id))
    return notes.note(scene_for(services, caller, services.clock()), tr(language, "The leader knows"), sentence, [back])


async def due_form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form that moves the date."""
    async with services.units(write=False) as uow:
        caller, _ = await pressed(uow, incoming, press.ref)
        measure = await measure_to_change(uow, press.ref, caller, lock=False)
    return reminder.due_form(scene_for(services, caller, services.clock()), measure)


async def due_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The new date, or the same form with what is wrong."""

    async def do(uow: UnitOfWork) -> Card:
        caller, measure = await pressed(uow, incoming, press.ref)
        scene = scene_for(services, caller, services.clock())
        found = await move_due(uow, press.ref, press.inputs, caller, services.holidays, services.clock(), rev=press.rev)
        if isinstance(found, list):
            return reminder.due_form(scene, measure, found)
        return await one_card(services, uow, caller, found)

    return await effect(services, do)


async def _caller(services: Services, incoming: Incoming, school_id: str) -> Caller:
    async with services.units(write=False) as uow:
        return await caller_in(uow, incoming, school_id)


ACTIONS: dict[Verb, Action] = {
    MEASURE_LIST: listing,
    MEASURE_MINE: mine,
    MEASURE_SHOW: show,
    PROGRESS: progress,
    MEASURE_HELP: help_,
    DUE_FORM: due_form,
    DUE_SAVE: due_save,
}
