"""Any card as a PNG, in headless Chromium with Microsoft's renderer and settings like those of Teams.

By hand: ``python -m tests.support.machines.render OUT [NAME...] [--library adaptivecards.min.js] [--language nb]
[--width 320] [--theme dark]``
draws the samples whose names contain one of the NAMEs into the folder OUT.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from preview import page as preview
from preview.page import LIBRARY, Shown

if TYPE_CHECKING:
    from playwright.sync_api import Page


def can_render(library: Path = LIBRARY) -> bool:
    """Whether the renderer and a Chromium are on this machine."""
    return library.exists() and chromium() is not None


def chromium() -> str | None:
    """The Chromium of this machine."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def render(
    cards: Mapping[str, dict[str, object]],
    out: Path,
    widths: Sequence[int] = (320, 460, 700),
    library: Path = LIBRARY,
    theme: str = "light",
) -> list[Path]:
    """Draw cards (name -> JSON) to ``out/name-width.png``."""
    shown: list[Shown] = [(name, str(card.get("lang", "")), card) for name, card in cards.items()]
    return list(_shoot(shown, out, widths, library, theme))


@contextmanager
def browsing() -> Iterator[Page]:
    """Open an empty page in this machine's Chromium."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=[*flags, "--disable-sync", "--no-first-run"])
        yield browser.new_page(viewport={"width": 1600, "height": 1200}, device_scale_factor=1.5)
        browser.close()


def _shoot(
    shown: Sequence[Shown], out: Path, widths: Sequence[int], library: Path, theme: str = "light"
) -> Iterator[Path]:
    out.mkdir(parents=True, exist_ok=True)
    source = out / "page.html"
    source.write_text(preview.page(shown, library.read_text(encoding="utf-8"), widths), encoding="utf-8")
    with browsing() as page:
        page.goto(f"{source.as_uri()}#{theme}")
        for at, (name, language, _) in enumerate(shown):
            for width in widths:
                target = out / f"{name.replace(': ', '-').replace(' ', '_').replace('/', '_')}-{language}-{width}.png"
                page.locator(f"#card-{at}-{width}").screenshot(path=str(target))
                yield target
    source.unlink()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.support.machines.render", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--library", type=Path, default=LIBRARY)
    parser.add_argument("--language", action="append")
    parser.add_argument("--width", action="append", type=int)
    parser.add_argument("--theme", choices=list(preview.hosts()), default="light")
    chosen = parser.parse_args(arguments)
    shown = list(preview.every_card(chosen.language or ["nb"], chosen.names))
    for path in _shoot(shown, chosen.out, chosen.width or (320, 460), chosen.library, chosen.theme):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
