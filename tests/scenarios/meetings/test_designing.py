"""From one sentence to an invitation in the channel: figures, a dialogue map, a problem, questions and a picture."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from domain.figures.figure import Figure
from tests.support.machines.images import photo
from tests.support.machines.looking import buttons_of
from tests.support.playing.people import Team
from tests.support.playing.world import World

VALUES = {"gs_dialogue": 2.8, "gs_feedback": 3.4, "ps_home_support": 4.1, "gs_channels": 3.9}
MOST_PRESSES = 7  # of which one goes from the first card of a change to the second; three minutes, typing included


@pytest.fixture
async def solvik(world: World) -> Team:
    team = await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje", "Mikkel"])
    school_id = await team.school_id()
    async with world.services.units() as uow:
        years = enumerate((2024, 2025, 2026))
        figures = [
            Figure(school_id, indicator, year, value - (2 - at) * 0.2, 96, source="undersøkelsen")
            for at, year in years
            for indicator, value in VALUES.items()
        ]
        await uow.figures.put(figures)
        await uow.commit()
    return team


@pytest.fixture
async def picture_url(world: World) -> str:
    """Where Teams keeps a picture that was pasted into the chat."""
    data = photo()
    serve = world.teams._serve

    def with_picture(request: web.Request, segments: list[str], body: Any) -> web.Response:
        if segments[:2] == ["v3", "attachments"]:
            return web.Response(body=data, content_type="image/png")
        return serve(request, segments, body)

    world.teams._serve = with_picture  # type: ignore[method-assign]
    return f"{world.teams.service_url}v3/attachments/0-1/views/original"


async def test_one_sentence_and_a_few_presses_make_a_whole_invitation(
    world: World, solvik: Team, picture_url: str
) -> None:
    ingrid = solvik["Ingrid"]
    presses = 0

    async def presses_(title: str, **inputs: str) -> str:
        nonlocal presses
        presses += 1
        return await ingrid.presses(title, **inputs)

    said = await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    assert "Tallene som blir med (3 av 4)" in said.replace("\u00a0", " ")
    await presses_("Endre")
    await presses_("Tall og spørsmål")
    problem = "Hvorfor hører vi så lite fra foresatte?"
    await presses_("Hent flere spørsmål", problem=problem, chart="map", eyes="guardian")
    said = await presses_("Ta dem med", own="Hvem av oss ringte hjem i høst?", **_ticked(ingrid, 1))
    assert "Hvem av oss ringte hjem i høst?" in said
    said = await ingrid.says("", attachments=[{"contentType": "image/jpeg", "contentUrl": picture_url}])
    assert "Skal dette bildet være med?" in said
    await presses_("Ta med bildet", shows="Strykegruppa på høstkonserten")
    shown = await presses_("Vis innkallingen")
    await presses_("Send innkalling")
    post = world.teams.channel_posts(solvik.channel_id)[-1]
    said = solvik.channel_text().replace("\u00a0", " ")
    assert problem in said
    assert "2. Hvem av oss ringte hjem i høst?" in said
    assert "3. " not in said.partition("Spørsmålene")[2]
    assert said.count("Dialog hjem–kulturskole") >= 1
    assert "Se det med foresattes øyne" in said
    assert "Strykegruppa på høstkonserten" in said
    assert presses <= MOST_PRESSES
    images = _images(post.card)
    pictures = [url for url in images if "/pictures/" in url]
    charts = [url for url in images if "/charts/" in url and "/pictures/" not in url and "/marks/" not in url]
    assert len(pictures) == 1
    assert len(charts) == 1
    for url in (*pictures, *charts):
        body = await _fetched(world, url)
        assert body[:4] == b"\x89PNG"
    assert "Forutsetninger" in str(post.card)  # the map says in words what it shows
    assert shown.replace("\u00a0", " ").split("Forbered deg")[0] in said  # shown first, exactly as it was posted
    assert [button.title for button in buttons_of(post.card)][:1] == ["Forbered deg"]


def _ticked(ingrid: Any, count: int) -> dict[str, str]:
    """The first questions of the characteristic, and no others."""
    card = ingrid.sees()[0]
    fields = {part["id"]: part for part in card["body"] if part.get("type") == "Input.ChoiceSet"}
    found = dict.fromkeys(fields, "")
    found["picked_characteristic"] = ",".join(
        one["value"] for one in fields["picked_characteristic"]["choices"][:count]
    )
    return found


def _images(node: object) -> list[str]:
    if isinstance(node, list):
        return [url for part in node for url in _images(part)]
    if not isinstance(node, dict):
        return []
    own = [node["url"]] if node.get("type") == "Image" else []
    return own + [url for value in node.values() for url in _images(value)]


async def _fetched(world: World, url: str) -> bytes:
    path = url.split("/charts/", 1)[1]
    async with world.session.get(f"{world.origin}/charts/{path}") as response:
        assert response.status == 200, path
        return await response.read()
