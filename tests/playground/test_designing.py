"""Designing an invitation in Microsoft's Agents Playground: figures, a map, a problem, questions, a picture."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.edge.downloads import DOWNLOAD
from playground.colleagues import post
from tests.playground.driver import Visitor, can_play, playground
from tests.support.machines.images import drawing

pytestmark = [
    pytest.mark.playground,
    pytest.mark.skipif(not can_play(), reason="needs Node, the Playground's package and Chromium"),
]
MOST_PRESSES = 12  # a quarter of a minute for each, typing included, is three minutes


@contextmanager
def a_photo_somewhere() -> Iterator[str]:
    """Where a leader's own files are: an address that gives a picture."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = drawing()
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_said: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/photo.png"
    finally:
        server.shutdown()


def sends_a_picture(visitor: Visitor, url: str) -> None:
    """What Teams sends when somebody attaches a picture; the Playground has no button for it."""
    status, _ = post(
        visitor.service_port,
        {
            "type": "message",
            "id": str(uuid.uuid4()),
            "channelId": "msteams",
            "serviceUrl": f"http://localhost:{visitor.client_port}/_connector",
            "from": {"id": "29:demo-ingrid", "aadObjectId": "demo-ingrid", "name": "Ingrid Lunde"},
            "recipient": {"id": "28:samklang-local", "name": "Samklang"},
            "conversation": {"id": "demo-personal", "conversationType": "personal", "tenantId": "demo-tenant"},
            "channelData": {"tenant": {"id": "demo-tenant"}},
            "text": "",
            "attachments": [
                {
                    "contentType": DOWNLOAD,
                    "name": "konsert.png",
                    "content": {"downloadUrl": url, "uniqueId": "1", "fileType": "png"},
                }
            ],
        },
    )
    assert status in (200, 201, 202)


def test_a_leader_designs_an_invitation_in_a_few_presses(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SAMKLANG_PICTURES", tmp_path))
    with a_photo_somewhere() as url, playground(tmp_path) as ingrid:
        ingrid.writes("refleksjonsmøte om 1.4 torsdag kl 14")
        ingrid.sees("Tallene som blir med")
        ingrid.presses("Endre")
        ingrid.presses("Tall og spørsmål")
        ingrid.fills("Det vi lurer på", "Hvorfor hører vi så lite fra foresatte?")
        ingrid.picks("Figur i innkallingen", "Dialogkart")
        ingrid.keeps_picture(pictures / "playground-7-endre.png")
        ingrid.presses("Lagre")
        ingrid.sees("Dialogkart")
        sends_a_picture(ingrid, url)
        ingrid.sees("Skal dette bildet være med?")
        ingrid.fills("Hva viser bildet?", "Tegning: fem noter på fem linjer")
        ingrid.presses("Ta med bildet")
        ingrid.sees("Tegning: fem noter på fem linjer")
        ingrid.presses("Vis innkallingen")
        ingrid.sees("Spørsmålene vi tar med oss")
        ingrid.keeps_picture(pictures / "playground-8-slik-blir-den.png")
        ingrid.presses("Send innkalling")
        ingrid.sees("Innkallingen er sendt")
        ingrid.opens_channel()
        ingrid.sees("Hvorfor hører vi så lite fra foresatte?")
        ingrid.sees("Spørsmålene vi tar med oss")
        ingrid.keeps_picture(pictures / "playground-9-i-kanalen.png")

        assert ingrid.presses_made <= MOST_PRESSES
