"""Presses about ideas: bring them up, add, withdraw, put together, make measures of the best."""

from __future__ import annotations

from bot.agenda.asked import led_meeting
from bot.agenda.views import characteristic_of, known, leader_of, member_of
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, reading
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
from bot.ideas.views import ideas_of, ideas_of_leader, list_of, together_form
from bot.measures.views import new_form
from cards.ideas import shared as ideas
from cards.ideas.verbs import (
    IDEA_ADD,
    IDEA_MEASURE,
    IDEA_PART,
    IDEA_WITHDRAW,
    IDEAS_JOIN,
    IDEAS_JOIN_FORM,
    IDEAS_MINE,
    IDEAS_OPEN,
    IDEAS_SHOW,
)
from cards.kit.scene import Card
from cards.verbs import Press, Verb
from domain.agenda.agenda import IdeasState
from domain.agenda.standing import require_running
from domain.errors import Problem, Refused
from domain.ideas.collect import add_idea, open_ideas, withdraw_idea
from domain.ideas.give_dots import back_to_ideas
from domain.ideas.idea import Idea
from domain.ideas.join import join_ideas, part_idea
from domain.ideas.own_ideas import own_ideas
from domain.ideas.to_measure import idea_to_take, proposed
from domain.ids import new_id
from domain.people.school import Caller
from domain.personal_data.naming import SURE
from domain.unit_of_work import UnitOfWork
from locales import tr

AGAIN = "again"  # the argument of the way back from the dots
ALL = "all"


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """A page of the list; without a page, the leader's own card."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
    if caller.leads and press.arg in ("", ALL):
        return await ideas_of_leader(services, caller, press.ref, all_of_them=press.arg == ALL)
    page = int(press.arg) if press.arg.isascii() and press.arg.isdigit() and len(press.arg) < 4 else 1
    return await list_of(services, caller, press.ref, page)


async def bring_up(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Bring the ideas up; with ``again``, go back to them from the dots."""

    async def do(uow: UnitOfWork) -> Caller:
        leader = await leader_of(uow, incoming, press.ref)
        step = back_to_ideas if press.arg == AGAIN else open_ideas
        await step(uow, press.ref, leader, services.clock())
        return leader

    return await ideas_of_leader(services, await effect(services, do), press.ref)


async def add(services: Services, incoming: Incoming, press: Press) -> Answer:
    """An empty form; filled in, the idea on the list, or the form again with what is wrong."""
    if not press.nonce:
        return await _empty_form(services, incoming, press)

    async def do(uow: UnitOfWork) -> tuple[Caller, Idea | list[Problem]]:
        caller = await member_of(uow, incoming, press.ref)
        text, sure = press.inputs.get("idea", ""), press.arg == SURE
        return caller, await add_idea(uow, press.ref, caller, text, press.nonce, services.clock(), sure=sure)

    caller, found = await effect(services, do)
    if isinstance(found, list):
        async with services.units(write=False) as uow:
            meeting = await known(uow, press.ref)
        return ideas.form(scene_for(services, caller, services.clock()), meeting, press.nonce, found, press.inputs)
    said = tr(caller.language, "The idea is on the list, without your name.")
    return await list_of(services, caller, press.ref, note=said)


async def _empty_form(services: Services, incoming: Incoming, press: Press) -> Card:
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        here = await ideas_of(uow, press.ref)
        require_running(here.meeting)
        if here.state is IdeasState.NONE:
            raise Refused("ideas_not_open")
    return ideas.form(scene_for(services, caller, services.clock()), here.meeting, new_id())


async def mine(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One's own ideas, as long as anything knows them."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        require_running(await known(uow, press.ref))
    return await _mine(services, caller, press.ref)


async def _mine(services: Services, caller: Caller, meeting_id: str, note: str = "") -> Card:
    async with services.units(write=False) as uow:
        own = set((await own_ideas(uow, meeting_id, caller.person.id)).ids)
        found = [idea for idea in await uow.ideas.of_meeting(meeting_id) if idea.id in own]
        meeting = await known(uow, meeting_id)
    return ideas.mine(scene_for(services, caller, services.clock()), meeting, found, note)


async def withdraw(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Take one's own idea back."""
    chosen = press.arg or press.inputs.get("idea", "")

    async def do(uow: UnitOfWork) -> Caller:
        caller = await member_of(uow, incoming, press.ref)
        if chosen:
            await withdraw_idea(uow, press.ref, caller, chosen, services.clock())
        else:
            require_running(await known(uow, press.ref))
        return caller

    caller = await effect(services, do)
    language = caller.language
    said = tr(language, "The idea is withdrawn.") if chosen else tr(language, "Choose an idea first.")
    return await _mine(services, caller, press.ref, said)


async def together(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form that puts ideas together."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        here = await ideas_of(uow, press.ref)
        require_running(here.meeting)
    if here.state is not IdeasState.OPEN:
        raise Refused("ideas_not_open" if here.state is IdeasState.NONE else "joining_over")
    return await together_form(services, caller, press.ref)


async def join(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Put together what was suggested or picked."""
    picked = press.arg or press.inputs.get("picked", "")
    ids = [one for one in picked.split(",") if one]

    async def do(uow: UnitOfWork) -> tuple[Caller, list[Problem]]:
        caller = await member_of(uow, incoming, press.ref)
        found = await join_ideas(uow, press.ref, caller, ids, services.clock())
        return caller, found if isinstance(found, list) else []

    caller, problems = await effect(services, do)
    if problems:
        return await together_form(services, caller, press.ref, problems, picked)
    return await together_form(services, caller, press.ref, note=tr(caller.language, "They stand together now."))


async def part(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Take an idea out of what it was put together with."""
    chosen = press.arg or press.inputs.get("part", "")

    async def do(uow: UnitOfWork) -> tuple[Caller, bool]:
        caller = await member_of(uow, incoming, press.ref)
        found = await part_idea(uow, press.ref, caller, chosen, services.clock())
        return caller, found is not None

    caller, done = await effect(services, do)
    language = caller.language
    said = tr(language, "It stands for itself again.") if done else tr(language, "Choose an idea first.")
    if chosen and not done:
        said = tr(language, "It stands for itself already.")
    return await together_form(services, caller, press.ref, note=said)


@reading
async def measure(ask: Ask) -> Answer:
    """Return the form of a measure, filled in from an idea."""
    chosen = ask.press.arg or ask.press.inputs.get("idea", "")
    await led_meeting(ask)
    meeting, school = (await ideas_of(ask.uow, ask.press.ref)).meeting, ask.caller.school
    if not chosen:
        return await ideas_of_leader(ask.services, ask.caller, ask.press.ref, ask.tr("Choose an idea first."))
    group = await idea_to_take(ask.uow, meeting, chosen)
    characteristic = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    rounds = await ask.uow.rounds.of_meeting(meeting.id)
    filled = proposed(group, meeting, characteristic, rounds, school, ask.services.holidays, ask.now)
    return await new_form(ask, meeting, new_id(), (), filled, group)


ACTIONS: dict[Verb, Action] = {
    IDEAS_SHOW: show,
    IDEAS_OPEN: bring_up,
    IDEA_ADD: add,
    IDEAS_MINE: mine,
    IDEA_WITHDRAW: withdraw,
    IDEAS_JOIN_FORM: together,
    IDEAS_JOIN: join,
    IDEA_PART: part,
    IDEA_MEASURE: measure,
}
