"""Cards of the minutes at their fullest, and what each reader may press."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.kit.kit import size_of
from cards.minutes import draft as minutes
from cards.minutes.parts import Told
from domain.errors import Problem
from domain.minutes.minutes import LONGEST_FINDINGS, LONGEST_REMARK, MinutesState
from preview import school as samples
from preview.minutes import sample
from tests.cards.conducting.room import LEADER, NB, TEACHER
from tests.cards.every.everything import titles

NONCE = "0" * 16


@pytest.mark.parametrize("word", ["🎻", "*", "~", "-\n", '"', "\\", "<b"])
def test_cards_full_of_awkward_words_can_be_sent(word: str) -> None:
    text = (word * LONGEST_FINDINGS)[:LONGEST_FINDINGS]
    told = sample(NB, MinutesState.OPEN, 60)
    remarks = [replace(one, text=text[:LONGEST_REMARK]) for one in told.remarks]
    told = replace(told, minutes=replace(told.minutes, findings=text), remarks=remarks)
    problem = Problem("minutes_changed", field="findings")

    assert size_of(minutes.form(NB, told, [problem], text)) < 28 * 1024
    assert size_of(minutes.minutes_card(NB, LEADER, told, NONCE, [], text[:LONGEST_REMARK])) < 28 * 1024
    draft = replace(told, minutes=replace(told.minutes, state=MinutesState.DRAFT))
    assert size_of(minutes.minutes_card(NB, LEADER, draft, NONCE)) < 28 * 1024


def shown(told: Told, leads: bool) -> list[str]:
    return titles(minutes.minutes_card(NB, LEADER if leads else TEACHER, told, NONCE))


def test_only_leaders_see_a_way_to_the_text() -> None:
    told = sample(NB, MinutesState.OPEN)

    assert shown(told, True) == ["Send merknaden", "Les referatet", "Rett teksten"]
    assert shown(told, False) == ["Send merknaden", "Les referatet"]
    late = replace(NB, now=samples.STARTS + timedelta(days=400))
    final = sample(late, MinutesState.FROZEN)
    assert shown(final, True) == shown(final, False) == ["Les referatet", "Se tiltak"]
