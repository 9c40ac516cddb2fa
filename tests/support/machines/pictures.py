"""Every kind of picture, drawn from made-up data into ``docs/pictures``, at 720 and 400 pixels, with what it says.

By hand: ``python -m tests.support.machines.pictures [FOLDER]``. Look at them after each change of the drawing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from cards.charts.drawing import draw
from cards.charts.spec import ChartSpec
from cards.charts.words.trend import trend_spec
from cards.charts.words.votes import votes_spec
from domain.figures.figure import Figure
from domain.figures.reading import read
from tests.cards.charts.examples import HOME, TRENDS, VOTES, trend
from tests.cards.charts.looks import SIGHT
from tests.cards.charts.pictures import WAITING, picture

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "pictures"
WIDTHS = (720, 400)
DARK = (41, 41, 41)  # the card of a dark client


def compared() -> ChartSpec:
    """One line with the KOSTRA group and the country behind it."""
    own = [
        Figure("s", WAITING.id, year, value) for year, value in zip(range(2022, 2027), (9, 8, 4.5, 3, 2.5), strict=True)
    ]
    others = [
        Figure("s", WAITING.id, year, value, scope=scope)
        for scope, values in (("group", (6, 6.2, 6.1, 5.5, 5.6)), ("country", (8, 7.6, 7.7, 7.1, 7.0)))
        for year, value in zip(range(2022, 2027), values, strict=True)
    ]
    found = read(WAITING, (*own, *others))
    spec = trend_spec("nb", [found], "3.6 Ressursbruk") if found else None
    assert spec is not None
    return spec


def all_pictures() -> dict[str, ChartSpec]:
    """File name to what is drawn."""
    return {
        "dialogkart": picture("map"),
        "dialogkart-dokument": picture("map, document"),
        "fargetabell-indikatorer": picture("table, four rows"),
        "fargetabell-nivaer": picture("levels"),
        "to-stemmer": picture("voices, two voices"),
        "tre-stemmer": picture("voices, three"),
        "trend": trend("nb", TRENDS["three lines"], HOME),
        "trend-sammenlignet": compared(),
        "trend-skjermet": trend("nb", TRENDS["suppressed"], HOME),
        "stemmer": votes_spec("nb", HOME, VOTES["two rounds"]),
    }


def scaled(png: bytes, width: int) -> Image.Image:
    """The picture at a width."""
    image = Image.open(BytesIO(png)).convert("RGBA")
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def as_seen(image: Image.Image, sight: str) -> Image.Image:
    """The picture for a colour sight, on a dark card; close enough for looking, the tests measure in linear light."""
    paper = Image.new("RGBA", image.size, (*DARK, 255))
    paper.alpha_composite(image)
    plain = paper.convert("RGB")
    if sight == "grey":
        return plain.convert("L").convert("RGB")
    return plain.convert("RGB", [number for row in SIGHT[sight] for number in (*row, 0.0)])


def sights(specs: Sequence[ChartSpec], width: int = 320) -> Image.Image:
    """Pictures in a row for each colour sight, all on a dark card."""
    drawn = [scaled(draw(spec.to_json()), width) for spec in specs]
    high, kinds = max(image.height for image in drawn), ("all", "protan", "deutan", "tritan", "grey")
    sheet = Image.new("RGB", ((width + 16) * len(kinds) + 16, (high + 16) * len(drawn) + 16), DARK)
    for row, image in enumerate(drawn):
        for column, sight in enumerate(kinds):
            sheet.paste(as_seen(image, sight), (16 + column * (width + 16), 16 + row * (high + 16)))
    return sheet


def main(arguments: Sequence[str]) -> int:
    """Draw all of them."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    told = all_pictures()
    lines = [
        "# Bilder",
        "",
        "Alle tall, navn og møter er oppdiktet. Teksten under hvert bilde er den skjermleseren leser.",
        "",
    ]
    for name, spec in told.items():
        png = draw(spec.to_json())
        for width in WIDTHS:
            scaled(png, width).save(folder / f"{name}-{width}.png", optimize=True)
        first = spec.alt.splitlines()[0]
        lines += [
            f"## {name}",
            "",
            f"![{first}]({name}-400.png)",
            "",
            *(f"{line}  " for line in spec.alt.splitlines()),
            "",
        ]
    sheet = sights([told[name] for name in ("dialogkart", "fargetabell-indikatorer", "tre-stemmer", "trend")])
    sheet.quantize(200, dither=Image.Dither.NONE).save(folder / "fargesyn.png", optimize=True)
    lines += [
        "## fargesyn",
        "",
        "Tre av bildene på et mørkt kort: vanlig fargesyn, svak rød-, grønn- og blåsans, og gråtoner.",
        "",
        "![De samme bildene for fem slags fargesyn](fargesyn.png)",
        "",
    ]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
