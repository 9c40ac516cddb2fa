"""What every handler is given, made once by ``app.create_app``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from cards.kit.compiled import CompiledCards
from cards.kit.scene import Addresses, Card
from domain.calendar.holidays import Holidays
from domain.figures.file import FileReader
from domain.unit_of_work import Clock, Units
from domain.votes.cast import Cast, Vote

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


class VotedCards(Protocol):
    """Keeps what voters are answered, so that all who vote at the same count are sent the same bytes."""

    async def after(self, cast: Cast, *, ticked: bool = False) -> bytes:
        """Return the card that is the answer to a ballot, serialised. ``ticked``: sentences came with it."""
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
    voted_cards: VotedCards
    roster: Roster
    holidays: Holidays
    read_figures: FileReader | None = None  # a file of figures; None where nothing reads any
    compiled: CompiledCards = field(default_factory=CompiledCards)


Answer = Card | bytes | str  # a card, a card already serialised, or one sentence
Action = Callable[[Services, "Incoming", "Press"], Awaitable[Answer]]
