"""The minutes as cards: loaded for whoever looks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agenda.views import characteristic_of, known
from cards.kit.scene import Card, Scene
from cards.minutes import draft as cards
from cards.minutes import listing as minutes_list
from cards.minutes import shared as minutes_shared
from cards.minutes.parts import Told
from domain.errors import Problem
from domain.ids import new_id
from domain.meetings.meeting import MeetingState
from domain.minutes.minutes import Minutes, MinutesState
from domain.minutes.share import minutes_for
from domain.people.school import LANGUAGES, Caller
from domain.unit_of_work import UnitOfWork


async def told_of(uow: UnitOfWork, minutes: Minutes) -> Told:
    """The minutes with their meeting and remarks."""
    meeting = await known(uow, minutes.id)
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    remarks = await uow.minutes.remarks(meeting.id)
    writers = await uow.people.many({one.person_id for one in remarks if one.person_id})
    return Told(minutes, meeting, characteristic, remarks, writers)


async def minutes_card(
    uow: UnitOfWork,
    scene: Scene,
    caller: Caller,
    meeting_id: str,
    problems: Sequence[Problem] = (),
    given: str = "",
    *,
    nonce: str = "",
    note: str = "",
) -> Card:
    """The minutes as the caller may see them; ``given`` is the remark that was typed, where it comes back."""
    told = await told_of(uow, await minutes_for(uow, meeting_id, caller))
    return cards.minutes_card(scene, caller, told, nonce or new_id(), problems, given, note)


async def list_card(uow: UnitOfWork, scene: Scene, caller: Caller, left_out: int = 0) -> Card:
    """The minutes of the school, the newest first: drafts for leaders only."""
    kept = {one.id: one for one in await uow.minutes.of_school(caller.school.id)}
    held = await uow.meetings.of_school(caller.school.id, states=[MeetingState.ENDED])
    held = [one for one in held if one.id in kept]
    if not caller.leads:
        held = [one for one in held if kept[one.id].state is not MinutesState.DRAFT]
    held.sort(key=lambda one: one.ended_at or one.created_at, reverse=True)
    page = held[left_out : left_out + minutes_list.MOST]
    rows = [Told(kept[one.id], one, await characteristic_of(uow, one.school_id, one.characteristic_id)) for one in page]
    return minutes_list.listing(scene, caller, rows, left_out, older=len(held) - left_out - len(page))


async def form_card(
    uow: UnitOfWork,
    scene: Scene,
    caller: Caller,
    meeting_id: str,
    problems: Sequence[Problem] = (),
    given: str | None = None,
) -> Card:
    """The form for the leader's text."""
    return cards.form(scene, await told_of(uow, await minutes_for(uow, meeting_id, caller)), problems, given)


async def reading_card(uow: UnitOfWork, scene: Scene, caller: Caller, meeting_id: str) -> Card:
    """Links to the documents in the school's language, and in the reader's own where it is another."""
    told = await told_of(uow, await minutes_for(uow, meeting_id, caller))
    languages = [one for one in dict.fromkeys((caller.school.language, caller.language)) if one in LANGUAGES]
    links = []
    for language in languages:
        for ending in (".html", ".docx"):
            title = minutes_shared.link_title(scene, ending, language if len(languages) > 1 else "")
            url = scene.addresses.document("minutes", f"{meeting_id}-{language}", scene.now, ending)
            links.append((title, url))
    return minutes_shared.reading(scene, told, links)
