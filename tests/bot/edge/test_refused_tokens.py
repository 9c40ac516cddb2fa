"""A token that Teams refuses is dropped where it came from, and the message is sent with a new one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.edge.connector import Connector
from bot.edge.outgoing import message
from bot.edge.tokens import EntraTokens
from bot.running.settings import read_settings
from domain.errors import TransportError
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import MovableClock, environment
from tests.support.machines.tokens import Issuer, send_three


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def issuer(clock: MovableClock) -> Issuer:
    return Issuer(clock)


async def test_a_token_that_is_refused_costs_one_new_token_and_no_message(tmp_path: Path) -> None:
    """The library keeps what it fetched until it ends: only a new credential gives another token."""
    async with LoopbackConnector() as teams:
        teams.fail_next(401)
        assert len(await send_three(tmp_path, teams)) == 2
        assert teams.tokens == ["outbound-1", *["outbound-2"] * 3]


async def test_many_who_are_refused_at_once_fetch_one_new_token(clock: MovableClock, issuer: Issuer) -> None:
    async with LoopbackConnector() as teams:
        settings = read_settings(environment(teams=teams))
        connector = Connector(settings, EntraTokens(settings, clock, lambda _settings: issuer), clock)
        teams.fail_next(401, times=12, delay=0.05)
        sends = (connector.send(teams.service_url, f"a:{n}", message(text="hei")) for n in range(12))
        assert len(await asyncio.gather(*sends)) == 12
        assert issuer.asked == 2
        await connector.close()


async def test_where_every_token_is_refused_the_authority_is_not_asked_for_each_message(
    clock: MovableClock, issuer: Issuer
) -> None:
    async with LoopbackConnector() as teams:
        settings = read_settings(environment(teams=teams))
        connector = Connector(settings, EntraTokens(settings, clock, lambda _settings: issuer), clock)
        teams.fail_next(401, times=99)
        for _message in range(6):
            with pytest.raises(TransportError):
                await connector.send(teams.service_url, "a:1", message(text="hei"))
        assert (issuer.asked, len(teams.requests)) == (2, 7)
        await connector.close()
