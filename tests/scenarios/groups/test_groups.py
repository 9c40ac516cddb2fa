"""A meeting of eleven in groups, one of whom comes late, as each of them sees it."""

from __future__ import annotations

import pytest

from domain.people.school import Role
from tests.support.machines.looking import buttons_of, texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import invited, meeting_id, person_id
from tests.support.playing.world import World

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva", "Petter", "Torunn", "Brit")
ILL, LATE = "Brit", "Torunn"
THERE = ("Ingrid", *(name for name in TEACHERS if name not in (ILL, LATE)))


@pytest.fixture
async def solvik(world: World) -> Team:
    """Solvik's meeting goes on, and nine of eleven have said that they are here."""
    solvik, ingrid = await invited(world, *TEACHERS)
    await ingrid.presses("Start møtet")
    for name in THERE:
        await solvik[name].presses_verb("here.press")
    return solvik


async def draw(solvik: Team, **wish: str) -> str:
    ingrid = solvik["Ingrid"]
    if "Mer" in ingrid.buttons():
        await ingrid.presses("Mer")
    await ingrid.presses_verb("groups.form")
    return await ingrid.presses_verb("groups.draw", **wish)


async def seats(world: World, solvik: Team) -> list[list[str]]:
    """First names by group, in speaking order."""
    names = {await person_id(world, person): name for name, person in solvik.people.items()}
    async with world.services.units(write=False) as uow:
        groups = await uow.groups.of_meeting(await meeting_id(world, solvik))
    return [[names[seat.person_id] for seat in group.seats] for group in groups]


async def my_group(somebody: Somebody) -> str:
    """The group's card, which comes to the personal chat; where there is none, what is said instead."""
    said = await somebody.presses("Gruppen min")
    return texts_of(somebody.personal()[-1]) if "chatten vår" in said else said


async def test_the_groups_are_drawn_shown_and_write(world: World, solvik: Team) -> None:
    seen = await draw(solvik, size="4", parts="true")
    one, two = await seats(world, solvik)

    assert "Gruppe 1 snakker" in seen
    assert sorted(one + two) == sorted(THERE)
    assert "Ingrid" not in (one[0], two[0])
    channel = solvik.channel_text()
    assert "Vi snakker i grupper" in channel
    for name in THERE:
        assert name in channel
    writers = [name for name in TEACHERS if "Du skriver for gruppen" in solvik[name].personal_text()]
    writers += ["Ingrid"] if "Du skriver for gruppen" in solvik["Ingrid"].personal_text() else []
    assert len(writers) == 2

    somebody = solvik[next(name for name in one if name not in writers)]
    assert "Dere snakker i denne rekkefølgen" in await my_group(somebody)
    seen = await somebody.presses_verb("group.save", finding="Vi ringer for lite.")
    assert "Lagret" in seen
    assert "Gruppe 1 skriver" in solvik.channel_text()
    assert "Vi ringer for lite." in solvik.channel_text()
    writer = solvik[next(name for name in writers if name in one)]
    await my_group(writer)
    await writer.presses_verb("group.save", finding="Vi ringer for lite.", done="done")
    assert "Gruppe 1 er ferdig" in solvik.channel_text()
    assert solvik.channel_text().count("Vi snakker i grupper") == 1, "one card, edited in place"
    await solvik["Ingrid"].says("møter")
    assert "gruppe 2 snakker" in await solvik["Ingrid"].presses_verb("meeting.conduct")


async def test_of_two_secretaries_who_write_at_once_nobody_loses_a_word(world: World, solvik: Team) -> None:
    await draw(solvik)
    (one, _two) = await seats(world, solvik)
    first, second = solvik[one[0]], solvik[one[1]]
    await my_group(first)
    await my_group(second)
    await first.presses_verb("group.save", finding="Vi ringer for lite.")

    seen = await second.presses_verb("group.save", finding="Vi spør for lite.")

    assert "Lagret av en annen i gruppen\nVi ringer for lite." in seen
    assert "Vi spør for lite." in seen
    assert "Lagret. Alle" in await second.presses_verb("group.save", finding="Vi ringer og spør for lite.")
    assert "Vi ringer og spør for lite." in solvik.channel_text()


async def test_a_text_that_names_a_colleague_is_asked_about_once(world: World, solvik: Team) -> None:
    await draw(solvik)
    (one, _two) = await seats(world, solvik)
    writer, named = solvik[one[0]], one[1]
    await my_group(writer)

    seen = await writer.presses_verb("group.save", finding=f"Spør {named} om hvordan.")

    assert f"Her står et navn: {named}" in seen
    assert f"Spør {named}" not in solvik.channel_text()
    assert "Lagret. Alle" in await writer.presses_verb("group.save", "sure")
    assert f"Spør {named} om hvordan." in solvik.channel_text()


async def test_a_late_one_finds_a_place_and_speaks_last(world: World, solvik: Team) -> None:
    await draw(solvik)
    assert "Du er ikke i noen gruppe ennå" in await my_group(solvik[LATE])

    await solvik[LATE].presses_verb("here.press")

    tables = await seats(world, solvik)
    assert sorted(len(table) for table in tables) == [5, 5]
    assert [table[-1] for table in tables if LATE in table] == [LATE]
    assert LATE in solvik.channel_text()
    assert "Hva finner dere ut?" in await my_group(solvik[LATE])


