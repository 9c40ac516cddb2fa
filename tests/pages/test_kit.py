"""Where templates are found, and what the browser is told that a page may do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from pages.conducting import vote_form, wall
from pages.kit.markup import environment
from pages.kit.policy import digest
from pages.minutes import minutes
from tests.house.tree import ROOT
from tests.pages.views import FORM, MINUTES, WALL


def test_files_are_found_wherever_the_service_is_started_from(tmp_path: Path) -> None:
    code = "from tests.pages.views import PAGES; print(all(shown.make(*shown.given) for shown in PAGES.values()))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "True"


def test_what_a_template_asks_for_and_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()


@pytest.mark.parametrize(
    ("made", "policy"),
    [
        (wall.page(WALL, "/wall/x.json", "Gammel"), wall.policy()),
        (vote_form.page(FORM), vote_form.policy()),
        (minutes.page(MINUTES), minutes.policy()),
    ],
)
def test_the_policy_names_exactly_the_styles_and_scripts_that_the_page_has(made: bytes, policy: str) -> None:
    inline = {tag: re.findall(rf"<{tag}>(.*?)</{tag}>", made.decode(), re.DOTALL) for tag in ("style", "script")}
    named = {tag: re.findall(rf"{tag}-src (.*?);", policy) for tag in inline}

    assert {tag: [digest(text) for text in texts] for tag, texts in inline.items()} == named
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_only_the_wall_asks_for_more_and_only_the_form_is_sent() -> None:
    policies = (wall.policy(), vote_form.policy(), minutes.policy())

    assert ["connect-src 'self'" in policy for policy in policies] == [True, False, False]
    assert ["form-action 'self'" in policy for policy in policies] == [False, True, False]
    assert all("base-uri 'none'; frame-ancestors 'none'" in policy for policy in policies)
