"""The page for the room's screen and the form for a one-time word, as HTML. All texts come in plain and are escaped.

The page works without its script too: it then loads itself anew. Nothing is said by colour alone, and what changes is
said to screen readers in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from documents.conducting.wall_style import VOTE_STYLE, WALL_SCRIPT, WALL_STYLE

LONG = 70  # signs of a heading that is set smaller
DENSE = 330  # signs of one level's sentences that are set smaller
MOST_DOTS = 20  # above that, bars


@dataclass(frozen=True, slots=True)
class Level:
    """A level and its sentences. ``value`` is what the form sends."""

    name: str
    sentences: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How those without Teams at hand vote: the code as SVG, the address, and what to do."""

    svg: str
    address: str
    words: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What has been shown: columns (one a round), a row a level from above, counts beside; sentences to talk about."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    talk: tuple[tuple[str, str, str], ...] = ()  # what about it, the sentence, how many


@dataclass(frozen=True, slots=True)
class Wall:
    """All that the page shows now."""

    language: str
    title: str  # the characteristic
    until: str  # the phase and when it ends
    left: str  # what is left of it, in words
    heading: str
    more: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    count: str = ""
    way: Way | None = None
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """The form for a one-time word. Without levels there is nothing to vote on now: ``heading`` and ``more`` say so."""

    language: str
    title: str
    heading: str
    more: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    word_label: str = ""
    word_hint: str = ""
    question: str = ""
    button: str = ""
    wrong: str = ""
    word: str = ""
    level: str = ""
    again: bool = False  # look again by itself


def page(wall: Wall, data_address: str, stale: str) -> bytes:
    """The whole page. ``data_address`` is asked for what changes; ``stale`` is said when that does not answer."""
    return (
        f'{_head(wall.language, wall.title, WALL_STYLE)}<noscript><meta http-equiv="refresh" content="10"></noscript>\n'
        f'</head>\n<body>\n<main id="wall" data-from="{escape(data_address)}">{inside(wall)}</main>\n'
        f'<p id="said" class="unseen" role="status">{escape(said(wall))}</p>\n'
        f'<p class="stale" role="alert">{escape(stale)}</p>\n<script>{WALL_SCRIPT}</script>\n</body>\n</html>\n'
    ).encode()


def said(wall: Wall) -> str:
    """The one line for screen readers."""
    return " ".join(part for part in (wall.until, wall.heading, wall.count) if part)


def inside(wall: Wall) -> str:
    """What changes: everything but the frame."""
    long = ' class="long"' if len(wall.heading) > LONG else ""
    left = f' <span class="left">· {escape(wall.left)}</span>' if wall.left else ""
    clock = f'<p class="clock">{escape(wall.until)}{left}</p>' if wall.until else ""
    parts = [
        f"<header><p>{escape(wall.title)}</p>{clock}</header>",
        _top(wall, f"<h1{long}>{escape(wall.heading)}</h1>"),
        *(f'<p class="more">{escape(words)}</p>' for words in wall.more),
        _result(wall.result) if wall.result else "",
        _levels(wall.levels),
    ]
    return "\n".join(part for part in parts if part)


def form_page(form: Form) -> bytes:
    """The form, or what there is to say instead."""
    again = '<meta http-equiv="refresh" content="10">\n' if form.again else ""
    wrong = f'<p class="wrong" role="alert">{escape(form.wrong)}</p>' if form.wrong else ""
    words = "".join(f'<p class="small">{escape(one)}</p>' for one in form.more)
    body = _fields(form, words) if form.levels else words
    return (
        f"{_head(form.language, form.heading, VOTE_STYLE)}{again}</head>\n<body>\n<main>\n"
        f'<p class="small">{escape(form.title)}</p>\n<h1>{escape(form.heading)}</h1>\n{wrong}{body}\n'
        "</main>\n</body>\n</html>\n"
    ).encode()


def _head(language: str, title: str, style: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n"
    )


def _levels(levels: Sequence[Level]) -> str:
    boxes = "".join(
        f'<section class="level"><h2>{escape(level.name)}</h2><ul>'
        f"{''.join(f'<li>{escape(one)}</li>' for one in level.sentences)}</ul></section>"
        for level in levels
    )
    longest = max((sum(map(len, level.sentences)) for level in levels), default=0)
    return f'<div class="levels{" dense" if longest > DENSE else ""}">{boxes}</div>' if boxes else ""


def _top(wall: Wall, heading: str) -> str:
    """The heading and the count, with the code beside them."""
    count = f'<p class="count">{escape(wall.count)}</p>' if wall.count else ""
    way = wall.way
    beside = (
        f'<div class="vote">{way.svg}<div><p><b>{escape(way.words)}</b></p><p>{escape(way.hint)}</p></div></div>'
        if way is not None
        else ""
    )
    return f'<div class="top"><div>{heading}{count}</div>{beside}</div>'


def _result(result: Result) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in result.columns)
    most = max((count for _, counts in result.rows for count in counts), default=0)
    total = max((sum(counts[n] for _, counts in result.rows) for n in range(len(result.columns))), default=0)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(
            f"<td><b>{count}</b>{_marks(count, most, bars=total > MOST_DOTS, ring=n + 1 < len(counts))}</td>"
            for n, count in enumerate(counts)
        )
        + "</tr>"
        for name, counts in result.rows
    )
    table = (
        f'<table><caption class="unseen">{escape(result.caption)}</caption><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    talk = "".join(
        f'<div class="talk"><p class="small">{escape(label)}</p><p>«{escape(words)}»</p><p><b>{escape(count)}</b></p>'
        "</div>"
        for label, words, count in result.talk
    )
    return f'<div class="result">{table}<div>{talk}</div></div>' if talk else table


def _marks(count: int, most: int, *, bars: bool, ring: bool) -> str:
    """One dot a vote, rings for an earlier round; bars where they are many. Beside the number, which says it all."""
    paint = 'fill="none" stroke="#2f5d9b" stroke-width="3"' if ring else 'fill="#2f5d9b"'
    if bars:
        width = 300 * count // most if most else 0
        bar = f'<rect x="2" y="3" width="{width}" height="20" {paint}/>'
        return f'<svg viewBox="0 0 304 26" aria-hidden="true">{bar}</svg>'
    dots = "".join(f'<circle cx="{14 + 28 * n}" cy="13" r="10" {paint}/>' for n in range(count))
    return f'<svg viewBox="0 0 {28 * max(most, 1)} 26" aria-hidden="true">{dots}</svg>'


def _fields(form: Form, words: str) -> str:
    choices = "".join(
        f'<label class="choice"><input type="radio" name="level" value="{escape(one.value)}" required'
        f"{' checked' if one.value == form.level else ''}><span><b>{escape(one.name)}</b>"
        f"{''.join(f'<span>{escape(words)}</span>' for words in one.sentences)}</span></label>"
        for one in form.levels
    )
    return (
        '<form method="post" accept-charset="utf-8">\n'
        f'<label class="word" for="word">{escape(form.word_label)}</label>\n<p class="small" id="hint">'
        f'{escape(form.word_hint)}</p>\n<input type="text" id="word" name="word" value="{escape(form.word)}" required'
        ' maxlength="60" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="hint">\n'
        f"<fieldset><legend>{escape(form.question)}</legend>{choices}</fieldset>\n{words}\n"
        f"<button>{escape(form.button)}</button>\n</form>\n"
    )
