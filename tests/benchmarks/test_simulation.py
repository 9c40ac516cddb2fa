"""The simulation against cases whose answers are known without it."""

from __future__ import annotations

import random
import statistics

import pytest

from benchmarks.simulation.__main__ import HEAD, main
from benchmarks.simulation.costs import Costs
from benchmarks.simulation.day import Day, Shape
from benchmarks.simulation.parts import GroupCommit, Line, Seats, TeamsLimits, Times


@pytest.mark.parametrize("load", [0.3, 0.7, 0.9])
def test_who_comes_by_chance_waits_as_long_as_queueing_theory_says(load: float) -> None:
    """M/D/1: service takes one second, the mean wait is load / (2 (1 - load))."""
    chance, times = random.Random(7), Times()
    line, waits, moment = Line(times), [], 0.0

    def comes() -> None:
        begins = line.serve(1.0) - 1.0
        waits.append(begins - times.now)

    for _ in range(200_000):
        moment += chance.expovariate(load)
        times.at(moment, comes)
    times.run()

    assert statistics.fmean(waits) == pytest.approx(load / (2 * (1 - load)), rel=0.06)
    assert sum(line.busy.values()) / moment == pytest.approx(load, rel=0.02)


def test_what_comes_in_step_never_waits() -> None:
    """D/D/1 below its limit."""
    times = Times()
    line, done = Line(times), list[float]()

    def comes() -> None:
        line.serve(0.9, done.append)

    for second in range(100):
        times.at(float(second), comes)
    times.run()
    assert done == pytest.approx([second + 0.9 for second in range(100)])


def test_seats_let_through_as_many_a_second_as_there_are_seats_for() -> None:
    """A thousand calls of a quarter of a second on ten seats take 25 seconds."""
    times = Times()
    seats = Seats(times, 10)

    def begin() -> None:
        times.at(times.now + 0.25, seats.leave, times.now)

    for _ in range(1000):
        times.at(0.0, seats.take, begin)
    times.run()
    assert times.now == pytest.approx(25)
    assert seats.busiest() == pytest.approx(25 / 60)


def test_a_tenant_is_sent_fifty_a_second_and_a_thread_what_its_rules_say() -> None:
    teams = TeamsLimits()
    assert [teams.slot(0.0, "t", str(number)) for number in range(1001)][-1] == pytest.approx(20)
    alone = TeamsLimits()
    thread = [alone.slot(0.0, "t", "the same") for _ in range(61)]
    assert thread[6:9] == pytest.approx([0, 1, 2])
    assert thread[60] == pytest.approx(30)
    assert teams.busiest() == pytest.approx(1001 / 3000)
    assert teams.slot(0.0, "another", "one") == 0


def test_ballots_that_come_while_a_commit_is_under_way_share_the_next_one() -> None:
    times = Times()
    database, done = Line(times), list[float]()
    ballots = GroupCommit(times, database, 1.0)
    for moment in (0.0, 0.1, 0.5, 0.9, 5.0):
        times.at(moment, ballots.put, done.append)
    times.run()
    assert done == [1.0, 2.0, 2.0, 2.0, 6.0]
    assert ballots.commits == 3


def test_everybody_is_answered_and_everything_is_said() -> None:
    told = Day(Shape(schools=6, people=10, tenants=2, processes=2)).run()
    assert len(told.waits["vote"]) == 6 * 10 * 2
    assert len(told.waits["reminder"]) == 60
    assert len(told.waits["invitation"]) == 6
    assert len(told.waits["message"]) == 18
    assert len(told.waits["card of the meeting"]) == 6 * 8


def test_where_nobody_waits_a_vote_takes_its_work_and_its_commit() -> None:
    costs = Costs(vote_us=500.0, commit_ms=2.0)
    told = Day(Shape(schools=1, people=1), costs).run()
    assert told.waits["vote"] == pytest.approx([0.0025, 0.0025])


def test_reminders_of_one_tenant_go_out_at_fifty_a_second() -> None:
    told = Day(Shape(schools=20, people=50, processes=2), Costs(teams_ms=100.0)).run()
    assert told.last["reminder"] == pytest.approx((1000 - 1) // 50 + 0.1, abs=0.05)
    assert told.first_limit() == "Teams, a tenant"


def test_a_slow_service_is_limited_by_its_loop_and_two_processes_share_it() -> None:
    costs = Costs(vote_us=60_000.0, reminder_us=1.0, picture_ms=1.0)
    one = Day(Shape(schools=40, people=20, tenants=40), costs).run()
    two = Day(Shape(schools=40, people=20, tenants=40, processes=2), costs).run()
    assert one.first_limit() == "event loop"
    assert two.busiest["event loop"] == pytest.approx(one.busiest["event loop"] / 2, rel=0.15)
    assert two.percentile("vote", 0.99) < one.percentile("vote", 0.99)


def test_the_same_seed_gives_the_same_day_and_another_seed_another() -> None:
    first, again, other = (Day(Shape(5, 10, 3, 2, seed=seed)).run() for seed in (1, 1, 2))
    assert first.waits == again.waits
    assert first.waits != other.waits


def test_the_command_prints_a_row_of_the_figures_that_were_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--schools", "3", "--people", "5", "--processes", "2", "--vote-us", "9000"]) == 0
    head, _line, row = capsys.readouterr().out.splitlines()
    assert head.count("|") == row.count("|") == len(HEAD) + 1
    assert row.startswith("| 3 | 5 | 1 | 600 | 2 | 10 / ")
