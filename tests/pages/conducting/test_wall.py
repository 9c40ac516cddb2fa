"""The wall's result: marks that can be compared from row to row and from round to round."""

from __future__ import annotations

import re

import pytest

from pages.conducting.wall import STYLE, Result, Wall, inside
from pages.kit.files import inline


@pytest.mark.parametrize("counts", [((3, 5), (5, 9), (6, 5), (0, 0)), ((5, 7), (7, 11), (9, 8), (8, 3))])
def test_marks_of_all_rows_and_rounds_are_drawn_to_one_scale_and_stay_in_their_column(
    counts: tuple[tuple[int, int], ...],
) -> None:
    rows = tuple((f"Nivå {4 - place}", each) for place, each in enumerate(counts))
    result = Result("Stemmer", ("Runde 1", "Runde 2"), rows)
    shown, style = inside(Wall("nb", "1.4", "", "", "Flest stemte på nivå 2", result=result)), inline(STYLE)

    assert len(set(re.findall(r'viewBox="([^"]+)"', shown))) == 1
    assert "max-width" in re.findall(r"td svg \{([^}]*)\}", style)[0]
    assert "table-layout: fixed" in style
