"""Presses on the vote card, shared and one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot import own_views
from bot.identity import caller_in, scene_for
from bot.incoming import Incoming
from bot.room import characteristic_of
from bot.services import Action, Answer, Services
from cards import vote as cards
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.areas import Characteristic
from domain.cast_votes import Vote
from domain.conducting import Standing, standing
from domain.errors import Refused
from domain.people import Caller
from domain.ports import UnitOfWork
from domain.privacy import Ballot
from domain.rounds import Round, RoundState, box_name, needed

_CHOICES = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class _Look:
    """A round as one person sees it. ``own`` is their ballot while the round is open."""

    scene: Scene
    round: Round
    stands: Standing
    characteristic: Characteristic
    own: Ballot | None
    takes_part: bool


async def cast(services: Services, incoming: Incoming, press: Press) -> Answer:
    """A vote. Answered once it is committed, from a card that is made once for all who vote at the same count."""
    one = Vote(incoming.tenant_id, incoming.aad_id, _CHOICES.get(press.arg, -1), max(press.rev, 0))
    try:
        done = await services.ballots.cast(press.ref, one)
    except Refused as refused:
        if refused.problem.key != "round_closed":
            raise
        return _closed(await _look(services, incoming, press.ref), late=True)
    services.announcer.count_changed(press.ref)
    if done.kept:  # an older press came late: the person's newer ballot lies there, and can be changed from here
        return _choices(await _look(services, incoming, press.ref))
    return await own_views.voted(services, done)


async def mine(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The one answer that shows the level, to the one who asks for it."""
    look = await _look(services, incoming, press.ref)
    if look.round.state is RoundState.CLOSED:
        return _closed(look)
    if look.own is None:
        return _choices(look)
    counts = (look.stands.counted, look.stands.eligible)
    return cards.my_choice(look.scene, look.stands.meeting, look.characteristic, look.round, *counts, look.own.choice)


async def hide(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Back to "Du har stemt"."""
    look = await _look(services, incoming, press.ref)
    if look.round.state is RoundState.CLOSED:
        return _closed(look)
    return _voted(look) if look.own else _choices(look)


async def change(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The choices again, to change one's vote."""
    look = await _look(services, incoming, press.ref)
    return _closed(look, late=True) if look.round.state is RoundState.CLOSED else _choices(look)


async def refresh(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What a client asks for by itself: shown, and nothing more."""
    look = await _look(services, incoming, press.ref)
    if look.round.state is RoundState.CLOSED:
        return _closed(look)
    return _voted(look) if look.own else _shared(look)


async def _look(services: Services, incoming: Incoming, round_id: str) -> _Look:
    async with services.units(write=False) as uow:
        whole = await uow.rounds.whole(round_id)
        if whole is None:
            raise Refused("gone")
        round_, meeting, school = whole
        caller = await caller_in(uow, incoming, school.id)
        stands = await standing(uow, meeting, school)
        characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
        own = await _own(uow, round_, caller)
    scene = scene_for(services, caller, services.clock())
    part = any(m.person.id == caller.person.id and m.takes_part for m in stands.members)
    return _Look(scene, round_, stands, characteristic, own, part)


async def _own(uow: UnitOfWork, round_: Round, caller: Caller) -> Ballot | None:
    if round_.state is not RoundState.OPEN:
        return None
    box = await uow.boxes.open(round_.meeting_id, box_name(round_.number))
    return box.of(caller.person.id) if box else None


def _voted(look: _Look) -> Card:
    counts = (look.stands.counted, look.stands.eligible)
    return cards.mine(look.scene, look.stands.meeting, look.characteristic, look.round, *counts)


def _shared(look: _Look) -> Card:
    counts = (look.stands.counted, look.stands.eligible)
    limit = needed(look.round.mode, look.stands.school.ballot_limit)
    return cards.shared(look.scene, look.stands.meeting, look.characteristic, look.round, *counts, limit)


def _choices(look: _Look) -> Card:
    if not look.takes_part:
        raise Refused("not_taking_part")
    counts = (look.stands.counted, look.stands.eligible)
    choice, rev = (look.own.choice, look.own.rev + 1) if look.own else (None, 0)
    return cards.choices(look.scene, look.stands.meeting, look.characteristic, look.round, *counts, choice, rev)


def _closed(look: _Look, *, late: bool = False) -> Card:
    return cards.closed(look.scene, look.stands.meeting, look.characteristic, look.round, late=late)


ACTIONS: Mapping[Verb, Action] = {
    Verb.VOTE: cast,
    Verb.VOTE_MINE: mine,
    Verb.VOTE_HIDE: hide,
    Verb.VOTE_CHANGE: change,
    Verb.VOTE_REFRESH: refresh,
}
