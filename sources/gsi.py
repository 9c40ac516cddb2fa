"""A file in the terms of the GSI form for kulturskole: what each line of the form is called, and what is made of it.

One line of the form is one row: its name, and a number for girls, for boys, in all, and on the waiting list. A column
of years may stand beside it, or the years are the headings. What is computed from other lines is marked as derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.errors import Problem
from domain.figures.number_text import UnclearError, number_in
from domain.figures.take_figures import Line, Refusal
from domain.rounding import beyond_doubt, rounded
from sources.headings import plain, unknown

_LABEL = ("linje", "post", "tekst", "felt", "rad", "line", "spørsmål", "kategori", "item")
_NUMBERS = {
    "girls": ("jenter", "girls"),
    "boys": ("gutter", "gutar", "boys"),
    "sum": ("sum", "i alt", "totalt", "total", "antall", "antal", "verdi", "value"),
    "waiting": ("venteliste", "på venteliste", "waiting list"),
}
_YEAR = ("år", "year", "årstall", "årstal", "skoleår", "skuleår", "telleår")
# Words that the name of a line has, all of them; the first that fits is meant.
_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hours_not_own", (r"årstim\w*", r"(ikke|ikkje|andre enn|others)")),
    ("hours_sum", (r"årstim\w*", r"(sum|i alt|totalt)")),
    ("hours_sum", (r"^årstimer$|^årstimar$|^årstimer undervisning$|^årstimar undervisning$",)),
    ("hours", (r"årstim\w*",)),
    ("places_sum", (r"elevplass\w*", r"(sum|i alt|totalt)|^elevplass\w*$")),
    ("fte_admin", (r"(årsverk|stilling\w*)", r"(admin\w*)", r"(sum|i alt|totalt)|^årsverk (til )?admin\w*$")),
    ("fte_part", (r"(årsverk|stilling\w*)", r"(rektor|inspektør|kontor)")),
    ("fte_teaching", (r"(årsverk|stilling\w*)", r"undervis\w*")),
    (
        "fte_refunded",
        (r"(årsverk|stilling\w*)", r"(refunder\w*|betalt\w*|finansiert av (andre|skol|sfo|barnehage)\w*)"),
    ),
    ("pupils_other", (r"elev\w*", r"(andre kommun\w*|kurs|under et semester|under eit semester)")),
    ("pupils_sum", (r"elev\w*", r"(sum|i alt|totalt)|^elev(er|ar)$")),
    ("pupils", (r"elev\w*", r"grunnsk\w*alder")),
    ("pupils", (r"(under|i|over) grunnsk\w*alder",)),
    ("waiting_sum", (r"venteliste", r"(sum|i alt|totalt)|^(elev\w* på )?venteliste$")),
    ("places", (r"^(elevplass\w*,? )?(musikk\w*|visuelle kunst|teater|dans|samiske kulturfag|andre kunst.*uttrykk)",)),
)
_MOST_POSTS = 60.0  # posts; what is more is per cent
_INDICATOR = {
    "pupils_sum": "st_pupils",
    "places_sum": "st_places",
    "waiting_sum": "st_waiting",
    "hours_sum": "st_hours",
    "hours_not_own": "st_hours_others",
    "fte_teaching": "st_fte_teaching",
    "fte_refunded": "st_fte_refunded",
}


@dataclass(slots=True)
class Form:
    """Where the columns are, and what the file has said so far by year and line."""

    label: int
    year: int | None
    columns: dict[str, int]
    years: dict[int, str]  # place -> year, where the years are the headings
    strange: dict[int, str]  # headings that are not known, by their places
    said: dict[tuple[str, str], float] = field(default_factory=dict)
    at: dict[tuple[str, str], int] = field(default_factory=dict)


def gsi_heading(cells: Sequence[str]) -> Form | None:
    """The heading of such a table, or None."""
    titles = [plain(cell) for cell in cells]
    label = next((at for at, title in enumerate(titles) if title in _LABEL), None)
    if label is None:
        return None
    columns = {name: at for at, title in enumerate(titles) for name, words in _NUMBERS.items() if title in words}
    years = {at: title for at, title in enumerate(titles) if re.fullmatch(r"(19|20)\d\d", title)}
    year = next((at for at, title in enumerate(titles) if title in _YEAR), None)
    if not years and (year is None or not columns):
        return None
    known = {label, *columns.values(), *years, *([] if year is None else [year])}
    return Form(label, year, columns, years, unknown(cells, known))


def row_key(form: Form, cells: Sequence[str]) -> tuple[str, ...]:
    """What a row is about: its line of the form, and its year."""
    places = [form.label] if form.year is None else [form.label, form.year]
    return tuple(plain(cells[place]) if place < len(cells) else "" for place in places)


def line_meant(text: str) -> str:
    """The line of the form with this name; "" for one that is not known."""
    name = re.sub(r"^\d{1,2}[.:)]?\s+", "", plain(text))
    for key, patterns in _LINES:
        if all(re.search(pattern if pattern[0] in "^(" else rf"\b{pattern}", name) for pattern in patterns):
            return key
    return ""


def read_line(form: Form, number: int, cells: Sequence[str]) -> Iterator[Refusal]:
    """Keep what a line says; give what cannot be read. Lines that no figure is made of are passed over."""
    text = cells[form.label] if form.label < len(cells) else ""
    key = line_meant(text)
    if not key:
        if text.strip():
            yield Refusal(number, Problem("gsi_line_unknown", {"name": text.strip()[:60]}))
        return
    for year, column, value in _numbers(form, cells):
        try:
            if value.strip()[:1] in ("=", "@", "+"):
                raise UnclearError("figure_formula", text=value.strip()[:30])
            amount = number_in(value, "fte" if key.startswith("fte") else "count")
            if amount < 0:
                raise UnclearError("figure_negative", text=value.strip()[:20])
        except UnclearError as why:
            yield Refusal(number, why.problem)
            continue
        _keep(form, number, year, key, column, amount)


def _numbers(form: Form, cells: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Year, column and text of each number of a line that is not empty."""
    places = [(year, "sum", at) for at, year in form.years.items()]
    if not places:
        year = cells[form.year].strip() if form.year is not None and form.year < len(cells) else ""
        places = [(year, column, at) for column, at in form.columns.items()]
    for year, column, at in places:
        if at < len(cells) and cells[at].strip() not in ("", "-", "–", "*", ".", ":"):
            yield year, column, cells[at]


