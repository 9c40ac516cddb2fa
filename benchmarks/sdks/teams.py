"""A press answered by Microsoft's Teams SDK with a constant card. Runs in an environment of its own.

Everything is as the SDK has it by default, but that keys are fetched from the authority on loopback.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import sys

import uvicorn
from microsoft_teams.api import AdaptiveCardActionCardResponse
from microsoft_teams.api.auth.cloud_environment import PUBLIC
from microsoft_teams.apps import App, FastAPIAdapter
from microsoft_teams.cards import AdaptiveCard

from benchmarks.sdks.card import CARD
from benchmarks.sdks.telling import free_port, tell_until_done


async def main(keys_url: str, app_id: str, tenant: str) -> None:
    logging.disable(logging.INFO)  # its lines are no part of what is measured, and standard output speaks to the run
    port = free_port()
    metadata = keys_url.removesuffix("/keys") + "/openidconfiguration"
    cloud = dataclasses.replace(PUBLIC, openid_metadata_url=metadata)
    on_loopback = FastAPIAdapter(
        server_factory=lambda served: uvicorn.Server(
            uvicorn.Config(served, host="127.0.0.1", port=port, access_log=False, log_level="warning")
        )
    )
    app = App(
        client_id=app_id,
        client_secret="not a real secret",
        tenant_id=tenant,
        cloud=cloud,
        http_server_adapter=on_loopback,
    )
    card = AdaptiveCard.model_validate(CARD)

    @app.on_card_action_execute
    async def answer(context):
        return AdaptiveCardActionCardResponse(value=card)

    serving = asyncio.create_task(app.start(port))
    while not serving.done():
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            break
        except OSError:
            await asyncio.sleep(0.05)
    await tell_until_done(port)
    await app.stop()
    await serving


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
