"""What goes into a package and what stays at home; reading what others send; taking it in, once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from documents.practice.package import package_file
from domain.errors import Refused
from domain.ids import new_id
from domain.meetings.library import OwnForm, OwnQuestion
from domain.people.school import Caller, Role
from domain.practice.pack import pack
from domain.practice.package import Part
from domain.practice.take_package import Count, Taken, practice_here, take_package
from domain.unit_of_work import Units
from tests.support.arranged.practices import a_measure, a_practice, elsewhere
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

OWN_CATALOGUE = """# Laget av Ingrid Nordmann, 91 23 45 67
[[areas]]
id = "1"
title = "Vårt"
[[areas.characteristics]]
id = "1.4"
title = "Samspill"
"""


@pytest.fixture
async def world(sqlite_units: Units) -> SmallSchool:
    return await small_school(sqlite_units)


async def filled(world: SmallSchool) -> None:
    """A catalogue, two questions, a form, two practices; some of it names people."""
    school = world.school.id
    async with world.units() as uow:
        await uow.catalogues.put(school, OWN_CATALOGUE, NOW)
        for number, text in (("1.4", "Når ringte vi sist?"), ("", "Hvem har vi ikke hørt?"), ("1.4", "Hva sa Mikkel?")):
            assert await uow.library.put_question(OwnQuestion(new_id(), school, number, text, NOW))
        await uow.library.put_form(OwnForm(new_id(), school, "Halvtimen", (("opening", 10), ("plenary", 20)), NOW))
        await uow.commit()
    await a_practice(world)
    await a_practice(world, title="Silje ringer", did="Hun ringer.")
    await a_practice(world, title="Spør", did="Skriv til rektor@solvik.no eller ring +47 91 23 45 67.")
    await a_practice(world, title="Ikke delt", shared=False)
    await a_measure(world, note="Mikkel ringte")


async def text_of(world: SmallSchool) -> str:
    async with world.units(write=False) as uow:
        packing = await pack(uow, world.school, NOW)
    return package_file(packing.package).decode()


async def takes(who: Caller, world: SmallSchool, text: str, *parts: str) -> Taken:
    async with world.units() as uow:
        offer = await uow.catalogues.offer(who.school.id, text, NOW)
        _, came = await take_package(uow, offer, parts, who, NOW)
        await uow.commit()
        return came


async def test_nobody_is_in_the_file(world: SmallSchool) -> None:
    """No name, id or address of anybody, here or who has left; nothing of meetings, measures and figures."""
    await filled(world)
    async with world.units() as uow:
        await uow.people.put_member(world.school.id, world.people[3].id, Role.TEACHER, here=False)  # Mikkel left
        await uow.commit()
    text = await text_of(world)

    for person in world.people:
        for private in (person.id, person.aad_id, person.user_id, person.name, person.given_name):
            assert private not in text
    for private in ("Nordmann", "@", "91 23", world.school.id, world.meeting.id, "tenant", "thread", "Ikke delt"):
        assert private not in text
    assert "Ringe hjem før første time" in text


async def test_the_leader_is_told_what_stays_at_home(world: SmallSchool) -> None:
    await filled(world)
    async with world.units(write=False) as uow:
        packing = await pack(uow, world.school, NOW)

    assert (packing.naming, packing.unshared) == ({Part.QUESTIONS: 1, Part.PRACTICES: 2}, 1)
    assert packing.package.parts == (Part.QUESTIONS, Part.FORMS, Part.PRACTICES, Part.CATALOGUE)


async def test_a_catalogue_that_names_a_colleague_stays_at_home(world: SmallSchool) -> None:
    async with world.units() as uow:
        await uow.catalogues.put(world.school.id, 'basis = "Laget av Ingrid Nordmann"\n' + OWN_CATALOGUE, NOW)
        await uow.commit()
    async with world.units(write=False) as uow:
        packing = await pack(uow, world.school, NOW)

    assert (packing.package.catalogue, packing.naming) == ("", {Part.CATALOGUE: 1})


async def test_another_school_takes_it_in_once_and_knows_where_each_part_came_from(world: SmallSchool) -> None:
    await filled(world)
    text, far = await text_of(world), await elsewhere(world)
    everything = [part.value for part in Part]
    first = await takes(far, world, text, *everything)
    second = await takes(far, world, text, *everything)

    assert first == {
        Part.QUESTIONS: Count(2, 0), Part.FORMS: Count(1, 0), Part.PRACTICES: Count(1, 0), Part.CATALOGUE: Count(1, 0),
    }  # fmt: skip
    assert second == {
        Part.QUESTIONS: Count(0, 2), Part.FORMS: Count(0, 1), Part.PRACTICES: Count(0, 1), Part.CATALOGUE: Count(0, 1),
    }  # fmt: skip
    async with world.units(write=False) as uow:
        questions = await uow.library.all_questions(far.school.id)
        (form,) = await uow.library.forms(far.school.id)
        (practice,) = await uow.practices.of_school(far.school.id)
        catalogue, origin = await uow.catalogues.of(far.school.id), (await uow.catalogues.source(far.school.id))[1]
    assert {one.text: one.characteristic_id for one in questions} == {
        "Når ringte vi sist?": "1.4", "Hvem har vi ikke hørt?": "",
    }  # fmt: skip
    assert {one.origin for one in questions} | {form.origin, practice.origin, origin} == {"Solvik"}
    assert (practice.shared, practice.measure_id, practice.thanks) == (False, "", 0)
    assert [one.title for one in catalogue.characteristics] == [{"nb": "Samspill"}]


async def test_what_is_handed_on_keeps_its_origin_and_comes_home_to_nothing_new(world: SmallSchool) -> None:
    await filled(world)
    far = await elsewhere(world)
    await takes(far, world, await text_of(world), "questions", "forms", "practices", "catalogue")
    async with world.units() as uow:
        (practice,) = await uow.practices.of_school(far.school.id)
        await uow.practices.save(replace(practice, shared=True))
        await uow.commit()
    async with world.units(write=False) as uow:
        on = (await pack(uow, far.school, NOW)).package
    assert on.origin == "Fjord"
    origins = [one.origin for one in on.questions] + [one.origin for one in on.forms]
    assert {*origins, on.practices[0].origin, on.catalogue_origin} == {"Solvik"}

    home = await takes(world.leader, world, package_file(on).decode(), "questions", "forms", "practices", "catalogue")
    assert {count.new for count in home.values()} == {0}


async def test_only_what_was_chosen_comes_in_and_numbers_mean_what_they_mean_here(world: SmallSchool) -> None:
    """The package's 1.4 is «Samspill»; here it is something else, and nothing is called that."""
    await filled(world)
    came = await takes(world.outsider, world, await text_of(world), "practices", "questions")

    assert set(came) == {Part.QUESTIONS, Part.PRACTICES}
    async with world.units(write=False) as uow:
        assert (await uow.catalogues.of(world.outsider.school.id)).origin == "built-in"
        assert await uow.library.forms(world.outsider.school.id) == []
        (practice,) = await uow.practices.of_school(world.outsider.school.id)
        assert practice.characteristic_id == ""
        assert {q.characteristic_id for q in await uow.library.all_questions(world.outsider.school.id)} == {""}


