"""Which picture stands on which card, and that what is told is stored under the picture's address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.answering.presses import actions
from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.charts.spec import from_json
from cards.figures.verbs import FIGURES_SHOW
from cards.verbs import Press, Verb
from domain.arriving.demo import figures as demo_figures
from domain.figures.figure import Figure
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.playing.room import Room, as_card, incoming, room

ACTIONS = actions()
HELD = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)  # New Year's night in the school's zone


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    school = made.world.school.id
    meeting = Meeting("m1", school, "1.4", MeetingState.ENDED, made.world.leader.person.id, HELD, HELD)
    async with sqlite_units() as uow:
        await uow.figures.put(demo_figures(school))
        await uow.meetings.add(replace(meeting, started_at=HELD, ended_at=HELD, agreement=Agreement(2, 3)))
        await uow.commit()
    return made


def images(part: Any) -> list[dict[str, Any]]:
    """Pictures of a card, the small marks left out."""
    if isinstance(part, list):
        return [found for one in part for found in images(one)]
    if not isinstance(part, dict):
        return []
    own = [part] if part.get("type") == "Image" and "/mark" not in part["url"] else []
    return own + [found for one in part.values() for found in images(one)]


async def drawn(here: Room, who: Caller, verb: Verb, arg: str = "") -> tuple[str, str]:
    """Kind and alt text of the one picture on the card, as it is stored."""
    answer = await ACTIONS[verb](here.services, incoming(who), Press(verb, here.world.school.id, arg))
    (image,) = images(as_card(answer))
    digest = image["url"].rsplit("/", 1)[-1].split(".")[0].split("?")[0].split("-")[0]
    async with here.services.units(write=False) as uow:
        stored = await uow.charts.get(digest)
    assert stored is not None
    spec = from_json(stored)
    assert spec.alt == image["altText"]
    return spec.kind, spec.alt.replace("\u00a0", " ")


async def test_the_overview_draws_the_levels_in_the_schools_own_year(here: Room) -> None:
    for member in (here.world.leader, here.world.caller(3)):
        kind, alt = await drawn(here, member, OVERVIEW_SHOW)
        assert kind == "levels"
        assert alt == "1.4 Samarbeid med hjemmet: 2026 enige om nivå 2, mål 3."


@pytest.mark.parametrize(
    ("arg", "kind"),
    [("", "voices"), ("1.4", "trend"), ("@pupils", "table"), ("@guardians", "table"), ("@public", "table")],
)
async def test_a_list_of_figures_has_the_picture_that_fits_it(here: Room, arg: str, kind: str) -> None:
    for member in (here.world.leader, here.world.caller(3)):
        assert (await drawn(here, member, FIGURES_SHOW, arg))[0] == kind


async def test_a_figure_that_few_answered_is_in_no_picture(here: Room) -> None:
    school = here.world.school.id
    async with here.services.units() as uow:
        await uow.figures.put([Figure(school, "ps_wellbeing", 2026, 1.7, 4, "oppdiktet")])
        await uow.commit()

    assert "1,7" not in (await drawn(here, here.world.leader, FIGURES_SHOW))[1]
    assert "1,7" not in (await drawn(here, here.world.leader, FIGURES_SHOW, "@pupils"))[1]
