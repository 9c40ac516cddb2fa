"""The catalogue in force: all characteristics, one of them, and a file that a leader considers taking in."""

from __future__ import annotations

from collections.abc import Sequence

from cards.catalogue.verbs import CATALOGUE_BUILT_IN, CATALOGUE_LIST, CATALOGUE_SHOW
from cards.figures.verbs import FIGURES_SHOW
from cards.figures.whose import titled
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.meetings.verbs import MEETING_PLAN
from cards.verbs import Press
from domain.catalogue.areas import Area, Catalogue, Characteristic, said
from domain.errors import Problem
from domain.people.school import Caller
from locales import N_, tr

MOST_PROBLEMS = 15
MOST_INDICATORS = 12
_ORIGINS = {
    "seed": N_("Number and title come from the sector's quality framework. Samklang worded the sentences."),
    "framework": N_("The framework of 2016 names this element (chapter 2.6)."),
    "samklang": N_("Samklang suggests this characteristic."),
    "school": N_("The school wrote this itself."),
}


def listing(scene: Scene, caller: Caller, catalogue: Catalogue, came_from: str = "") -> Card:
    """Every area with its characteristics; those with criteria of their own in bold. One is chosen from a list.

    ``came_from`` is the school that it came from in a package.
    """
    language, school = scene.language, caller.school.id
    options = [(one.id, present.title(scene, one)) for one in catalogue.characteristics]
    own = catalogue.origin == "school"
    built_in = Press(CATALOGUE_BUILT_IN, school)
    return kit.card(
        scene,
        kit.subtle(_in_force(scene, catalogue)),
        kit.heading(tr(language, "The characteristics")),
        kit.subtle(tr(language, "from {school}, in a package", school=kit.escape_line(came_from)), spacing="None")
        if came_from
        else None,
        kit.subtle(kit.escape_line(said(catalogue.basis, language)), spacing="Small") if catalogue.basis else None,
        [part for area in catalogue.areas for part in _area(scene, area)],
        kit.text(tr(language, "**Bold**: has criteria of its own. The others use the common ones."), size="Small"),
        kit.choices("characteristic", tr(language, "Show one of them"), options, spacing="Large"),
        kit.actions(
            kit.execute(tr(language, "Show characteristic"), Press(CATALOGUE_SHOW, school)),
            kit.execute(tr(language, "Use the built-in one"), built_in, associated=False)
            if own and caller.leads
            else None,
        ),
        kit.footnote(
            tr(
                language,
                "Does the school have a catalogue of its own? Send me the file here, and I show you what I read.",
            )
        )
        if caller.leads
        else None,
    )


def characteristic(scene: Scene, caller: Caller, catalogue: Catalogue, one: Characteristic) -> Card:
    """The criteria of the four levels and where they are from, questions to talk about, the figures that inform it."""
    language, school = scene.language, caller.school.id
    informing = [titled(language, i) for i in catalogue.informing(one.id)]
    names = list(dict.fromkeys(informing))[:MOST_INDICATORS]
    plan = Press(MEETING_PLAN, school, one.id)
    return kit.card(
        scene,
        kit.subtle(_area_title(scene, catalogue, one)),
        kit.heading(kit.escape_line(present.title(scene, one))),
        None if one.own_criteria else kit.text(_default_used(scene)),
        [
            kit.level_box(scene, level, [kit.escape_line(said(criterion.text, language)) for criterion in sentences])
            for level, sentences in sorted(one.levels.items())
        ],
        _questions(scene, one),
        kit.fact(tr(language, "Figures that inform this"), kit.escape_line(" · ".join(names))) if names else None,
        kit.actions(
            kit.execute(tr(language, "Plan a meeting"), plan) if caller.leads else None,
            kit.execute(tr(language, "Show figures"), Press(FIGURES_SHOW, school, one.id)) if names else None,
            kit.execute(tr(language, "Show characteristics"), Press(CATALOGUE_LIST, school)),
        ),
        kit.footnote(_origin(scene, catalogue, one)),
    )


