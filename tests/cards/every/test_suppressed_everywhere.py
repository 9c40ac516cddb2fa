"""Two schools that differ only in what four pupils answered look the same: on cards, in pictures, in their alt texts.

The readings here carry the planted values with them, as no reading of the service does: what is tested is that nobody
who tells of a figure needs that first gate.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from cards.charts.drawing import draw
from cards.charts.spec import ChartSpec
from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from cards.figures import listing as figures
from cards.kit.scene import Scene
from cards.meetings import form as proposal_form
from cards.meetings import invitation, proposal
from domain.figures.figure import Figure
from domain.figures.reading import Reading, Status, read
from domain.meetings.meeting import Meeting
from preview import school as samples

LANGUAGES = ("nb", "nn", "en")
PLANTED = ((4.7, 4), (1.3, 1))  # what was answered, and by how many
Told = Callable[[Scene, list[Reading]], object]


def planted(value: float, answers: int, *, newest: bool) -> list[Reading]:
    """The sample readings; in all but the first either the newest or an earlier year holds what must not be shown."""
    first, *rest = samples.readings()
    found = [first]
    for reading in rest:
        history = list(reading.history)
        place = -1 if newest else 1
        history[place] = replace(history[place], value=value, answers=answers)
        made = read(reading.indicator, tuple(history))
        assert made is not None
        assert not newest or answers > 4 or made.status is Status.SUPPRESSED
        found.append(replace(made, newest=history[-1], history=tuple(history)))
    return found


CARDS: dict[str, Told] = {
    "listing": lambda on, found: figures.listing(on, samples.leader(on), found, None, catalogue=samples.CATALOGUE),
    "about": lambda on, found: figures.listing(on, samples.teacher(on), found, samples.CHARACTERISTIC),
    "explained": lambda on, found: figures.explain(on, samples.CHARACTERISTIC, found),
    "proposal": lambda on, found: proposal.proposal(on, _meeting(on, found), samples.CHARACTERISTIC, found, (), {}),
    "form": lambda on, found: proposal_form.form(
        on, _meeting(on, found), samples.CATALOGUE, {one.indicator.id: one for one in found}
    ),
    "invitation": lambda on, found: invitation.invitation(
        on, _meeting(on, found), samples.CHARACTERISTIC, found, None, "Ingrid"
    ),
}
PICTURES: dict[str, Callable[[str, list[Reading]], ChartSpec | None]] = {
    "trend": lambda language, found: trend_spec(language, found, "1.4"),
    "table": lambda language, found: table_spec(language, found, "1.4"),
    "map": lambda language, found: map_spec(language, "1.4", "Hvorfor?", found, ["Hva nå?"]),
    "whole map": lambda language, found: map_spec(language, "1.4", "Hvorfor?", found, ["Hva?"], document=True),
    "voices": lambda language, found: voices_spec(language, found),
}


def _meeting(on: Scene, found: list[Reading]) -> Meeting:
    return replace(samples.meeting(on), indicators=tuple(one.indicator.id for one in found))


def told(value: float, answers: int, *, newest: bool) -> Iterator[tuple[str, str]]:
    """Everything that is said about the readings, as text, with a name."""
    for language in LANGUAGES:
        for name, make in CARDS.items():
            card = make(samples.scene(language), planted(value, answers, newest=newest))
            yield f"{name} {language}", json.dumps(card, sort_keys=True, ensure_ascii=False, default=str)
        for name, specify in PICTURES.items():
            spec = specify(language, planted(value, answers, newest=newest))
            yield f"{name} {language}", "" if spec is None else spec.to_json()


@pytest.mark.parametrize("newest", [True, False], ids=["the newest year", "an earlier year"])
def test_what_few_answered_leaves_no_trace_on_any_card_or_in_any_picture(newest: bool) -> None:
    one, other = (dict(told(*few, newest=newest)) for few in PLANTED)
    assert [name for name in one if one[name] != other[name]] == []
    for name, text in one.items():
        assert "4,7" not in text, name
        assert "4.7" not in text, name


@pytest.mark.parametrize("newest", [True, False], ids=["the newest year", "an earlier year"])
@pytest.mark.parametrize("name", PICTURES)
def test_the_pixels_of_a_picture_do_not_tell_either(name: str, newest: bool) -> None:
    one, other = (PICTURES[name]("nb", planted(*few, newest=newest)) for few in PLANTED)
    if one is None or other is None:
        assert one is other
        return
    assert draw(one.to_json()) == draw(other.to_json())


def test_the_same_cards_do_differ_where_five_answered() -> None:
    """So that the test above would see a trace."""
    one, other = (dict(told(value, 5, newest=True)) for value, _ in PLANTED)
    assert {name for name in one if one[name] != other[name]} >= {
        "listing nb",
        "proposal en",
        "invitation nb",
        "trend en",
        "map nn",
        "table nb",
    }


def test_a_withheld_municipality_is_on_no_card() -> None:
    first = samples.readings()[0]
    wide = [
        Figure(f.school_id, f.indicator_id, f.year, 2.6, f.answers, "", None, "municipality") for f in first.history
    ]
    few_more = [replace(f, answers=(f.answers or 0) + 3) for f in wide]
    shown, hidden = read(first.indicator, (*first.history, *wide)), read(first.indicator, (*first.history, *few_more))
    assert shown is not None
    assert hidden is not None
    on = samples.scene("nb")
    assert "2,6" in json.dumps(figures.listing(on, samples.leader(on), [shown], samples.CHARACTERISTIC))
    assert "2,6" not in json.dumps(figures.listing(on, samples.leader(on), [hidden], samples.CHARACTERISTIC))
    for make in PICTURES.values():
        spec = make("nb", [hidden])
        assert spec is None or "2.6" not in spec.to_json()
