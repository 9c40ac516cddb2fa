"""Channels that are not the school's own: who reads there may be from anywhere, so one line and where to go instead.

A shared channel has people of other organisations in it, and Teams tells them what the bot answers. What belongs to a
school is shown in its own channel and in personal chats, whoever asks.
"""

from __future__ import annotations

from bot.arriving.events import has_its_own_people
from bot.edge.activity import tenants_of
from bot.edge.incoming import Incoming
from bot.handling.identity import channel_scene, scene_of_stranger
from bot.handling.services import Services
from bot.handling.subjects import school_behind
from cards.people.problems import ELSEWHERE
from cards.verbs import Press
from domain.people.school import School


async def is_elsewhere(services: Services, incoming: Incoming) -> bool:
    """Whether a message of a channel was written anywhere but in the own channel of a school."""
    school = await _school(services, incoming)
    return school is None or not school.active or school.channel_id != incoming.channel_id


async def is_of_channel(services: Services, incoming: Incoming, pressed: Press) -> bool:
    """Whether a press is about the channel's own school, and not about another one of who pressed."""
    async with services.units(write=False) as uow:
        about = await school_behind(uow, incoming, pressed)
    school = await _school(services, incoming)
    return about is None or (school is not None and about.id == school.id)


async def pointer(services: Services, incoming: Incoming) -> str:
    """One line that names nothing of the school."""
    school, now = await _school(services, incoming), services.clock()
    scene = channel_scene(services, school, now) if school else scene_of_stranger(services, incoming, now)
    return scene.tr(ELSEWHERE)


def is_from_outside(incoming: Incoming) -> bool:
    """Whether Teams says that who writes belongs to another tenant than the conversation: no sign of a new school."""
    return len(tenants_of(incoming.activity)) > 1


def outsiders_may_read(incoming: Incoming) -> bool:
    """Whether the channel has people of its own."""
    return has_its_own_people(incoming.activity) or is_from_outside(incoming)


async def _school(services: Services, incoming: Incoming) -> School | None:
    async with services.units(write=False) as uow:
        return await uow.schools.in_channel(incoming.tenant_id, incoming.team_id, incoming.channel_id)
