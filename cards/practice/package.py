"""A package: what the school can hand on, what another school has sent, what came of taking it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cards.catalogue.verbs import CATALOGUE_LIST
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.practice.package_words import came_in, counted, cut, many, titles
from cards.practice.verbs import PACKAGE_TAKE, PRACTICE_LIST
from cards.verbs import Press
from domain.errors import Problem
from domain.people.school import Caller
from domain.practice.package import Package, Packing, Part
from domain.practice.read_package import ReadPackage
from domain.practice.take_package import Count, Taken
from locales import tr, trn

MOST_SHOWN, MOST_PROBLEMS, MOST_ORIGINS = 5, 8, 8


def show(scene: Scene, caller: Caller, packing: Packing, address: str) -> Card:
    """What a package would hold, what stays at home, and the file."""
    language, package = scene.language, packing.package
    any_ = bool(package.parts)
    how = tr(
        language,
        "Give the file to a leader at another school, by mail for instance. They send it to me in their own chat,"
        " see what is in it, and choose what to take in.",
    )
    none = tr(
        language,
        "What goes into a package: a catalogue of your own, questions and forms of meeting that you have saved, and"
        " good practice that you share.",
    )
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(
            tr(language, "This can be handed on to other schools")
            if any_
            else tr(language, "There is nothing to hand on yet")
        ),
        [_part(scene, package, part) for part in package.parts],
        _origins(scene, package),
        _at_home(scene, packing),
        kit.text(how if any_ else none),
        kit.who_sees(
            scene,
            tr(language, "Everybody who gets the file. It has no names, votes, figures or measures in it."),
        )
        if any_
        else None,
        kit.actions(
            kit.open_url(tr(language, "Fetch the file"), address) if any_ else None,
            kit.execute(tr(language, "See all good practice"), Press(PRACTICE_LIST, caller.school.id)),
        ),
        kit.footnote(tr(language, "The address holds for a quarter of an hour.")) if any_ else None,
    )


def preview(scene: Scene, read: ReadPackage, offer: str, problems: Sequence[Problem] = (), chosen: str = "") -> Card:
    """What somebody's package holds, to choose from. Nothing is changed before the press."""
    language, package = scene.language, read.package
    options = [(part.value, counted(scene, package, part)) for part in package.parts]
    usual = ",".join(part.value for part in package.parts if part is not Part.CATALOGUE)
    made = f" · {present.day_and_year(scene, package.made)}" if package.made.year > 2000 else ""
    changes = tr(
        language,
        "The catalogue takes the place of the one in force, for new meetings. Levels from before do not always"
        " compare.",
    )
    left = trn(
        language,
        "{count} thing in the file could not be used.",
        "{count} things in the file could not be used.",
        read.left_out,
    )
    take = Press(PACKAGE_TAKE, scene.school_id, offer)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(tr(language, "A package from another school")),
        kit.bold_line(kit.escape_line(package.origin) + made),
        [_part(scene, package, part) for part in package.parts],
        _origins(scene, package),
        kit.text(left, size="Small") if read.left_out else None,
        _wrong(scene, read.catalogue_problems),
        kit.to_put_right(scene, problems),
        [
            kit.beside(
                scene,
                problems,
                kit.choices(
                    "parts",
                    tr(language, "What do you want to take in?"),
                    options,
                    chosen or usual,
                    open_list=True,
                    several=True,
                    spacing="Large",
                ),
            ),
            *([kit.text(changes, size="Small")] if Part.CATALOGUE in package.parts else []),
        ]
        if options
        else kit.text(tr(language, "There is nothing in it that can be taken in.")),
        kit.actions(
            kit.execute(tr(language, "Take it in"), take, style="positive") if options else None,
            kit.execute(tr(language, "See all good practice"), Press(PRACTICE_LIST, scene.school_id), associated=False),
        ),
    )


def taken(scene: Scene, package: Package, came: Taken) -> Card:
    """What came in, and what was here already."""
    new = sum(count.new for count in came.values())
    heading = scene.tr("The package is taken in") if new else scene.tr("All of this was here already")
    lines = [f"- {came_in(scene, part, count)}" for part, count in came.items()]
    shared = scene.tr("Good practice from others is for your own school, until you choose to share it on.")
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(heading),
        kit.subtle(kit.escape_line(package.origin), spacing="None"),
        kit.text("\n".join(lines)),
        kit.text(shared, size="Small") if came.get(Part.PRACTICES, Count(0, 0)).new else None,
        kit.actions(
            kit.execute(scene.tr("See all good practice"), Press(PRACTICE_LIST, scene.school_id)),
            kit.execute(scene.tr("Show characteristics"), Press(CATALOGUE_LIST, scene.school_id))
            if Part.CATALOGUE in came
            else None,
        ),
    )


def _part(scene: Scene, package: Package, part: Part) -> kit.Element:
    shown = [kit.escape_line(cut(text)) for text in titles(package, part)[:MOST_SHOWN]]
    left = len(titles(package, part)) - len(shown)
    if left > 0:
        shown.append(scene.tr("and {count} more", count=left))
    label = kit.bold_line(counted(scene, package, part), spacing=None)
    return kit.group(label, kit.text("\n".join(f"- {text}" for text in shown), spacing="None") if shown else None)


def _origins(scene: Scene, package: Package) -> kit.Element | None:
    """Where parts came from that the school did not write itself."""
    found = Counter(one.origin for part in (package.questions, package.forms, package.practices) for one in part)
    found[package.catalogue_origin] += bool(package.catalogue)
    del found[""]
    lines = [
        f"- {kit.escape_line(origin)}: " + scene.trn("{count} part", "{count} parts", count)
        for origin, count in found.most_common(MOST_ORIGINS)
    ]
    label = scene.tr("Written by others before")
    return kit.group(kit.subtle(label), kit.text("\n".join(lines), spacing="None")) if lines else None


def _at_home(scene: Scene, packing: Packing) -> kit.Element | None:
    """What stays, and why."""
    lines = [
        scene.tr("{parts}: a colleague or an address is named", parts=many(scene, part, count))
        for part, count in packing.naming.items()
    ]
    if packing.unshared:
        lines.append(scene.tr("{parts}: not shared", parts=many(scene, Part.PRACTICES, packing.unshared)))
    listed = "\n".join(f"- {line}" for line in lines)
    return kit.group(kit.subtle(scene.tr("Stays with you")), kit.text(listed, spacing="None")) if lines else None


def _wrong(scene: Scene, problems: Sequence[Problem]) -> kit.Element | None:
    if not problems:
        return None
    first = scene.tr("The catalogue in the package cannot be used. The rest can.")
    told = [sentence(scene, problem) for problem in problems[:MOST_PROBLEMS]]
    left = len(problems) - len(told)
    more = [scene.tr("and {count} more", count=left)] if left > 0 else []
    return kit.problem_box(scene, [first, *told, *more])
