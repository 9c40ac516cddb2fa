"""Builds the Teams app package: manifest, languages and icons, checked, in one zip file under ``dist/``."""

from __future__ import annotations

import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from domain.people import school
from manifest import check

HERE = Path(__file__).resolve().parent
ICONS = ("color.png", "outline.png")
LANGUAGES = tuple(tag for tag in school.LANGUAGES if tag != "nb")  # bokmål stands in the manifest itself


class PackageError(Exception):
    """The package would not be accepted; ``problems`` says why, a line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def manifest_for(app_id: str, public_host: str, version: str) -> dict[str, Any]:
    """The manifest with this registration's id, the service's host and the publisher filled in."""
    publisher = tomllib.loads((HERE / "publisher.toml").read_text(encoding="utf-8"))
    values = {"app_id": app_id, "public_host": public_host, "version": version}
    values |= {f"publisher_{key}": value for key, value in publisher.items()}
    filled: dict[str, Any] = _fill(json.loads((HERE / "manifest.json").read_text(encoding="utf-8")), values)
    return filled


def _fill(node: Any, values: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _fill(value, values) for key, value in node.items()}
    if isinstance(node, list):
        return [_fill(value, values) for value in node]
    if isinstance(node, str) and node.startswith("{") and node.endswith("}"):
        return values[node[1:-1]]
    return node


def build(app_id: str, public_host: str, version: str, target: Path, *, with_schema: bool = True) -> Path:
    """Write the package and return its path; raises ``PackageError`` with every problem found.

    ``with_schema`` asks for Microsoft's schema, which comes with the Playground's npm packages (``make package``).
    """
    manifest = manifest_for(app_id, public_host, version)
    languages = {tag: json.loads((HERE / f"{tag}.json").read_text(encoding="utf-8")) for tag in LANGUAGES}
    icons = {name: (HERE / name).read_bytes() for name in ICONS}
    problems = check.own_rules(manifest, languages, icons)
    if with_schema:
        if not check.schema_is_here(manifest["manifestVersion"]):
            problems.append("Microsoft's schema is not installed: it comes with `make package` where Node is")
        else:
            problems += check.against_schema(manifest, languages)
    if problems:
        raise PackageError(problems)
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"samklang-{version}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2))
        for tag, texts in languages.items():
            package.writestr(f"{tag}.json", json.dumps(texts, ensure_ascii=False, indent=2))
        for name, data in icons.items():
            package.writestr(name, data)
    return path
