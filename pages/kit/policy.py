"""What a page may do, said to the browser: its own style and script, known by their digests, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from pages.kit.files import inline


def policy(style: str, script: str = "", *, connects: bool = False, sends_forms: bool = False) -> str:
    """Return the Content-Security-Policy of a page with these files of the room in it."""
    rules = ["default-src 'none'", f"style-src {digest(inline(style))}"]
    if script:
        rules.append(f"script-src {digest(inline(script))}")
    if connects:
        rules.append("connect-src 'self'")
    rules.append("form-action 'self'" if sends_forms else "form-action 'none'")
    return "; ".join([*rules, "base-uri 'none'", "frame-ancestors 'none'"])


def digest(text: str) -> str:
    """Return how a policy names a text that the page has in it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
