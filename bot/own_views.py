"""What a voter is answered: serialised once for each language and count of a round, never once for each vote.

A batch of ballots shares one count, hence one card. Counts decide words too (one has voted, two have), which is why
they are part of what is looked up and not filled in.
"""

from __future__ import annotations

from collections import OrderedDict

from bot.room import characteristic_of
from bot.services import Services
from cards import vote
from cards.compiled import serialise
from cards.scene import Scene
from domain.cast_votes import Cast

MOST_KEPT = 512
_views: OrderedDict[tuple[str, str, int, int], bytes] = OrderedDict()


async def voted(services: Services, cast: Cast) -> bytes:
    """The answer to a vote: that it is in, and the count; never the level, for the screen may be on the wall."""
    language = cast.member.person.language or cast.school.language
    key = (cast.round.id, language, cast.counted, cast.eligible)
    found = _views.get(key)
    if found is None:
        found = _views[key] = await _made(services, cast, language)
        while len(_views) > MOST_KEPT:
            _views.popitem(last=False)
    else:
        _views.move_to_end(key)
    return found


async def _made(services: Services, cast: Cast, language: str) -> bytes:
    async with services.units(write=False) as uow:
        characteristic = await characteristic_of(uow, cast.school.id, cast.meeting.characteristic_id)
    school = cast.school
    scene = Scene(language, school.zone, services.clock(), services.addresses, school.name, school.id)
    card = vote.mine(scene, cast.meeting, characteristic, cast.round, cast.counted, cast.eligible)
    return serialise(card)
