"""What is taken back does not stay in the owner's chat: neither on the cards nor behind their pictures."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from administration.forgetting import forget
from domain.delivery.notices import Post
from domain.owners.owned_cards import ALL, keep_place, subject_of
from tests.scenarios.owners.test_owning import chosen
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.pictures import pictures_of, status_of
from tests.support.playing.playing import person_id
from tests.support.playing.world import World, a_world


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """On both databases: what goes with what is said by the tables."""
    async with a_world(database_url) as running:
        yield running


async def shared(world: World) -> tuple[Team, Somebody, Somebody]:
    """Marit has seen what Solvik shares, twice: what she asked for, and after she was told."""
    solvik, ingrid, marit = await chosen(world)
    await ingrid.presses("Del med eieren")
    await ingrid.presses("Del", characteristics="1.4", parts="levels,aims,measures")
    await world.passes(days=9)
    assert "1.4 Samarbeid med hjemmet" in await marit.says("oversikt")
    return solvik, ingrid, marit


async def take_back(ingrid: Somebody) -> None:
    await ingrid.says("skoleeier")
    await ingrid.presses("Del med eieren")
    card = next(view for view in ingrid.sees() if isinstance(view, dict) and "Trekk tilbake" in str(view))
    release = next(one["choices"][0]["value"] for one in card["body"] if one.get("id") == "releases")
    await ingrid.presses("Trekk tilbake", releases=release)


def shown(marit: Somebody) -> list[str]:
    """Her messages that say anything of the characteristic."""
    return [texts_of(one) for one in marit.sees() if "Samarbeid med hjemmet" in texts_of(one) or "Ringe" in str(one)]


async def test_a_release_that_is_taken_back_takes_the_owners_cards_and_pictures_along(world: World) -> None:
    _solvik, ingrid, marit = await shared(world)
    assert len(shown(marit)) == 2, "what was opened, and the overview"
    pictures = pictures_of(marit.sees())
    assert pictures
    assert {await status_of(world, one) for one in pictures} == {200}

    await take_back(ingrid)

    assert shown(marit) == []
    assert "Det som sto her, er trukket tilbake" in marit.personal_text()
    assert {await status_of(world, one) for one in pictures} == {404}
    assert {await status_of(world, one) for one in pictures_of(marit.sees())} <= {200}


async def test_cards_that_a_press_put_there_go_too(world: World) -> None:
    _solvik, ingrid, marit = await shared(world)
    await marit.presses("Lag rapport")
    await marit.presses("Se oversikt")
    assert len(shown(marit)) == 1, "in the place of what she was told; the report stands where the overview stood"
    await take_back(ingrid)
    assert shown(marit) == []
    assert "Lag rapporten" not in marit.buttons()


async def test_who_owns_no_longer_keeps_nothing_of_the_school(world: World) -> None:
    solvik, ingrid, marit = await shared(world)
    pictures = pictures_of(marit.sees())
    jonas = await person_id(world, solvik["Jonas"])
    await ingrid.says("skoleeier")
    await ingrid.presses_verb("owners.save", owners=jonas)
    assert shown(marit) == []
    assert {await status_of(world, one) for one in pictures} == {404}


async def test_a_deleted_school_leaves_its_owners_cards_and_the_other_schools_stay(world: World) -> None:
    solvik, _ingrid, marit = await shared(world)
    fjell = await world.school("Fjellet", leader="Berit", teachers=["Nils"])
    async with world.services.units() as uow:
        await uow.owners.put_owner(await fjell.school_id(), await person_id(world, marit))
        await uow.commit()
    await marit.says("oversikt")
    await marit.presses("Vis skolen", school=await solvik.school_id())
    pictures = pictures_of(marit.sees())
    assert len(shown(marit)) == 3

    status, _lines = await forget(world.services.units, await solvik.school_id(), sure=True)
    assert status == 0
    await world.settle()

    assert shown(marit) == []
    assert {await status_of(world, one) for one in pictures} == {404}
    assert "Fjellet" in await marit.says("oversikt")


async def test_what_is_taken_back_while_the_card_is_under_way_is_taken_from_it(world: World) -> None:
    solvik, _ingrid, marit = await shared(world)
    async with world.services.units() as uow:  # taken back in a moment that nobody saw
        (release,) = await uow.owners.releases([await solvik.school_id()])
        await uow.owners.save_release(replace(release, revoked_at=world.now - timedelta(seconds=1)))
        about, who = await solvik.school_id(), await person_id(world, marit)
        overview = marit.personal()[-1]
        post = Post(ALL + overview.id, subject_of(who), who, about, marit.chat, overview.id, "")
        await keep_place(uow, post, [(about, "1.4")], world.now)
        await uow.commit()
    await world.settle()
    assert [text for text in shown(marit) if "Ringe" in text] == []
