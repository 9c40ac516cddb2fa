"""``make run``: the service in local mode and the Playground beside it, until Ctrl-C.

With ``PROCESSES=3`` three services on one embedded PostgreSQL, behind a balancer to which the Playground speaks.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from contextlib import ExitStack

from playground.processes import (
    ROOT,
    SERVICE_PORT,
    client_is_installed,
    end,
    free_port,
    is_free,
    keep_database,
    keep_port,
    start_client,
    start_service,
    wait_for,
)
from playground.several import embedded_database, start_several

CLIENT_PORT = 56150


def main() -> int:
    """Start both, say which address to open, wait, and end both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, help="of the service; without it one that is free")
    parser.add_argument("--processes", type=int, default=1, help="services; several share a PostgreSQL")
    asked = parser.parse_args()
    wanted = asked.port
    port, client_port = wanted or free_port(SERVICE_PORT), free_port(CLIENT_PORT)
    if not is_free(port):
        sys.stderr.write(f"Port {port} is taken by another process. Choose another one with PORT=, or none.\n")
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    client = None
    services: list[subprocess.Popen[bytes]] = []
    database = ExitStack()
    try:
        if asked.processes > 1:
            url = database.enter_context(embedded_database(ROOT / "var" / "postgresql"))
            start_several(asked.processes, port, url, services)
            keep_database(url)
        else:
            services.append(start_service(port))
            wait_for(f"http://127.0.0.1:{port}/readyz", services[0])
            keep_database("")
        keep_port(port)
        if os.environ.get("PLAYGROUND", "yes") == "no":
            _say(f"Samklang answers on http://127.0.0.1:{port}/api/messages")
        elif not client_is_installed():
            _say(f"Samklang answers on http://127.0.0.1:{port}/api/messages. With Node 20 you get the Playground too.")
        else:
            client = start_client(port, client_port, ROOT / "var" / "playground")
            wait_for(f"http://127.0.0.1:{client_port}/", client)
            _say(f"Open http://localhost:{client_port} and write: refleksjonsmøte om 1.4 torsdag kl 14")
            _say("When a vote is open, run `make colleagues` in another window. Ctrl-C ends everything.")
        return services[0].wait()
    except KeyboardInterrupt:
        return 0
    except RuntimeError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    finally:
        end(client, *services)
        database.close()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
