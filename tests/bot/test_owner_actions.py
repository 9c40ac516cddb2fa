"""Pressing about owners and releases: a leader, a teacher, somebody from another school, an owner; and the report."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from docx import Document
from openpyxl import load_workbook

from bot.actions import owned, owners
from bot.announce import Outgoing, Skip, ToChannel, ToPerson
from bot.announce import release as said
from bot.documents import Documents
from bot.links import Links
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Caller, Person, Role, School
from domain.ports import Units
from domain.releases import Release
from tests.cards.everything import elements, titles, words
from tests.support.looking import texts_of
from tests.support.owning import ALL, OPEN, a_measure, lived, owner_of, released
from tests.support.room import Room, as_card, incoming, room
from tests.support.small_school import NOW

LINKS = Links("https://samklang.example", b"s" * 32)
ACTIONS = {**owners.ACTIONS, **owned.ACTIONS}


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    settings = cast(Any, SimpleNamespace(is_local=True, language="nb", zone="Europe/Oslo"))
    made = Room(made.world, replace(made.services, settings=settings, addresses=LINKS), made.heard)
    await lived(made.world)
    return made


def at(here: Room, moment: Any) -> Room:
    return Room(here.world, replace(here.services, clock=lambda: moment), here.heard)


async def press(here: Room, who: Caller | Person | int, verb: Verb, ref: str = "", **more: Any) -> dict[str, Any]:
    caller = here.world.caller(who) if isinstance(who, int) else who
    if isinstance(caller, Person):
        caller = Caller(caller, here.world.school, Role.NONE, "nb")
    arg = more.pop("arg", "")
    message = replace(incoming(caller), scope="personal")
    return as_card(await ACTIONS[verb](here.services, message, Press(verb, ref, arg, inputs=more)))


async def refused(here: Room, who: Caller | Person | int, verb: Verb, ref: str = "", **more: Any) -> str:
    with pytest.raises(Refused) as found:
        await press(here, who, verb, ref, **more)
    return found.value.problem.key


def ticked(card: dict[str, Any], field: str) -> str:
    (found,) = [one for one in elements(card) if one.get("id") == field]
    return str(found.get("value", ""))


def offered(card: dict[str, Any], field: str) -> list[str]:
    return [choice["title"] for one in elements(card) if one.get("id") == field for choice in one["choices"]]


async def notices(here: Room, kind: NoticeKind) -> list[Notice]:
    async with here.world.units(write=False) as uow:
        found = await uow.notices.of_subject(here.world.school.id)
    return [one for one in found if one.kind is kind and one.state is NoticeState.PENDING]


async def rendered(here: Room, notice: Notice) -> Any:
    async with here.world.units() as uow:
        found = await said.RENDERERS[notice.kind](here.services, uow, notice, here.services.clock())
        await uow.notices.finish(notice.id, NoticeState.SENT, NOW)
        await uow.commit()
    return found


@pytest.mark.parametrize("verb", [Verb.OWNERS_SAVE, Verb.RELEASE_FORM, Verb.RELEASE_SAVE, Verb.RELEASE_REVOKE])
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
    card = await press(here, 0, Verb.OWNERS_SHOW, school)
    assert "Marit Nordmann" in offered(card, "owners")
    assert "Fremmed Nordmann" not in offered(card, "owners")
    assert "Utenfra Nordmann" not in offered(card, "owners"), "who is in another school is looked for"
    found = await press(here, 0, Verb.OWNERS_SHOW, school, word="mari", owners=here.world.people[1].id)
    assert offered(found, "owners") == ["Jonas Nordmann", "Marit Nordmann"]
    assert ticked(found, "owners") == here.world.people[1].id, "what was ticked is still there"

    assert any("finner dem ikke" in one for one in words(await press(here, 0, Verb.OWNERS_SAVE, school, owners=far.id)))
    saved = await press(here, 0, Verb.OWNERS_SAVE, school, owners=marit.id, days="3")
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
    assert any("fra 1 til 30" in one for one in words(await press(here, 0, Verb.OWNERS_SAVE, school, days="0")))


async def test_whom_another_leader_chose_meanwhile_stays_and_an_owner_leaves(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units, here.world.school)
    jonas = here.world.people[1]
    card = await press(here, 0, Verb.OWNERS_SAVE, school, owners=jonas.id)  # from a form that had no owner yet
    assert sorted(ticked(card, "owners").split(",")) == sorted([marit.id, jonas.id])
    await released(units, here.world.leader)
    await press(here, 0, Verb.OWNERS_SAVE, school, arg=f"{marit.id},{jonas.id}", owners=jonas.id)
    assert await refused(at(here, OPEN), marit, Verb.OWNED_SHOW) == "not_owner"
    told = [await rendered(here, one) for one in await notices(here, NoticeKind.RELEASE_TOLD)]
    assert ["Jonas Nordmann" in texts_of(one.card) for one in told] == [True, True], "staff know who sees it now"


async def test_a_teacher_sees_who_owns_and_what_they_see(here: Room) -> None:
    await owner_of(here.world.units, here.world.school)
    await released(here.world.units, here.world.leader)
    card = await press(here, 1, Verb.OWNERS_SHOW, here.world.school.id)
    assert "Marit Nordmann er skoleeier." in words(card)
    assert any("1.4 Samarbeid med hjemmet: nivåer, mål, tiltak og god praksis" in one for one in words(card))
    assert not titles(card)


async def test_releasing_is_told_at_once_opens_to_the_owner_in_time_and_is_taken_back(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units, here.world.school)
    assert offered(await press(here, 0, Verb.RELEASE_FORM, school), "characteristics") == ["1.4 Samarbeid med hjemmet"]
    card = await press(here, 0, Verb.RELEASE_SAVE, school, characteristics="1.4", parts=ALL)
    assert "Jeg har sagt fra i kanalen." in words(card)
    (channel,) = await notices(here, NoticeKind.RELEASE_TOLD)
    out = await rendered(here, channel)
    assert isinstance(out, Outgoing)
    assert isinstance(out.target, ToChannel)
    assert "fra 10. desember" in texts_of(out.card).replace("\u00a0", " ")

    (opens,) = await notices(here, NoticeKind.RELEASE_OPEN)
    later = at(here, opens.due_at)
    assert isinstance(await rendered(later, opens), Skip), "it makes a row for each who owns then"
    (personal,) = await notices(here, NoticeKind.RELEASE_OPEN)
    told = await rendered(later, personal)
    assert told.target.person.id == marit.id
    assert "1.4 Samarbeid med hjemmet" in texts_of(told.card)
    seen = texts_of(await press(later, marit, Verb.OWNED_SHOW))
    assert "Solvik" in seen
    assert "Ringe hjem (ferdig" in seen

    async with units(write=False) as uow:
        (one,) = await uow.owners.releases([school])
    back = await press(later, 0, Verb.RELEASE_REVOKE, school, releases=one.id)
    assert any("trukket tilbake. Eieren ser det ikke lenger" in line for line in words(back))
    assert "Det var trukket tilbake fra før." in words(
        await press(later, 0, Verb.RELEASE_REVOKE, school, releases=one.id)
    )
    assert "Solvik har" not in texts_of(await press(later, marit, Verb.OWNED_SHOW))
    assert isinstance(await rendered(later, replace(personal, id="again")), Skip)
    (line,) = await notices(here, NoticeKind.RELEASE_TOLD)
    assert "Eieren ser ikke dette lenger" in texts_of((await rendered(later, line)).card)


async def test_somebody_named_is_said_on_the_form_before_anything_is_sent(here: Room) -> None:
    school, units = here.world.school.id, here.world.units
    marit = await owner_of(units, here.world.school)
    async with units() as uow:
        await uow.measures.add(a_measure(here.world, "Hanne tar perm"))
        await uow.commit()
    warned = await press(here, 0, Verb.RELEASE_SAVE, school, characteristics="1.4", parts=ALL)
    assert "Noe av det du deler, nevner Hanne." in words(warned)
    assert "Del uten disse" in titles(warned)
    assert ticked(warned, "characteristics") == "1.4"
    assert await notices(here, NoticeKind.RELEASE_TOLD) == []
    await press(here, 0, Verb.RELEASE_SAVE, school, characteristics="1.4", parts=ALL, arg="sure")
    seen = texts_of(await press(at(here, OPEN), marit, Verb.OWNED_SHOW))
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
    card = await press(later, marit, Verb.OWNED_SHOW)
    assert "301 av 301 skoler har delt noe med deg" in words(card)
    one = await press(later, marit, Verb.OWNED_SHOW, word="solv")
    assert "Solvik" in words(one)
    assert "Alle skolene mine" in titles(one)
    several = await press(later, marit, Verb.OWNED_SHOW, word="skole 01")
    assert any("Flere av skolene dine heter det" in line for line in words(several))
    assert any("Ingen av skolene" in line for line in words(await press(later, marit, Verb.OWNED_SHOW, word="vika")))


async def test_an_owner_sees_no_school_of_others_and_nobody_else_sees_theirs(here: Room) -> None:
    marit = await owner_of(here.world.units, here.world.school)
    foreign = await owner_of(here.world.units, here.world.school, name="Fremmed", tenant="another tenant")
    for stranger in (here.world.leader, here.world.caller(1), here.world.outsider, foreign):
        assert await refused(here, stranger, Verb.OWNED_SHOW) == "not_owner"
        assert await refused(here, stranger, Verb.OWNED_REPORT, here.world.school.id) == "not_owner"
    assert await refused(here, marit, Verb.OWNED_SHOW, here.world.outsider.school.id) == "not_owner"


Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def fetched(here: Room, url: str) -> web.Response:
    path = url.removeprefix("https://samklang.example")
    return await Documents(LINKS, here.world.units, here.services.clock).answer(make_mocked_request("GET", path))


def links_of(card: dict[str, Any]) -> dict[str, str]:
    return {one["title"]: one["url"] for one in elements(card) if one["type"] == "Action.OpenUrl"}


@pytest.mark.parametrize(
    ("language", "heading", "level"), [("nb", "Hvor skolene står", "Nivå"), ("nn", "Kvar skulane står", "Nivå")]
)
async def test_the_report_has_levels_measures_criteria_and_dates_and_loses_what_is_taken_back(
    here: Room, language: str, heading: str, level: str
) -> None:
    marit = await owner_of(here.world.units, here.world.school, here.world.outsider.school)
    async with here.world.units() as uow:
        await uow.measures.add(a_measure(here.world, "=1+1", created_at=NOW - timedelta(days=2)))
        await uow.commit()
    (one,) = await released(here.world.units, here.world.leader)
    assert isinstance(one, Release)
    later = at(here, OPEN)
    form = await press(later, marit, Verb.OWNED_REPORT, arg="form")
    assert offered(form, "year") == ["2026", "2025"]
    assert await press(later, marit, Verb.OWNED_REPORT, language="de", year="2026") == form
    links = links_of(await press(later, marit, Verb.OWNED_REPORT, language=language, year="2026"))

    answer = await fetched(later, links["Word-fil"])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kvalitetsrapport-2026.docx"'
    document = Document(io.BytesIO(cast(bytes, answer.body)))
    text = "\n".join(each.text for each in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert heading in text
    assert "Vika" in text, "who has released nothing is said"
    assert "3 ▲ (2026)" in cells
    assert {"Ringe hjem", "1", level} <= set(cells)

    book = load_workbook(io.BytesIO(cast(bytes, (await fetched(later, links["Excel-fil"])).body)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[:6] for row in rows[1:3]] == [
        ("Solvik", "1.4", rows[1][2], rows[1][3], 2, 3),
        ("Solvik", "1.4", rows[1][2], rows[2][3], 3, 4),
    ]
    formula = next(cell for row in book.worksheets[1].iter_rows() for cell in row if cell.value == "=1+1")
    assert formula.data_type == "s"
    whole = text + repr(cells) + repr([list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets])
    for person in here.world.people:
        assert person.given_name not in whole

    await press(later, 0, Verb.RELEASE_REVOKE, here.world.school.id, releases=one.id)
    again = Document(io.BytesIO(cast(bytes, (await fetched(later, links["Word-fil"])).body)))
    assert "Ringe hjem" not in [cell.text for table in again.tables for row in table.rows for cell in row.cells]
    async with here.world.units() as uow:
        for school in (here.world.school, here.world.outsider.school):
            await uow.owners.drop_owner(school.id, marit.id)
        await uow.commit()
    assert (await fetched(later, links["Word-fil"])).status == 404


async def test_last_years_report_is_how_it_stood_then(here: Room) -> None:
    marit = await owner_of(here.world.units, here.world.school)
    await released(here.world.units, here.world.leader)
    later = at(here, OPEN)
    links = links_of(await press(later, marit, Verb.OWNED_REPORT, language="nb", year="2025"))
    document = Document(io.BytesIO(cast(bytes, (await fetched(later, links["Word-fil"])).body)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "2 (2025)" in cells
    assert not any("2026" in cell for cell in cells)
