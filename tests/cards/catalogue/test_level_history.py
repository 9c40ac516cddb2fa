"""The line that a meeting opens with: what was agreed on before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from cards.catalogue import overview
from cards.catalogue.level_history import history_line
from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.charts.spec import ChartSpec
from cards.charts.words.levels import levels_spec
from cards.kit.scene import Card, Picture
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from preview import school as samples
from tests.cards.conducting.room import NB
from tests.cards.every.everything import buttons


def held(year: int, agreement: Agreement | None, version: int = 1) -> Meeting:
    on = datetime(year, 5, 20, 12, tzinfo=UTC)
    meeting = replace(samples.meeting(NB, MeetingState.ENDED), id=str(on), agreement=agreement)
    return replace(meeting, started_at=on, ended_at=on, catalogue_version=version)


def test_the_line_tells_level_and_aim_oldest_first_and_where_the_criteria_changed() -> None:
    meetings = [held(2026, Agreement(2, 2), 2), held(2024, Agreement(1, 2)), held(2025, Agreement(None, None))]

    assert history_line(NB, meetings).replace("\u00a0", " ") == (
        "Før: 2024: nivå 1, vil til nivå 2 · 2025: ikke enige, tas opp igjen · 2026: nivå 2 (nye kriterier)"
    )


def test_the_last_meeting_of_a_year_stands_for_it_and_what_was_not_held_is_not_told() -> None:
    early = replace(held(2026, Agreement(1, 2)), ended_at=datetime(2026, 1, 20, tzinfo=UTC))
    coming = replace(held(2027, None), state=MeetingState.INVITED)

    assert history_line(NB, [held(2026, Agreement(3, 3)), early, coming]).replace("\u00a0", " ") == "Før: 2026: nivå 3"


def test_a_first_meeting_opens_with_nothing() -> None:
    assert history_line(NB, [replace(held(2026, None), state=MeetingState.RUNNING)]) == ""


def test_where_the_sentences_stayed_the_same_another_catalogue_is_no_mark() -> None:
    meetings = [held(2024, Agreement(1, 1)), held(2026, Agreement(2, 2), 2)]

    assert "nye kriterier" in history_line(NB, meetings)
    assert "nye kriterier" not in history_line(NB, meetings, renewed=())


def test_the_overview_draws_five_at_a_time_and_turns_to_the_older_ones() -> None:
    rows = [(replace(samples.CHARACTERISTIC, id=f"1.{n}"), [held(2015 + n, Agreement(2, 3))]) for n in range(1, 13)]
    drawn = [[row["name"].split()[0] for row in spec.data["rows"]] if spec else [] for spec in pages(rows)]

    assert drawn == [[f"1.{n}" for n in range(8, 13)], [f"1.{n}" for n in range(3, 8)], ["1.1", "1.2"], []]
    turn = [turned(overview.overview(NB, samples.leader(NB), rows, PICTURE, page=page)) for page in range(3)]
    assert turn == [("Vis de eldre", "1"), ("Vis de eldre", "2"), ("Vis de nyeste", "0")]
    few = overview.overview(NB, samples.leader(NB), rows[:5], PICTURE)
    assert not {"Vis de eldre", "Vis de nyeste"} & {button["title"] for button in buttons(few)}


def pages(rows: list[tuple[Characteristic, list[Meeting]]]) -> list[ChartSpec | None]:
    return [levels_spec("nb", rows, page=page) for page in range(4)]


def turned(card: Card) -> tuple[str, str]:
    (found,) = [button for button in buttons(card) if button.get("verb") == OVERVIEW_SHOW]
    return found["title"], found["data"]["arg"]


PICTURE = Picture("https://x/chart.png", "Bildet")
