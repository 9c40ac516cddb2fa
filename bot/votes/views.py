"""A round as one person sees it, the views of the vote made from that, and what voters are answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.agenda.views import characteristic_of
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask
from bot.handling.services import Services
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from cards.votes import own as vote_own
from cards.votes import sentences as vote_sentences
from cards.votes import shared as vote
from domain.agenda.electorate import left_out
from domain.agenda.standing import Standing, standing
from domain.catalogue.areas import Characteristic
from domain.errors import Problem, Refused
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.begin import NOTHING, Begun, begun
from domain.votes.box import Ballot
from domain.votes.rounds import Round, RoundState, box_name, needed

MOST_KEPT = 512  # cards
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Look:
    """A round as one person sees it.

    ``own`` is their ballot while the round is open, ``begun`` what a ballot of theirs begins with.
    """

    scene: Scene
    round: Round
    stands: Standing
    characteristic: Characteristic
    own: Ballot | None = field(repr=False)
    begun: Begun = field(repr=False)
    problem: str = ""  # why the person has no vote here; "" where they have

    @property
    def closed(self) -> bool:
        """Whether nobody can vote any more."""
        return self.round.state is RoundState.CLOSED or self.stands.meeting.state is MeetingState.ENDED

    @property
    def ticks(self) -> tuple[str, ...]:
        """The sentences that are ticked by now."""
        return self.own.ticks if self.own is not None else self.begun.ticks

    @property
    def next_rev(self) -> int:
        """The revision that a press on a view made now carries."""
        return self.own.rev + 1 if self.own is not None else 0

    def require_vote(self) -> None:
        """Refuse somebody who has no vote here."""
        if self.problem:
            raise Refused(self.problem)

    def shared(self) -> Card:
        """Return the card of the vote that all see."""
        school = self.stands.school
        counts = (self.stands.counted, self.stands.eligible, needed(self.round.mode, school.ballot_limit))
        return vote.shared(
            self.scene, self.stands.meeting, self.characteristic, self.round, *counts, school.leaders_vote
        )

    def voted(self, *, ticked: bool = False) -> Card:
        """Return the card that says that the person has voted."""
        counts = vote.voted(self.scene, self.stands.counted, self.stands.eligible)
        return vote_own.mine(self.scene, self.stands.meeting, self.round, counts, ticked=ticked)

    def choices(self, *, anyway: bool = False) -> Card:
        """Return the card with the levels to choose from."""
        self.require_vote()
        counts = (self.stands.counted, self.stands.eligible)
        choice = self.own.choice if self.own is not None else None
        return vote_own.choices(
            self.scene, self.stands.meeting, self.characteristic, self.round, *counts, choice, self.next_rev,
            prepared=self.begun.level is not None, anyway=anyway,
        )  # fmt: skip

    def wait(self) -> Card:
        """Return the card for a leader whose turn has not come."""
        counts = (self.stands.counted, self.stands.eligible)
        return vote_own.wait(self.scene, self.stands.meeting, self.characteristic, self.round, *counts)

    def my_choice(self, ticks: Collection[str] | None = None) -> Card:
        """Return the card with the level and the sentences of the ballot that lies there."""
        assert self.own is not None, "asked only of somebody who has voted"
        ticked = self.own.ticks if ticks is None else ticks
        about = (self.scene, self.stands.meeting, self.characteristic, self.round)
        return vote_sentences.my_choice(*about, self.own.choice, ticked, self.next_rev)

    def sentences_first(
        self,
        ticks: Collection[str] | None = None,
        problems: Sequence[Problem] = (),
        level: str = "",
        *,
        anyway: bool = False,
        too_soon: bool = False,
    ) -> Card:
        """Return the card that asks for the sentences, then the level."""
        self.require_vote()
        ticked = self.ticks if ticks is None else ticks
        about = (self.scene, self.stands.meeting, self.characteristic, self.round)
        return vote_sentences.sentences_first(
            *about, ticked, self.next_rev, problems=problems, level=level, anyway=anyway, too_soon=too_soon
        )

    def over(self, *, late: bool = False) -> Card:
        """Return the card that says that the round is closed; ``late``: a press came too late."""
        return vote.closed(self.scene, self.stands.meeting, self.characteristic, self.round, late=late)


async def look_at(ask: Ask) -> Look:
    """Return the round as who presses sees it, for anybody of the school; others are refused."""
    uow = ask.uow
    whole = await uow.rounds.whole(ask.press.ref)
    if whole is None:
        raise Refused("gone")
    round_, meeting, school = whole
    caller = await ask.member(school.id)
    stands = await standing(uow, meeting, school)
    characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
    own = await _own(uow, round_, caller)
    person_id = caller.person.id
    before: Begun = NOTHING
    if own is None and round_.state is RoundState.OPEN:
        before = (await begun(uow, round_, meeting, [person_id], {person_id})).get(person_id, NOTHING)
    return Look(ask.scene, round_, stands, characteristic, own, before, _problem(stands, caller))


async def look_anew(services: Services, incoming: Incoming, press: Press) -> Look:
    """Return the same in a unit of its own, around a ballot that is committed with those of others."""
    async with services.units(write=False) as uow:
        return await look_at(Ask(services, incoming, press, uow, services.clock()))


async def _own(uow: UnitOfWork, round_: Round, caller: Caller) -> Ballot | None:
    if round_.state is not RoundState.OPEN:
        return None
    box = await uow.boxes.open(round_.meeting_id, box_name(round_.number))
    return box.of(caller.person.id) if box else None


def _problem(stands: Standing, caller: Caller) -> str:
    member = next((m for m in stands.members if m.person.id == caller.person.id), None)
    if member is None or not member.takes_part:
        return "not_taking_part"
    return "leaders_do_not_vote" if left_out(member, stands.school) else ""
