"""Every card in every language on one page: ``python -m preview.page``.

The page carries the cards as JSON, a renderer (npm's ``adaptivecards``) and the pictures, and needs no network.
A switch chooses among the colours of Teams' three themes; ``preview.html#dark`` begins with the dark one.
"""

from __future__ import annotations

import argparse
import base64
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import preview
from cards.charts.spec import MARKS, mark_spec
from cards.kit.scene import Card, Scene
from domain.people.school import LANGUAGES
from preview import school as samples

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "playground" / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
Shown = tuple[str, str, Card]  # name, language, card


def every_sample() -> list[samples.Sample]:
    """Return what the files of this room list as ``SAMPLES``, named "word/file: sample", by file."""
    found: list[samples.Sample] = []
    for module in sorted(pkgutil.iter_modules(preview.__path__), key=lambda module: module.name):
        if f"preview.{module.name}" == __spec__.name:
            continue
        own: samples.Samples = getattr(importlib.import_module(f"preview.{module.name}"), "SAMPLES", {})
        found.extend((f"{module.name}/{file}: {name}", make) for file, listed in own.items() for name, make in listed)
    return found


def every_card(languages: Sequence[str] = LANGUAGES, names: Sequence[str] = ()) -> Iterator[Shown]:
    """Each sample in each language; with ``names`` only those whose name contains one of them."""
    scenes: dict[str, Scene] = {language: samples.scene(language) for language in languages}
    for name, make in every_sample():
        if names and not any(part in name for part in names):
            continue
        for language in languages:
            yield name, language, make(scenes[language])


def page(shown: Sequence[Shown], library: str, widths: Sequence[int] = (320, 460)) -> str:
    """The page as HTML. ``library`` is the renderer's JavaScript."""
    template = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
    listed = [{"name": name, "language": language, "card": card} for name, language, card in shown]
    filled = {
        "/*LIBRARY*/": library.replace("</script", "<\\/script"),
        "/*CARDS*/[]": _script(listed),
        "/*PICTURES*/{}": _script(_pictures(shown)),
        "/*HOSTS*/{}": _script(hosts()),
        "/*WIDTHS*/[320, 460]": _script(list(widths)),
    }
    before, _, rest = template.partition("/*LIBRARY*/")
    for gap in list(filled)[1:]:
        rest = rest.replace(gap, filled[gap], 1)
    return before + filled["/*LIBRARY*/"] + rest


def hosts() -> Mapping[str, Mapping[str, object]]:
    """Return the colours of Teams' three themes, by their names: light, dark, contrast."""
    read: dict[str, dict[str, object]] = json.loads((Path(__file__).parent / "hosts.json").read_text(encoding="utf-8"))
    return read


def _pictures(shown: Sequence[Shown]) -> Mapping[str, str]:
    """Drawings for the addresses that the samples use, as data in the page."""
    from cards.charts.drawing import draw  # imports matplotlib, which most who list cards do not need

    used = json.dumps([card for _, _, card in shown], ensure_ascii=False)
    marks = {samples.SampleAddresses().mark(name): mark_spec(name).to_json() for name in MARKS}
    wanted = {address: spec for address, spec in {**marks, **samples.drawn}.items() if address in used}
    return {address: _data(draw(spec)) for address, spec in wanted.items()}


def _data(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _script(value: object) -> str:
    """JSON that is safe inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def main(arguments: Sequence[str]) -> int:
    """Write the page and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m preview.page", description=__doc__)
    parser.add_argument("library", nargs="?", type=Path, default=LIBRARY, help="adaptivecards.min.js")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "preview.html")
    chosen = parser.parse_args(arguments)
    if not chosen.library.exists():
        sys.stderr.write(f"The renderer is not here: {chosen.library}. Node is needed; run make preview.\n")
        return 1
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(page(list(every_card()), chosen.library.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
