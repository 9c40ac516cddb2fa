"""From a press to its answer: finds the action of the verb, and says in one sentence what is refused or has failed.

A press that failed leaves the card that it was made on as it was, with its buttons and with what was typed there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import ModuleType

import bot
from bot.edge.incoming import Incoming
from bot.handling.ask import Answered, Handled
from bot.handling.identity import scene_of_stranger
from bot.handling.scenes import scene_of
from bot.handling.services import Action, Answer, Services
from bot.handling.subjects import school_behind
from bot.running.logging_ import log, log_failure, new_code
from bot.running.metrics import FAILURES
from cards.conducting import verbs as conducting
from cards.conducting.verbs import CONDUCTOR, CONSENT_ANSWER, PHASE_REFRESH
from cards.kit import notes
from cards.kit.rooms import files_of
from cards.kit.scene import Scene
from cards.kit.sentences import sentence
from cards.verbs import MEETING, ROUND, Press, StaleCard, Verb
from cards.votes.verbs import VOTE_REFRESH
from domain.errors import Conflict, Problem, Refused, TransportError

# What the card is about is gone, or is not for who pressed: there is nothing to come back to.
NO_WAY_BACK = {"gone", "not_member", "leaders_only", "no_leader_yet", "stale_card", "meeting_cancelled"}
NO_WAY_BACK |= {"practice_withdrawn"}
LED_BY = frozenset(each for each in vars(conducting).values() if isinstance(each, Verb)) - {
    CONSENT_ANSWER,
    PHASE_REFRESH,
}
ELSEWHERE = "elsewhere"
PATIENCE = 4.0  # seconds that a press waits for a roster; Teams gives up after 10 to 15
TRIES = 3  # against a conflict with somebody who pressed at the same moment


@cache
def actions() -> Mapping[Verb, Handled | Answered]:
    """Return all actions by their presses, as the functions in ``bot/<word>/*actions.py`` name them. Read once."""
    found: dict[Verb, Handled | Answered] = {}
    for _word, module in files_of(bot, "actions"):
        for verb, action in actions_in(module):
            if found.setdefault(verb, action) is not action:
                raise LookupError(f"two actions for {verb}")
    return found


def actions_in(module: ModuleType) -> Iterator[tuple[Verb, Handled | Answered]]:
    """Yield the presses that the functions of a module answer, each with its action."""
    for action in vars(module).values():
        if isinstance(action, (Handled, Answered)):
            yield from ((verb, action) for verb in action.verbs)


async def act(services: Services, incoming: Incoming, press: Press | StaleCard, *, alone: bool = False) -> Answer:
    """The answer to a press. Never raises: what is refused or fails is answered in one sentence.

    ``alone``: the client asks by itself, and takes nothing but a card.
    """
    try:
        if isinstance(press, StaleCard):
            raise Refused("stale_card")
        return await _act(services, incoming, press)
    except Refused as refused:
        return await refusal(services, incoming, refused.problem, press, alone=alone)
    except Exception as error:
        return await failure(services, incoming, error, press, alone=alone)


async def _act(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Try again where somebody else was first, and once more where the presser may be new in the school."""
    looked_up = False
    for attempt in range(1, TRIES + 1):
        try:
            return await _action(press)(services, incoming, press)
        except Conflict:
            if attempt == TRIES:
                raise
        except Refused as refused:
            if looked_up or refused.problem.key != "not_member" or not await _look_up(services, incoming, press):
                raise
            looked_up = True
    raise Refused("not_member")


def _action(press: Press) -> Action:
    action = actions().get(press.verb)
    if action is None:  # a form of a dialog, pressed where no dialog can take it
        raise Refused("write_to_me")
    return action


async def _look_up(services: Services, incoming: Incoming, press: Press) -> bool:
    """Read the roster of the school that the press is about, for the presser may have joined a minute ago."""
    async with services.units(write=False) as uow:
        school = await school_behind(uow, incoming, press)
    if school is None or not school.active or school.tenant_id != incoming.tenant_id or not incoming.aad_id:
        return False
    try:
        async with asyncio.timeout(PATIENCE):  # the reading goes on; the next press has the use of it
            return await services.roster.look_up(school.id, incoming.aad_id)
    except TransportError as error:
        log("roster not read", status=error.status, service_code=error.code)
    except TimeoutError:
        log("roster takes long", school=school.id)
    return False


async def refusal(
    services: Services, incoming: Incoming, problem: Problem, press: Press | StaleCard | None, *, alone: bool = False
) -> Answer:
    """Say in one sentence why nothing was done, with a way on, in the person's language.

    A card in the answer takes the place of the one that was pressed. So the sentence comes alone, and the card stays,
    where something was typed on it, and where there would be no way back to it though it can still be used.
    """
    scene = await scene_of(services, incoming, press)
    if problem.key == ELSEWHERE:
        return sentence(scene, problem)  # one line that names nothing of the school
    back = _back(scene, incoming, problem, press)
    if isinstance(press, Press) and incoming.kind == "invoke" and not alone:
        typed = any(each.strip() for each in press.inputs.values())
        if typed or (not back and problem.key not in NO_WAY_BACK):
            return sentence(scene, problem)
    return notes.refused(scene, problem, back)


def _back(
    scene: Scene, incoming: Incoming, problem: Problem, press: Press | StaleCard | None
) -> Sequence[notes.Button]:
    """Return the way back to the card that was pressed, where that is the vote's or the one a meeting is led from."""
    if not isinstance(press, Press) or problem.key in NO_WAY_BACK:
        return ()
    if ROUND in press.verb.about and press.verb.unseen:
        return [(scene.tr("Back to the vote"), Press(VOTE_REFRESH, press.ref))]
    if press.verb in LED_BY and MEETING in press.verb.about and incoming.scope == "personal":
        return [(scene.tr("Back to the meeting"), Press(CONDUCTOR, press.ref))]
    return ()


async def failure(
    services: Services, incoming: Incoming, error: Exception, press: object = None, *, alone: bool = False
) -> Answer:
    """Say that something broke which we did not foresee; the log has the same code.

    A card in the answer to an invoke would take the place of the card that was pressed. So words are the answer, and
    the card stays; a client that asked by itself gets a card that carries the same press.
    """
    code = new_code()
    pressed = press if isinstance(press, Press) else None
    FAILURES.labels("press" if pressed else "message").inc()
    log_failure("answer failed", error, code, verb=str(pressed.verb) if pressed else "")
    try:
        scene = await scene_of(services, incoming, pressed)
    except Exception:  # the database is away: the client's language is all we have
        scene = scene_of_stranger(services, incoming, services.clock())
    if incoming.kind == "invoke" and not alone:
        return notes.failed_in_words(scene, code)
    return notes.failed(scene, code, pressed if alone else None)
