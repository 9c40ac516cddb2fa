"""Who is asking, in which school: from the verified activity and the database, never from a payload."""

from __future__ import annotations

from datetime import datetime

from bot.edge.incoming import Incoming
from bot.handling.services import Services
from cards.kit.scene import Scene
from domain.errors import Refused
from domain.people.school import LANGUAGES, Caller, Person, Role, School
from domain.unit_of_work import UnitOfWork

Choices = list[tuple[School, Role]]


async def person_of(uow: UnitOfWork, incoming: Incoming) -> Person | None:
    """The person who sent this, or None where the tenant's people do not have them."""
    if not incoming.aad_id or not incoming.tenant_id:
        return None
    return await uow.people.by_aad(incoming.tenant_id, incoming.aad_id)


async def caller_in(uow: UnitOfWork, incoming: Incoming, school_id: str) -> Caller:
    """The sender as a member of this school; raises ``Refused("not_member")`` for anybody who is not in it now."""
    person = await person_of(uow, incoming)
    school = await uow.schools.get(school_id)
    if person is None or school is None or not school.active or school.tenant_id != incoming.tenant_id:
        raise Refused("not_member")
    member = await uow.people.member(school.id, person.id)
    if member is None or not member.here:
        raise Refused("not_member")
    if incoming.kind == "invoke" and incoming.scope != "personal" and incoming.channel_id != school.channel_id:
        raise Refused("elsewhere")  # a card in a channel or chat that is not the school's own
    if incoming.public:  # everybody in the channel sees the answer: the school's language, and no leader's buttons
        return Caller(person, school, Role.TEACHER if member.role is Role.LEADER else member.role, school.language)
    return Caller(person, school, member.role, incoming.spoken or person.language or school.language)


async def caller(uow: UnitOfWork, incoming: Incoming) -> Caller | Choices | None:
    """The sender in the school that is meant.

    In a channel: the channel's school (``Refused`` for somebody who is not in it), None where there is none. In
    personal chat: the person's only school, the list to choose from, or None for somebody whom no school has.
    """
    if incoming.scope == "channel":
        school = await uow.schools.in_channel(incoming.tenant_id, incoming.team_id, incoming.channel_id)
        return None if school is None or not school.active else await caller_in(uow, incoming, school.id)
    person = await person_of(uow, incoming)
    if person is None:
        return None
    schools = await uow.people.schools_of(person.id)
    # A school where somebody takes part is meant rather than one where they only look on.
    meant: Choices = [(school, role) for school, role in schools if role is not Role.NONE] or schools
    if len(meant) == 1:
        school, role = meant[0]
        return Caller(person, school, role, incoming.spoken or person.language or school.language)
    return meant or None


async def require_leader(uow: UnitOfWork, incoming: Incoming, school_id: str) -> Caller:
    """The sender as a leader of this school; raises ``Refused("leaders_only", leaders=...)`` for other members."""
    found = await caller_in(uow, incoming, school_id)
    if not found.leads:
        raise await for_leaders(uow, school_id)
    return found


async def for_leaders(uow: UnitOfWork, school_id: str) -> Refused:
    """Return the refusal of what only the school's leaders do: it names them, or says that there is none yet."""
    names = await leader_names(uow, school_id)
    return Refused("leaders_only", leaders=", ".join(names)) if names else Refused("no_leader_yet")


async def leader_names(uow: UnitOfWork, school_id: str) -> list[str]:
    """The names of those who lead the school now."""
    return [m.person.name for m in await uow.people.members(school_id) if m.role is Role.LEADER]


def scene_for(services: Services, caller: Caller, now: datetime) -> Scene:
    """The scene of a card that this person looks at, in their language."""
    school = caller.school
    return Scene(caller.language, school.zone, now, services.addresses, school.name, school.id)


def channel_scene(services: Services, school: School, now: datetime) -> Scene:
    """The scene of a card that everybody in the school's channel looks at, in the school's language."""
    return Scene(school.language, school.zone, now, services.addresses, school.name, school.id)


def personal_scene(services: Services, school: School, person: Person, now: datetime) -> Scene:
    """The scene of a card that one person of a school is sent, in their language."""
    return Scene(person.language or school.language, school.zone, now, services.addresses, school.name, school.id)


def client_language(incoming: Incoming) -> str | None:
    """The language of the client that wrote this, where it is one of ours."""
    hint = incoming.locale.split("-")[0].lower()
    language = {"no": "nb"}.get(hint, hint)
    return language if language in LANGUAGES else None


def language_beside(incoming: Incoming, schools_language: str) -> str | None:
    """What somebody new reads instead of the school's language; None where they read the school's.

    Clients that are in Norwegian say bokmål, whichever of the two people write: a school's nynorsk stays.
    """
    language = client_language(incoming)
    same = language == schools_language or (language, schools_language) == ("nb", "nn")
    return None if same else language


def scene_of_stranger(services: Services, incoming: Incoming, now: datetime, person: Person | None = None) -> Scene:
    """The scene for somebody whose school is not known: their own language, else the client's as a hint."""
    own = incoming.spoken or (person.language if person else None)
    language = own or client_language(incoming) or services.settings.language
    return Scene(language, services.settings.zone, now, services.addresses)
