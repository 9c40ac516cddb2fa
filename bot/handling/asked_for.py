"""Which of a person's messages asked for which card, so that who corrects the message corrects what it asked for.

The newest one of each kind of request is kept: the message, and the card that answered it. A press that does what the
card is for settles it: from then on there is nothing left to correct.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.edge.incoming import Incoming
from bot.handling.identity import person_of
from bot.handling.services import Services
from dialogs.meetings.asked_by import asked_in
from domain.delivery.notices import NoticeKind, NoticeState, Post
from domain.meetings.plan import AHEAD
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

# Requests whose card is replaced when their message is corrected.
CORRECTED = frozenset(
    {"series", "move", "length", "cancel_meeting", "new_measure", "measure_done", "measure_stuck", "prepare"}
    | {"reminders", "remind_others"}
)
# The others that leave a card with something to press, and why none of them is replaced.
LEFT_AS_IT_IS: Mapping[str, str] = {
    "plan": "its draft is made anew, and its proposal with it",
    "settings": "there is one such card, and it shows how things are",
    "lead_school": "there is one such card, and it shows how things are",
    "send_invitation": "it shows the proposal again, and at most one can be sent",
    "agree_level": "the level is the one that is saved last, whichever form it was saved on",
    "start_meeting": "the meeting may be led from this card",
    "next_phase": "the meeting may be led from this card",
    "open_vote": "the meeting may be led from this card",
    "show_result": "the meeting may be led from this card",
    "close_meeting": "the meeting may be led from this card",
}
_ASKED, _ANSWER = "asked:", "answer:"
_ON_THE_WAY = frozenset({NoticeKind.SERIES_READY, NoticeKind.CHANGE_READY})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A request as it was before its message was corrected; ``answer`` has no message where it is still on its way."""

    asked: Post
    answer: Post

    @property
    def intent(self) -> str:
        """What was asked for."""
        return self.asked.kind.removeprefix(_ASKED)


def answer_of(intent: str, person_id: str) -> tuple[str, str, str]:
    """Return the kind, subject and person under which the answer to a request is kept."""
    return _ANSWER + intent, person_id, person_id


async def keep_asked(uow: UnitOfWork, incoming: Incoming, caller: Caller, intent: str, sent: str = "") -> None:
    """Keep which message asked for a card, and which message it is; "" for one that is sent by and by."""
    if intent not in CORRECTED or not incoming.activity_id:
        return
    kind, subject, person = answer_of(intent, caller.person.id)
    where = (caller.school.id, incoming.conversation_id)
    await uow.posts.put(Post(_ASKED + intent, subject, person, *where, incoming.activity_id, incoming.service_url))
    await uow.posts.put(Post(kind, subject, person, *where, sent, incoming.service_url))


async def asked_last(uow: UnitOfWork, person_id: str) -> str:
    """Return the intent of the newest card that still waits for a press, "" for none."""
    posts = await _by_kind(uow, person_id)
    waits = [
        (_number(post.activity_id), kind.removeprefix(_ANSWER))
        for kind, post in posts.items()
        if kind.startswith(_ANSWER) and post.activity_id and _unsettled(posts.get(_ASKED + kind.removeprefix(_ANSWER)))
    ]
    return max(waits)[1] if waits else ""


async def _by_kind(uow: UnitOfWork, person_id: str) -> dict[str, Post]:
    """Return the messages that a person asked in and those that answered, each by its kind."""
    return {post.kind: post for post in await uow.posts.of_subject(person_id)}


def _unsettled(asked: Post | None) -> bool:
    return asked is not None and bool(asked.activity_id)


def _number(activity_id: str) -> int:
    """Return the place of a message in time: Teams names messages by the millisecond they were sent in."""
    return int(activity_id) if activity_id.isascii() and activity_id.isdigit() else 0


async def earlier(uow: UnitOfWork, incoming: Incoming) -> Earlier | None:
    """Return what a message that is corrected now had asked for; None for nothing, or where it is settled."""
    person = await person_of(uow, incoming)
    posts = await _by_kind(uow, person.id) if person else {}
    for kind, asked in posts.items():
        here = (asked.conversation_id, asked.activity_id) == (incoming.conversation_id, incoming.activity_id)
        answer = posts.get(_ANSWER + kind.removeprefix(_ASKED))
        if kind.startswith(_ASKED) and here and answer is not None:
            return Earlier(asked, answer)
    return None


async def on_the_way(uow: UnitOfWork, before: Earlier) -> list[str]:
    """Return the ids of the notices that are to bring the answer and have not been said yet."""
    found: list[str] = []
    school_id = before.asked.school_id
    ahead = [meeting.id for meeting in await uow.meetings.of_school(school_id, states=AHEAD)]
    for subject in (school_id, *ahead):
        for row in await uow.notices.of_subject(subject):
            asked = row.data.get("asked") == before.asked.activity_id and row.person_id == before.asked.person_id
            if asked and row.kind in _ON_THE_WAY and row.state is NoticeState.PENDING:
                found.append(row.id)
    return found


async def replaced(uow: UnitOfWork, before: Earlier, intent: str) -> None:
    """Note that the message asks for something of another kind now: corrected again, it is the newer card that goes.

    Nothing is noted where the newer request came to no card: then the message may be corrected to one that does.
    """
    asked = before.asked
    if intent == before.intent:
        return  # the newer card is kept in the place of the earlier one
    newer = await uow.posts.get(_ASKED + intent, asked.subject_id, asked.person_id)
    where = (asked.conversation_id, asked.activity_id)
    came = newer is not None and (newer.conversation_id, newer.activity_id) == where
    if came or await asked_in(uow, asked.school_id, asked.person_id, *where) is not None:
        await uow.posts.put(replace(asked, activity_id=""))


async def settle(services: Services, incoming: Incoming) -> None:
    """Note that what the pressed card was for is done, where the card is one that a message asked for."""
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        posts = await _by_kind(uow, person.id) if person else {}
    pressed = [kind for kind, post in posts.items() if kind.startswith(_ANSWER) and _pressed_on(post, incoming)]
    if not pressed:
        return
    async with services.units() as uow:
        for kind in pressed:
            asked = posts.get(_ASKED + kind.removeprefix(_ANSWER))
            if asked is not None:
                await uow.posts.put(replace(asked, activity_id=""))
        await uow.commit()


def _pressed_on(post: Post, incoming: Incoming) -> bool:
    return bool(post.activity_id) and post.activity_id == incoming.reply_to_id
