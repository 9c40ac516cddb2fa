"""The wall and the form for one-time words, as a browser gets them; the leader's way to the words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.support.machines.looking import buttons_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import meeting_id, person_id, started
from tests.support.playing.world import World

WORD = re.compile(r"\*\*([a-z]+-[a-z]+-[a-z]+-\d\d)\*\*")


class Text(HTMLParser):
    """The words of a page, its language, and the values of its fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.language = ""
        self.checked = ""
        self.fields: dict[str, str] = {}
        self._silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._silent = tag in ("style", "script")
        self.language = (found.get("lang") or self.language) if tag == "html" else self.language
        if tag == "input" and found.get("type") == "text":
            self.fields[found.get("name") or ""] = found.get("value") or ""
        if tag == "input" and "checked" in found:
            self.checked = found.get("value") or ""

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return "\n".join(self.words)


async def voting(world: World) -> tuple[Team, Somebody, str]:
    """A meeting in whose first round people are voting."""
    solvik, ingrid = await started(world)
    return solvik, ingrid, await meeting_id(world, solvik)


def path_of(world: World, room: str, meeting: str) -> str:
    address: str = getattr(world.services.addresses, room)(meeting)
    return "/" + address.split("/", 3)[3]


async def get(world: World, path: str) -> tuple[int, Text, dict[str, str]]:
    async with world.session.get(world.origin + path) as answer:
        return answer.status, Text(await answer.text()), dict(answer.headers)


async def post(world: World, meeting: str, word: str, level: str, seen_from: str = "") -> tuple[int, Text]:
    """Send the form; ``seen_from`` is the address that a proxy before the service has seen."""
    path, headers = path_of(world, "vote", meeting), {"X-Forwarded-For": seen_from} if seen_from else {}
    async with world.session.post(world.origin + path, data={"word": word, "level": level}, headers=headers) as answer:
        status, text = answer.status, Text(await answer.text())
    await world.settle()
    return status, text


async def to_the_wall(leader: Somebody) -> None:
    """Show the card of the wall, behind ``Mer`` where it is not at hand."""
    cards = [view for view in leader.sees() if isinstance(view, dict)]
    if not any(button.data.get("verb") == "wall.show" for card in cards for button in buttons_of(card)):
        await leader.presses("Mer")
    await leader.presses_verb("wall.show")


async def words_for(ingrid: Somebody, *people: Somebody) -> list[str]:
    """The words on the leader's card, after choosing these people."""
    await to_the_wall(ingrid)
    await ingrid.presses("Lag engangsord")
    ids = [await person_id(person.world, person) for person in people]
    said = await ingrid.presses("Vis ordene", people=",".join(ids))
    return WORD.findall(said)
