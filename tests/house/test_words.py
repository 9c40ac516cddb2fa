"""The words of the house: the same folders in every room, an order between them, and no circle anywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.house.tree import ROOMS, imports, of_rooms, python_files

MOST_FILES = 20
MOST_IN = {"preview": 26}  # one file for each word, and the page
# The words, from what others build on to what builds on others: a use case may import use cases of earlier lines only.
# Noun files (rules, no storage) may be imported from everywhere.
ORDER: tuple[tuple[str, ...], ...] = (
    ("calendar", "catalogue", "figures", "agenda"),
    ("delivery", "meetings", "groups", "minutes", "owners", "practice"),
    ("people", "placing", "votes", "review", "year", "attendance"),
    ("measures", "ideas"),
    ("reminders", "catching_up", "conducting", "arriving", "personal_data"),
)
WORDS = {word for line in ORDER for word in line} | {"exports"}
# Folders of a room that are no word of the product, and what they are for.
OWN_FOLDERS: Mapping[str, set[str]] = {
    "domain": {"content"},  # the built-in catalogue, as data
    "cards": {"kit", "charts"},  # parts of cards; pictures
    "pages": {"kit"},  # the environment, policies, the base layout
    # transport; what handlers are given; which handler answers; settings and tasks; drawing in a process of its own
    "bot": {"edge", "handling", "answering", "running", "pictures"},
    "dialogs": {"frame", "sentences", "understanding"},  # state and turns; days and times in words; intents
    "store": {"database", "migrations"},  # statements, transactions, sealing; the schema's history
}
Graph = Mapping[str, set[str]]


def module(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def graph(*, at_run_time_only: bool = False) -> Graph:
    """Which module imports which, as types are checked or only as the program runs."""
    modules = {module(path) for path in of_rooms(*ROOMS)}
    found: dict[str, set[str]] = {name: set() for name in modules}
    for path in of_rooms(*ROOMS):
        for _line, name in imports(path, at_run_time_only=at_run_time_only):
            target = name if name in modules else name.rpartition(".")[0]
            if target in modules and target != module(path):
                found[module(path)].add(target)
    return found


def circles(edges: Graph) -> list[list[str]]:
    """Every circle's members: groups of two or more that reach each other."""
    left = {node: set(targets) for node, targets in edges.items()}
    for targets in edges.values():
        for target in targets:
            left.setdefault(target, set())
    while free := {node for node, targets in left.items() if not targets & left.keys()}:  # nothing below: no circle
        for node in free:
            del left[node]
    while free := {node for node in left if not any(node in targets for targets in left.values())}:  # nothing above
        for node in free:
            del left[node]
    return [sorted(left)] if left else []


def folders(edges: Graph, room: str, *, leaving_out: Iterable[str] = ()) -> Graph:
    """The imports between a room's folders."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, targets in edges.items():
        for target in targets:
            own, other = name.split("."), target.split(".")
            both_here = own[0] == other[0] == room and len(own) > 2 and len(other) > 2
            if both_here and own[1] != other[1] and other[-1] not in leaving_out and own[-1] not in leaving_out:
                found[own[1]].add(other[1])
    return found


def use_cases() -> set[str]:
    """The verb files of the domain: those that are handed storage."""
    edges = graph()
    return {
        name
        for name, targets in edges.items()
        if name.startswith("domain.")
        and not name.endswith((".ports", ".unit_of_work"))
        and any(target.endswith((".ports", ".unit_of_work")) for target in targets)
    }


def test_no_file_lies_in_a_circle() -> None:
    assert circles(graph()) == []


def test_no_folder_lies_in_a_circle() -> None:
    """Between the words' rules there is none either; between use cases the order says it, below."""
    edges, verbs = graph(at_run_time_only=True), use_cases()
    nouns = {
        name: {target for target in targets if target not in verbs and not target.endswith(".ports")}
        for name, targets in edges.items()
        if name not in verbs and not name.endswith(".ports")
    }
    found = {room: circles(folders(edges, room, leaving_out={"verbs"})) for room in ROOMS if room != "domain"}
    found["domain"] = circles(folders(nouns, "domain"))

    assert {room: some for room, some in found.items() if some} == {}


def test_use_cases_import_only_those_of_words_before_theirs() -> None:
    edges, verbs = graph(), use_cases()
    place = {word: line for line, words in enumerate(ORDER) for word in words}
    wrong = [
        f"{name} imports {target}"
        for name in verbs
        for target in edges[name] & verbs
        if (own := name.split(".")[1]) != (other := target.split(".")[1]) and place[other] >= place[own]
    ]

    assert wrong == []


def test_rules_import_rules_only() -> None:
    edges, verbs = graph(), use_cases()
    wrong = [
        f"{name} imports {target}"
        for name, targets in edges.items()
        if name.startswith("domain.") and name not in verbs and not name.endswith((".ports", ".unit_of_work"))
        for target in targets & verbs
    ]

    assert wrong == []


def test_every_folder_is_a_word_or_says_what_it_is_for() -> None:
    wrong = {
        str(path.parent)
        for path in of_rooms(*ROOMS)
        if len(path.parts) > 2 and path.parts[1] not in WORDS | OWN_FOLDERS.get(path.parts[0], set())
    }

    assert wrong == set()


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    counted = Counter(
        str(path.parent) for path in python_files() if path.name != "__init__.py" and "migrations" not in path.parts
    )

    assert {folder: count for folder, count in counted.items() if count > MOST_IN.get(folder, MOST_FILES)} == {}
