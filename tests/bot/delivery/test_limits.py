"""How fast the bot speaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.delivery.limits import KEEP, TENANT, THREAD, Limits


class Watch:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_seven_go_at_once_and_the_eighth_waits() -> None:
    watch = Watch()
    limits = Limits(watch)

    assert [limits.take("a", "t") for _ in range(7)] == [0.0] * 7
    assert limits.take("a", "t") == 1.0
    assert limits.take("b", "t") == 0.0  # another thread need not wait


def test_a_tenant_has_a_limit_over_all_its_threads() -> None:
    limits = Limits(Watch())

    assert all(limits.take(str(number), "t") == 0.0 for number in range(50))
    assert limits.take("50", "t") == 1.0
    assert limits.take("50", "other") == 0.0


@settings(max_examples=50)
@given(steps=some.lists(some.floats(0, 3), min_size=50, max_size=300))
def test_no_rule_is_ever_broken(steps: list[float]) -> None:
    watch, sent = Watch(), []
    limits = Limits(watch)
    for step in steps:
        watch.now += step / 10
        if limits.take("a", "t") == 0.0:
            sent.append(watch.now)

    for most, span in (*THREAD, *TENANT):
        assert all(later - earlier >= span - 1e-9 for earlier, later in zip(sent, sent[most:], strict=False))


def test_threads_that_rest_are_forgotten() -> None:
    watch = Watch()
    limits = Limits(watch)
    for number in range(1000):
        watch.now += 1.0
        limits.take(str(number), "t")
    watch.now += KEEP + 2000
    limits.take("new", "t")

    assert len(limits._sent) == 2
