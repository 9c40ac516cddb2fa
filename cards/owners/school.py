"""One school as its owner sees it, a few characteristics at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cards.charts.spec import ChartSpec
from cards.charts.words.levels import levels_spec
from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.owners import words as owned_words
from cards.owners.verbs import OWNED_REPORT, OWNED_SHOW
from cards.verbs import Press
from domain.catalogue.areas import Characteristic, lost_characteristic, said
from domain.meetings.meeting import Meeting
from domain.owners.owned import SeenMeasure, SeenPractice, SeenSchool, Subject
from domain.owners.releases import Part
from locales import tr

PAGE = 5  # characteristics on one card, as many as the picture has rows
MOST_MEASURES, MOST_PRACTICES = 4, 2  # of each; the report has all


def school_spec(scene: Scene, school: SeenSchool, page: int = 0) -> ChartSpec | None:
    """The levels of the characteristics on this page, by year."""
    rows: list[tuple[Characteristic, Sequence[Meeting]]] = []
    renewed: set[str] = set()
    for subject in _page(school, page):
        if Part.LEVELS in subject.parts:
            held, new = owned_words.meetings_of(subject)
            rows.append((lost_characteristic(subject.number, subject.title), held))
            renewed |= new
    spec = levels_spec(scene.language, rows, scene.zone, renewed=renewed)
    title = scene.tr("The levels the school has agreed on")
    return replace(spec, data={**spec.data, "title": title}) if spec else None


def one(scene: Scene, school: SeenSchool, chart: Picture | None, page: int = 0, *, alone: bool = False) -> Card:
    """What the school has released. ``alone``: the owner has no other school to go back to."""
    shown = _page(school, page)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(kit.escape_line(school.name)),
        kit.picture(scene, chart) if chart else None,
        [_subject(scene, subject) for subject in shown] or kit.text(_nothing(scene)),
        kit.who_sees(scene, scene.tr("You see what the school has released: never votes, names or figures.")),
        _buttons(scene, school, page, alone=alone),
        kit.footnote(_criteria(scene, school)),
    )


def _page(school: SeenSchool, page: int) -> Sequence[Subject]:
    return school.subjects[page * PAGE : (page + 1) * PAGE]


def _subject(scene: Scene, subject: Subject) -> kit.Element:
    lines = [*owned_words.level_lines(scene, subject)]
    if subject.lost:
        lines.append(scene.tr("The school's catalogue does not have it any more."))
    newest = subject.newest
    value = present.level(scene, newest.level) if newest and newest.level else ""
    told = owned_words.measures_line(scene, subject.measures)
    return kit.group(
        kit.mark_row(
            scene,
            "",
            kit.escape_line(owned_words.title(scene, subject)),
            ["\n\n".join(lines), owned_words.since(scene, subject.open_from)],
            value,
        ),
        kit.subtle(told, spacing="Small") if told else None,
        _measures(scene, subject.measures),
        _practices(scene, subject.practices),
        spacing="Large",
    )


def _measures(scene: Scene, measures: Sequence[SeenMeasure]) -> kit.Element | None:
    """Those that stand still first."""
    first = sorted(measures, key=lambda each: (not each.overdue, each.due))[:MOST_MEASURES]
    lines = []
    for each in first:
        words = owned_words.cut(each.title) or scene.tr(owned_words.WITHHELD)
        due = scene.tr("due {day}", day=present.short_day(scene, each.due))
        lines.append(f"- {words} ({owned_words.progress(scene, each).lower()}, {due})")
    if len(measures) > len(first):
        lines.append(f"- {tr(scene.language, 'and {count} more in the report', count=len(measures) - len(first))}")
    return kit.text("\n".join(lines), spacing="None") if lines else None


def _practices(scene: Scene, practices: Sequence[SeenPractice]) -> kit.Element | None:
    lines = [
        f"- {owned_words.cut(each.title) or tr(scene.language, owned_words.WITHHELD)}"
        for each in practices[:MOST_PRACTICES]
    ]
    return kit.fact(scene.tr("Good practice"), "\n".join(lines), spacing="Small") if lines else None


def _buttons(scene: Scene, school: SeenSchool, page: int, *, alone: bool) -> kit.Element | None:
    pages = -(-len(school.subjects) // PAGE)
    on = (page + 1) % pages if pages > 1 else 0
    turn = kit.execute(
        scene.tr("Show more") if on else scene.tr("Show the first"), Press(OWNED_SHOW, school.id, str(on))
    )
    report = kit.execute(scene.tr("Make a report"), Press(OWNED_REPORT, school.id, "form"))
    back = kit.execute(scene.tr("All my schools"), Press(OWNED_SHOW))
    buttons = [turn if pages > 1 else None, report if school.subjects else None, None if alone else back]
    return kit.actions(*buttons) if any(buttons) else None


def _nothing(scene: Scene) -> str:
    return scene.tr(
        "The school has released nothing to you at present. Staff have what it releases for some days before you"
        " see it.",
    )


def _criteria(scene: Scene, school: SeenSchool) -> str:
    basis = kit.escape_line(said(school.basis, scene.language))
    version = scene.tr("Criteria: version {version}", version=school.version)
    return f"{version}. {basis}." if basis else f"{version}."
