"""Inputs from the field, in ``tests/field/``: what Teams sent, with words in capitals to be filled in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FIELD = Path(__file__).parents[2] / "field"


def activity_of_field(name: str, **words: str) -> Any:
    """The JSON of a file, each word in capitals (``TEAM``) replaced by what stands for it here."""
    return _filled(json.loads((FIELD / name).read_text(encoding="utf-8")), words)


def _filled(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value
