"""Outbound tokens: from a real credential of azure-identity over HTTPS, and how they are kept."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.edge.tokens import SCOPE, EntraTokens, NoTokens, _credential, tokens_for
from bot.running.settings import read_settings
from domain.errors import TransportError
from tests.support.machines.authority import APP_ID, TENANT
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import MovableClock, environment
from tests.support.machines.tokens import Issuer, send_three

IMPORTED_WHERE = """
import asyncio, sys, threading
from bot.running.clock import system_clock
from bot.running.settings import from_environment
from bot.edge.tokens import tokens_for
from domain.errors import TransportError

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "azure.identity.aio":
            print(threading.current_thread() is threading.main_thread())

async def main():
    tokens = tokens_for(from_environment(), system_clock)
    try:
        await tokens.bearer()
    except TransportError:
        pass
    await tokens.close()

sys.meta_path.insert(0, Finder())
asyncio.run(main())
"""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def issuer(clock: MovableClock) -> Issuer:
    return Issuer(clock)


@pytest.fixture
def tokens(clock: MovableClock, issuer: Issuer) -> EntraTokens:
    return EntraTokens(read_settings(environment()), clock, lambda _settings: issuer)


async def test_three_messages_cost_one_token(tokens: EntraTokens, issuer: Issuer) -> None:
    assert [await tokens.bearer() for _message in range(3)] == ["token-1"] * 3
    assert issuer.asked == 1


async def test_a_token_is_renewed_ahead_of_its_end(tokens: EntraTokens, issuer: Issuer, clock: MovableClock) -> None:
    await tokens.bearer()
    clock.move(minutes=54)
    assert await tokens.bearer() == "token-1"
    clock.move(minutes=2)
    assert await tokens.bearer() == "token-2"


async def test_who_comes_together_shares_one_request(tokens: EntraTokens, issuer: Issuer) -> None:
    issuer.slow.clear()
    waiting = asyncio.gather(*(tokens.bearer() for _caller in range(20)))
    await asyncio.sleep(0)
    issuer.slow.set()
    assert set(await waiting) == {"token-1"}
    assert issuer.asked == 1


async def test_while_one_renews_the_others_use_what_still_holds(
    tokens: EntraTokens, issuer: Issuer, clock: MovableClock
) -> None:
    await tokens.bearer()
    clock.move(minutes=56)
    issuer.slow.clear()
    renewing = asyncio.create_task(tokens.bearer())
    await asyncio.sleep(0)
    assert await tokens.bearer() == "token-1"
    issuer.slow.set()
    assert await renewing == "token-2"


async def test_a_failing_authority_is_no_harm_while_the_token_holds(
    tokens: EntraTokens, issuer: Issuer, clock: MovableClock
) -> None:
    await tokens.bearer()
    issuer.fails = True
    clock.move(minutes=57)
    assert await tokens.bearer() == "token-1"
    clock.move(minutes=3)
    with pytest.raises(TransportError) as failure:
        await tokens.bearer()
    assert (failure.value.permanent, failure.value.code) == (False, "TokenUnavailable")


async def test_after_a_failure_the_authority_gets_a_moment(
    tokens: EntraTokens, issuer: Issuer, clock: MovableClock
) -> None:
    issuer.fails = True
    for _attempt in range(5):
        with pytest.raises(TransportError):
            await tokens.bearer()
    assert issuer.asked == 1
    issuer.fails = False
    clock.move(seconds=6)
    assert await tokens.bearer() == "token-2"


async def test_a_forgotten_token_is_got_anew(tokens: EntraTokens) -> None:
    await tokens.bearer()
    tokens.forget("token-1")
    assert await tokens.bearer() == "token-2"


async def test_local_mode_has_no_token(clock: MovableClock) -> None:
    found = tokens_for(read_settings({}, local=True), clock)
    assert isinstance(found, NoTokens)
    assert await found.bearer() == ""


async def test_a_managed_identity_needs_no_password() -> None:
    environ = environment(MicrosoftAppType="UserAssignedMSI")
    del environ["MicrosoftAppPassword"]
    credential = _credential(read_settings(environ))
    assert type(credential).__name__ == "ManagedIdentityCredential"
    await credential.close()


@pytest.mark.parametrize(("app_type", "tenant"), [("SingleTenant", TENANT), ("MultiTenant", "botframework.com")])
async def test_the_whole_way_out_over_https_takes_one_token_for_three_messages(
    tmp_path: Path, app_type: str, tenant: str
) -> None:
    async with LoopbackConnector() as teams:
        (request,) = await send_three(tmp_path, teams, app_type)
        assert teams.tokens == ["outbound-1"] * 3
    assert request["grant_type"] == "client_credentials"
    assert (request["scope"], request["client_id"], request["tenant"]) == (SCOPE, APP_ID, tenant)


async def test_the_library_of_the_credential_is_not_imported_on_the_loop() -> None:
    """A process of its own, where nothing has imported it yet. Its authority is not there, which does not matter."""
    environ = environment(SAMKLANG_LOGIN_AUTHORITY="https://127.0.0.1:9")
    environ |= {"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": os.environ["PATH"]}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        IMPORTED_WHERE,
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    assert b"False" in out.splitlines()  # looked for in a thread
    assert b"True" not in out.splitlines()
