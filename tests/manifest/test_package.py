"""The Teams app package."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from bot.answering.sentences import command_meant, is_command, meanings
from bot.handling.commands import parse
from dialogs.understanding.understand import understand
from manifest import build, check

APP_ID = "6f1b0a52-3c1f-4a7e-9d53-0a4b8f6f2c11"
schema_installed = check.schema_is_here("1.22")


def test_the_package_holds_the_manifest_its_languages_two_icons_and_nothing_else(tmp_path: Path) -> None:
    path = build.build(APP_ID, "samklang.solvik.example", "0.1.0", tmp_path, with_schema=schema_installed)

    with zipfile.ZipFile(path) as package:
        assert sorted(package.namelist()) == ["color.png", "en.json", "manifest.json", "nn.json", "outline.png"]
        manifest = json.loads(package.read("manifest.json"))
    assert manifest["bots"][0]["botId"] == manifest["id"] == APP_ID
    assert manifest["bots"][0]["scopes"] == ["personal", "team"]


@pytest.mark.skipif(not schema_installed, reason="Microsoft's schema comes with the npm packages")
def test_the_schema_refuses_what_teams_would_refuse() -> None:
    manifest = build.manifest_for(APP_ID, "samklang.solvik.example", "0.1.0")
    manifest["name"]["short"] = "x" * 31
    manifest["surprise"] = 1

    problems = check.against_schema(manifest, {})

    assert len(problems) == 2


@pytest.mark.parametrize(
    ("app_id", "host", "complaint"),
    [("not-a-guid", "samklang.solvik.example", "GUID"), (APP_ID, "solvik.azurewebsites.net", "valid domain")],
)
def test_a_package_that_teams_would_refuse_is_not_built(tmp_path: Path, app_id: str, host: str, complaint: str) -> None:
    with pytest.raises(build.PackageError, match=complaint):
        build.build(app_id, host, "0.1.0", tmp_path, with_schema=False)

    assert list(tmp_path.iterdir()) == []


def test_a_language_file_that_lacks_a_text_or_has_one_too_many_is_named() -> None:
    manifest = build.manifest_for(APP_ID, "samklang.solvik.example", "0.1.0")
    icons = {name: (build.HERE / name).read_bytes() for name in build.ICONS}
    english = json.loads((build.HERE / "en.json").read_text(encoding="utf-8"))
    del english["name.full"]
    english["bots[0].commandLists[7].commands[0].title"] = "old"

    problems = check.own_rules(manifest, {"en": english}, icons)

    assert problems == [
        "en.json lacks name.full",
        "en.json has bots[0].commandLists[7].commands[0].title, which is not in the manifest",
    ]


def listed() -> list[tuple[str, str, str, str]]:
    """Scope, language, title and description of every command, in each language."""
    (bot,) = build.manifest_for(APP_ID, "samklang.solvik.example", "0.1.0")["bots"]
    found = []
    for at, commands in enumerate(bot["commandLists"]):
        (scope,) = commands["scopes"]
        found += [(scope, "nb", one["title"], one["description"]) for one in commands["commands"]]
        for tag in build.LANGUAGES:
            texts = json.loads((build.HERE / f"{tag}.json").read_text(encoding="utf-8"))
            for number in range(len(commands["commands"])):
                key = f"bots[0].commandLists[{at}].commands[{number}]"
                found.append((scope, tag, texts[f"{key}.title"], texts[f"{key}.description"]))
    return found


def meant(title: str) -> str:
    return understand(title, command=command_meant(title, parse(title)), whole=is_command(title)).intent


def test_every_command_of_the_manifest_is_understood_in_every_language() -> None:
    assert [title for _, _, title, _ in listed() if not meant(title)] == []


def test_a_command_means_the_same_in_every_language() -> None:
    for scope in ("personal", "team"):
        by_language = [
            [meant(t) for s, tag, t, _ in listed() if (s, tag) == (scope, each)] for each in ("nb", "nn", "en")
        ]
        assert by_language[0] == by_language[1] == by_language[2]
        assert len(set(by_language[0])) == len(by_language[0]) == 10


def test_what_is_listed_in_a_team_is_answered_there() -> None:
    elsewhere = {"plan"}  # its proposal goes to the leader's own chat, and the thread says so
    wrong = [t for scope, _, t, _ in listed() if scope == "team" and not meanings()[meant(t)].public]
    assert {meant(title) for title in wrong} <= elsewhere


def test_commands_say_what_they_are_for_within_the_limits_of_teams() -> None:
    wrong = [
        title
        for _, _, title, description in listed()
        if len(title) > 32 or not 20 <= len(description) <= 128 or description.endswith(".")
    ]
    assert wrong == []
