"""What an administrator does from the command line, and how local mode plays a school."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import aiohttp
import orjson
import pytest
from aiohttp import web

import app
from administration import run
from bot.running.settings import Settings, read_settings
from domain.arriving.demo import plant
from tests.support.machines.edge import SECRET, environment
from tests.support.playing.world import START, World


def settings_of(url: str) -> Settings:
    return read_settings(environment(SAMKLANG_DATABASE_URL=url))


async def test_a_school_without_a_leader_is_given_one(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid"])
    await solvik.adds_the_bot(solvik["Egil"])
    settings = world.services.settings

    assert await run(settings, Namespace(command="leaders", school="solvik", add=None)) == (
        0,
        ["Solvik is led by:", "  nobody"],
    )
    status, lines = await run(settings, Namespace(command="leaders", school="Solvik", add="Kari"))
    assert status == 1
    assert any("Ingrid Lunde" in line for line in lines)  # those who could be meant

    status, lines = await run(settings, Namespace(command="leaders", school="Solvik", add="ingrid lunde"))
    assert (status, lines[-1]) == (0, "  Ingrid Lunde")
    await world.settle()
    assert "Planlegg" in await solvik["Ingrid"].says("hjelp")


async def test_a_school_that_nobody_knows_is_said_to_be_unknown(sqlite_url: str) -> None:
    status, lines = await run(settings_of(sqlite_url), Namespace(command="leaders", school="Fjell", add=None))

    assert (status, lines) == (1, ["No school is called 'Fjell'."])


async def test_an_import_says_line_by_line_what_was_refused(world: World, tmp_path: Path) -> None:
    school = await plant(world.services.units, START)
    file = tmp_path / "tall.csv"
    async with world.services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(school.id)
    indicator = next(i.id for i in catalogue.indicators if i.unit == "percent" and "survey" not in i.source)
    file.write_text(
        f"indikator;år;verdi\n{indicator};2019;12,5\n{indicator};2019;mye\nukjent;2019;1\n", encoding="utf-8"
    )

    asked = Namespace(command="import", file=file, school=school.name, replace=False)
    status, lines = await run(world.services.settings, asked)

    assert status == 1
    assert [line.split(":")[0] for line in lines[:-1]] == ["line 3", "line 4"]
    assert "1 figures read" in lines[-1]
    assert "2 lines refused" in lines[-1]


async def test_an_import_without_file_or_school_says_so(sqlite_url: str, tmp_path: Path) -> None:
    settings = settings_of(sqlite_url)
    missing = Namespace(command="import", file=tmp_path / "nei.csv", school="Solvik", replace=False)
    assert (await run(settings, missing))[0] == 1

    (tmp_path / "ja.csv").write_text("indikator;år;verdi\n", encoding="utf-8")
    status, lines = await run(
        settings, Namespace(command="import", file=tmp_path / "ja.csv", school="Solvik", replace=False)
    )
    assert status == 1
    assert lines


def test_without_settings_the_service_says_all_that_is_missing_and_does_not_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "SAMKLANG_SECRET", "SAMKLANG_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)

    assert app.main([]) == 2
    said = capsys.readouterr().err
    assert "MicrosoftAppId" in said
    assert "SAMKLANG_SECRET" in said


async def test_in_local_mode_the_demo_people_are_there_and_a_guest_becomes_a_leader(sqlite_url: str) -> None:
    settings = read_settings({"SAMKLANG_DATABASE_URL": sqlite_url}, local=True, local_secret=SECRET)
    runner = web.AppRunner(app.create_app(settings, clock=lambda: START), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    try:
        ingrid = await _says(address, "demo-ingrid", "Ingrid Lunde", "hjelp")
        jonas = await _says(address, "demo-jonas", "Jonas", "hvem er med")
        guest = await _says(address, "user-id-0", "Alex", "hjelp")
        again = await _says(address, "user-id-0", "Alex", "hvem er med")
    finally:
        await runner.cleanup()

    assert "Planlegg" in ingrid
    assert "Sunniva" in jonas
    assert "Lagre" not in jonas
    assert "Planlegg" in guest
    assert "Lagre" in again


async def _says(address: str, aad_id: str, name: str, text: str) -> str:
    """Write as the Playground does, and have the replies in the answer."""
    activity = {
        "type": "message",
        "id": f"{aad_id}-{text}",
        "channelId": "msteams",
        "serviceUrl": "http://127.0.0.1:9/_connector",
        "from": {"id": f"29:{aad_id}", "name": name, "aadObjectId": aad_id},
        "recipient": {"id": app.LOCAL_BOT},
        "conversation": {"id": f"chat-{aad_id}", "conversationType": "personal", "tenantId": "demo-tenant"},
        "channelData": {"tenant": {"id": "demo-tenant"}},
        "text": text,
        "deliveryMode": "expectReplies",
    }
    async with aiohttp.ClientSession() as session, session.post(address, json=activity) as response:
        assert response.status == 200
        return str(orjson.loads(await response.read()))
