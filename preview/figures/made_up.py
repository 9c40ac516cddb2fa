"""Made-up readings that show all a figure can say: withheld, held against others, calculated, counted on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.figures.limits import Limits
from domain.figures.limits_in_force import limited
from domain.figures.reading import Reading, read
from preview import school as samples

_SPRING, _AUTUMN = date(2026, 4, 24), date(2026, 10, 1)
_SSB = "Statistisk sentralbyrå, CC BY 4.0"
Row = tuple[int, float, int | None, str]  # year, value, answers, scope
_ROWS: dict[str, tuple[Row, ...]] = {
    "gs_dialogue": (
        (2023, 3.3, 88, "school"), (2024, 3.2, 4, "school"), (2025, 3.1, 92, "school"), (2026, 2.8, 96, "school"),
        (2026, 3.2, 410, "municipality"),
    ),
    "gs_channels": ((2025, 3.5, 92, "school"), (2026, 4.7, 4, "school")),
    "st_share_pupils": (
        (2024, 12.9, None, "school"), (2025, 13.1, None, "school"), (2025, 14.0, None, "group"),
        (2024, 12.6, None, "country"),
    ),
    "st_waiting": ((2025, 46, None, "school"), (2026, 58, None, "school")),
}  # fmt: skip


def readings() -> list[Reading]:
    """A survey figure beside the municipality's, a withheld one, one held against the KOSTRA group, and one of GSI."""
    return [_reading(name) for name in _ROWS]


def _reading(name: str) -> Reading:
    indicator = built_in().indicator(name)
    assert indicator is not None
    if name == "st_share_pupils":
        indicator = limited(indicator, Limits(samples.SCHOOL.id, name, None, None, "group", 0.1))
    day = {"GSI": _AUTUMN, "KOSTRA": None}.get(indicator.source, _SPRING)
    source = _SSB if indicator.source == "KOSTRA" else "oppdiktet"
    made = [Figure(samples.SCHOOL.id, name, *row[:3], source, None, row[3]) for row in _ROWS[name]]
    found = read(indicator, tuple(replace(one, counted_on=day and day.replace(year=one.year)) for one in made))
    assert found is not None
    return found
