"""Presses about measures: agree on one, answer for it, move its date, ask for help."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.measures.views import measure_asked, next_without_owner, one_card
from cards.kit import notes
from cards.kit.scene import Card
from cards.measures import listing as cards
from cards.measures import one as one_measure
from cards.measures import progress as progress_words
from cards.measures.verbs import (
    DUE_FORM,
    DUE_SAVE,
    MEASURE_HELP,
    MEASURE_LIST,
    MEASURE_MINE,
    MEASURE_SHOW,
    MORE,
    PROGRESS,
)
from cards.reminders import reminder
from cards.verbs import Press
from domain.measures.change import measure_to_change, move_due
from domain.measures.form import CHOSEN
from domain.measures.measure import Measure, Progress
from domain.measures.progress import ask_for_help, report_progress


@reading(MEASURE_LIST)
async def listing(ask: Ask) -> Answer:
    """Return the school's measures."""
    await ask.member()
    return await measures_card(ask)


@reading(MEASURE_MINE)
async def mine(ask: Ask) -> Answer:
    """Return one's own measures."""
    await ask.member()
    return await measures_card(ask, mine=True)


@reading(MEASURE_SHOW)
async def show(ask: Ask) -> Answer:
    """Return one measure, to anybody of the school; one that was chosen from the list, or its other ways."""
    of_list = await ask.uow.schools.get(ask.press.ref) is not None
    chosen = ask.press.inputs.get(CHOSEN.name, "") if of_list else ask.press.ref
    if not chosen:  # nothing was chosen from the list
        await ask.member()
        return await measures_card(ask)
    measure = await measure_asked(ask, chosen)
    if ask.press.arg == MORE:
        return one_measure.more(ask.scene, ask.caller, measure)
    return await one_card(ask, measure)


@writing(PROGRESS)
async def progress(ask: Ask) -> Answer:
    """Take one tap of who sees to it or helps. A late one changes nothing, and is answered with how it stands."""
    await measure_asked(ask)
    press, caller, holidays = ask.press, ask.caller, ask.services.holidays
    answered = await report_progress(
        ask.uow, press.ref, press.arg, press.inputs, caller, ask.now, press.rev, holidays=holidays
    )
    if not isinstance(answered, Measure):
        words = ask.tr("Somebody answered after you got this card. This is how it stands.")
        return await one_card(ask, answered.measure, words)
    if caller.person.id in (answered.owner_id, *answered.helpers) and answered.progress is not Progress.DROPPED:
        return reminder.answered(ask.scene, answered)
    noted = ask.tr("I noted «{word}».", word=progress_words.word(ask.scene, answered.progress))
    owner = await ask.uow.people.member(answered.school_id, answered.owner_id) if answered.owner_id else None
    gone = owner is None or not owner.here  # a leader was asked who takes it over, and says that nobody needs to
    following = await next_without_owner(ask, noted) if gone else None
    return following or await one_card(ask, answered, noted)


@writing(MEASURE_HELP)
async def help_(ask: Ask) -> Answer:
    """Call for help: only the leaders are told."""
    await measure_asked(ask)
    measure = await ask_for_help(ask.uow, ask.press.ref, ask.caller, ask.now)
    sentence = ask.tr("I have told the leader that you would like help. Nobody else sees it.")
    back = (ask.tr("See the measure"), Press(MEASURE_SHOW, measure.id))
    return notes.note(ask.scene, ask.tr("The leader knows"), sentence, [back])


@reading(DUE_FORM)
async def due_form(ask: Ask) -> Answer:
    """Return the form that moves the date."""
    await measure_asked(ask)
    return reminder.due_form(ask.scene, await measure_to_change(ask.uow, ask.press.ref, ask.caller, lock=False))


@writing(DUE_SAVE)
async def due_save(ask: Ask) -> Answer:
    """Keep the new date, or return the same form with what is wrong."""
    measure, press, holidays = await measure_asked(ask), ask.press, ask.services.holidays
    moved = await move_due(ask.uow, press.ref, press.inputs, ask.caller, holidays, ask.now, rev=press.rev)
    if isinstance(moved, list):
        return reminder.due_form(ask.scene, measure, moved)
    return await one_card(ask, moved)


async def measures_card(ask: Ask, *, mine: bool = False) -> Card:
    """Return the card with the school's measures, or with those that the caller sees to or helps with."""
    school = ask.caller.school
    if mine:
        theirs = await ask.uow.measures.of_person(ask.caller.person.id)
        listed = [measure for measure in theirs if measure.school_id == school.id]
    else:
        listed = await ask.uow.measures.of_school(school.id)
    here = {member.person.id: member.person for member in await ask.uow.people.members(school.id)}
    owners = {measure.owner_id: here[measure.owner_id] for measure in listed if measure.owner_id in here}
    return cards.listing(ask.scene, ask.caller, listed, owners, mine)
