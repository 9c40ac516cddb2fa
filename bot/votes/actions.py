"""Presses on the vote card, shared and one's own."""

from __future__ import annotations

from bot.catching_up.actions import after_vote
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, answering, reading
from bot.handling.services import Answer, Services
from bot.votes.views import look_anew, look_at
from cards.catching_up.catch_up import NONCE as CATCH_UP
from cards.verbs import Press
from cards.votes.own import NOW, PREPARED, SENTENCES
from cards.votes.verbs import VOTE, VOTE_CHANGE, VOTE_HIDE, VOTE_MINE, VOTE_REFRESH, VOTE_TICKS
from domain.errors import Problem, Refused
from domain.votes.recognised import known_ticks
from domain.votes.rounds import LEVELS
from domain.votes.vote import AS_IT_IS, AS_PREPARED, Cast, Vote

_CHOICES = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}
_NO_CHOICE = -1


@answering(VOTE)
async def cast(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Take a vote. Answered once it is committed, from a card that is made once for all who vote at the same count.

    Not one unit of work: the ballot goes into a batch, which is committed for many at once.
    """
    choice = press.arg.removesuffix(NOW)
    level = AS_PREPARED if choice == PREPARED else _CHOICES.get(choice, _NO_CHOICE)
    anyway = press.arg.endswith(NOW)
    ticked = await _ticked(services, incoming, press)
    rev = max(press.rev, 0)
    vote = _vote(incoming, level, rev, ticked or None, anyway=anyway, adds=True)
    try:
        done = await _put(services, press.ref, vote)
    except Refused as refused:
        if refused.problem.key not in ("leaders_vote_last", "round_closed"):
            raise
        look = await look_anew(services, incoming, press)
        if refused.problem.key == "round_closed":
            return look.over(late=True)
        # What was ticked is still there.
        return look.sentences_first({*look.ticks, *ticked}, too_soon=True) if ticked else look.wait()
    if done.kept:  # an older press came late: the person's newer ballot lies there, and can be changed from here
        return (await look_anew(services, incoming, press)).choices()
    if press.nonce == CATCH_UP:  # from the card of those who were not there: they go on with it
        return await after_vote(services, incoming, press)
    return services.vote_cards.after(done, ticked=bool(ticked))


async def _ticked(services: Services, incoming: Incoming, press: Press) -> tuple[str, ...]:
    """Return the sentences that are ticked beside the levels; nothing is looked up where none is."""
    given = _given(press)
    return known_ticks((await look_anew(services, incoming, press)).characteristic, given) if given else ()


def _given(press: Press) -> list[str]:
    if not press.inputs:
        return []
    ticked = ",".join(press.inputs.get(f"ticks{level}", "") for level in LEVELS)
    return [part.strip() for part in ticked.split(",") if part.strip()]


@answering(VOTE_TICKS)
async def ticks(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Put the sentences on the ballot that lies there, or in with the level that was chosen beside them.

    Not one unit of work, as ``cast``. Whatever stands in the way, what was ticked is still there on the answered card.
    """
    look = await look_anew(services, incoming, press)
    if look.closed:
        return look.over(late=True)
    look.require_vote()
    ticked = known_ticks(look.characteristic, _given(press))
    level = press.inputs.get("level", "").strip()
    choice = _CHOICES.get(level, AS_IT_IS)
    vote = _vote(incoming, choice, max(press.rev, 0), ticked, anyway=press.arg == NOW)
    try:
        done = await _put(services, press.ref, vote)
    except Refused as refused:
        if refused.problem.key == "round_closed":
            return (await look_anew(services, incoming, press)).over(late=True)
        if refused.problem.key == "vote_before_ticking":
            return look.sentences_first(ticked, [Problem("level_missing", field="level")], anyway=press.arg == NOW)
        if refused.problem.key == "leaders_vote_last":
            return look.sentences_first(ticked, level=level, too_soon=True)
        raise
    now = await look_anew(services, incoming, press)
    if now.closed:
        return now.over()
    return now.my_choice() if done.kept else now.voted(ticked=True)


def _vote(
    incoming: Incoming, choice: int, rev: int, ticks: tuple[str, ...] | None, *, anyway: bool, adds: bool = False
) -> Vote:
    """Return a ballot with who and where it is from, which are the activity's and never the card's."""
    place = None if incoming.scope == "personal" else incoming.channel_id
    return Vote(incoming.tenant_id, incoming.aad_id, choice, rev, ticks, anyway, adds, place)


async def _put(services: Services, round_id: str, vote: Vote) -> Cast:
    done = await services.ballots.cast(round_id, vote)
    services.announcer.count_changed(round_id, all_in=done.counted >= done.eligible)
    return done


@reading(VOTE_MINE)
async def mine(ask: Ask) -> Answer:
    """Show the level, and the sentences, to the one who asks for their own: the only answer that does."""
    look, arg = await look_at(ask), ask.press.arg
    if look.closed:
        return look.over()
    if look.own is not None:
        return look.my_choice()
    if arg.startswith(SENTENCES):
        return look.sentences_first(anyway=arg.endswith(NOW))
    return look.choices()


@reading(VOTE_HIDE)
async def hide(ask: Ask) -> Answer:
    """Go back to "Du har stemt"."""
    look = await look_at(ask)
    if look.closed:
        return look.over()
    return look.voted() if look.own else look.choices()


@reading(VOTE_CHANGE)
async def change(ask: Ask) -> Answer:
    """Return the choices again, to change one's vote; with ``NOW``, for a leader who does not wait."""
    look = await look_at(ask)
    return look.over(late=True) if look.closed else look.choices(anyway=ask.press.arg == NOW)


@reading(VOTE_REFRESH)
async def refresh(ask: Ask) -> Answer:
    """Return what a client asks for by itself: shown, and nothing more."""
    look = await look_at(ask)
    if look.closed:
        return look.over()
    return look.voted() if look.own else look.shared()