def preview(scene: Scene, catalogue: Catalogue | None, problems: Sequence[Problem], take: Press) -> Card:
    """What was understood of a file and every problem in it; it can be taken in where there is none."""
    if catalogue is None or problems:
        top = scene.tr("The file needs to be put right first")
    else:
        top = scene.tr("This is how I read the file")
    back = kit.execute(scene.tr("Show what is in force"), Press(CATALOGUE_LIST, take.ref))
    usable = catalogue is not None and not problems
    after = scene.tr(
        "The catalogue applies to new meetings. Meetings that are planned keep their figures and questions."
    )
    again = scene.tr("Nothing was changed. Put the file right and send it once more.")
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(top),
        _understood(scene, catalogue) if catalogue else None,
        _problems(scene, problems),
        kit.text(after if usable else again, spacing="Medium"),
        kit.actions(kit.execute(scene.tr("Use this catalogue"), take, style="positive") if usable else None, back),
    )


def _area(scene: Scene, area: Area) -> list[kit.Element]:
    lines = []
    for one in area.characteristics:
        title = kit.escape_line(present.title(scene, one))
        lines.append(f"- **{title}**" if one.own_criteria else f"- {title}")
    title = kit.escape_line(f"{area.id} {said(area.title, scene.language)}")
    return [kit.section(title), kit.text("\n".join(lines), spacing="Small")] if lines else []


def _area_title(scene: Scene, catalogue: Catalogue, one: Characteristic) -> str:
    titles = [said(area.title, scene.language) for area in catalogue.areas if area.id == one.area_id]
    return kit.escape_line(f"{one.area_id} {titles[0]}") if titles else ""


def _in_force(scene: Scene, catalogue: Catalogue) -> str:
    if catalogue.origin == "school":
        school = kit.escape_line(scene.school_name)
        return scene.tr("The school's own catalogue, version {version}", version=catalogue.version) + f" · {school}"
    return scene.tr("Built-in catalogue, version {version}", version=catalogue.version)


def _default_used(scene: Scene) -> str:
    return scene.tr("This characteristic has no criteria of its own yet. The common ones apply.")


def _origin(scene: Scene, catalogue: Catalogue, one: Characteristic) -> str:
    basis = said(catalogue.basis, scene.language)
    origin = scene.tr(_ORIGINS.get(one.origin, _ORIGINS["school"]))
    return f"{origin} {kit.escape_line(basis)}." if basis and one.origin == "seed" else origin


def _questions(scene: Scene, one: Characteristic) -> kit.Element | None:
    if not one.questions:
        return None
    listed = "\n".join(f"- {kit.escape_line(said(question, scene.language))}" for question in one.questions)
    return kit.group(kit.section(scene.tr("Questions to talk about")), kit.text(listed, spacing="Small"))


def _understood(scene: Scene, catalogue: Catalogue) -> kit.Element:
    found = catalogue.characteristics
    own = sum(one.own_criteria for one in found)
    counts = [
        scene.trn("{count} area", "{count} areas", len(catalogue.areas)),
        scene.trn("{count} characteristic", "{count} characteristics", len(found)),
        scene.trn("{count} with criteria of its own", "{count} with criteria of their own", own),
        scene.trn("{count} indicator", "{count} indicators", len(catalogue.indicators)),
    ]
    lines = [kit.escape_line(present.title(scene, one)) for one in found[:8]]
    if len(found) > len(lines):
        lines.append(scene.tr("and {count} more", count=len(found) - len(lines)))
    return kit.fact(", ".join(counts), "\n".join(f"- {line}" for line in lines))


def _problems(scene: Scene, problems: Sequence[Problem]) -> kit.Element | None:
    if not problems:
        return None
    told = [sentence(scene, problem) for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > len(told):
        told.append(scene.tr("and {count} more", count=len(problems) - len(told)))
    return kit.problem_box(scene, told)
