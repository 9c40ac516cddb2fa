"""How the parts of a package are said."""

from __future__ import annotations

from cards.kit.scene import Scene
from domain.practice.package import Package, Part
from domain.practice.take_package import Count

LONGEST_SHOWN = 160


def counted(scene: Scene, package: Package, part: Part) -> str:
    """As "12 questions"."""
    if part is Part.CATALOGUE:
        return scene.tr("A catalogue of characteristics")
    return many(scene, part, len(getattr(package, part.value)))


def many(scene: Scene, part: Part, count: int) -> str:
    """So many of a part."""
    if part is Part.QUESTIONS:
        return scene.trn("{count} question", "{count} questions", count)
    if part is Part.FORMS:
        return scene.trn("{count} form of meeting", "{count} forms of meeting", count)
    if part is Part.PRACTICES:
        return scene.trn("{count} good practice", "{count} good practices", count)
    return scene.trn("{count} catalogue", "{count} catalogues", count)


def titles(package: Package, part: Part) -> list[str]:
    """What the things of a part are called."""
    if part is Part.QUESTIONS:
        return [one.text for one in package.questions]
    if part is Part.FORMS:
        return [one.name for one in package.forms]
    return [one.title for one in package.practices] if part is Part.PRACTICES else []


def came_in(scene: Scene, part: Part, count: Count) -> str:
    """What came of taking in a part."""
    came = scene.tr("{parts} came in", parts=many(scene, part, count.new)) if count.new else ""
    known = scene.tr("{parts} were here already", parts=many(scene, part, count.known)) if count.known else ""
    return ", ".join(filter(None, (came, known)))


def cut(text: str) -> str:
    """As much of a text as a list has room for."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rstrip() + "…"
