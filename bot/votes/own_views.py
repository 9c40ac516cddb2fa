"""What a voter is answered: serialised once for each language and count of a round, never once for each vote.

A batch of ballots shares one count, hence one card. Counts decide words too (one has voted, two have), which is why
they are part of what is looked up and not filled in.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeVar

from bot.agenda.views import characteristic_of
from bot.handling.services import Services
from cards.kit.compiled import serialise
from cards.kit.scene import Scene
from cards.votes import own as vote_own
from domain.catalogue.areas import Characteristic
from domain.votes.cast import Cast

MOST_KEPT = 512
K = TypeVar("K")
V = TypeVar("V")
_views: OrderedDict[tuple[str, str, int, int], bytes] = OrderedDict()  # by round, language and count
_about: OrderedDict[str, Characteristic] = OrderedDict()  # by round


async def voted(services: Services, cast: Cast) -> bytes:
    """The answer to a vote: that it is in, and the count; never the level, for the screen may be on the wall."""
    language = cast.member.person.language or cast.school.language
    key = (cast.round.id, language, cast.counted, cast.eligible)
    if key not in _views:
        about = _about.get(cast.round.id) or await _read(services, cast)
        # Nothing is awaited from here on: of a batch, only the first one finds the card missing.
        if key not in _views:
            _keep(_views, key, _made(services, cast, language, about))
    return _views[key]


async def _read(services: Services, cast: Cast) -> Characteristic:
    async with services.units(write=False) as uow:
        found = await characteristic_of(uow, cast.school.id, cast.meeting.characteristic_id)
    _keep(_about, cast.round.id, found)
    return found


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)


def _made(services: Services, cast: Cast, language: str, characteristic: Characteristic) -> bytes:
    school = cast.school
    scene = Scene(language, school.zone, services.clock(), services.addresses, school.name, school.id)
    card = vote_own.mine(scene, cast.meeting, characteristic, cast.round, cast.counted, cast.eligible)
    return serialise(card)
