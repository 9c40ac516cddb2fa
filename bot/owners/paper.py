"""From what an owner sees to the report for the yearly quality report, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.owners.sheets import levels_of, sheets_of
from cards.charts.words.schools import Key, key_of, place_of
from cards.kit import present
from cards.kit.scene import Scene
from cards.owners import words as owned_words
from documents.minutes.text import Table, clean
from documents.owners.text import Block, Grid, OwnerReport, Shaded
from domain.measures.measure import OVER
from domain.owners.owned import SeenMeasure, SeenPractice, SeenSchool, Subject
from domain.owners.releases import Part

MOST_IN_FULL = 40  # schools that the Word file tells of one by one; with more, the workbook does
MOST_POINTS = 60


def report_of(scene: Scene, schools: Sequence[SeenSchool], year: int) -> OwnerReport:
    """The year's report: how it stood at the end of the year, or stands now."""
    language = scene.language
    schools = [_until(scene, one, year) for one in schools]
    telling = owned_words.telling(schools)
    name = clean(schools[0].name) if len(schools) == 1 else ""
    title = scene.tr("Quality in the schools of music and performing arts {year}", year=year)
    blocks = [
        _overview(scene, schools, telling),
        _attention(scene, telling),
        _practice(scene, telling),
        *(_school(scene, one) for one in (telling if len(telling) <= MOST_IN_FULL else ())),
        _criteria(scene, telling),
    ]
    return OwnerReport(
        language=language,
        title=title,
        subtitle=name or scene.tr("From {some} of {count} schools", some=len(telling), count=len(schools)),
        made=scene.tr(
            "Made on {day} from what the schools have released to their owner.",
            day=present.day_and_year(scene, scene.now),
        ),
        blocks=tuple(block for block in blocks if block is not None),
        sheets=sheets_of(scene, telling, title, year),
        author="Samklang",
        made_at=scene.now,
    )


def _until(scene: Scene, school: SeenSchool, year: int) -> SeenSchool:
    """The school as it was known at the end of the year."""

    def by_then(moment: datetime | None) -> bool:
        return moment is None or present.local_day(scene, moment).year <= year

    def over_before(one: SeenMeasure) -> bool:
        ended = one.answered_at if one.progress in OVER else None
        return ended is not None and present.local_day(scene, ended).year < year

    return replace(
        school,
        subjects=tuple(
            replace(
                each,
                levels=tuple(one for one in each.levels if by_then(one.held_at)),
                measures=tuple(one for one in each.measures if by_then(one.agreed_at) and not over_before(one)),
                practices=tuple(one for one in each.practices if by_then(one.made_at)),
            )
            for each in school.subjects
        ),
    )


def _overview(scene: Scene, schools: Sequence[SeenSchool], telling: Sequence[SeenSchool]) -> Block:
    subjects = [each for one in telling for each in one.subjects]
    measures = [one for each in subjects for one in each.measures]
    words = [
        owned_words.moves_line(scene, subjects),
        owned_words.measures_line(scene, measures),
        scene.tr("Levels are steps, not grades, and schools have their own criteria and beginnings."),
    ]
    grid = _grid(scene, telling)
    silent = [clean(one.name) for one in schools if not one.subjects]
    if silent:
        names = present.names(scene, silent[:MOST_POINTS])
        words.append(scene.tr("Nothing is released by {names}.", names=names))
    told = tuple(word for word in words if word)
    return Block(1, scene.tr("Where the schools stand"), told, grids=(grid,) if grid else ())


def _grid(scene: Scene, telling: Sequence[SeenSchool]) -> Grid | None:
    by_school = [(one, {key_of(each): each for each in one.subjects if each.newest}) for one in telling]
    titles: dict[Key, str] = {}
    for _, mine in by_school:
        for key, each in mine.items():
            titles.setdefault(key, clean(owned_words.title(scene, each)))
    keys = sorted(titles, key=place_of)
    rows = tuple(
        (Shaded(clean(one.name)), *(_cell(scene, mine.get(key)) for key in keys)) for one, mine in by_school if mine
    )
    if not keys:
        return None
    notes = (
        "; ".join(titles[key] for key in keys) + ".",
        scene.tr(
            "In each cell: the level agreed on, and the year. ▲ and ▼: higher or lower than the time before. "
            "–: not released."
        ),
    )
    head = (scene.tr("School"), *(number for number, _ in keys))
    return Grid(scene.tr("Agreed levels by school"), head, rows, notes)


