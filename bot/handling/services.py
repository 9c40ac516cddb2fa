"""What every handler is given, made once by ``app.create_app``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from cards.kit.compiled import CompiledCards
from cards.kit.scene import Addresses, Card, Scene
from domain.calendar.holidays import Holidays
from domain.catalogue.areas import Characteristic
from domain.figures.file import FileReader
from domain.people.school import School
from domain.unit_of_work import Clock, Units
from domain.votes.rounds import Round
from domain.votes.vote import Cast, Vote

if TYPE_CHECKING:
    from bot.arriving.roster import Roster
    from bot.edge.connector import Connector
    from bot.edge.incoming import Incoming
    from bot.running.settings import Settings
    from cards.verbs import Press


class AllAddresses(Addresses, Protocol):
    """Those of cards, and those that only the bot hands out."""

    def wall(self, meeting_id: str) -> str:
        """The address of a meeting's page for the room's screen."""
        ...


class Announcer(Protocol):
    """Makes what was committed known. Called after a commit; never raises."""

    def wake(self) -> None:
        """Notices may be due now: look at once instead of at the next beat."""
        ...

    def count_changed(self, round_id: str, *, all_in: bool = False) -> None:
        """A ballot was put in: the cards that count are edited soon. ``all_in``: nobody is left who could vote."""
        ...


class Ballots(Protocol):
    """Collects ballots into batches; one transaction serves all that came meanwhile."""

    async def cast(self, round_id: str, vote: Vote) -> Cast:
        """Put in a ballot. Returns once it is committed; raises ``Refused``."""
        ...


class VoteCards(Protocol):
    """Cards of a vote that are made for very many, serialised."""

    def after(self, cast: Cast, *, ticked: bool = False) -> bytes:
        """Return what answers a ballot. ``ticked``: sentences came with it."""
        ...

    def shared(
        self, scene: Scene, school: School, characteristic: Characteristic, round_: Round, counted: int, eligible: int
    ) -> bytes:
        """Return the card of the vote that all see."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a handler may use."""

    settings: Settings
    clock: Clock
    units: Units
    connector: Connector
    addresses: AllAddresses
    announcer: Announcer
    ballots: Ballots
    vote_cards: VoteCards
    roster: Roster
    holidays: Holidays
    read_figures: FileReader | None = None  # a file of figures; None where nothing reads any
    compiled: CompiledCards = field(default_factory=CompiledCards)


Answer = Card | bytes | str  # a card, a card already serialised, or one sentence
Action = Callable[[Services, "Incoming", "Press"], Awaitable[Answer]]
