"""A press answered by Microsoft's 365 Agents SDK with a constant card. Runs in an environment of its own.

Everything is as the SDK has it by default, but that keys are fetched from the authority on loopback and nothing is
asked of Entra: no message goes out.
"""

from __future__ import annotations

import asyncio
import sys

from aiohttp import web
from microsoft_agents.activity import AdaptiveCardInvokeResponse
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware
from microsoft_agents.hosting.core import ActivityHandler
from microsoft_agents.hosting.core.authorization import AgentAuthConfiguration, AnonymousTokenProvider, Connections
from microsoft_agents.hosting.core.authorization._entra_issuers import BOTFRAMEWORK_JWKS_URIS

from benchmarks.sdks.card import CARD
from benchmarks.sdks.telling import free_port, tell_until_done


class Answers(ActivityHandler):
    """Answers every press with the card."""

    async def on_adaptive_card_invoke(self, turn_context, invoke_value):
        return AdaptiveCardInvokeResponse(status_code=200, type="application/vnd.microsoft.card.adaptive", value=CARD)


class KeptToken(AnonymousTokenProvider):
    """The token for what goes out is there already: no peer is charged for asking for one."""

    async def get_access_token(self, resource_url, scopes, force_refresh=False):
        return "kept"


class NoConnections(Connections):
    """Nobody to ask for tokens of our own."""

    def __init__(self, configuration):
        self._configuration = configuration

    def get_connection(self, connection_name=None):
        return KeptToken()

    def get_default_connection(self):
        return KeptToken()

    def get_token_provider(self, claims_identity, service_url):
        return KeptToken()

    def get_token_provider_from_activity(self, claims_identity, activity):
        return KeptToken()

    def get_default_connection_configuration(self):
        return self._configuration


async def main(keys_url: str, app_id: str, tenant: str) -> None:
    BOTFRAMEWORK_JWKS_URIS["https://api.botframework.com"] = keys_url
    configuration = AgentAuthConfiguration(client_id=app_id, tenant_id=tenant)
    app = web.Application(middlewares=[jwt_authorization_middleware])
    app["agent_configuration"] = configuration
    adapter, answers = CloudAdapter(connection_manager=NoConnections(configuration)), Answers()

    async def messages(request: web.Request) -> web.StreamResponse:
        return await adapter.process(request, answers) or web.Response(status=202)

    app.router.add_post("/api/messages", messages)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await tell_until_done(port)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
