"""One channel of a team as a school of its own: a leader says so in that channel."""

from __future__ import annotations

from dataclasses import replace

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Answer, Services
from cards.kit import kit, notes
from domain.errors import Refused
from domain.people import roles
from locales import tr

WORDS = frozenset({"egen skole", "eigen skule", "eigen skole", "own school"})


def asks_for_own_school(text: str) -> bool:
    """Whether somebody wants this channel to be a school."""
    return " ".join(text.lower().split()).rstrip(".!") in WORDS


async def make_own_school(services: Services, incoming: Incoming) -> Answer:
    """Make it, if a leader of the team's school asks; what to do next is on the answer."""
    async with services.units() as uow:
        of_team = await uow.schools.of_team(incoming.tenant_id, incoming.team_id)
        team = next((school for school in of_team if school.whole_team and school.active), None)
        if team is None:
            raise Refused("no_school")
        caller = await caller_in(uow, replace(incoming, public=False), team.id)
        name = _channel_name(incoming)
        school = await roles.own_school(uow, caller, incoming.channel_id, f"{team.name} · {name}" if name else "")
        await uow.commit()
    scene = replace(scene_for(services, caller, services.clock()), language=team.language)
    heading = tr(scene.language, "This channel is a school of its own now")
    sentence = tr(
        scene.language,
        "{leader} leads it. Nobody else takes part yet: write **who** to me in our personal chat and say who does.",
        leader=kit.escape_line(caller.person.name),
    )
    return notes.note(replace(scene, school_name=school.name, school_id=school.id), heading, sentence)


def _channel_name(incoming: Incoming) -> str:
    """What the channel is called, where Teams says so."""
    data = incoming.activity.get("channelData")
    channel = data.get("channel") if isinstance(data, dict) else None
    name = channel.get("name") if isinstance(channel, dict) else None
    return name[:200] if isinstance(name, str) else ""
