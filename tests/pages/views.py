"""One view of each page with every text field filled, how it is made, and where in it texts stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

from pages.conducting import vote_form, wall
from pages.conducting.level import Level
from pages.conducting.vote_form import Form
from pages.conducting.wall import Result, Wall, Way
from pages.kit.code import code_to_scan
from pages.minutes import minutes
from pages.minutes.minutes import MinutesPage, Section, Table

LEVELS = (Level("Nivå 1", ("Vi snakker lite sammen.", "Ingen spør."), "1"), Level("Nivå 2", ("Vi spør.",), "2"))
WAY = Way(code_to_scan("https://bot.example/vote/a"), "Har du ikke Teams?", "Skann koden.")
RESULT = Result(
    "Stemmer", ("Runde 1", "Runde 2"), (("Nivå 2", (3, 5)), ("Nivå 1", (2, 0))), (("Uenige", "Vi spør", "3 av 5"),)
)
SHOWN = tuple(replace(level, value="") for level in LEVELS)  # the wall sends nothing
WALL = Wall("nb", "1.4", "Til 14.20", "3 minutter", "Hvilket nivå?", ("Mer.",), SHOWN, "2 av 8", WAY, RESULT)
FORM = Form(
    "nb", "1.4", "Stem", ("Slettes.",), LEVELS, "Ordet", "Fra lederen.", "Nivå?", "Stem", "Feil ord", "fisk", "2"
)
NO_VOTE = Form("nb", "1.4", "Ingen avstemning", ("La siden stå.",), again=True)
TABLE = Table("Stemmer", ("Nivå", "Runde 1"), (("1", "4"), ("2", "5")), numbers=True)
SECTION = Section("Funn", ("Vi fant.",), TABLE, ("Note.",))
MINUTES = MinutesPage("nb", "Referat", "Solvik", "Utkast", (("Når", "I går"),), (SECTION,), "Solvik")


@dataclass(frozen=True)
class Shown:
    """What a page is made of, and how."""

    given: tuple[object, ...]
    make: Callable[..., bytes]


PAGES = {
    "wall": Shown((WALL, "/wall/x.json", "Gammel skjerm"), wall.page),
    "wall, what changes": Shown((WALL,), lambda view: wall.inside(view).encode()),
    "vote form": Shown((FORM,), vote_form.page),
    "vote form, nothing to vote on": Shown((NO_VOTE,), vote_form.page),
    "minutes": Shown((MINUTES,), minutes.page),
}


def texts_in(value: object, path: str = "") -> Iterator[str]:
    """The path of each text in a view that is not empty, such as ``.levels[0].name``."""
    if isinstance(value, str) and not isinstance(value, Markup):
        if value:
            yield path
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from texts_in(each, f"{path}[{at}]")


def with_text(value: Any, place: str, text: str, path: str = "") -> Any:
    """The same view with another text in one place."""
    if path == place:
        return text
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(
            value, **{name: with_text(getattr(value, name), place, text, f"{path}.{name}") for name in names}
        )
    if isinstance(value, tuple):
        return tuple(with_text(each, place, text, f"{path}[{at}]") for at, each in enumerate(value))
    return value


class Skeleton(HTMLParser):
    """What a browser would make of a page: its elements and attributes, and apart from them its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.built: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.built.append(f"<{tag} {' '.join(name for name, _ in attrs)}>")
        self.texts += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.built.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.built.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.built.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.built.append(f"<![{data}>")

    def handle_pi(self, data: str) -> None:
        self.built.append(f"<?{data}>")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