async def test_who_may_take_in_and_what(world: SmallSchool) -> None:
    await filled(world)
    text = await text_of(world)
    async with world.units() as uow:
        offer = await uow.catalogues.offer(world.outsider.school.id, text, NOW)
        for who, asked, key in (
            (replace(world.outsider, role=Role.TEACHER), offer, "leaders_only_unnamed"),
            (world.leader, offer, "package_offer_gone"),  # another school's
            (world.outsider, "made-up", "package_offer_gone"),
        ):
            with pytest.raises(Refused, match=key):
                await take_package(uow, asked, ["forms"], who, NOW)
        with pytest.raises(Refused, match="package_nothing_chosen"):
            await take_package(uow, offer, ["people", ""], world.outsider, NOW)


async def test_words_of_others_are_kept_as_they_are_in_both_databases(units: Units) -> None:
    """HTML, Markdown and mentions are texts; what no database keeps is taken out."""
    world = await small_school(units)
    nasty = "<at>Alle</at> [klikk](https://x) **nå** \U0001f600 \u0000\ud800'; DROP TABLE practices; --"
    whole = {
        "samklang": "package", "version": 1, "from": nasty,
        "questions": [{"text": nasty, "from": nasty}], "forms": [{"name": nasty[:50], "phases": [["opening", 20]]}],
        "practices": [{"title": nasty, "did": nasty, "characteristic": "1.4", "titles": ["Samarbeid med hjemmet", 4]}],
    }  # fmt: skip
    came = await takes(world.leader, world, json.dumps(whole), "questions", "forms", "practices")

    assert {count.new for count in came.values()} == {1}
    async with units(write=False) as uow:
        (practice,) = await uow.practices.of_school(world.school.id)
        (question,) = await uow.library.all_questions(world.school.id)
    assert practice.title == nasty.replace("\u0000", "").replace("\ud800", "")
    assert (practice.characteristic_id, practice.origin) == ("1.4", practice.title)
    assert question.origin == practice.origin


async def test_what_is_taken_over_from_another_school_is_about_what_it_is_called_here(world: SmallSchool) -> None:
    own = OWN_CATALOGUE.replace('id = "1.4"', 'id = "1.7"').replace("Samspill", "Samarbeid med hjemmet")
    async with world.units() as uow:
        await uow.catalogues.put(world.outsider.school.id, own, NOW)
        await uow.commit()
    made, hidden = await a_practice(world), await a_practice(world, shared=False)
    async with world.units(write=False) as uow:
        there = await practice_here(uow, made.id, world.outsider.school)
        here = await practice_here(uow, made.id, world.school)
        assert await practice_here(uow, hidden.id, world.outsider.school) is None

    assert there is not None
    assert here is not None
    assert (there.characteristic_id, here.characteristic_id) == ("1.7", "1.4")
