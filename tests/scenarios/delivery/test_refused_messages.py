"""A message that is refused where it was to go is said where it can be, or waits; nobody hears of it for nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from domain.delivery.notices import NoticeKind, NoticeState
from tests.support.arranged.channels import ASKS, OTHER, QUALITY, a_school, calls_it_off, invites, rows
from tests.support.playing.playing import all_vote, started, vote_data
from tests.support.playing.world import World, a_world


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """A running service on each kind of database."""
    async with a_world(database_url) as running:
        yield running


async def test_a_thread_whose_first_post_is_gone_goes_on_in_the_channel(world: World) -> None:
    solvik = await a_school(world)
    await invites(world, solvik)
    (root,) = [post for post in solvik.posts(QUALITY) if "1.4" in str(post.cards)]
    root.deleted = True
    world.teams.fail_next(404, code="ConversationNotFound", method="POST", containing=";messageid=")

    await calls_it_off(world, solvik, "Storm")

    assert "Storm" in "\n".join(post.text for post in solvik.posts(QUALITY))
    assert ASKS not in solvik["Ingrid"].personal_text()


async def test_an_edit_in_a_channel_that_is_gone_waits_for_it_and_follows_no_other(world: World) -> None:
    solvik = await a_school(world)
    await invites(world, solvik)
    world.teams.deleted_channels.add(QUALITY)
    await calls_it_off(world, solvik, "Storm")
    assert solvik["Ingrid"].personal_text().count(ASKS) == 1
    edits = await rows(world, solvik, NoticeKind.INVITATION_EDIT)
    assert {row.state for row in edits if row.person_id is None} == {NoticeState.PENDING}

    await solvik["Ingrid"].presses("Velg kanal")
    await solvik["Ingrid"].presses("Bruk denne kanalen", channel=OTHER)

    assert "Storm" in "\n".join(post.text for post in solvik.posts(OTHER))
    assert {row.state for row in await rows(world, solvik, NoticeKind.INVITATION_EDIT)} <= {
        NoticeState.SKIPPED,
        NoticeState.SENT,
    }


async def test_a_personal_chat_that_is_gone_is_opened_anew(world: World) -> None:
    solvik = await a_school(world)
    await solvik["Jonas"].says("hei")
    before = len(solvik["Jonas"].personal())
    world.teams.fail_next(404, code="ConversationNotFound", method="POST", containing="a:1jonas")

    await invites(world, solvik)

    assert len(solvik["Jonas"].personal()) == before + 1
    assert "Jonas" not in solvik["Ingrid"].personal_text()


async def test_a_result_whose_invitation_is_gone_is_shown_in_the_channel(world: World) -> None:
    solvik, ingrid = await started(world)
    others = [name for name in solvik.people if name != "Ingrid"]
    await all_vote(solvik, dict.fromkeys(others, 2))
    before = len(solvik.posts())
    world.teams.fail_next(404, code="ConversationNotFound", method="POST", containing=";messageid=", times=9)

    await ingrid.presses("Avslutt og vis resultat")

    assert any("resultat" in post.summary.lower() for post in solvik.posts()[before:])
    assert ASKS not in ingrid.personal_text()


@pytest.mark.parametrize(("status", "refusals"), [(502, 2), (429, 4)])
async def test_a_result_that_is_refused_is_shown_within_two_seconds(world: World, status: int, refusals: int) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, dict.fromkeys([name for name in solvik.people if name != "Ingrid"], 2))
    before = len(world.teams.messages)
    world.teams.fail_next(status, method="POST", containing=";messageid=", times=refusals)

    await ingrid.presses("Avslutt og vis resultat")
    assert not any("resultat" in post.summary.lower() for post in world.teams.messages[before:])
    await world.passes(seconds=2)

    assert any("resultat" in post.summary.lower() for post in world.teams.messages[before:])


async def test_a_shared_vote_card_that_somebody_deleted_is_one_line_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    solvik, _ingrid = await started(world)
    others = [name for name in solvik.people if name != "Ingrid"]
    data = {name: await vote_data(solvik[name], 2) for name in others}
    caplog.set_level("INFO", logger="samklang")
    (card,) = [post for post in solvik.posts() if "vote.cast" in str(post.cards)]
    card.deleted = True

    for name in others:
        await solvik[name].sends_press(data[name])
        await world.passes(seconds=20)

    said = [record for record in caplog.records if record.message in ("message is gone", "count not shown")]
    assert len(said) == 1
