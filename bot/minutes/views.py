"""The minutes as cards: loaded for whoever looks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agenda.views import characteristic_of, known
from bot.handling.ask import Ask
from cards.kit.scene import Card
from cards.minutes import draft as cards
from cards.minutes import listing as minutes_list
from cards.minutes import shared as minutes_shared
from cards.minutes.parts import Told
from domain.errors import Problem
from domain.ids import new_id
from domain.meetings.meeting import MeetingState
from domain.minutes.minutes import Minutes, MinutesState
from domain.minutes.share import minutes_for
from domain.people.school import LANGUAGES
from domain.unit_of_work import UnitOfWork


async def told_of(uow: UnitOfWork, minutes: Minutes) -> Told:
    """Return the minutes with their meeting and remarks."""
    meeting = await known(uow, minutes.id)
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    remarks = await uow.minutes.remarks(meeting.id)
    writers = await uow.people.many({remark.person_id for remark in remarks if remark.person_id})
    return Told(minutes, meeting, characteristic, remarks, writers)


async def minutes_card(
    ask: Ask, problems: Sequence[Problem] = (), given: str = "", *, nonce: str = "", note: str = ""
) -> Card:
    """Return the minutes as who presses may see them; ``given`` is the remark that was typed, where it comes back."""
    return cards.minutes_card(ask.scene, ask.caller, await _told(ask), nonce or new_id(), problems, given, note)


async def list_card(ask: Ask, left_out: int = 0) -> Card:
    """Return the minutes of the school, the newest first: drafts for leaders only."""
    uow, caller = ask.uow, ask.caller
    kept = {minutes.id: minutes for minutes in await uow.minutes.of_school(caller.school.id)}
    ended = await uow.meetings.of_school(caller.school.id, states=[MeetingState.ENDED])
    held = [meeting for meeting in ended if meeting.id in kept]
    if not caller.leads:
        held = [meeting for meeting in held if kept[meeting.id].state is not MinutesState.DRAFT]
    held.sort(key=lambda meeting: meeting.ended_at or meeting.created_at, reverse=True)
    page = held[left_out : left_out + minutes_list.MOST]
    rows = [
        Told(kept[meeting.id], meeting, await characteristic_of(uow, meeting.school_id, meeting.characteristic_id))
        for meeting in page
    ]
    return minutes_list.listing(ask.scene, caller, rows, left_out, older=len(held) - left_out - len(page))


async def form_card(ask: Ask, problems: Sequence[Problem] = (), given: str | None = None) -> Card:
    """Return the form for the leader's text."""
    return cards.form(ask.scene, await _told(ask), problems, given)


async def reading_card(ask: Ask) -> Card:
    """Return links to the documents in the school's language, and in the reader's own where theirs is another."""
    written, scene, caller = await _told(ask), ask.scene, ask.caller
    both = dict.fromkeys((caller.school.language, caller.language))
    languages = [language for language in both if language in LANGUAGES]
    links = []
    for language in languages:
        for ending in (".html", ".docx"):
            title = minutes_shared.link_title(scene, ending, language if len(languages) > 1 else "")
            url = scene.addresses.document("minutes", f"{ask.press.ref}-{language}", scene.now, ending)
            links.append((title, url))
    return minutes_shared.reading(scene, written, links)


async def _told(ask: Ask) -> Told:
    return await told_of(ask.uow, await minutes_for(ask.uow, ask.press.ref, ask.caller))
