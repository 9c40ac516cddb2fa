"""From what one person is to hear on a day to the lines of its card."""

from __future__ import annotations

from collections.abc import Mapping

from cards.kit import kit
from cards.kit.scene import Scene
from cards.reminders import reminder
from cards.reminders.together import Line
from domain.delivery.notices import NoticeKind
from domain.people.school import Person
from domain.reminders.remind import Item, Reminder


def school_lines(scene: Scene, said: Reminder, people: Mapping[str, Person]) -> tuple[list[Line], list[Line]]:
    """Return the lines of one's own measures, and of what leaders hear of. Where schools are several, each is named."""
    several = len({item.school.id for item in said.items}) > 1

    def line(item: Item) -> Line:
        due = reminder.due_words(
            scene, item.measure, item.notice.kind if not item.to_leader else NoticeKind.MEASURE_AFTER
        )
        owner = people.get(item.measure.owner_id) if item.to_leader else None
        where = f" · {kit.escape_line(item.school.name)}" if several else ""
        return Line(item.measure, due + where, kit.escape_line(owner.first_name) if owner else "")

    mine = [line(item) for item in said.items if not item.to_leader]
    return mine, [line(item) for item in said.items if item.to_leader]
