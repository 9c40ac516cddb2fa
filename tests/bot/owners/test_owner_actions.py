"""Pressing about owners and releases: a leader, a teacher, somebody from another school, an owner."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from bot.handling.rendered import Outgoing, Skip, ToChannel, ToPerson
from cards.owners.verbs import (
    OWNED_REPORT,
    OWNED_SHOW,
    OWNERS_SAVE,
    OWNERS_SHOW,
    RELEASE_FORM,
    RELEASE_REVOKE,
    RELEASE_SAVE,
)
from cards.verbs import Verb
from domain.delivery.notices import NoticeKind
from domain.owners.releases import Release
from domain.people.school import Person, School
from domain.unit_of_work import Units
from tests.cards.every.everything import titles, words
from tests.support.arranged.owner_room import at, notices, offered, owner_room, press, refused, rendered, ticked
from tests.support.arranged.owning import ALL, OPEN, a_measure, owner_of, released
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import texts_of
from tests.support.playing.room import Room


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    return await owner_room(sqlite_units)


@pytest.mark.parametrize("verb", [OWNERS_SAVE, RELEASE_FORM, RELEASE_SAVE, RELEASE_REVOKE])
async def test_only_leaders_choose_owners_and_release(here: Room, verb: Verb) -> None:
    school = here.world.school.id
    assert await refused(here, 1, verb, school) == "leaders_only"
    assert await refused(here, here.world.outsider, verb, school) == "not_member"
    marit = await owner_of(here.world.units, here.world.school)
    assert await refused(here, marit, verb, school) == "not_member", "to own is not to lead"


async def test_a_leader_finds_an_owner_by_name_and_chooses_them(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units)
    far = await owner_of(units, name="Fremmed", tenant="another tenant")
    card = await press(here, 0, OWNERS_SHOW, school)
    assert "Marit Nordmann" in offered(card, "owners")
    assert "Fremmed Nordmann" not in offered(card, "owners")
    assert "Utenfra Nordmann" not in offered(card, "owners"), "who is in another school is looked for"
    found = await press(here, 0, OWNERS_SHOW, school, word="mari", owners=here.world.people[1].id)
    assert offered(found, "owners") == ["Jonas Nordmann", "Marit Nordmann"]
    assert ticked(found, "owners") == here.world.people[1].id, "what was ticked is still there"

    assert any("finner dem ikke" in one for one in words(await press(here, 0, OWNERS_SAVE, school, owners=far.id)))
    saved = await press(here, 0, OWNERS_SAVE, school, owners=marit.id, days="3")
    assert ticked(saved, "owners") == marit.id
    assert "Lagret." in words(saved)
    (chosen,) = await notices(here, NoticeKind.RELEASE_OPEN)
    out = await rendered(here, chosen)
    assert isinstance(out.target, ToPerson)
    assert out.target.person.id == marit.id
    assert "Hei, Marit. Du er valgt som skoleeier" in texts_of(out.card)
    async with units(write=False) as uow:
        kept = await uow.schools.get(school)
    assert kept is not None
    assert kept.release_days == 3
    assert any("fra 1 til 30" in one for one in words(await press(here, 0, OWNERS_SAVE, school, days="0")))


async def test_whom_another_leader_chose_meanwhile_stays_and_an_owner_leaves(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units, here.world.school)
    jonas = here.world.people[1]
    card = await press(here, 0, OWNERS_SAVE, school, owners=jonas.id)  # from a form that had no owner yet
    assert sorted(ticked(card, "owners").split(",")) == sorted([marit.id, jonas.id])
    await released(units, here.world.leader)
    await press(here, 0, OWNERS_SAVE, school, arg=f"{marit.id},{jonas.id}", owners=jonas.id)
    assert await refused(at(here, OPEN), marit, OWNED_SHOW) == "not_owner"
    told = [await rendered(here, one) for one in await notices(here, NoticeKind.RELEASE_TOLD)]
    assert ["Jonas Nordmann" in texts_of(one.card) for one in told] == [True, True], "staff know who sees it now"


async def test_a_teacher_sees_who_owns_and_what_they_see(here: Room) -> None:
    await owner_of(here.world.units, here.world.school)
    await released(here.world.units, here.world.leader)
    card = await press(here, 1, OWNERS_SHOW, here.world.school.id)
    assert "Marit Nordmann er skoleeier." in words(card)
    assert any("1.4 Samarbeid med hjemmet: nivåer, mål, tiltak og god praksis" in one for one in words(card))
    assert not titles(card)


async def test_releasing_is_told_at_once_opens_to_the_owner_in_time_and_is_taken_back(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units, here.world.school)
    assert offered(await press(here, 0, RELEASE_FORM, school), "characteristics") == ["1.4 Samarbeid med hjemmet"]
    card = await press(here, 0, RELEASE_SAVE, school, characteristics="1.4", parts=ALL)
    assert "Jeg har sagt fra i kanalen." in words(card)
    (channel,) = await notices(here, NoticeKind.RELEASE_TOLD)
    out = await rendered(here, channel)
    assert isinstance(out, Outgoing)
    assert isinstance(out.target, ToChannel)
    assert "fra 10. desember" in texts_of(cast(Any, out.card)).replace("\u00a0", " ")

    (opens,) = await notices(here, NoticeKind.RELEASE_OPEN)
    later = at(here, opens.due_at)
    assert isinstance(await rendered(later, opens), Skip), "it makes a row for each who owns then"
    (personal,) = await notices(here, NoticeKind.RELEASE_OPEN)
    told = await rendered(later, personal)
    assert told.target.person.id == marit.id
    assert "1.4 Samarbeid med hjemmet" in texts_of(told.card)
    seen = texts_of(await press(later, marit, OWNED_SHOW))
    assert "Solvik" in seen
    assert "Ringe hjem (ferdig" in seen

    async with units(write=False) as uow:
        (one,) = await uow.owners.releases([school])
    back = await press(later, 0, RELEASE_REVOKE, school, releases=one.id)
    assert any("trukket tilbake. Eieren ser det ikke lenger" in line for line in words(back))
    assert "Det var trukket tilbake fra før." in words(await press(later, 0, RELEASE_REVOKE, school, releases=one.id))
    assert "Solvik har" not in texts_of(await press(later, marit, OWNED_SHOW))
    assert isinstance(await rendered(later, replace(personal, id="again")), Skip)
    (line,) = await notices(here, NoticeKind.RELEASE_TOLD)
    assert "Eieren ser ikke dette lenger" in texts_of((await rendered(later, line)).card)


async def test_somebody_named_is_said_on_the_form_before_anything_is_sent(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units, here.world.school)
    async with units() as uow:
        await uow.measures.add(a_measure(here.world, "Hanne tar perm"))
        await uow.commit()
    warned = await press(here, 0, RELEASE_SAVE, school, characteristics="1.4", parts=ALL)
    assert "Noe av det du deler, nevner Hanne." in words(warned)
    assert "Del uten disse" in titles(warned)
    assert ticked(warned, "characteristics") == "1.4"
    assert await notices(here, NoticeKind.RELEASE_TOLD) == []
    await press(here, 0, RELEASE_SAVE, school, characteristics="1.4", parts=ALL, arg="sure")
    seen = texts_of(await press(at(here, OPEN), marit, OWNED_SHOW))
    assert "Holdt tilbake: nevner en kollega" in seen
    assert "Hanne" not in seen


async def many_schools(here: Room, count: int) -> tuple[Person, list[School]]:
    world = here.world
    many = [
        replace(world.school, id=f"{n:016x}", name=f"Skole {n:03}", team_id=f"t{n}", channel_id=f"19:{n}@thread")
        for n in range(count)
    ]
    async with world.units() as uow:
        for n, school in enumerate(many):
            assert await uow.schools.add(school)
            await uow.owners.add_release(Release(f"r{n}", school.id, "1.4", (), NOW, OPEN))
            await uow.meetings.add(replace(world.meeting, id=f"m{n}", school_id=school.id))
        await uow.commit()
    return await owner_of(world.units, world.school, *many), many


async def test_three_hundred_schools_fit_on_a_card_and_one_is_found_by_its_name(here: Room) -> None:
    marit, _ = await many_schools(here, 300)
    await released(here.world.units, here.world.leader)
    later = at(here, OPEN)
    card = await press(later, marit, OWNED_SHOW)
    assert "301 av 301 skoler har delt noe med deg" in words(card)
    one = await press(later, marit, OWNED_SHOW, word="solv")
    assert "Solvik" in words(one)
    assert "Alle skolene mine" in titles(one)
    several = await press(later, marit, OWNED_SHOW, word="skole 01")
    assert any("Flere av skolene dine heter det" in line for line in words(several))
    assert any("Ingen av skolene" in line for line in words(await press(later, marit, OWNED_SHOW, word="vika")))


async def test_an_owner_sees_no_school_of_others_and_nobody_else_sees_theirs(here: Room) -> None:
    marit = await owner_of(here.world.units, here.world.school)
    foreign = await owner_of(here.world.units, here.world.school, name="Fremmed", tenant="another tenant")
    for stranger in (here.world.leader, here.world.caller(1), here.world.outsider, foreign):
        assert await refused(here, stranger, OWNED_SHOW) == "not_owner"
        assert await refused(here, stranger, OWNED_REPORT, here.world.school.id) == "not_owner"
    assert await refused(here, marit, OWNED_SHOW, here.world.outsider.school.id) == "not_owner"
