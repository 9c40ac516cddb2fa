"""Every text in bokmål, nynorsk and English with its card, for those who read proofs: ``python -m preview.texts``.

A page to read, search and print, and the same as a table (tab-separated) that Excel opens, where notes can be written.
"""

from __future__ import annotations

import argparse
import ast
import csv
import html
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from locales.every_text import Forms, every_text

ROOT = Path(__file__).parent.parent
ROOMS = (
    "cards",
    "bot",
    "dialogs",
    "documents",
    "pages",
    "domain",
    "sources",
    "store",
    "locales",
)  # cards are named first
LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
CONTENT = ROOT / "domain" / "content"
ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:1rem;color:#222;background:#fff}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ccc;"
    "white-space:pre-line;overflow-wrap:anywhere}"
    "th{position:sticky;top:0;background:#fff}col.card{width:16%}td.card{color:#555;font-size:.85em}"
    "tr{break-inside:avoid}"
)


@dataclass(frozen=True)
class Text:
    """A text in each language with the cards it stands on."""

    cards: tuple[str, ...]
    forms: Mapping[str, Forms]

    def cells(self) -> list[str]:
        """The cards and the three languages, each form and each card on a line of its own."""
        return ["\n".join(self.cards), *("\n".join(self.forms.get(language, ())) for language in LANGUAGES)]


def texts() -> list[Text]:
    """Every sentence of the code and of the content, in the alphabet's order of its bokmål."""
    cards = _cards()
    found = [Text(tuple(cards.get(forms["en"][0], ())), forms) for forms in every_text()]
    for file in sorted(CONTENT.glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        found.extend(Text((f"content/{file.stem}",), forms) for forms in _in_content(content))
    return sorted(found, key=lambda text: (_alphabetical("".join(text.forms["nb"])), text.cards))


def page(listed: Sequence[Text]) -> str:
    """The texts as a page without scripts; each language is marked, so that a browser can check its spelling."""
    heads = "".join(f"<th>{name}</th>" for name in ("Card", *LANGUAGES.values()))
    rows = "".join(f"<tr>{_row(text)}</tr>\n" for text in listed)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Samklang: every text</title>'
        f"<style>{_STYLE}</style>\n"
        f'<table><colgroup><col class="card"><col><col><col></colgroup><thead><tr>{heads}</tr></thead>\n'
        f"<tbody>{rows}</tbody></table></html>\n"
    )


def _row(text: Text) -> str:
    card, *words = (html.escape(cell) for cell in text.cells())
    said = "".join(f'<td lang="{language}">{cell}</td>' for language, cell in zip(LANGUAGES, words, strict=True))
    return f'<td class="card">{card}</td>{said}'


def _cards() -> dict[str, list[str]]:
    """Where each string of the code stands, as "meetings/invitation": cards, then what is said elsewhere."""
    found: dict[str, list[str]] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            place = path.relative_to(ROOT if room != "cards" else ROOT / room).with_suffix("").as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    places = found.setdefault(node.value, [])
                    if place not in places:
                        places.append(place)
    return found


def _in_content(node: object) -> Iterator[Mapping[str, Forms]]:
    if isinstance(node, dict):
        if isinstance(node.get("nb"), str):
            yield {language: (str(node[language]),) for language in LANGUAGES if language in node}
            return
        for value in node.values():
            yield from _in_content(value)
    elif isinstance(node, list):
        for one in node:
            yield from _in_content(one)


def _alphabetical(text: str) -> list[int]:
    """Order as a Norwegian dictionary does: letters only, æ, ø and å last."""
    return [ALPHABET.index(letter) for letter in text.casefold() if letter in ALPHABET]


def main(arguments: Sequence[str]) -> int:
    """Write the page and the table, and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m preview.texts", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "texts.html")
    out: Path = parser.parse_args(arguments).out
    out.parent.mkdir(parents=True, exist_ok=True)
    listed = texts()
    out.write_text(page(listed), encoding="utf-8")
    table = out.with_suffix(".tsv")
    with table.open("w", encoding="utf-8-sig", newline="") as file:  # the mark tells Excel that it is UTF-8
        written = csv.writer(file, dialect="excel-tab")
        written.writerow(("Card", *LANGUAGES.values()))
        written.writerows(text.cells() for text in listed)
    sys.stdout.write(f"{out}\n{table}\n{len(listed)} texts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