def _keep(form: Form, number: int, year: str, key: str, column: str, amount: float) -> None:
    """Add a part to its parts; a sum that the file gives itself stands as it is."""
    line, _, rest = key.partition("_")
    if line == "pupils" and rest != "other" and column != "sum":
        key = f"{column}_{rest}".strip("_")  # girls, boys, waiting; each with its own sum
    elif column not in ("sum", "girls", "boys"):
        return  # waiting lists for places are not counted: somebody may wait for several
    if key.startswith("fte") and amount > _MOST_POSTS:
        amount /= 100.0  # the form counts in per cent of a full post
    form.at.setdefault((year, key), number)
    whole = key.endswith("_sum") or key in _INDICATOR
    if whole and column in ("sum", "waiting", "girls", "boys") and (line != "places" or column == "sum"):
        form.said.setdefault((year, key), amount)
    elif not whole:
        form.said[year, key] = form.said.get((year, key), 0.0) + amount


def all_lines(form: Form) -> Iterator[Line]:
    """The figures that the file says, with those that are computed from them in between their years."""
    for year in sorted({year for year, _ in form.said}):
        said = _with_sums({key: value for (at, key), value in form.said.items() if at == year})
        number = min(line for (at, _), line in form.at.items() if at == year)
        counted = f"{year}-10-01" if year.isdigit() and len(year) == 4 else ""
        for key, indicator in _INDICATOR.items():
            if key in said:
                at = form.at.get((year, key), number)
                yield Line(at, indicator, year, beyond_doubt(said[key]), "", "GSI", counted)
        for indicator, amount in derived(said):
            yield Line(number, indicator, year, beyond_doubt(amount), "", "GSI", counted, derived=True)


def _with_sums(said: Mapping[str, float]) -> dict[str, float]:
    """What the file says, and the sums of its parts where it gives no sum itself."""
    found = dict(said)
    for key in ("girls", "boys", "pupils", "waiting", "places", "hours"):
        if key in said:
            found.setdefault(f"{key}_sum", said[key])
    if "girls_sum" in found and "boys_sum" in found:
        found.setdefault("pupils_sum", found["girls_sum"] + found["boys_sum"])
    if "fte_part" in said:
        found.setdefault("fte_admin", said["fte_part"])
    return found


def derived(said: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What can be computed, with its indicator."""
    pupils, places = said.get("pupils_sum", 0.0), said.get("places_sum", 0.0)
    girls, boys = said.get("girls_sum", 0.0), said.get("boys_sum", 0.0)
    admin, teaching = said.get("fte_admin", 0.0), said.get("fte_teaching", 0.0)
    if pupils and "waiting_sum" in said:
        yield "st_waiting_per_pupil", rounded(said["waiting_sum"] / pupils * 100)
    if places and "hours_sum" in said:
        yield "st_hours_per_place", said["hours_sum"] / places
    if pupils and places:
        yield "st_places_per_pupil", rounded(places / pupils * 100)
    if "girls_sum" in said and "boys_sum" in said and girls + boys:
        yield "st_share_girls", girls / (girls + boys) * 100
    if "fte_admin" in said and "fte_teaching" in said and admin + teaching:
        yield "st_share_admin", admin / (admin + teaching) * 100
