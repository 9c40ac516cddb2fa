"""What is given to those who run the service: a dashboard and alerts that ask for figures there are."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.running.metrics import REGISTRY
from tests.house.tree import ROOT

FOLDER = ROOT / "docs/operations"
WORD = re.compile(r"[a-z_][a-z0-9_]*")
OF_PROMETHEUS = {"up"}
LANGUAGE = {
    *("absent", "by", "histogram_quantile", "increase", "le", "max", "min", "or", "rate", "sum"),
    *("instance", "job", "kind", "m", "h"),
}
# The form that the rules are written in: a small part of YAML, so that what fits it is YAML.
HEAD = ["groups:", "  - name: samklang", "    rules:"]
RULE = [
    r"      - alert: (?P<alert>[A-Za-z]+)",
    r"        expr: '(?P<expr>[^']+)'",
    r"        for: \d+m",
    r"        labels:",
    r"          severity: (page|ticket)",
    r"        annotations:",
    r'          summary: "(?P<summary>[^"\\]+)"',
    r'          action: "(?P<action>[^"\\]+)"',
]


def figures() -> dict[str, set[str]]:
    """Every sample that the service tells, with its labels."""
    found: dict[str, set[str]] = {}
    for metric in REGISTRY.collect():
        labels = {label for sample in metric.samples for label in sample.labels}
        ends = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(metric.type, [""])
        for end in ends:
            found[metric.name + end] = labels
    return found


def unknown(query: str) -> set[str]:
    """What a query names that is no figure, no label of it and no word of the query language."""
    told = figures()
    bare = re.sub(r'"[^"]*"', "", query)
    words = set(WORD.findall(re.sub(r"\b\d+(\.\d+)?[mh]?\b", "", bare)))
    named = {word for word in words if word in told}
    declared = {label for name in named for label in labels_of(name)}
    assert named | (words & OF_PROMETHEUS), query
    return words - told.keys() - OF_PROMETHEUS - LANGUAGE - declared


def labels_of(name: str) -> set[str]:
    """The labels a figure was declared with, told or not."""
    for collector in list(REGISTRY._collector_to_names):
        if name in REGISTRY._collector_to_names[collector]:
            return set(getattr(collector, "_labelnames", ()))
    return set()


def dashboard() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8"))
    return found


def rules() -> list[dict[str, str]]:
    """The alerts, read line by line against the form."""
    lines = (FOLDER / "alerts.yml").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    assert lines[: len(HEAD)] == HEAD
    rest = lines[len(HEAD) :]
    assert len(rest) % len(RULE) == 0
    found = []
    for start in range(0, len(rest), len(RULE)):
        rule: dict[str, str] = {}
        for form, line in zip(RULE, rest[start : start + len(RULE)], strict=True):
            fits = re.fullmatch(form, line)
            assert fits, line
            rule |= fits.groupdict()
        found.append(rule)
    return found


def test_every_panel_of_the_dashboard_asks_for_figures_that_there_are() -> None:
    wrong = {
        (panel["title"], word)
        for panel in dashboard()["panels"]
        for target in panel["targets"]
        for word in unknown(target["expr"])
    }
    assert wrong == set()


def test_every_figure_of_ours_that_tells_how_we_are_is_on_the_dashboard() -> None:
    asked = " ".join(target["expr"] for panel in dashboard()["panels"] for target in panel["targets"])
    ours = {metric.name for metric in REGISTRY.collect() if metric.name.startswith("samklang_")}
    assert {name for name in ours if name not in asked} == {"samklang_statistics"}  # never urgent


def test_panels_lie_beside_each_other_and_each_says_what_it_tells() -> None:
    panels = dashboard()["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert len({(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}) == len(panels)
    assert all(panel["description"].endswith(".") for panel in panels)


def test_there_are_five_alerts_each_on_figures_that_there_are_and_with_what_to_do() -> None:
    found = rules()
    assert len(found) == len({rule["alert"] for rule in found}) == 5
    assert {(rule["alert"], word) for rule in found for word in unknown(rule["expr"])} == set()
    assert [rule["alert"] for rule in found if not re.fullmatch(r"[A-Z].{40,}\.", rule["action"])] == []


def test_a_query_for_a_figure_that_there_is_not_is_noticed() -> None:
    assert unknown('rate(samklang_invokes_total[5m]) + samklang_votes{job="x"}') == {"samklang_votes"}
    assert unknown('samklang_invokes_total{verb="x"}') == {"verb"}
