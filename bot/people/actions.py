"""What the bot can do here, which school is meant, who leads, and who is with us."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.arriving.first_card import first_card
from bot.handling.ask import Ask, reading, writing
from bot.handling.identity import person_of, scene_for
from bot.handling.services import Answer
from cards.arriving import welcome
from cards.kit import notes
from cards.kit.scene import Card
from cards.people import more
from cards.people import who as people
from cards.people.verbs import (
    LEAD_CLAIM,
    LEAD_CONFIRM,
    LEAD_HAND_OVER,
    LEAD_MYSELF,
    MORE_SHOW,
    PEOPLE_SAVE,
    PEOPLE_SHOW,
)
from cards.verbs import Press
from domain.errors import Refused
from domain.people import roles
from domain.people.school import Caller, Role

PREFIX = "role_"


@writing(LEAD_MYSELF)
async def lead_myself(ask: Ask) -> Answer | Awaitable[Answer]:
    """Let the person who added the bot lead, who says that they do; the answer is what they begin with."""
    await roles.lead_myself(ask.uow, await ask.member(), ask.now)
    return ask.afterwards(_first)


async def _first(ask: Ask) -> Card:
    return await first_card(ask.services, ask.uow, await ask.member())


@writing(LEAD_HAND_OVER)
async def hand_over(ask: Ask) -> Answer:
    """Let the person lead whom the one who added the bot names, with one press."""
    caller = await _installer(ask)
    chosen = await roles.hand_over(
        ask.uow, ask.press.ref, caller.person.id, ask.press.inputs.get("person", ""), ask.now
    )
    return welcome.handed_over(scene_for(ask.services, caller, ask.now), caller.school, chosen.person.name)


async def _installer(ask: Ask) -> Caller:
    """Return who added the bot, who need not be in the team themselves."""
    person = await person_of(ask.uow, ask.incoming)
    school = await ask.uow.schools.get(ask.press.ref)
    if person is not None and school is not None and school.active and school.installer_id == person.id:
        return Caller(person, school, Role.NONE, person.language or school.language)
    return await ask.member()


@writing(LEAD_CLAIM)
async def claim(ask: Ask) -> Answer:
    """Take down that a member says they lead a school that nobody leads; the channel is asked to confirm.

    The channel's card is everybody's: for the one who added the bot, its press is the same as on their own card.
    """
    caller = await ask.member()
    if await roles.claim(ask.uow, caller, ask.now):
        return welcome.leads_now(ask.scene, caller.school)
    heading = ask.tr("I have asked the others")
    sentence = ask.tr("One of them needs to confirm in the channel that you lead. Then you hear from me.")
    return notes.note(ask.scene, heading, sentence)


@writing(LEAD_CONFIRM)
async def confirm(ask: Ask) -> Answer:
    """Let the claimant lead, whom another member confirms."""
    caller = await ask.member()
    leader = await roles.confirm(ask.uow, caller, ask.press.arg, ask.now)
    return welcome.claimed(ask.scene, caller.school, leader.person.name)


@reading(MORE_SHOW)
async def more_show(ask: Ask) -> Answer:
    """Return the rest of what the bot does, for this person."""
    caller = await ask.member()
    return more.more(ask.scene, caller)


@reading(PEOPLE_SHOW)
async def people_show(ask: Ask) -> Answer:
    """Return everybody in the school with their role; leaders may change it, others look."""
    return await _people_card(ask)


@writing(PEOPLE_SAVE)
async def people_save(ask: Ask) -> Answer | Awaitable[Answer]:
    """Keep the roles that a leader chose on one page of the card."""
    problems = await roles.set_roles(ask.uow, await ask.leader(), _roles(ask.press), ask.now)
    if problems:
        raise Refused(problems[0].key)
    return ask.afterwards(_people_card, saved=True)


async def _people_card(ask: Ask, *, saved: bool = False) -> Card:
    """Return everybody with their role, as the caller may see it now: who gave away the lead looks as others do."""
    caller = await ask.member()
    members = await ask.uow.people.members(caller.school.id)
    return people.people(ask.scene, caller, members, _page(ask.press), saved=saved)


def _roles(press: Press) -> dict[str, Role]:
    """Return the chosen roles by person; what is no role is left out."""
    known = {role.value: role for role in Role}
    chosen = {key.removeprefix(PREFIX): value for key, value in press.inputs.items() if key.startswith(PREFIX)}
    return {person_id: known[value] for person_id, value in chosen.items() if value in known}


def _page(press: Press) -> int:
    """Return the page that is asked for, the first one where none is."""
    return int(press.arg) if press.arg.isascii() and press.arg.isdigit() and len(press.arg) < 4 else 0
