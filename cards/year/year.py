"""The year's meetings on one card: each proposed one is accepted, moved or dropped, and one press saves them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cards.calendar.verbs import DAYS_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_LIST
from cards.verbs import Press
from cards.year.verbs import YEAR_PROPOSE, YEAR_SAVE, YEAR_SHOW
from domain.catalogue.areas import Catalogue, said
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.year.settle import ACCEPT, DROP, KEEP
from domain.year.slot import YearSlot
from locales import N_

MOST = 12
ALL = "all"  # in a press: accept everything that is proposed
REASONS = {
    "longest_undiscussed": N_("Longest since we talked about this."),
    "gsi": N_("GSI is counted on 1 October."),
    "kostra": N_("New KOSTRA figures come shortly before."),
    "survey": N_("The survey has just closed."),
    "planning_day": N_("Planning day, and longest since we talked about this."),
    "review": N_("You agreed to look at this again now."),
}
STATES = {
    MeetingState.DRAFT: N_("Draft, not sent"),
    MeetingState.INVITED: N_("Planned"),
    MeetingState.RUNNING: N_("Going on now"),
    MeetingState.ENDED: N_("Held"),
    MeetingState.CANCELLED: N_("Cancelled"),
    MeetingState.NOT_HELD: N_("Not held"),
}


def year(
    scene: Scene,
    school_year: int,
    slots: Sequence[YearSlot],
    meetings: Sequence[Meeting],
    catalogue: Catalogue,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    saved: bool = False,
    days_entered: bool = True,
    note: str = "",
) -> Card:
    """``meetings`` are those of the year, drafts included. Inputs: do_<slot> and day_<slot>."""
    proposed = [slot for slot in slots if slot.state == "proposed"][:MOST]
    rows = [
        (present.local_day(scene, one.starts_at), _meeting(scene, one, catalogue)) for one in meetings if one.starts_at
    ]
    rows += [(slot.day, _slot(scene, slot, catalogue, problems, values or {})) for slot in proposed]
    rows.sort(key=lambda row: row[0])
    unsent = sum(one.state is MeetingState.DRAFT for one in meetings)
    span = f"{school_year}/{(school_year + 1) % 100:02d}"
    arg = str(school_year)
    other = school_year + 1
    save = kit.execute(scene.tr("Save"), Press(YEAR_SAVE, scene.school_id, arg), style="positive")
    every = Press(YEAR_SAVE, scene.school_id, f"{arg}:{ALL}")
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("The year {year}", year=span)),
        kit.text(scene.tr("Saved."), bold=True) if saved and not problems else None,
        kit.text(note, bold=True) if note else None,
        kit.text(_intro(scene, bool(proposed), bool(rows), unsent)),
        None if days_entered else kit.box(kit.text(_no_days(scene))),
        kit.to_put_right(scene, problems),
        [row for _, row in rows],
        kit.actions(
            save if proposed else None,
            kit.execute(scene.tr("Accept all"), every, associated=True) if proposed else None,
            kit.execute(scene.tr("Propose again"), Press(YEAR_PROPOSE, scene.school_id, arg), associated=False),
            kit.execute(scene.tr("School calendar"), Press(DAYS_SHOW, scene.school_id), associated=False),
            kit.execute(
                scene.tr("The year {year}", year=f"{other}/{(other + 1) % 100:02d}"),
                Press(YEAR_SHOW, scene.school_id, str(other)),
                associated=False,
            ),
            kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id), associated=False),
            spacing="Large",
        ),
        kit.footnote(
            scene.tr("What you accept becomes a draft under meetings. Nobody is invited until you send it."),
            apart=False,
        ),
    )


def _intro(scene: Scene, proposed: bool, rows: bool, unsent: int) -> str:
    if proposed:
        return scene.tr(
            "These are meetings I propose, near the dates when new figures come. Change a day, accept or drop each, and"
            " press Save.",
        )
    if unsent:
        return scene.trn(
            "{count} draft is not sent yet. Nobody is invited to it until you send it: press See meetings.",
            "{count} drafts are not sent yet. Nobody is invited to them until you send them: press See meetings.",
            unsent,
        )
    if rows:
        return scene.tr("Everything in this year is settled.")
    return scene.tr("There is no room for more meetings in this school year.")


def proposed_anew(scene: Scene, before: Sequence[YearSlot], now: Sequence[YearSlot]) -> str:
    """What came of proposing again: it is told, whatever it is."""
    old, new = _proposals(before), _proposals(now)
    if old == new:
        words = scene.tr("I have looked again, and I propose the same as before.")
        return words if new else scene.tr("I have looked again, and there is nothing more to propose.")
    if not new:
        return scene.tr("I have looked again, and I propose no meetings any more.")
    return scene.trn("I propose {count} meeting now.", "I propose {count} meetings now.", len(new))


def _proposals(slots: Sequence[YearSlot]) -> set[tuple[str, date]]:
    return {(slot.characteristic_id, slot.day) for slot in slots if slot.state == "proposed"}


def _no_days(scene: Scene) -> str:
    return scene.tr(
        "I do not know your school holidays and planning days yet. Press School calendar and write them once.",
    )


def _slot(
    scene: Scene, slot: YearSlot, catalogue: Catalogue, problems: Sequence[Problem], values: Mapping[str, str]
) -> kit.Element:
    language = scene.language
    day, do = f"day_{slot.id}", f"do_{slot.id}"
    clock = f"{slot.minute_of_day // 60:02d}{':' if language == 'en' else '.'}{slot.minute_of_day % 60:02d}"
    when = f"{present.day(scene, slot.day)} {clock if language == 'en' else f'kl.{present.NBSP}{clock}'}"
    options = [
        (KEEP, scene.tr("Decide later")),
        (ACCEPT, scene.tr("Accept")),
        (DROP, scene.tr("Drop")),
    ]
    field = kit.date_field(day, scene.tr("Day"), values.get(day) or slot.day.isoformat(), spacing="Small")
    group = kit.group(
        kit.text(_title(scene, slot.characteristic_id, catalogue), bold=True),
        kit.text(present.capitalised(when), spacing="None"),
        kit.subtle(scene.tr(REASONS[slot.reason]), spacing="None") if slot.reason in REASONS else None,
        kit.beside(scene, problems, field),
        kit.choices(do, scene.tr("What shall I do?"), options, values.get(do) or KEEP, spacing="Small"),
        spacing="ExtraLarge",
    )
    group.separator = True
    return group


def _meeting(scene: Scene, meeting: Meeting, catalogue: Catalogue) -> kit.Element:
    assert meeting.starts_at is not None
    when = present.when(scene, meeting.starts_at)
    group = kit.group(
        kit.text(_title(scene, meeting.characteristic_id, catalogue), bold=True),
        kit.text(when, spacing="None"),
        kit.subtle(scene.tr(STATES[meeting.state]), spacing="None"),
        spacing="ExtraLarge",
    )
    group.separator = True
    return group


def _title(scene: Scene, characteristic_id: str, catalogue: Catalogue) -> str:
    found = catalogue.characteristic(characteristic_id)
    return kit.escape_line(f"{characteristic_id} {said(found.title, scene.language) if found else ''}".strip())
