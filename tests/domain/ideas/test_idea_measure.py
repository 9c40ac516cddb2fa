"""What the form of a measure is filled with when it comes of an idea."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.ideas.idea import LONGEST_IDEA, Idea
from domain.ideas.idea_groups import IdeaGroup
from domain.ideas.to_measure import proposed
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.votes.rounds import Mode, Round, RoundState, Tally
from preview import school as samples
from tests.support.arranged.small_school import NoHolidays

NOW = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
MEETING = replace(samples.meeting(samples.scene("nb"), MeetingState.RUNNING), agreement=Agreement(2, 3))
TICKS = {"3.1": 4, "3.2": 1, "2.1": 0}


def filled(text: str, meeting: Meeting = MEETING, tally: Tally | None = None, *holidays: date) -> dict[str, str]:
    shown = Round("r", MEETING.id, 1, RoundState.CLOSED, Mode.SECRET, NOW, tally=tally)
    group = IdeaGroup(Idea("1", MEETING.id, text))
    rounds = [shown] if tally else []
    return proposed(group, meeting, samples.CHARACTERISTIC, rounds, samples.SCHOOL, NoHolidays(*holidays), NOW)


def test_the_title_is_the_idea_cut_at_a_word_where_it_is_long() -> None:
    assert filled("Ringe hjem")["title"] == "Ringe hjem"
    long = filled(("Ringe hjem " * 40)[:LONGEST_IDEA])["title"]
    assert len(long) <= 120
    assert long.endswith(("hjem…", "Ringe…"))


def test_the_date_is_when_the_group_looks_again_else_a_working_day_six_weeks_on() -> None:
    agreed = Agreement(2, 3, date(2027, 3, 1))
    assert filled("Ringe", replace(MEETING, agreement=agreed))["due"] == "2027-03-01"
    past = Agreement(2, 3, date(2026, 12, 3))
    assert filled("Ringe", replace(MEETING, agreement=past))["due"] == "2027-01-14"
    assert filled("Ringe", MEETING, None, date(2027, 1, 14), date(2027, 1, 15))["due"] == "2027-01-18"


def test_the_effect_is_the_sentence_of_the_level_aimed_for_that_fewest_recognise() -> None:
    tally = Tally((0, 5, 0, 0), ticks=TICKS, tickers=5)
    assert filled("Ringe", tally=tally)["effect"] == "Vi lytter til det foresatte trenger."
    assert filled("Ringe", tally=Tally((0, 5, 0, 0)))["effect"] == ""  # too few ticked
    assert filled("Ringe")["effect"] == ""
    for agreed in (None, Agreement(None, None), Agreement(2, None), Agreement(3, 3)):
        assert filled("Ringe", replace(MEETING, agreement=agreed), tally)["effect"] == ""
