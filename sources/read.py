"""Any file of figures: CSV or XLSX, of whichever kind its headings say. Nothing it holds makes this raise."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.figures.file import Progress, ReadFile
from domain.figures.table_key import Asked, TableKey
from domain.figures.take_figures import Deciding, Refusal
from sources import forms, gsi, survey_table, workbook, years_table
from sources.asking import Watch, explained, not_used, signature, worth
from sources.figures_csv import NEEDED, tidy, unreadable
from sources.headings import Names, column, columns, passed_over, plain, unknown, who_in
from sources.parted import Parted
from sources.table_text import Row, UnreadableError, is_workbook, rows

LOOKED_AT = 12  # rows in which a heading is looked for
EVERY = 2_000  # rows between two words on progress
FEWEST_HEADINGS = 2  # of a table that is asked about
_Read = Callable[[Iterator[Row], str], None]
_Found = tuple[str, _Read, int, list[int]]


def read_figures(
    name: str,
    data: bytes,
    catalogue: Catalogue,
    school_id: str,
    today: date,
    progress: Progress | None = None,
    keys: Sequence[TableKey] = (),
) -> ReadFile:
    """What the file says, line by line: figures, and refusals with their reasons. ``keys`` are what the school has said
    about its own columns.
    """
    reader = _Reader(name, Deciding(catalogue, school_id, today), Names(catalogue), today, in_cells=is_workbook(data))
    reader.progress = progress or (lambda _lines: None)
    reader.answered = {key.signature: key for key in keys if key.answered}
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

    def __init__(self, name: str, deciding: Deciding, names: Names, today: date, *, in_cells: bool) -> None:
        self.deciding, self._names = deciding, names
        self.progress: Progress = lambda _lines: None
        self.answered: Mapping[str, TableKey] = {}
        self.at = 0
        self._file = name
        self._kinds: list[str] = []
        self._notes: list[Problem] = []
        self._strange: list[tuple[str, list[str]]] = []  # sheets without a heading that is known
        self._rows = 0
        self._today, self._strict = today, not in_cells
        self._words: Mapping[str, int] = {}
        self._asked: Asked | None = None

    def sheet(self, title: str, table: Iterator[Row]) -> None:
        """Find the heading among the first rows, and read what is under it."""
        counted = self._counted(table)
        first = list(itertools.islice(counted, LOOKED_AT))
        several = title if self._kinds else ""
        about = who_in(title) or next((who for _, cells in first[:2] if (who := who_in(" ".join(cells[:3])))), "")
        about = about or who_in(self._file.rpartition(".")[0])
        for place, (_, cells) in enumerate(first):
            below = first[place + 1][1] if place + 1 < len(first) else []
            known = self._explained(cells)
            found = self._kind(known, below, about)
            if found is None:
                continue
            kind, read, heading_rows, strange = found
            if place:
                self._notes.append(Problem("figures_heading_at", {"line": first[place][0]}))
            self._kinds.append(kind)
            watch = Watch(cells, range(len(cells)) if kind == "forms" else strange)
            read(watch.rows(itertools.chain(first[place + heading_rows :], counted)), several)
            left = [at for at in strange if plain(cells[at]) not in self._names.not_used]
            self._ask(watch, left, respondents=kind == "forms", timed=True, survey=about)
            return
        if first:
            self._ask_about_all(first, counted, about)
            header = max((cells for _, cells in first), key=lambda cells: len(columns(cells)))
            self._strange.append((title, [name for name in NEEDED if name not in columns(header)]))

    def _explained(self, cells: Sequence[str]) -> list[str]:
        """The headings in words that the readers know, where the school has said what they mean."""
        key = self.answered.get(signature(cells))
        if key is None:
            return list(cells)
        self._names.not_used = not_used(key)
        self._words = worth(key)
        return explained(cells, key)

    def _ask_about_all(self, first: Sequence[Row], rest: Iterator[Row], about: str) -> None:
        """A table whose headings nobody knows may hold figures all the same: the school can say what they are."""
        place = max(range(len(first)), key=lambda at: sum(_is_heading(cell) for cell in first[at][1]))
        cells = first[place][1]
        key = self.answered.get(signature(cells))
        settled = {plain(heading) for heading, what in key.columns if what is not None} if key else set()
        strange = [
            at for at, cell in enumerate(cells)
            if cell.strip() and not column(cell) and not forms.about_answering(cell)
        ]  # fmt: skip
        left = [at for at in strange if plain(cells[at]) not in settled]
        again = not left and key is not None and not key.reads
        places = strange if again else left
        if sum(map(_is_heading, cells)) < FEWEST_HEADINGS or not places:
            return
        watch = Watch(cells, places)
        for _ in watch.rows(itertools.chain(first[place + 1 :], rest)):
            pass
        if (watch.respondents() or watch.figures()) and not (again and self._kinds):
            self._ask(watch, places, respondents=watch.respondents(), timed=forms.has_times(cells), survey=about)

    def _ask(self, watch: Watch, places: Iterable[int], *, respondents: bool, timed: bool, survey: str) -> None:
        """Keep what is left to ask about the first table that leaves anything."""
        known = forms.known_scale() | dict(self._words)
        asked = watch.asked(places, known, respondents=respondents, timed=timed, survey=survey)
        if self._asked is None and asked.signature and (asked.columns or asked.words):
            self._asked = asked

    def result(self) -> ReadFile:
        """What was understood."""
        deciding = self.deciding
        deciding.settle()
        if self._kinds and self._strange:
            names = ", ".join(f"«{title}»" for title, _ in self._strange)
            self._notes.append(Problem("figures_sheets_passed_over", {"names": names, "count": len(self._strange)}))
        if not self._kinds and not deciding.refusals:
            problem = Problem("figures_file_empty")
            if self._strange or self._asked:
                problem = Problem("figures_header", {"columns": ", ".join(self._strange[0][1]) or "–"})
            deciding.refuse(Refusal(0, problem))
        kind = next(iter(self._kinds), "")
        if kind == "plain" and deciding.taken:
            sources = {self._names.sources[figure.indicator_id] for figure in deciding.taken}
            kind = "survey" if all(source.endswith("_survey") for source in sources) else "plain"
        return ReadFile(kind, tuple(deciding.taken), tuple(deciding.refusals), tuple(self._notes), deciding.refused,
                        self._rows, self._asked)  # fmt: skip

    def _kind(self, header: list[str], below: Sequence[str], about: str) -> _Found | None:
        """What a heading says the table is: how to read it, how many rows the heading takes, which columns it does not
        explain.
        """
        under = list(below)
        if all(name in columns(header) for name in NEEDED):
            return "plain", partial(self._tidy, header, about), 1, list(unknown(header, columns(header).values()))
        if (answers := forms.forms_heading(header, self._names, about)) is not None:
            return "forms", partial(self._forms, answers), 1, list(answers.passed)
        if (form := gsi.gsi_heading(header)) is not None:
            return "gsi", partial(self._gsi, form), 1, []
        both = survey_table.joined(header, under, self._names)
        for heading, height in ((both, 2), (header, 1)):
            wide = survey_table.wide_heading(heading, self._names) if heading else None
            if wide is not None and (height == 1 or wide.counts):
                return "survey", partial(self._wide, wide, about), height, list(wide.strange) if height == 1 else []
        merged = survey_table.under_merged(header, under, self._names)
        wide = survey_table.wide_heading(merged, self._names) if merged else None
        if wide is not None and "year" in wide.common:
            return "survey", partial(self._wide, wide, about), 2, []
        if (found := years_table.years_heading(header, under, self._names)) is not None:
            return "plain", partial(self._years, found[0], about), found[1], []
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
        for _ in forms.sum_up(answers, table, self._words):
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
                self.progress(self._rows)
            yield number, cells


def _is_heading(cell: str) -> bool:
    """Whether a cell may name a column: it has letters."""
    return any(sign.isalpha() for sign in cell)
