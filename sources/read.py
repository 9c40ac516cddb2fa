"""Any file of figures: CSV or XLSX, of whichever kind its headings say. Nothing it holds makes this raise."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.figures.file import Progress, ReadFile
from domain.figures.take_figures import Deciding, Refusal
from sources import forms, gsi, survey_table, workbook, years_table
from sources.figures_csv import NEEDED, tidy, unreadable
from sources.headings import Names, columns, passed_over, who_in
from sources.parted import Parted
from sources.table_text import Row, UnreadableError, is_workbook, rows

LOOKED_AT = 12  # rows in which a heading is looked for
EVERY = 2_000  # rows between two words on progress
_Read = Callable[[Iterator[Row], str], None]


def read_figures(
    name: str, data: bytes, catalogue: Catalogue, school_id: str, today: date, progress: Progress | None = None
) -> ReadFile:
    """What the file says, line by line: figures, and refusals with their reasons."""
    reader = _Reader(name, catalogue, school_id, today, progress or (lambda _lines: None), in_cells=is_workbook(data))
    try:
        if is_workbook(data):
            for sheet, table in workbook.sheets(data):
                reader.sheet(sheet, table)
        else:
            reader.sheet("", rows(data))
    except UnreadableError as why:
        reader.deciding.refuse(unreadable(why, reader.at))
    return reader.result()


class _Reader:
    """One file, sheet by sheet."""

    def __init__(
        self, name: str, catalogue: Catalogue, school_id: str, today: date, progress: Progress, *, in_cells: bool
    ) -> None:
        self.deciding = Deciding(catalogue, school_id, today)
        self.at = 0
        self._names = Names(catalogue)
        self._file, self._progress = name, progress
        self._kinds: list[str] = []
        self._notes: list[Problem] = []
        self._strange: list[tuple[str, list[str]]] = []  # sheets without a heading that is known
        self._rows = 0
        self._today, self._strict = today, not in_cells

    def sheet(self, title: str, table: Iterator[Row]) -> None:
        """Find the heading among the first rows, and read what is under it."""
        counted = self._counted(table)
        first = list(itertools.islice(counted, LOOKED_AT))
        several = title if self._kinds else ""
        about = who_in(title) or next((who for _, cells in first[:2] if (who := who_in(" ".join(cells[:3])))), "")
        about = about or who_in(self._file.rpartition(".")[0])
        for place, (_, cells) in enumerate(first):
            below = first[place + 1][1] if place + 1 < len(first) else []
            found = self._kind(cells, below, about)
            if found is None:
                continue
            kind, read, heading_rows = found
            if place:
                self._notes.append(Problem("figures_heading_at", {"line": first[place][0]}))
            self._kinds.append(kind)
            read(itertools.chain(first[place + heading_rows :], counted), several)
            return
        if first:
            header = max((cells for _, cells in first), key=lambda cells: len(columns(cells)))
            self._strange.append((title, [name for name in NEEDED if name not in columns(header)]))

    def result(self) -> ReadFile:
        """What was understood."""
        deciding = self.deciding
        deciding.settle()
        if self._kinds and self._strange:
            names = ", ".join(f"«{title}»" for title, _ in self._strange)
            self._notes.append(Problem("figures_sheets_passed_over", {"names": names, "count": len(self._strange)}))
        if not self._kinds and not deciding.refusals:
            problem = Problem("figures_file_empty")
            if self._strange:
                problem = Problem("figures_header", {"columns": ", ".join(self._strange[0][1]) or "–"})
            deciding.refuse(Refusal(0, problem))
        kind = next(iter(self._kinds), "")
        if kind == "plain" and deciding.taken:
            sources = {self._names.sources[figure.indicator_id] for figure in deciding.taken}
            kind = "survey" if all(source.endswith("_survey") for source in sources) else "plain"
        return ReadFile(kind, tuple(deciding.taken), tuple(deciding.refusals), tuple(self._notes), deciding.refused,
                        self._rows)  # fmt: skip

    def _kind(self, cells: Iterable[str], below: Iterable[str], about: str) -> tuple[str, _Read, int] | None:
        """What a heading says the table is: how to read it, and how many rows the heading takes."""
        header, under = list(cells), list(below)
        if all(name in columns(header) for name in NEEDED):
            return "plain", partial(self._tidy, header, about), 1
        if (answers := forms.forms_heading(header, self._names, about)) is not None:
            return "forms", partial(self._forms, answers), 1
        if (form := gsi.gsi_heading(header)) is not None:
            return "gsi", partial(self._gsi, form), 1
        both = survey_table.joined(header, under, self._names)
        for heading, height in ((both, 2), (header, 1)):
            wide = survey_table.wide_heading(heading, self._names) if heading else None
            if wide is not None and (height == 1 or wide.counts):
                return "survey", partial(self._wide, wide, about), height
        merged = survey_table.under_merged(header, under, self._names)
        wide = survey_table.wide_heading(merged, self._names) if merged else None
        if wide is not None and "year" in wide.common:
            return "survey", partial(self._wide, wide, about), 2
        if (found := years_table.years_heading(header, under, self._names)) is not None:
            return "plain", partial(self._years, found[0], about), found[1]
        return None

    def _tidy(self, header: list[str], about: str, table: Iterator[Row], sheet: str) -> None:
        for line in tidy(header, table, self._names, about, notes=self._notes, strict=self._strict):
            self.deciding.add(line, sheet)

    def _wide(self, wide: survey_table.Wide, about: str, table: Iterator[Row], sheet: str) -> None:
        missing = [name for name in ("year",) if name not in wide.common]
        if not wide.counts and "answers" not in wide.common:
            missing.append("answers")
        if missing:
            self.deciding.refuse(Refusal(self.at, Problem("figures_header", {"columns": ", ".join(missing)}), sheet))
            return
        for line in survey_table.survey_lines(wide, table, self._names, about, notes=self._notes, strict=self._strict):
            self.deciding.add(line, sheet)

    def _years(self, heading: years_table.Years, about: str, table: Iterator[Row], sheet: str) -> None:
        lines = years_table.years_lines(heading, table, self._names, about, notes=self._notes, strict=self._strict)
        for line in lines:
            self.deciding.add(line, sheet)

    def _forms(self, answers: forms.Answers, table: Iterator[Row], sheet: str) -> None:
        for _ in forms.sum_up(answers, table):
            pass
        forms.settle(answers, self._today)
        for line in forms.forms_lines(answers, 0):
            self.deciding.add(line, sheet)
        self._notes += answers.notes()

    def _gsi(self, form: gsi.Form, table: Iterator[Row], sheet: str) -> None:
        parted = Parted(form.strange, lambda cells: gsi.row_key(form, cells))
        for row in parted.rows(table):
            if isinstance(row, Refusal):
                self.deciding.add(row, sheet)
                continue
            number, cells = row
            for refusal in gsi.read_line(form, number, cells):
                self.deciding.add(refusal, sheet)
        for line in gsi.all_lines(form):
            self.deciding.add(line, sheet)
        self._notes += [*passed_over(form.strange.values()), *parted.notes()]

    def _counted(self, table: Iterator[Row]) -> Iterator[Row]:
        for number, cells in table:
            self.at = number
            self._rows += 1
            if self._rows % EVERY == 0:
                self._progress(self._rows)
            yield number, cells
