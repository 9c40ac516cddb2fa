"""``make run``: the service in local mode and the Playground beside it, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import sys

from playground.processes import (
    ROOT,
    SERVICE_PORT,
    client_is_installed,
    end,
    free_port,
    is_free,
    keep_port,
    start_client,
    start_service,
    wait_for,
)

CLIENT_PORT = 56150


def main() -> int:
    """Start both, say which address to open, wait, and end both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, help="of the service; without it one that is free")
    wanted = parser.parse_args().port
    port, client_port = wanted or free_port(SERVICE_PORT), free_port(CLIENT_PORT)
    if not is_free(port):
        sys.stderr.write(f"Port {port} is taken by another process. Choose another one with PORT=, or none.\n")
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    service = start_service(port)
    client = None
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz", service)
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
        return service.wait()
    except KeyboardInterrupt:
        return 0
    except RuntimeError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    finally:
        end(client, service)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
