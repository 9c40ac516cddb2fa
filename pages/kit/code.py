"""Codes to scan, as pictures that stand in a page."""

from __future__ import annotations

from typing import TypeAlias

from markupsafe import Markup

Code: TypeAlias = Markup  # of this room's making: the one thing that a template takes in as it is


def code_to_scan(address: str) -> Code:
    """Return an address as a QR code in SVG. It says the address in squares only, never in letters."""
    import segno  # only the page of a meeting's room has codes

    made = segno.make_qr(address, error="m")
    drawn = made.svg_inline(border=3, omitsize=True, light="#fff", dark="#1f2a37", svgclass=None, lineclass=None)
    return Code(drawn)  # numbers and colours of the library's, nothing of the address
