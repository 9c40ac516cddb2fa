"""``mine data``: shown, taken along, deleted; and what that is like for the others."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook

from domain.measures.measure import Measure
from tests.support.machines.looking import buttons_of, nodes
from tests.support.playing.person import Somebody
from tests.support.playing.playing import all_vote, started, vote_data
from tests.support.playing.world import World


async def measure_of(world: World, owner: str, school: str = "Solvik") -> Measure:
    """A measure under way that somebody sees to."""
    async with world.services.units() as uow:
        (found,) = await uow.schools.named(school)
        member = next(m for m in await uow.people.members(found.id) if m.person.name.startswith(owner))
        measure = Measure(f"t-{owner}", found.id, None, "1.4", "Ring hjem", member.person.id, date(2027, 1, 15))
        assert await uow.measures.add(measure)
        await uow.commit()
    return measure


async def names_in(world: World, school: str) -> list[str]:
    async with world.services.units(write=False) as uow:
        (found,) = await uow.schools.named(school)
        return [m.person.name for m in await uow.people.members(found.id, here_only=False)]


async def file_of(world: World, somebody: Somebody, title: str) -> tuple[int, str, bytes]:
    card: Any = somebody.sees()[0]
    links = (node for node in nodes(card) if node.get("type") == "Action.OpenUrl")
    url = next(link["url"] for link in links if link["title"] == title)
    async with world.session.get(world.origin + urlsplit(url).path) as response:
        return response.status, response.headers.get("Content-Disposition", ""), await response.read()


async def test_somebody_sees_what_is_kept_about_them_and_takes_it_along(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await measure_of(world, "Jonas")
    jonas = solvik["Jonas"]

    said = await jonas.says("mine data")

    assert "Jonas Lunde" in said
    assert "Solvik" in said
    assert "1 tiltak du har ansvar for" in said
    status, named, body = await file_of(world, jonas, "Hent alt (JSON)")
    assert (status, "samklang-mine-data.json" in named) == (200, True)
    whole = json.loads(body)
    assert whole["person"][0]["name"] == "Jonas Lunde"
    assert whole["measures"][0]["title"] == "Ring hjem"
    assert "Ingrid" not in body.decode()
    status, _, body = await file_of(world, jonas, "Hent alt (Excel)")
    assert status == 200
    book = load_workbook(io.BytesIO(body))
    assert book.sheetnames[0] == "Person"
    assert "Ring hjem" in [cell.value for cell in book["Tiltak"][2]]
    assert "har ansvar" in [cell.value for cell in book["Tiltak"][2]]

    await world.passes(minutes=16)
    assert (await file_of(world, jonas, "Hent alt (JSON)"))[0] == 404


async def test_nobody_is_told_in_a_channel_what_is_kept_about_them(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])

    said = await solvik["Jonas"].says_in_channel("mine data")

    assert "Skriv til meg der" in said


async def test_deleting_is_asked_about_and_twice_is_once(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje"])
    jonas = solvik["Jonas"]
    await measure_of(world, "Jonas")
    await jonas.says("slett meg")
    asked = await jonas.presses("Slett dataene mine")
    assert "ansvar for 1 tiltak" in asked
    assert "Ingrid Lunde" not in asked
    sure = next(b.data for view in jonas.sees() if isinstance(view, dict) for b in buttons_of(view)
                if b.data.get("verb") == "my_data.delete_sure")  # fmt: skip

    assert "er slettet" in await jonas.presses_verb("my_data.delete_sure")

    assert await names_in(world, "Solvik") == ["Ingrid Lunde", "Silje Lunde"]
    async with world.services.units(write=False) as uow:
        measure = await uow.measures.get("t-Jonas")
        assert measure is not None
        assert (measure.owner_id, measure.title) == ("", "Ring hjem")
    assert "Ring hjem" in solvik["Ingrid"].personal_text()  # asked who takes it over
    for verb in (sure, {**sure, "verb": "my_data.delete"}, {**sure, "verb": "my_data.show"}):
        assert "Jeg har ikke lagret noe om deg" in json.dumps(await jonas.sends_press(verb), ensure_ascii=False)
    assert "Jeg har ikke lagret noe om deg" in await jonas.says("mine data")
    assert len(await names_in(world, "Solvik")) == 2


async def test_the_roster_does_not_bring_somebody_back_but_writing_begins_anew(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    jonas = solvik["Jonas"]
    await jonas.says("hjelp")
    await jonas.says("mine data")
    await jonas.presses_verb("my_data.delete")
    await jonas.presses_verb("my_data.delete_sure")
    async with world.services.units(write=False) as uow:
        before = await uow.people.by_aad(world.tenant, jonas.aad_id)
    assert before is None

    await world.passes(days=3)  # rosters are read every day
    await solvik.tells_who_came("Jonas")
    assert await names_in(world, "Solvik") == ["Ingrid Lunde"]

    assert "Plan" in await solvik["Ingrid"].says("hjelp")
    said = await jonas.says("hjelp")
    assert "Solvik" in said
    assert await names_in(world, "Solvik") == ["Ingrid Lunde", "Jonas Lunde"]
    await world.passes(days=2)
    assert len(await names_in(world, "Solvik")) == 2


async def test_who_writes_right_after_deleting_is_let_in_at_once(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    solvik.joins("Jonas")
    jonas = solvik["Jonas"]
    for _ in range(2):  # the second time a look-up was made for them a moment ago
        assert "Solvik" in await jonas.says("hjelp")
        await jonas.says("mine data")
        await jonas.presses_verb("my_data.delete")
        await jonas.presses_verb("my_data.delete_sure")
        assert await names_in(world, "Solvik") == ["Ingrid Lunde"]
    assert "Solvik" in await jonas.says("hjelp")


async def test_the_last_leader_is_warned_and_the_channel_is_asked_who_leads(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.says("mine data")
    assert "Ingen leder Solvik" in await ingrid.presses("Slett dataene mine")

    await ingrid.presses_verb("my_data.delete_sure")

    assert "Hvem leder skolen nå?" in solvik.channel_text()
    assert await names_in(world, "Solvik") == ["Jonas Lunde"]


async def test_a_person_in_three_schools_is_out_of_all_of_them(world: World) -> None:
    teams = [
        await world.school(name, leader=leader)
        for name, leader in (("Solvik", "Ingrid"), ("Lia", "Ada"), ("Fjell", "Mikkel"))
    ]
    for team in teams:
        team.joins("Jonas")
        await team.tells_who_came("Jonas")
    jonas = teams[0]["Jonas"]
    said = await jonas.says("mine data")  # without being asked which school
    assert all(name in said for name in ("Solvik", "Lia", "Fjell"))

    await jonas.presses_verb("my_data.delete")
    await jonas.presses_verb("my_data.delete_sure")

    for name, leader in (("Solvik", "Ingrid"), ("Lia", "Ada"), ("Fjell", "Mikkel")):
        assert await names_in(world, name) == [f"{leader} Lunde"]
        async with world.services.units(write=False) as uow:
            (school,) = await uow.schools.named(name)
            assert [(one.what, one.why) for one in await uow.keeping.deletions(school.id)] == [
                ("person", "person_asked")
            ]


async def test_a_stranger_hears_that_nothing_is_kept_and_is_not_got_to_know_by_asking(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    solvik.joins("Nina")

    assert "Jeg har ikke lagret noe om deg" in await solvik["Nina"].says("mine data")

    assert await names_in(world, "Solvik") == ["Ingrid Lunde"]


@pytest.mark.parametrize("path", ["mydata", "export"])
async def test_an_address_that_is_not_signed_gives_nothing(world: World, path: str) -> None:
    async with world.session.get(f"{world.origin}/documents/abc.def/{path}/someone-nb/9999999999.json") as response:
        assert response.status == 404


async def test_ones_ballot_goes_with_ones_data_and_whoever_begins_anew_votes_once(world: World) -> None:
    solvik, _ = await started(world, "Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir")
    jonas = solvik["Jonas"]
    await all_vote(solvik, {"Jonas": 4, "Silje": 2, "Mikkel": 2, "Hanne": 2, "Ida": 3, "Amir": 3})
    vote = await vote_data(solvik["Ingrid"], 1)  # what a card of before carries
    await jonas.says("mine data")
    assert "Har du stemt i det" in await jonas.presses_verb("my_data.delete")
    await jonas.presses_verb("my_data.delete_sure")
    assert await ballots_in(world) == [2, 2, 2, 3, 3]

    await jonas.sends_press(vote)
    await jonas.sends_press(vote)

    assert await ballots_in(world) == [1, 2, 2, 2, 3, 3]


async def ballots_in(world: World) -> list[int]:
    async with world.services.units(write=False) as uow:
        (school,) = await uow.schools.named("Solvik")
        (meeting,) = await uow.meetings.of_school(school.id)
        box = await uow.boxes.open(meeting.id, "round-1")
        assert box is not None
        return sorted(ballot.choice for ballot in box.entries.values())
