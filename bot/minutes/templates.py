"""A school's own Word file for its minutes: taken in when a leader sends it, shown, and tried."""

from __future__ import annotations

import asyncio

from bot.handling.identity import scene_for
from bot.handling.services import Answer, Services
from bot.minutes.paper import text_of
from cards.kit.escape import plain
from cards.kit.scene import Card, Scene
from cards.minutes import template
from documents.minutes.template import check_template, names_in
from documents.minutes.text import MinutesText
from domain.errors import Refused
from domain.minutes.facts import Agreed, Counted, MinutesFacts, Remarked
from domain.minutes.minutes import LARGEST_TEMPLATE, Minutes, MinutesState, Template
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales import tr

KIND = "minutes"
LONGEST_NAME = 120
_turn = asyncio.Semaphore(1)  # one file at a time is unpacked


async def take_template(services: Services, leader: Caller, name: str, data: bytes) -> Answer:
    """Look the file through, keep it in place of an earlier one, and say how many of the names it has."""
    if len(data) > LARGEST_TEMPLATE:
        raise Refused("file_large", kilobytes=LARGEST_TEMPLATE // 1000)
    now = services.clock()
    scene = scene_for(services, leader, now)
    async with _turn:
        names = await asyncio.to_thread(check_template, data, trial_text(scene))
    file_name = plain(name)[:LONGEST_NAME] or "mal.docx"
    own = Template(leader.school.id, KIND, file_name, data, leader.person.id, now)
    note = scene.tr("I found {count} of the names in it.", count=len(names))
    async with services.units() as uow:
        await uow.minutes.put_template(own)
        card = await template_card(uow, scene, leader, note)
        await uow.commit()
    services.announcer.wake()
    return card


async def template_card(uow: UnitOfWork, scene: Scene, leader: Caller, note: str = "") -> Card:
    """Return which template is in use, and how to make one."""
    own = await uow.minutes.template(leader.school.id, KIND)
    trial = scene.addresses.document("trial", f"{leader.school.id}-{scene.language}", scene.now, ".docx")
    return template.template(scene, leader, own, names_in(scene.language), trial, note)


def trial_text(scene: Scene) -> MinutesText:
    """Return the minutes of a meeting that never was, with something in every section."""
    language, now = scene.language, scene.now
    somebody = tr(language, "Somebody")
    effect_ = tr(language, "For instance: guardians say that we listen")
    measure = tr(language, "For instance: call home to new pupils")
    words = tr(language, "This is a made-up example.")
    facts = MinutesFacts(
        school=scene.school_name, zone=scene.zone, number="1.4", title={language: words}, held_at=now, ended_at=now,
        place=tr(language, "The staff room"), leader=somebody, problem=words, level=2, aim=3, review_on=now.date(),
        settled=True, rounds=(Counted(1, "secret", (2, 4, 2, 0)), Counted(2, "secret", (0, 5, 3, 0))),
        findings=f"{words}\n{words}", measures=(Agreed(measure, "", somebody, now.date(), effect_),),
        remarks=(Remarked("", somebody, words, now),), frozen_at=now,
    )  # fmt: skip
    return text_of(scene, Minutes("", scene.school_id, MinutesState.FROZEN), facts)
