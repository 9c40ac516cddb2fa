"""Pictures as they are drawn, each once a session: whoever looks at one that has been drawn gets the same bytes.

For tests that look at a picture. A test of the drawing itself calls ``draw``.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image

from cards.charts.drawing import draw
from cards.charts.spec import ChartSpec


def drawn(spec: ChartSpec) -> bytes:
    """The PNG of a spec."""
    return drawn_once(spec.to_json())


def image(spec: ChartSpec) -> Image.Image:
    """The picture of a spec, opened anew for each who looks."""
    return Image.open(BytesIO(drawn(spec)))


drawn_once = cache(draw)  # what ``draw`` is, by the text of a spec
