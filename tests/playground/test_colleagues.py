"""``make colleagues``: seven demo colleagues vote over HTTP, and only in local mode."""

from __future__ import annotations

import asyncio
import tomllib
from datetime import UTC, datetime

from domain.people.school import Member, Person, Role, School
from domain.votes.rounds import Mode, Round, RoundState
from playground.colleagues import LEVELS, invoke, post
from playground.processes import ROOT
from tests.support.machines.edge import running_edge

NOW = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)


def a_vote(service_url: str) -> dict[str, object]:
    school = School("s", "demo-tenant", "Solvik", "19:t", "19:t", service_url, "28:samklang-local")
    person = Person("p", "demo-tenant", "demo-jonas", "29:demo-jonas", "Jonas Berge")
    round_ = Round("r", "m", 1, RoundState.OPEN, Mode.SECRET, NOW)
    return invoke(school, round_, Member("s", person, Role.TEACHER), 2)


async def test_a_service_that_checks_tokens_refuses_them() -> None:
    async with running_edge() as edge:
        port = int(edge.origin.rsplit(":", 1)[1])
        status, _ = await asyncio.to_thread(post, port, a_vote(edge.teams.service_url))

        assert status == 401
        assert edge.seen == []


async def test_a_local_service_takes_them_as_it_takes_teams() -> None:
    async with running_edge(local=True) as edge:
        port = int(edge.origin.rsplit(":", 1)[1])
        status, _ = await asyncio.to_thread(post, port, a_vote(edge.teams.service_url))

        assert status == 200
        assert [came["from"]["aadObjectId"] for came in edge.seen] == ["demo-jonas"]


def test_the_playground_knows_the_demo_school_by_the_same_names() -> None:
    demo = tomllib.loads((ROOT / "domain/content/demo/school.toml").read_text(encoding="utf-8"))
    known = (ROOT / "playground/.m365agentsplayground.yml").read_text(encoding="utf-8")

    for person in demo["people"]:
        reachable = person.get("copies", True)
        assert (f"aadObjectId: demo-{person['key']}\n" in known) is reachable
        assert (f"name: {person['name']}\n" in known) is reachable
    assert f"id: {demo['school']['team']}\n" in known


def test_each_colleague_has_a_level_of_their_own_in_both_rounds() -> None:
    assert [len(levels) for levels in LEVELS] == [7, 7]
    assert all(len(set(levels)) > 1 for levels in LEVELS)
    assert LEVELS[0] != LEVELS[1]