async def test_eight_are_told_to_talk_as_one(world: World) -> None:
    solvik, ingrid = await invited(world)
    await ingrid.presses("Start møtet")
    meeting = await meeting_id(world, solvik)
    for person in solvik.people.values():
        await person.presses_verb("here.press")

    await ingrid.sends_press({"v": 1, "verb": "groups.form", "ref": meeting})
    answer = await ingrid.sends_press({"v": 1, "verb": "groups.draw", "ref": meeting, "size": "4"})

    assert "8 har trykket" in str(answer).replace("\u00a0", " ")
    assert await seats(world, solvik) == []
    assert "Vi snakker i grupper" not in solvik.channel_text()


async def test_only_leaders_draw_and_only_the_group_writes(world: World, solvik: Team) -> None:
    await world.school("Vika", leader="Utenfra")
    stranger = world.everybody["Utenfra"]
    meeting = await meeting_id(world, solvik)
    form = {"v": 1, "verb": "groups.draw", "ref": meeting, "size": "4"}
    assert "Bare ledere" in str(await solvik["Jonas"].sends_press(form))
    assert "Gruppe 1" not in str(await stranger.sends_press(form))
    await draw(solvik)
    one, two = await seats(world, solvik)
    async with world.services.units(write=False) as uow:
        group = (await uow.groups.of_meeting(meeting))[0]

    for somebody in (stranger, solvik[two[0]]):
        data = {"v": 1, "verb": "group.save", "ref": group.id, "finding": "Tull"}
        answer = str(await somebody.sends_press(data))
        assert "Lagret. Alle" not in answer
    assert "Tull" not in solvik.channel_text()
    assert one[0] in str(await solvik[one[0]].sends_press({"v": 1, "verb": "group.mine", "ref": meeting}))
    assert one[0] not in str(await stranger.sends_press({"v": 1, "verb": "group.mine", "ref": meeting}))


async def test_last_years_card_of_a_group_gives_the_text_back(world: World, solvik: Team) -> None:
    await draw(solvik)
    (one, _two) = await seats(world, solvik)
    writer = solvik[one[0]]
    await my_group(writer)
    await solvik["Ingrid"].sends_press({"v": 1, "verb": "meeting.end_save", "ref": await meeting_id(world, solvik)})
    await world.passes(days=300)

    seen = await writer.presses_verb("group.save", finding="Det vi fant ut.")

    assert "Dette ble ikke lagret" in seen
    assert "Møtet er over" in seen
    assert "Det vi fant ut." in seen


async def test_groups_drawn_anew_while_somebody_writes_lose_no_word(world: World, solvik: Team) -> None:
    await draw(solvik)
    writer = solvik[(await seats(world, solvik))[0][0]]
    outsider = (await world.school("Vika", leader="Olav"))["Olav"]
    await my_group(writer)
    form = next(view for view in writer.sees() if isinstance(view, dict) and "group.save" in str(view))
    old = next(button.data for button in buttons_of(form) if button.data.get("verb") == "group.save")
    await solvik["Ingrid"].presses_verb("groups.form")
    await solvik["Ingrid"].presses_verb("groups.draw")

    seen = texts_of((await writer.sends_press({**old, "finding": "Vi ringer for lite."}))["value"])

    assert "Gruppene ble trukket på nytt mens du skrev" in seen
    assert "Vi ringer for lite." in seen
    assert "Vi ringer for lite." not in solvik.channel_text()
    strange = str(await outsider.sends_press({**old, "finding": "Vi ringer for lite."}))
    assert "trukket på nytt" not in strange


async def test_a_secretary_who_leaves_is_no_longer_shown_and_the_others_write(world: World, solvik: Team) -> None:
    await draw(solvik, parts="true")
    (one, _two) = await seats(world, solvik)
    gone = next(name for name in one if name != "Ingrid")
    async with world.services.units() as uow:
        school = await solvik.school_id()
        await uow.people.put_member(school, await person_id(world, solvik[gone]), Role.TEACHER, here=False)
        await uow.commit()
    await world.passes(minutes=1)  # whoever asks again within the minute has the group's card already

    other = solvik[next(name for name in one if name not in (gone, "Ingrid"))]
    shown = await my_group(other)
    assert (f"- {other.first_name}" in shown, f"- {gone}" in shown) == (True, False)
    assert "Lagret. Alle" in await other.presses_verb("group.save", finding="Vi ringer for lite.")


async def test_what_one_teaches_is_ones_own_setting_and_can_be_emptied(world: World, solvik: Team) -> None:
    jonas = solvik["Jonas"]

    async def subject() -> str:
        async with world.services.units(write=False) as uow:
            member = await uow.people.member(await solvik.school_id(), await person_id(world, jonas))
        assert member is not None
        return member.subject

    await jonas.says("innstillinger")
    await jonas.presses_verb("settings.save", subject="  Fiolin   og bratsj ")
    assert await subject() == "Fiolin og bratsj"
    await jonas.sends_press({"v": 1, "verb": "settings.save", "ref": await solvik.school_id(), "copies": "true"})
    assert await subject() == "Fiolin og bratsj", "a card from before there was such a field changes nothing"
    await jonas.presses_verb("settings.save", subject="")
    assert await subject() == ""
