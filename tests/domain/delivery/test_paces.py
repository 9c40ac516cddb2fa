"""A pace is never faster than what Teams allows, however much there is to say."""

from __future__ import annotations

from bisect import bisect_left

from domain.delivery.paces import FRESH, TENANT, THREAD, Pace

TEAMS_THREAD = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))  # messages in so many seconds
TEAMS_TENANT = ((50, 1.0),)


def as_fast_as_it_goes(pace: Pace, seconds: float) -> list[float]:
    """The moments at which something is sent by who always has more to say."""
    found: list[float] = []
    now = next_one = next_hourly = 0.0
    while now < seconds:
        now = max(now, next_one - (pace.at_once - 1) * pace.every)
        if pace.hourly:
            now = max(now, next_hourly - (pace.hourly_at_once - 1) * pace.hourly)
            next_hourly = max(next_hourly, now) + pace.hourly
        next_one = max(next_one, now) + pace.every
        found.append(now)
    return found


def most_in(moments: list[float], span: float) -> int:
    return max(bisect_left(moments, first + span) - at for at, first in enumerate(moments))


def test_a_conversation_is_never_spoken_to_faster_than_teams_allows() -> None:
    moments = as_fast_as_it_goes(THREAD, 2 * 3600)
    assert [(most, span) for most, span in TEAMS_THREAD if most_in(moments, span) > most] == []
    assert most_in(moments, 1.0) == 6


def test_a_tenant_is_never_spoken_to_faster_where_slots_are_used_late() -> None:
    moments = as_fast_as_it_goes(TENANT, 60)
    late = sorted(moment + (2 * FRESH if number % 2 else 0.0) for number, moment in enumerate(moments))
    assert [(most, span) for most, span in TEAMS_TENANT if most_in(late, span) > most] == []
