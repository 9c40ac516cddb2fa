"""Whatever Teams, or somebody with a tool, sends: an answer, and never a 5xx."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cards.verbs import every_verb
from tests.support.playing.people import Team
from tests.support.playing.world import World, a_world

IDS = some.sampled_from(["", "x", "demo", "19:solvik@thread.tacv2", "'; drop table schools; --", "0" * 600])


@pytest.fixture(scope="module")
def running(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One world for all examples, on a loop of its own."""
    path = tmp_path_factory.mktemp("odd") / "samklang.db"
    path.write_bytes(sqlite_template.read_bytes())
    with asyncio.Runner() as runner:
        context = a_world(f"sqlite+aiosqlite:///{path}")
        world: World = runner.run(context.__aenter__())
        solvik = runner.run(world.school("Solvik", "Ingrid", ["Jonas"]))
        school_id = runner.run(solvik.school_id())
        yield runner, world, solvik, school_id
        runner.run(context.__aexit__(None, None, None))


JSON = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(max_size=30),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
PRESSES = some.fixed_dictionaries(
    {"v": some.sampled_from([1, 1, 1, 0, 2, "1", None])},
    optional={
        "verb": some.sampled_from(sorted(every_verb())) | JSON,
        "ref": IDS | JSON,
        "arg": IDS | some.sampled_from(["1.4", "yes", "0", "4", "{}", '{"v":1,"verb":"help.show"}']) | JSON,
        "rev": some.integers(-5, 5) | JSON,
        "n": IDS | JSON,
        "person": IDS | JSON,
        "date": some.sampled_from(["2026-12-03", "2026-13-99", "", "i går"]) | JSON,
        "time": some.sampled_from(["14:00", "25:61", ""]) | JSON,
        "level": some.sampled_from(["1", "9", "x"]) | JSON,
        "title": some.text(max_size=50) | JSON,
    },
)
QUIET = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@QUIET
@given(data=PRESSES | JSON, own_school=some.booleans(), trigger=some.sampled_from(["manual", "automatic", 7, None]))
def test_any_press_gets_a_card_or_an_error_body_with_status_200(
    running: Any, data: Any, own_school: bool, trigger: Any
) -> None:
    runner, world, solvik, school_id = running
    if own_school and isinstance(data, dict):
        data = {**data, "ref": school_id}
    value = {"action": {"type": "Action.Execute", "data": data}, "trigger": trigger}

    status, body = runner.run(_invoke(world, solvik, value))

    assert status == 200
    assert body["statusCode"] == 200
    assert body["type"] == "application/vnd.microsoft.card.adaptive" or isinstance(body["value"], str)


@QUIET
@given(value=JSON)
def test_any_value_of_an_invoke_is_answered(running: Any, value: Any) -> None:
    runner, world, solvik, _school_id = running

    status, body = runner.run(_invoke(world, solvik, value))

    assert status == 200
    assert body["statusCode"] in (200, 400)


@QUIET
@given(text=some.text(max_size=200) | some.just("møte " * 2000), value=some.none() | PRESSES | JSON)
def test_any_message_is_taken(running: Any, text: str, value: Any) -> None:
    runner, world, solvik, _school_id = running
    jonas = solvik["Jonas"]

    async def send() -> Any:
        activity = jonas._activity("message", jonas._personal(), text=text, value=value)
        status, _body = await world.post(activity, settle=False)
        return status

    status: int = runner.run(send())
    assert 200 <= status < 300


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "typing"},
        {"type": "event", "name": "application/vnd.microsoft.meetingStart", "value": {}},
        {"type": "endOfConversation"},
        {"type": "somethingNew", "entities": [{"type": "unheardOf", "x": [1, {"y": None}]}]},
        {"type": "conversationUpdate", "channelData": {"eventType": "teamArchived", "team": {"id": "19:x"}}},
        {"type": "conversationUpdate", "membersAdded": "nobody"},
        {"type": "conversationUpdate", "membersAdded": [None, 7, {"id": None}]},
        {"type": "installationUpdate", "action": "dance"},
        {"type": "installationUpdate", "action": None},
        {"type": "messageUpdate", "text": "endret"},
        {"type": "message", "attachments": [{"contentType": "image/png", "contentUrl": "https://x"}]},
        {"type": "message", "text": None, "value": None},
        {"type": "message", "text": "hei", "entities": [{"type": "clientInfo"}, {"type": "new"}, None, 3]},
    ],
)
def test_what_nobody_foresaw_is_taken_in_peace(running: Any, activity: dict[str, Any]) -> None:
    runner, world, solvik, _school_id = running
    jonas = solvik["Jonas"]
    for where in (jonas._personal(), jonas._channel(solvik, solvik.id, "1")):
        base = jonas._activity(activity["type"], where)
        base["channelData"] = base["channelData"] | activity.get("channelData", {})
        rest = {name: each for name, each in activity.items() if name != "channelData"}

        status, _body = runner.run(world.post(base | rest))

        assert 200 <= status < 300


@pytest.mark.parametrize("name", ["task/fetch", "composeExtension/query", "signin/verifyState", "", "new/thing"])
def test_invokes_that_we_do_not_know_get_200(running: Any, name: str) -> None:
    runner, world, solvik, _school_id = running

    status, body = runner.run(_invoke(world, solvik, {"x": 1}, name=name))

    assert (status, body) == (200, {})


async def _invoke(world: World, team: Team, value: Any, name: str = "adaptiveCard/action") -> tuple[int, Any]:
    jonas = team["Jonas"]
    activity = jonas._activity("invoke", jonas._personal(), name=name, value=value)
    return await world.post(activity, settle=False)
