"""What a school says of its own columns and answer words: what is asked, kept, used and forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.catalogue.read import built_in
from domain.errors import Refused
from domain.figures import settle_key
from domain.figures.file import ReadFile
from domain.figures.settle_key import on_one_card, remember
from domain.figures.table_key import Asked, TableKey, merged, suggestions
from domain.unit_of_work import Units
from sources.read import read_figures
from tests.support.arranged.small_school import small_school
from tests.support.machines.sheets import workbook

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
WORDS = ("Svært enig", "Enig", "Uenig")
HEAD = ["ID", "Fullføringstidspunkt", "Jeg trives her", "Læreren hjelper meg", "Instrument", "Noe mer?"]


def own_form(head: list[str] = HEAD, words: tuple[str, ...] = WORDS) -> bytes:
    rows = [
        [
            at,
            f"2026-10-0{at % 9 + 1} 10:00",
            words[at % 3],
            words[(at + 1) % 3],
            ("Piano", "Fele")[at % 2],
            f"Fritekst {at}",
        ]
        for at in range(12)
    ]
    return workbook(("Svar", [head, *rows]))


def read(data: bytes, *keys: TableKey, name: str = "elever.xlsx") -> ReadFile:
    return read_figures(name, data, built_in(), "s", date(2026, 11, 28), None, keys)


def key(asked: Asked, columns: dict[str, str], words: dict[str, int] | None = None) -> TableKey:
    made = TableKey("k", "s", asked.signature, "n", asked.respondents, asked.timed, asked.survey, (), (), NOW, "p", NOW)
    made = merged(made, asked)
    told = words or {}
    return replace(
        made,
        columns=tuple((heading, columns.get(heading, "-")) for heading, _ in made.columns),
        words=tuple((word, told.get(word, 0)) for word, _ in made.words),
    )


def test_a_schools_own_questions_are_asked_about_once_and_the_next_file_is_read_alone() -> None:
    asked = read(own_form()).asked

    assert asked is not None
    assert asked.respondents
    assert asked.columns == ("Jeg trives her", "Læreren hjelper meg", "Instrument", "Noe mer?")
    assert asked.words == WORDS
    meanings = {"Jeg trives her": "ps_wellbeing", "Læreren hjelper meg": "ps_relation"}
    known = key(asked, meanings, {"Svært enig": 5, "Enig": 4, "Uenig": 2})

    shuffled = read(own_form([*HEAD[:4], HEAD[4], HEAD[5]]), known)
    assert {figure.indicator_id: figure.answers for figure in shuffled.figures} == {
        "ps_wellbeing": 12,
        "ps_relation": 12,
    }
    assert [figure.value for figure in shuffled.figures] == pytest.approx([11 / 3, 11 / 3])
    assert (shuffled.asked, shuffled.refused, len(shuffled.notes)) == (None, 0, 1)


def test_an_answer_that_is_new_is_asked_about_and_free_text_never_is() -> None:
    first = read(own_form()).asked
    assert first is not None
    known = key(first, {"Jeg trives her": "ps_wellbeing"}, dict.fromkeys(WORDS, 3))

    again = read(own_form(words=("Svært enig", "Enig", "Svært uenig")), known)

    assert again.asked is not None
    assert (again.asked.columns, again.asked.words) == ((), ("Svært uenig",))
    assert "Fritekst" not in repr(first) + repr(again)


def table(*rows: list[Any]) -> bytes:
    return workbook(("Ark1", rows))


def test_columns_of_a_table_of_results_are_explained_the_same_way() -> None:
    data = table(
        ["Skoleår", "Mestringstro", "Svar i alt", "Trinn"], ["2024/25", 4.1, 41, "alle"], ["2025/26", 4.2, 40, "alle"]
    )
    asked = read(data).asked

    assert asked is not None
    assert (asked.respondents, asked.columns) == (False, ("Mestringstro", "Svar i alt", "Trinn"))
    found = read(data, key(asked, {"Mestringstro": "ps_mastery", "Svar i alt": "answers"}))
    assert [(figure.year, figure.value, figure.answers) for figure in found.figures] == [
        (2025, 4.1, 41),
        (2026, 4.2, 40),
    ]
    assert (found.asked, found.notes) == (None, ())


def test_a_column_that_is_not_used_still_tells_rows_apart() -> None:
    data = table(["År", "Mestringstro", "Svar", "Kjønn"], [2026, 4.1, 21, "Jente"], [2026, 3.1, 20, "Gutt"])
    asked = read(data).asked

    assert asked is not None
    found = read(data, key(asked, {"Mestringstro": "ps_mastery"}))
    assert (found.figures, {one.problem.key for one in found.refusals}) == ((), {"figures_parted"})


def test_what_is_no_table_of_figures_is_not_asked_about() -> None:
    assert read(table(["navn", "farge"], ["Kari", "blå"])).asked is None
    assert read(b"hello there\n").asked is None
    assert read(b"").asked is None


def test_a_card_has_room_for_its_columns_and_asks_about_the_rest_next() -> None:
    asked = Asked("sig", False, tuple(f"Spørsmål {number}" for number in range(60)))
    waiting = merged(TableKey("k", "s", "sig", "n", False, True, "", (), (), NOW), asked)

    shown = on_one_card(waiting, built_in())
    settled = replace(
        waiting, columns=tuple((h, "-" if at in shown else None) for at, (h, _) in enumerate(waiting.columns))
    )

    assert 0 < len(shown) < 60
    assert on_one_card(settled, built_in())[0] == len(shown)


async def test_answers_are_kept_for_the_school_and_forgotten(sqlite_units: Units) -> None:
    there = await small_school(sqlite_units)
    asked = Asked("sig", True, ("Jeg trives her", "Alder"), ("Bra", "Dårlig"), survey="pupil_survey")
    async with there.units() as uow:
        kept = await remember(uow, there.school, asked, "elever.xlsx", NOW)
        again = await remember(uow, there.school, asked, "elever.xlsx", NOW)
        inputs = {"col_0": "ps_wellbeing", "col_1": "nonsense", "word_0": "5", "word_1": "9"}
        told = await settle_key.answer(uow, there.leader, kept.id, inputs, NOW)
        await uow.commit()

    assert again == kept
    assert told.columns == (("Jeg trives her", "ps_wellbeing"), ("Alder", "-"))
    assert told.words == (("Bra", 5), ("Dårlig", None))
    assert suggestions([told]) == ({"Jeg trives her": "ps_wellbeing", "Alder": "-"}, {"Bra": 5})
    async with there.units() as uow:
        assert await uow.table_keys.of_school(there.school.id) == [told]
        with pytest.raises(Refused, match="table_key_gone"):
            await settle_key.forget(uow, replace(there.school, id="other"), kept.id)
        await settle_key.forget(uow, there.school, kept.id)
        await uow.commit()
    async with there.units(write=False) as uow:
        assert await uow.table_keys.of_school(there.school.id) == []


async def test_a_card_that_is_answered_twice_leaves_the_columns_of_the_next_one_alone(sqlite_units: Units) -> None:
    there = await small_school(sqlite_units)
    asked = Asked("sig", False, tuple(f"Spørsmål {number}" for number in range(60)))
    async with there.units() as uow:
        kept = await remember(uow, there.school, asked, "elever.xlsx", NOW)
        first = {f"col_{place}": "ps_wellbeing" for place in on_one_card(kept, built_in())}
        once = await settle_key.answer(uow, there.leader, kept.id, first, NOW)
        twice = await settle_key.answer(uow, there.leader, kept.id, first, NOW)

    assert [meaning for _, meaning in once.columns].count(None) == 60 - len(first)
    assert twice.columns == once.columns


async def test_what_nobody_answers_goes(units: Units) -> None:
    there = await small_school(units)
    async with there.units() as uow:
        await remember(uow, there.school, Asked("a", True, ("Alder",)), "a.xlsx", NOW)
        await remember(uow, there.school, Asked("b", True, ("Alder",)), "b.xlsx", NOW + timedelta(days=8))
        await uow.commit()
    async with there.units(write=False) as uow:
        assert [one.signature for one in await uow.table_keys.of_school(there.school.id)] == ["b"]
