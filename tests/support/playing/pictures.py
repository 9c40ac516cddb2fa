"""The pictures on cards, and what their addresses answer."""

from __future__ import annotations

from collections.abc import Iterable

from tests.support.playing.world import World


def pictures_of(seen: Iterable[object]) -> list[str]:
    """The addresses of the drawn pictures on what somebody sees."""
    return sorted({url for one in seen for url in _urls(one)})


async def status_of(world: World, url: str) -> int:
    """What the address answers now."""
    async with world.session.get(f"{world.origin}{url[url.index('/charts/') :]}") as response:
        await response.read()
        return response.status


def _urls(node: object) -> list[str]:
    if isinstance(node, list):
        return [found for one in node for found in _urls(one)]
    if not isinstance(node, dict):
        return []
    url = str(node.get("url", ""))
    own = [url] if node.get("type") == "Image" and "/charts/" in url and "/marks/" not in url else []
    return own + [found for one in node.values() for found in _urls(one)]
