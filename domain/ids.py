"""Identifiers: short, random, safe in addresses and in card payloads."""

from __future__ import annotations

import secrets


def new_id() -> str:
    """A new identifier of 16 hexadecimal digits (64 random bits)."""
    return secrets.token_hex(8)
