"""What is measured: each figure and each label as docs/operations/metrics.md says, and those that tell how we are."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import jwt
from prometheus_client.parser import text_string_to_metric_families

from bot.delivery.pulse import Pulse
from bot.running.lateness import EVERY, Lateness
from bot.running.metrics import REGISTRY, exposition
from domain.delivery.notices import HELD, NoticeKind, planned
from domain.unit_of_work import Units
from tests.house.tree import ROOT
from tests.support.playing.due import reminders
from tests.support.playing.playing import FIRST, all_vote, started
from tests.support.playing.whole_day import whole_day
from tests.support.playing.world import World

TABLE = ROOT / "docs/operations/metrics.md"
NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
NAME = re.compile(r"samklang_[a-z_]+|process_[a-z_]+")


def documented() -> dict[str, dict[str, str]]:
    """Of each figure in the table its labels, and what each may say, as a regular expression."""
    found: dict[str, dict[str, str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4:
            labels = re.findall(r"`(\w+)`: ([^;]+)", cells[2])
            found[cells[0].strip("`")] = {label: said.strip() for label, said in labels}
    return found


def fits(said: str, value: str) -> bool:
    """Whether a label's value is what the table says: one of its words, a status, or the name of an exception."""
    words = {word.strip() for word in said.split(",")}
    if "a status" in words and re.fullmatch(r"\d{3}", value):
        return True
    if "an exception of PyJWT" in words and isinstance(getattr(jwt.exceptions, value, None), type):
        return True
    return value in words


def samples() -> Iterator[tuple[str, str, dict[str, str], float]]:
    """Everything that is told now: the figure, the sample's own name, its labels, its value."""
    for family in text_string_to_metric_families(exposition().decode()):
        name = family.name + ("_total" if family.type == "counter" else "")
        for sample in family.samples:
            if not sample.name.endswith("_created"):
                yield name, sample.name, sample.labels, sample.value


def test_every_figure_stands_in_the_table_and_every_row_is_a_figure() -> None:
    told = {name for name, *_ in samples()} | {
        metric.name + ("_total" if metric.type == "counter" else "") for metric in REGISTRY.collect()
    }
    assert {name for name in told if not NAME.fullmatch(name)} == set()
    assert told == documented().keys()


async def test_a_day_is_counted_and_labels_say_what_the_table_says_and_no_more(world: World) -> None:
    before = {(sample, *labels.values()): value for _, sample, labels, value in samples()}
    await whole_day(world)
    after = {(sample, *labels.values()): value for _, sample, labels, value in samples()}

    table = documented()
    wrong = [
        f"{name} {label}={value}"
        for name, _, labels, _ in samples()
        for label, value in labels.items()
        if label != "le" and not fits(table[name].get(label, ""), value)
    ]
    assert wrong == []
    assert len(after) < 400
    for moved in (
        ("samklang_turns_total", "message", "done"),
        ("samklang_turns_total", "other", "done"),
        ("samklang_invokes_total", "answered"),
        ("samklang_notices_total", "sent"),
        ("samklang_notices_total", "edited"),
        ("samklang_notices_total", "again"),
        ("samklang_notices_total", "failed"),
        ("samklang_outbound_retries_total", "429"),
        ("samklang_failures_total", "press"),
        ("samklang_refused_tokens_total", "malformed"),
    ):
        assert after[moved] > before.get(moved, 0), moved


async def test_the_heartbeat_is_late_when_it_has_not_looked_for_longer_than_its_interval(units: Units) -> None:
    seconds = 100.0
    pulse = Pulse(units, lambda: NOW, 15.0, lambda: seconds)
    pulse.start()
    seconds = 114.0
    assert pulse.lag() == 0
    seconds = 175.0
    assert pulse.lag() == 60
    assert value("samklang_heartbeat_lag_seconds") == 60
    pulse.looked()
    assert pulse.lag() == 0


async def test_what_has_been_due_longest_is_told_and_what_is_held_is_not(units: Units) -> None:
    seconds = 100.0
    pulse = Pulse(units, lambda: NOW, 15.0, lambda: seconds)
    await pulse.measure()
    assert value("samklang_oldest_due_seconds") == 0
    await reminders(units, "http://localhost/", 2, at=NOW - timedelta(minutes=10))
    async with units() as uow:
        late = NOW - timedelta(days=1)
        await uow.notices.add(planned(NoticeKind.MEASURE_DUE, "s", "held", late, key="held"))
        (held,) = await uow.notices.of_subject("held")
        await uow.notices.hold(held.id, NOW + timedelta(days=14))
        await uow.notices.add(planned(NoticeKind.MEASURE_DUE, "s", "later", NOW + timedelta(days=1), key="later"))
        assert (await uow.notices.of_subject("held"))[0].error == HELD
        await uow.commit()
    await pulse.measure()
    assert value("samklang_oldest_due_seconds") == 0  # asked at most once an interval
    seconds = 116.0
    await pulse.measure()
    assert value("samklang_oldest_due_seconds") == 600


async def test_open_rounds_are_counted(world: World) -> None:
    solvik, ingrid = await started(world)
    async with world.services.units(write=False) as uow:
        assert await uow.rounds.how_many_open() == 1
    await all_vote(solvik, FIRST)
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    async with world.services.units(write=False) as uow:
        assert await uow.rounds.how_many_open() == 0


async def test_a_loop_that_is_held_up_is_late() -> None:
    noted: list[float] = []
    loop = asyncio.get_running_loop()
    lateness = Lateness(noted.append)
    lateness.start()
    lateness._woken(loop, loop.time() - 3)
    lateness.stop()
    assert noted[0] >= 3
    assert EVERY < 1


def value(name: str) -> float:
    return next(value for _, sample, _, value in samples() if sample == name)
