"""What must hold for an app package before anybody uploads it."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

SCHEMAS = (
    Path(__file__).resolve().parent.parent / "playground/node_modules/@microsoft/app-manifest/build/json-schemas/teams"
)
GUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)


def schema_is_here(version: str) -> bool:
    """Whether Microsoft's schema of this manifest version is installed."""
    return (SCHEMAS / f"v{version}" / "MicrosoftTeams.schema.json").exists()


def against_schema(manifest: dict[str, Any], languages: dict[str, dict[str, str]]) -> list[str]:
    """What Microsoft's JSON schemas (draft 4) say about the manifest and its language files."""
    from jsonschema import Draft4Validator  # rare and heavy: only when a package is built

    folder = SCHEMAS / f"v{manifest['manifestVersion']}"
    problems = []
    documents = [("manifest.json", "MicrosoftTeams.schema.json", manifest)]
    documents += [(f"{tag}.json", "MicrosoftTeams.Localization.schema.json", texts) for tag, texts in languages.items()]
    for name, schema_name, document in documents:
        schema = json.loads((folder / schema_name).read_text(encoding="utf-8"))
        for error in Draft4Validator(schema).iter_errors(document):
            place = "/".join(str(part) for part in error.absolute_path) or "(root)"
            problems.append(f"{name}: {place}: {error.message}")
    return problems


def own_rules(manifest: dict[str, Any], languages: dict[str, dict[str, str]], icons: dict[str, bytes]) -> list[str]:
    """What the schema cannot see: ids, icons' sizes, complete languages, domains."""
    problems = []
    bot = manifest["bots"][0]
    if not GUID.match(manifest["id"]) or bot["botId"] != manifest["id"]:
        problems.append("the app id must be a GUID, and the bot's id the same")
    if not re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"]):
        problems.append("version must be three numbers")
    for name, side in (("color.png", 192), ("outline.png", 32)):
        if png_size(icons[name]) != (side, side):
            problems.append(f"{name} must be {side} x {side} pixels")
    wanted = translatable(manifest)
    for tag, texts in languages.items():
        missing, left_over = wanted - set(texts), set(texts) - wanted - {"$schema"}
        problems += [f"{tag}.json lacks {key}" for key in sorted(missing)]
        problems += [f"{tag}.json has {key}, which is not in the manifest" for key in sorted(left_over)]
    for domain in manifest["validDomains"]:
        if domain.startswith("*") or domain.endswith("azurewebsites.net") or "." not in domain:
            problems.append(f"{domain} cannot be a valid domain: it must be the service's own host name")
    return problems


def translatable(manifest: dict[str, Any]) -> set[str]:
    """Keys that a language file must have."""
    keys = {"name.short", "name.full", "description.short", "description.full"}
    for i, commands in enumerate(manifest["bots"][0]["commandLists"]):
        for j, _ in enumerate(commands["commands"]):
            keys |= {f"bots[0].commandLists[{i}].commands[{j}].{part}" for part in ("title", "description")}
    return keys


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG from its header; (0, 0) where it is none."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return (0, 0)
    width, height = struct.unpack(">II", data[16:24])
    return (width, height)
