"""A package as a file: JSON that a person can read, in UTF-8."""

from __future__ import annotations

import json
import unicodedata

from domain.practice.package import VERSION, About, Package
from domain.practice.read_package import KEY, KIND

TYPE = "application/json; charset=utf-8"


def package_file(package: Package) -> bytes:
    """The file. ``domain.practice.read_package`` reads it."""
    whole = {
        KEY: KIND,
        "version": VERSION,
        "from": package.origin,
        "made": package.made.isoformat(),
        "questions": [_about(one.about) | _from({"text": one.text}, one.origin) for one in package.questions],
        "forms": [
            _from({"name": one.name, "phases": [list(phase) for phase in one.phases]}, one.origin)
            for one in package.forms
        ],
        "practices": [
            _about(one.about)
            | _from({"title": one.title, "did": one.did, "changed": one.changed, "again": one.again}, one.origin)
            for one in package.practices
        ],
    }
    if package.catalogue:
        whole["catalogue"] = _from({"file": json.loads(package.catalogue)}, package.catalogue_origin)
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def file_name(package: Package, language: str) -> str:
    """As "samklang-pakke-solvik-kulturskole.json", in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", package.origin.lower().replace("ø", "o").replace("æ", "ae"))
    joined = (char for char in plain if not unicodedata.combining(char))
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in joined)
    name = "-".join(word for word in words.split() if word)[:60]
    kind = "package" if language == "en" else "pakke"
    return "-".join(part for part in ("samklang", kind, name) if part) + ".json"


def _about(about: About) -> dict[str, object]:
    return {"characteristic": about.number, "titles": list(about.titles)} if about.number else {}


def _from(table: dict[str, object], origin: str) -> dict[str, object]:
    return table | ({"from": origin} if origin else {})
