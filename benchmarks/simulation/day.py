"""A planning day: every school plans in the morning, meets at the same hour, votes twice, and is reminded."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.simulation.costs import Costs
from benchmarks.simulation.parts import GroupCommit, Line, Seats, TeamsLimits, Times
from domain.delivery.deliver_due import IN_FLIGHT

PLANNING, REMINDED, MEETING = 0.0, 3600.0, 7200.0  # seconds into the day
PLANNING_LASTS = 1800.0
PHASES = (0.0, 900.0, 1800.0, 2700.0, 3600.0, 4200.0)  # presses of the leader, each with a card to the channel
ROUNDS = (1800.0, 3600.0)  # into the meeting
THINKING = 20.0  # seconds from the card to the press, on average; who has not pressed after three minutes presses then
COUNT_EVERY = 15.0
QUESTIONS = 0.2  # a person
LEADING = "press that leads"
DURABLE = frozenset({"message", LEADING})  # answered once it is committed; all else only reads
FULL = 0.95  # of what there is, in a minute


@dataclass(frozen=True, slots=True)
class Shape:
    """How many there are. ``spread``: seconds within which all meetings begin."""

    schools: int
    people: int = 20
    tenants: int = 1
    processes: int = 1
    spread: float = 600.0
    seed: int = 1


@dataclass(slots=True)
class Told:
    """What came of the day."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    last: dict[str, float] = field(default_factory=lambda: defaultdict(float))  # seconds after the first was due
    busiest: dict[str, float] = field(default_factory=dict)  # part of what there is, in the busiest minute
    commits: int = 0
    largest_tenant: int = 0  # schools

    def percentile(self, kind: str, part: float) -> float:
        """So many of a kind waited no longer, in seconds."""
        waits = sorted(self.waits[kind])
        return waits[min(len(waits) - 1, int(part * len(waits)))] if waits else 0.0

    def first_limit(self) -> str:
        """What was at its limit for a minute; where nothing was, what came nearest."""
        full = [name for name, part in self.busiest.items() if part >= FULL]
        return " and ".join(full) or max(self.busiest, key=lambda name: self.busiest[name])


class Process:
    """One process of the service: its loop, its drawing worker, its seats, its ballots."""

    def __init__(self, times: Times, database: Line, costs: Costs) -> None:
        self.loop, self.worker = Line(times), Line(times)
        self.seats = Seats(times, IN_FLIGHT)
        self.ballots = GroupCommit(times, database, costs.commit_ms / 1e3)
        self.marks = GroupCommit(times, database, costs.commit_ms / 1e3)  # of what was said


