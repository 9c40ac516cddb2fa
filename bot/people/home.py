"""The card that a person starts from, and the question which school is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import orjson

from bot.edge.incoming import Incoming
from bot.handling.identity import Choices, caller, caller_in, leader_names, person_of, scene_for, scene_of_stranger
from bot.handling.services import Answer, Services
from bot.meetings.ahead import meetings_ahead
from bot.owners.as_owner import own_overview
from cards.people import home
from cards.people import which_school as schools
from cards.verbs import Press, encode
from domain.agenda.electorate import left_out
from domain.agenda.standing import standing
from domain.calendar.clock_and_days import local
from domain.errors import Refused
from domain.measures.measure import OVER
from domain.meetings.cancel import own_drafts
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.prepared import has_prepared
from domain.meetings.times import preparing_is_open
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode

LONGEST_GO_ON = 500  # what a button can carry of what somebody wrote


async def home_or_choice(services: Services, incoming: Incoming, school_id: str = "") -> Answer:
    """Return the start card, in the school that is named or meant; ask which school where that is not plain.

    Who is in no school but owns for some starts from what those have released.
    """
    try:
        return await _in_a_school(services, incoming, school_id)
    except Refused as refused:
        if refused.problem.key != "no_school":
            raise
        try:
            return await own_overview(services, incoming)
        except Refused:
            raise refused from None


async def _in_a_school(services: Services, incoming: Incoming, school_id: str) -> Answer:
    async with services.units(write=False) as uow:
        who = await caller_in(uow, incoming, school_id) if school_id else await caller(uow, incoming)
        if who is None:
            raise Refused("no_school")
        if isinstance(who, list):
            return await which(services, uow, incoming, who, "")
        meeting = await _next_meeting(uow, who, services.clock())
        catalogue = await uow.catalogues.of(who.school.id)
        leaders = await leader_names(uow, who.school.id)
        waits = await _waits(uow, who, meeting, services.clock())
    characteristic = catalogue.characteristic(meeting.characteristic_id) if meeting else None
    return home.home(scene_for(services, who, services.clock()), who, meeting, characteristic, leaders, waits)


async def _waits(uow: UnitOfWork, caller_: Caller, meeting: Meeting | None, now: datetime) -> home.Waits:
    """Return what waits for the person: nobody but them is shown it."""
    school, person = caller_.school, caller_.person.id
    today = local(now, school.zone).date()
    theirs = [each for each in await uow.measures.of_person(person) if each.school_id == school.id]
    late = sum(each.owner_id == person and each.progress not in OVER and each.due < today for each in theirs)
    drafts = len(await own_drafts(uow, caller_))
    open_now = meeting is not None and meeting.state is MeetingState.INVITED and preparing_is_open(meeting, now)
    takes_part = caller_.role is not Role.NONE
    preparing = meeting is not None and open_now and takes_part and not await has_prepared(uow, meeting.id, person)
    return home.Waits(preparing, late, drafts, await _open_round(uow, caller_, meeting) if takes_part else "")


async def _open_round(uow: UnitOfWork, caller_: Caller, meeting: Meeting | None) -> str:
    """Return the id of the round that the person may vote in now, whether or not they have; "" for none."""
    if meeting is None or meeting.state is not MeetingState.RUNNING:
        return ""
    stands = await standing(uow, meeting, caller_.school)
    member = next((each for each in stands.members if each.person.id == caller_.person.id), None)
    if stands.open is None or stands.open.mode is Mode.HANDS or member is None or left_out(member, caller_.school):
        return ""
    return stands.open.id


async def which(
    services: Services, uow: UnitOfWork, incoming: Incoming, choices: Choices, go_on: str | Press
) -> Answer:
    """Ask which school is meant. The answer goes on with ``go_on``: words that were written, or a press."""
    person = await person_of(uow, incoming)
    scene = scene_of_stranger(services, incoming, services.clock(), person)
    if person is None or person.language is None:
        scene = replace(scene, language=choices[0][0].language)
    text = go_on[:LONGEST_GO_ON] if isinstance(go_on, str) else orjson.dumps(encode(go_on)).decode()
    return schools.which(scene, choices, text)


async def _next_meeting(uow: UnitOfWork, caller_: Caller, now: datetime) -> Meeting | None:
    """Return the meeting that goes on, else the next that is planned; one not announced is shown to leaders only."""
    ahead = await meetings_ahead(uow, caller_, now)
    return next((one for one in ahead if one.state is MeetingState.RUNNING), ahead[0] if ahead else None)
