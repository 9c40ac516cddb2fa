"""The table of caps in the documents says what the code does."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from tests.fuzz.test_slow_inputs import SHOWN_LITTLE

TABLE = Path(__file__).resolve().parents[2] / "docs" / "limits.md"
_ROW = re.compile(r"^\| [^|]+ \| ([\d.]+)[^|]* \| `([\w.]+)` \| [^|]+ \|$", re.MULTILINE)


def _value(name: str) -> object:
    module, _, constant = name.rpartition(".")
    return getattr(importlib.import_module(module), constant)


def test_each_cap_in_the_table_is_the_one_in_the_code() -> None:
    text = TABLE.read_text(encoding="utf-8")
    rows = _ROW.findall(text)
    assert len(rows) == text.count("\n| ") - 1
    assert {name: said for said, name in rows} == {name: str(_value(name)) for _, name in rows}


def test_what_keeps_a_pattern_from_long_texts_is_there() -> None:
    assert not {name for name in SHOWN_LITTLE.values() if not isinstance(_value(name), int)}
