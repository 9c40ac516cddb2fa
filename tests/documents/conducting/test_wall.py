"""The wall's result: marks that can be compared from row to row and from round to round."""

from __future__ import annotations

import re

import pytest

from documents.conducting.wall import Result, _result
from documents.conducting.wall_style import WALL_STYLE


@pytest.mark.parametrize("counts", [((3, 5), (5, 9), (6, 5), (0, 0)), ((5, 7), (7, 11), (9, 8), (8, 3))])
def test_marks_of_all_rows_and_rounds_are_drawn_to_one_scale_and_stay_in_their_column(
    counts: tuple[tuple[int, int], ...],
) -> None:
    rows = tuple((f"Nivå {4 - place}", each) for place, each in enumerate(counts))
    shown = _result(Result("Stemmer", ("Runde 1", "Runde 2"), rows))

    assert len(set(re.findall(r'viewBox="([^"]+)"', shown))) == 1
    assert "max-width" in re.findall(r"td svg \{([^}]*)\}", WALL_STYLE)[0]
    assert "table-layout: fixed" in WALL_STYLE
