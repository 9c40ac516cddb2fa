"""Nobody waits for long because somebody else has much to say."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.delivery.fair_turns import FairTurns
from domain.delivery.notices import Notice, NoticeKind, planned

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def due(school: str, *numbers: int, kind: NoticeKind = NoticeKind.INVITATION_COPY) -> list[Notice]:
    return [planned(kind, school, "m", NOW, key=f"{school}{n}", person_id=f"p{n}") for n in numbers]


def test_a_school_with_much_to_say_lets_others_speak() -> None:
    turns = FairTurns([*due("a", *range(100)), *due("b", 0, 1, 2)], {})

    assert [each.school_id for each in turns.take(16)] == [*"aaaa", *"bbb", *"aaaaaaaaa"]


def test_a_tenant_with_many_schools_lets_the_only_school_of_another_speak() -> None:
    many = [notice for number in range(50) for notice in due(f"s{number}", 0, 1)]
    turns = FairTurns([*many, *due("alone", *range(6))], {f"s{number}": "big" for number in range(50)})

    taken = [each.school_id for each in turns.take(12)]
    assert [place for place, school_id in enumerate(taken) if school_id == "alone"] == [2, 3, 4, 5, 8, 9]


def test_one_conversations_notices_stay_in_order_and_are_never_out_at_the_same_time() -> None:
    notices = [planned(NoticeKind.INVITATION, "s", "m", NOW, key=str(number)) for number in range(3)]
    turns = FairTurns(notices, {})

    assert (turns.take(16), turns.take(16)) == ([notices[0]], [])
    turns.done(notices[0])
    assert turns.take(16) == [notices[1]]
    assert turns
    turns.done(notices[1])
    assert turns.take(16) == [notices[2]]
    assert not turns
