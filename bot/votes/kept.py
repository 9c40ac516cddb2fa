"""Cards of a vote that are made for very many: built once for all rounds that look alike, then only filled in."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TypeVar

from cards.kit.compiled import Compiled, token
from cards.kit.scene import Addresses, Scene
from cards.votes import own as vote_own
from cards.votes import shared as vote
from domain.catalogue.areas import Characteristic
from domain.people.school import School
from domain.unit_of_work import Clock
from domain.votes.rounds import Round, needed
from domain.votes.vote import Cast

MOST_KEPT = 512
Key = tuple[object, ...]
V = TypeVar("V")


class KeptVoteCards:
    """The ``VoteCards`` of ``bot/handling/services.py``.

    Of what stands on such a card only the round that its presses name and the count change. The count is a sentence of
    its own (one has voted, two have), which is filled in.
    """

    def __init__(self, clock: Clock, addresses: Addresses) -> None:
        self._clock = clock
        self._addresses = addresses
        self._own: OrderedDict[Key, tuple[Scene, Compiled]] = OrderedDict()
        # With the characteristic that each was made of: a school may have one of its own, and change it.
        self._shared: OrderedDict[Key, tuple[Characteristic, Compiled]] = OrderedDict()

    def after(self, cast: Cast, *, ticked: bool = False) -> bytes:
        """Say to who voted that the vote is in, and the count; never the level: the screen may be on the wall."""
        language = cast.voter.language or cast.school.language
        key = (language, cast.meeting.characteristic_id, cast.round.number, ticked)
        kept = self._own.get(key)
        if kept is None:
            scene = Scene(language, cast.school.zone, self._clock(), self._addresses)
            card = vote_own.mine(scene, cast.meeting, _anybodys(cast.round), token("counts"), ticked=ticked)
            kept = _keep(self._own, key, (scene, Compiled(card)))
        scene, compiled = kept
        if ticked:
            return compiled.fill(round=cast.round.id)
        return compiled.fill(round=cast.round.id, counts=vote.voted(scene, cast.counted, cast.eligible))

    def shared(
        self, scene: Scene, school: School, characteristic: Characteristic, round_: Round, counted: int, eligible: int
    ) -> bytes:
        """Return the card of the vote that all see, in the language of the scene."""
        limit = needed(round_.mode, school.ballot_limit)
        key = (scene.language, characteristic.id, round_.number, round_.mode, limit, school.leaders_vote)
        made_of, compiled = self._shared.get(key, (None, None))
        if compiled is None or made_of is not characteristic:
            about = (characteristic, _anybodys(round_), token("counts"))
            compiled = Compiled(vote.shared_with(scene, *about, limit, school.leaders_vote))
            _keep(self._shared, key, (characteristic, compiled))
        return compiled.fill(round=round_.id, counts=vote.voted(scene, counted, eligible))


def _anybodys(round_: Round) -> Round:
    """The round with a gap in the place of its id."""
    return replace(round_, id=token("round"))


def _keep(kept: OrderedDict[Key, V], key: Key, value: V) -> V:
    kept[key] = value
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return value