def _cell(scene: Scene, subject: Subject | None) -> Shaded:
    newest = subject.newest if subject else None
    if subject is None or newest is None:
        return Shaded("–")
    year = present.local_day(scene, newest.held_at).year
    if newest.level is None:
        return Shaded(f"? ({year})")
    sign = {"up": " ▲", "down": " ▼"}.get(subject.move.value, "") if subject.move else ""
    return Shaded(f"{newest.level}{sign} ({year})", newest.level)


def _attention(scene: Scene, telling: Sequence[SeenSchool]) -> Block | None:
    points = [
        f"{clean(one.name)}, {clean(owned_words.title(scene, each))}: {', '.join(words)}"
        for one in telling
        for each in one.subjects
        for words in [owned_words.attention(scene, each)]
        if words
    ]
    if not points:
        return None
    left = [scene.tr("and {count} more", count=len(points) - MOST_POINTS)] * (len(points) > MOST_POINTS)
    return Block(1, scene.tr("Worth asking about"), points=(*points[:MOST_POINTS], *left))


def _practice(scene: Scene, telling: Sequence[SeenSchool]) -> Block | None:
    told = [(one, each, practice) for one in telling for each in one.subjects for practice in each.practices]
    points = [
        f"{clean(practice.title)} ({clean(one.name)}, {clean(owned_words.title(scene, each))}). {_changed(practice)}"
        for one, each, practice in told
        if practice.title
    ]
    if not points:
        return None
    return Block(1, scene.tr("Good practice"), points=tuple(points[:MOST_POINTS]))


def _changed(practice: SeenPractice) -> str:
    return clean(f"{practice.did} {practice.changed}")


def _school(scene: Scene, school: SeenSchool) -> Block:
    rows = [
        (clean(owned_words.title(scene, each)), level, aim, day, move)
        for each in school.subjects
        for level, aim, day, move in levels_of(scene, each)
    ]
    head = (
        scene.tr("Characteristic"),
        scene.tr("Level"),
        scene.tr("Aim"),
        scene.tr("Date of the meeting"),
        scene.tr("Since the time before"),
    )
    tables = [Table(scene.tr("Levels"), head, tuple(rows))] if rows else []
    agreed = [
        (
            clean(one.title) or scene.tr(owned_words.WITHHELD),
            each.number,
            owned_words.progress(scene, one),
            present.day_and_year(scene, one.due),
        )
        for each in school.subjects
        for one in each.measures
    ]
    if agreed:
        names = (scene.tr("Measure"), scene.tr("Characteristic"), scene.tr("How it goes"), scene.tr("Due"))
        tables.append(Table(scene.tr("Measures"), names, tuple(agreed)))
    return Block(1, clean(school.name), tables=tuple(tables))


def _criteria(scene: Scene, telling: Sequence[SeenSchool]) -> Block:
    used = {
        (clean(one.name), one.version, clean(owned_words.basis(scene, one)), _versions(one)): None for one in telling
    }
    rows = tuple((name, str(version), versions, basis) for name, version, basis, versions in used)
    head = (
        scene.tr("School"),
        scene.tr("Criteria in force"),
        scene.tr("Criteria used in the meetings"),
        scene.tr("What they build on"),
    )
    words = (
        scene.tr(
            "Each level was agreed on in a meeting of the school's staff, by the criteria that were in force "
            "then. Where the criteria have changed, levels do not compare."
        ),
        scene.tr(
            "There are no votes, names or figures in the report: schools do not release those. What a school "
            "takes back is gone from the next report."
        ),
    )
    caption = scene.tr("Versions of the criteria")
    return Block(1, scene.tr("Criteria and dates"), words, tables=(Table(caption, head, rows),) if rows else ())


def _versions(school: SeenSchool) -> str:
    seen = {one.version for each in school.subjects if Part.LEVELS in each.parts for one in each.levels}
    return ", ".join(str(version) for version in sorted(seen)) or "–"
