"""What an owner is told of a school, in words: levels by year, how measures go, what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cards.catalogue.level_history import year_lines
from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.measures.progress import WORDS
from domain.catalogue.areas import said
from domain.measures.measure import OVER, Progress
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.owners.owned import Move, SeenLevel, SeenMeasure, SeenSchool, Subject
from domain.owners.releases import Part
from locales import N_, tr, trn

PARTS = {
    Part.LEVELS: N_("The levels we have agreed on"),
    Part.AIMS: N_("The levels we want to reach"),
    Part.MEASURES: N_("Measures, without whose they are"),
    Part.PRACTICE: N_("Good practice"),
}
WITHHELD = N_("Withheld: it names a colleague")
MOST_YEARS = 4


def parts_line(scene: Scene, parts: Sequence[Part]) -> str:
    """As "nivåer, mål og tiltak"."""
    names = {
        Part.LEVELS: scene.tr("levels"),
        Part.AIMS: scene.tr("aims"),
        Part.MEASURES: scene.tr("measures"),
        Part.PRACTICE: scene.tr("good practice"),
    }
    return present.names(scene, [names[part] for part in parts])


def title(scene: Scene, subject: Subject) -> str:
    """As "1.4 Samarbeid med hjemmet"; not escaped."""
    return f"{subject.number} {said(subject.title, scene.language)}".strip()


def name(scene: Scene, subject: Subject) -> str:
    """The title without the number; not escaped."""
    return said(subject.title, scene.language)


def basis(scene: Scene, school: SeenSchool) -> str:
    """What the school's criteria build on; not escaped."""
    return said(school.basis, scene.language)


def meetings_of(subject: Subject) -> tuple[list[Meeting], frozenset[str]]:
    """The levels as bare meetings, for what draws and tells those, and which of them came after new criteria."""
    held = [_bare(subject, place, one) for place, one in enumerate(subject.levels)]
    return held, frozenset(each.id for each, one in zip(held, subject.levels, strict=True) if one.renewed)


def _bare(subject: Subject, place: int, one: SeenLevel) -> Meeting:
    at, agreed = one.held_at, Agreement(one.level, one.aim)
    return Meeting(
        f"{subject.number}:{place}",
        "",
        subject.number,
        MeetingState.ENDED,
        "",
        at,
        at,
        agreement=agreed,
        catalogue_version=one.version,
        started_at=at,
        ended_at=at,
    )


def level_lines(scene: Scene, subject: Subject) -> list[str]:
    """A line a year, the newest first; the aim alone where levels are not released."""
    if Part.LEVELS in subject.parts:
        held, renewed = meetings_of(subject)
        return year_lines(scene, held, renewed)[-MOST_YEARS:][::-1] or [scene.tr("No meeting has been held.")]
    if subject.aim is not None:
        return [scene.tr("Aim: {level}", level=present.level(scene, subject.aim))]
    return []


def progress(scene: Scene, measure: SeenMeasure) -> str:
    """As "Går tregt"; that the date is past where nothing was answered."""
    if measure.overdue and measure.progress is Progress.NONE:
        return scene.tr("Past its date")
    words = WORDS.get(measure.progress)
    return scene.tr(words) if words else scene.tr("Dropped")


def measures_line(scene: Scene, measures: Sequence[SeenMeasure]) -> str:
    """As "3 tiltak: 1 ferdig, 1 står stille eller er over fristen"; "" where there are none."""
    if not measures:
        return ""
    done = sum(one.progress is Progress.DONE for one in measures)
    still = sum(_still(one) for one in measures)
    whole = scene.trn("{count} measure", "{count} measures", len(measures))
    told = [
        scene.trn("{count} done", "{count} done", done) if done else "",
        scene.trn("{count} stands still or is late", "{count} stand still or are late", still) if still else "",
    ]
    more = ", ".join(one for one in told if one)
    return f"{whole}: {more}" if more else whole


def _still(measure: SeenMeasure) -> bool:
    return measure.progress not in OVER and (measure.overdue or measure.progress is Progress.STUCK)


def attention(scene: Scene, subject: Subject) -> list[str]:
    """What an owner may want to ask about; facts, and no judgement of the school."""
    language, newest = scene.language, subject.newest
    found = []
    if newest is not None and newest.level is None:
        found.append(tr(language, "no agreed level yet"))
    if subject.move is Move.DOWN and newest is not None and newest.level is not None:
        before = [one.level for one in subject.levels if one.level is not None][-2]
        found.append(tr(language, "from level {before} to level {after}", before=before, after=newest.level))
    elif newest is not None and newest.level == 1:
        found.append(present.level(scene, 1))
    if subject.stuck:
        found.append(
            trn(
                language,
                "{count} measure stands still or is late",
                "{count} measures stand still or are late",
                subject.stuck,
            )
        )
    return found


def urgency(subject: Subject) -> tuple[int, int]:
    """What goes first among what needs attention: what has become lower, then how much stands still."""
    newest = subject.newest
    lower = subject.move is Move.DOWN
    return (0 if lower else 1 if newest is not None and newest.level in (None, 1) else 2), -subject.stuck


def moves(subjects: Sequence[Subject]) -> dict[Move, int]:
    """How many characteristics moved which way, of those that were talked about twice."""
    found = dict.fromkeys(Move, 0)
    for subject in subjects:
        if subject.move is not None:
            found[subject.move] += 1
    return found


def moves_line(scene: Scene, subjects: Sequence[Subject]) -> str:
    """As "Siden sist: 2 opp, 1 uendret, 1 ned. 1 har nye kriterier og kan ikke sammenlignes."; "" for nothing."""
    language, found = scene.language, moves(subjects)
    told = [
        trn(language, "{count} up", "{count} up", found[Move.UP]) if found[Move.UP] else "",
        trn(language, "{count} unchanged", "{count} unchanged", found[Move.SAME]) if found[Move.SAME] else "",
        trn(language, "{count} down", "{count} down", found[Move.DOWN]) if found[Move.DOWN] else "",
    ]
    counted = ", ".join(one for one in told if one)
    lines = [tr(language, "Since the time before: {counts}.", counts=counted)] if counted else []
    if found[Move.NEW_CRITERIA]:
        lines.append(
            trn(
                language,
                "{count} has new criteria and does not compare.",
                "{count} have new criteria and do not compare.",
                found[Move.NEW_CRITERIA],
            )
        )
    return " ".join(lines)


def telling(schools: Sequence[SeenSchool]) -> list[SeenSchool]:
    """Schools that have released something that is open."""
    return [one for one in schools if one.subjects]


def since(scene: Scene, moment: datetime) -> str:
    """As "åpent siden 10. desember"."""
    return scene.tr("open since {day}", day=present.short_day(scene, moment))


def cut(words: str, longest: int = 80) -> str:
    """People's words on one line of a card, cut at a word, escaped."""
    line = kit.plain(words)
    return kit.escape_line(line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + "…")
