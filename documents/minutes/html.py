"""The minutes as one page without scripts or pictures: WCAG 2.1 AA by how it is built.

A language, one main heading and sections in order, tables with header cells and captions, ink on white (contrast 14:1),
nothing said by colour alone, readable at 320 px and at four times the size, and on paper.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape

from documents.minutes.text import MinutesText, Part, Table

STYLE = """
html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: #1f2a37; background: #fff; }
body { margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; }
p { margin: 0 0 .75rem; }
.under { font-size: 1.125rem; }
.state { border-left: .25rem solid #2f5d9b; padding: .25rem 0 .25rem .75rem; }
dl { margin: 1rem 0; }
dt { font-weight: 700; margin-top: .5rem; }
dd { margin: 0; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: .1875rem solid #2f5d9b; outline-offset: .125rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: 700; padding-bottom: .25rem; }
th, td { border: .0625rem solid #6b7585; padding: .375rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e8edf4; }
tbody th { font-weight: 400; }
.numbers td, .numbers thead th + th { text-align: right; }
footer { margin-top: 2.5rem; border-top: .0625rem solid #6b7585; padding-top: .75rem; }
@media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""
# The one style that the page may have: whatever else might find its way in is not obeyed.
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def page(text: MinutesText) -> bytes:
    """The page, in UTF-8."""
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>\n" for label, value in text.facts)
    title = f"{text.title} – {text.subtitle}"
    return (
        f'<!doctype html>\n<html lang="{escape(text.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<header>\n<h1>{escape(text.title)}</h1>\n"
        f'<p class="under">{escape(text.subtitle)}</p>\n<p class="state">{escape(text.state)}</p>\n</header>\n'
        f"<dl>\n{facts}</dl>\n"
        f"{''.join(_section(part, number) for number, part in enumerate(text.told(), 1))}"
        f"<footer><p>{escape(text.author)}</p></footer>\n</main>\n</body>\n</html>\n"
    ).encode()


def _section(part: Part, number: int) -> str:
    words = "".join(f"<p>{escape(one)}</p>\n" for one in part.paragraphs)
    table = _table(part.table, number) if part.table is not None else ""
    notes = "".join(f"<p>{escape(one)}</p>\n" for one in part.notes)
    heading = f'<h2 id="h{number}">{escape(part.heading)}</h2>\n'
    return f'<section aria-labelledby="h{number}">\n{heading}{words}{table}{notes}</section>\n'


def _table(table: Table, number: int) -> str:
    """In a frame that scrolls on a narrow phone, by keyboard too."""
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in table.head)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(words)}</td>" for words in row[1:])}</tr>\n'
        for row in table.rows
    )
    kind = ' class="numbers"' if table.numbers else ""
    return (
        f'<div class="scroll" role="region" aria-labelledby="t{number}" tabindex="0">\n<table{kind}>\n'
        f'<caption id="t{number}">{escape(table.caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