class Day:
    """``run`` plays it. Who presses is sent to any process, as a load balancer would."""

    def __init__(self, shape: Shape, costs: Costs | None = None) -> None:
        self.shape = shape
        self.costs = costs or Costs()
        self.times = Times()
        self.database = Line(self.times)
        self.processes = [Process(self.times, self.database, self.costs) for _ in range(shape.processes)]
        self.teams = TeamsLimits()
        self.told = Told()
        self.random = random.Random(shape.seed)

    def run(self) -> Told:
        """Play the day to its end."""
        weights = [1 / (number + 1) ** 0.8 for number in range(self.shape.tenants)]
        of_school = self.random.choices(range(self.shape.tenants), weights, k=self.shape.schools)
        for number, tenant in enumerate(of_school):
            self._school(f"school {number}", f"tenant {tenant}")
        self.times.run()
        told = self.told
        told.largest_tenant = max(of_school.count(tenant) for tenant in set(of_school))
        told.commits = sum(process.ballots.commits + process.marks.commits for process in self.processes)
        told.busiest = {
            "event loop": max(process.loop.busiest() for process in self.processes),
            "commits": self.database.busiest(),
            "pictures": max(process.worker.busiest() for process in self.processes),
            "calls under way": max(process.seats.busiest() for process in self.processes),
            "Teams, a tenant": self.teams.busiest(),
        }
        return told

    def _school(self, school: str, tenant: str) -> None:
        chance, costs, people = self.random, self.costs, range(self.shape.people)
        planned = PLANNING + chance.uniform(0, PLANNING_LASTS)
        for step in range(3):
            self.times.at(planned + 60 * step, self._asked, "message", costs.message_us, None)
        self._say("invitation", planned + 200, tenant, school, costs.invitation_us)
        for person in people:
            self._say("reminder", REMINDED, tenant, f"{school} {person}", costs.reminder_us)
        begins = MEETING + chance.uniform(0, self.shape.spread)
        for phase in PHASES:
            self.times.at(begins + phase, self._asked, LEADING, costs.press_us, None)
            self._say("card of the meeting", begins + phase, tenant, school, costs.invitation_us)
        for opened in ROUNDS:
            self._round(begins + opened, school, tenant)
        for _ in people:
            if chance.random() < QUESTIONS:
                asked = begins + chance.uniform(0, 4500)
                self.times.at(asked, self._asked, "question", costs.question_us, None)

    def _round(self, opened: float, school: str, tenant: str) -> None:
        pressed = [opened + min(180.0, self.random.expovariate(1 / THINKING)) for _ in range(self.shape.people)]
        for moment in pressed:
            self.times.at(moment, self._vote)
        for count in range(1, int((max(pressed) - opened) // COUNT_EVERY) + 1):
            self._say("count", opened + count * COUNT_EVERY, tenant, school, self.costs.edit_us)
        closed = opened + 200
        self.times.at(closed, self._asked, LEADING, self.costs.press_us, self._draw)
        self._say("card of the meeting", closed, tenant, school, self.costs.invitation_us)
        for _ in range(self.shape.people):  # who looks at the result in the thread loads its picture; some press on
            if self.random.random() < 0.5:
                looked = closed + self.random.uniform(2, 60)
                self.times.at(looked, self._asked, "press", self.costs.press_us, None)

    def _process(self) -> Process:
        return self.processes[int(self.random.random() * len(self.processes))]

    def _asked(self, kind: str, cost_us: float, then: Callable[[Process], None] | None) -> None:
        """Somebody writes or presses, and is answered once what was done is committed."""
        asked, process = self.times.now, self._process()

        def committed(moment: float) -> None:
            self.told.waits[kind].append(moment - asked)
            if then is not None:
                then(process)

        def worked(_moment: float) -> None:
            self.database.serve(self.costs.commit_ms / 1e3, committed)

        process.loop.serve(cost_us / 1e6, worked if kind in DURABLE else committed)

    def _vote(self) -> None:
        asked, process = self.times.now, self._process()

        def committed(moment: float) -> None:
            self.told.waits["vote"].append(moment - asked)

        process.loop.serve(self.costs.vote_us / 1e6, lambda _moment: process.ballots.put(committed))

    def _draw(self, process: Process) -> None:
        asked = self.times.now
        process.worker.serve(
            self.costs.picture_ms / 1e3, lambda moment: self.told.waits["picture"].append(moment - asked)
        )

    def _say(self, kind: str, due: float, tenant: str, thread: str, cost_us: float) -> None:
        """Say it when Teams' limits let us, a seat is free and the loop has time."""

        def due_now() -> None:
            process = self._process()
            self.times.at(self.teams.slot(due, tenant, thread), process.seats.take, lambda: begin(process))

        def begin(process: Process) -> None:
            since = self.times.now

            def said(_moment: float) -> None:
                process.seats.leave(since)
                late = self.times.now - due
                self.told.waits[kind].append(late)
                self.told.last[kind] = max(self.told.last[kind], late)

            def called(moment: float) -> None:
                self.times.at(moment + self.costs.teams_ms / 1e3, process.marks.put, said)

            process.loop.serve(cost_us / 1e6, called)

        self.times.at(due, due_now)
