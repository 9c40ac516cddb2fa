"""What the cards of the minutes share: which meeting it is, until when, what was found, what was remarked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.minutes.verbs import MINUTES_SHARE, MINUTES_SHOW
from cards.verbs import Press, Verb
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting
from domain.minutes.minutes import Minutes, Remark
from domain.people.school import Person

SHOWN = 1200  # characters of the findings on a card; the document has all
MOST_REMARKS = 8  # on a card, the newest; the document has all


@dataclass(frozen=True, slots=True)
class Told:
    """The minutes of one meeting, as whoever looks may see them."""

    minutes: Minutes
    meeting: Meeting
    characteristic: Characteristic
    remarks: Sequence[Remark] = ()
    writers: Mapping[str, Person] = field(default_factory=dict)


def back(scene: Scene, minutes: Minutes) -> kit.Button:
    """Back to the minutes."""
    return kit.execute(scene.tr("Go back"), Press(MINUTES_SHOW, minutes.id), associated=False)


def about(scene: Scene, told: Told) -> kit.Element:
    """Which meeting."""
    held = told.meeting.started_at or told.meeting.starts_at
    day = f" · {present.day(scene, held)}" if held else ""
    return kit.text(f"{kit.escape_line(present.title(scene, told.characteristic))}{day}", bold=True, spacing="None")


def until(scene: Scene, minutes: Minutes) -> str:
    """Until when one may remark."""
    day = present.day(scene, minutes.remarks_until or scene.now)
    return scene.tr("It is open for remarks until {day}. Then it becomes final.", day=day)


def findings(scene: Scene, minutes: Minutes) -> kit.Element:
    """The leader's text, as much of it as a card takes."""
    nothing = scene.tr("No group has written anything. Write a few lines yourself, or share it as it is.")
    words = kit.escape(short(minutes.findings)) or nothing
    more = scene.tr("The whole text is in the draft.") if len(minutes.findings) > SHOWN else ""
    return kit.box(kit.text(words), kit.subtle(more) if more else None)


def short(text: str) -> str:
    """The text, cut at a word where it is long."""
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"


def remarks(scene: Scene, told: Told) -> list[kit.Element]:
    """The newest remarks, under their names."""
    if not told.remarks:
        return []
    rows: list[kit.Element] = [kit.section(count(scene, len(told.remarks)))]
    for one in told.remarks[-MOST_REMARKS:]:
        writer = told.writers.get(one.person_id)
        name = kit.escape_line(writer.name) if writer else scene.tr("Without a name")
        rows.append(kit.fact(f"{name} · {present.short_day(scene, one.made_at)}", kit.escape(one.text), "Small"))
    if len(told.remarks) > MOST_REMARKS:
        rows.append(kit.text(scene.tr("The older ones are in the minutes.")))
    return rows


def count(scene: Scene, number: int) -> str:
    """How many remarks there are."""
    return scene.trn("{count} remark", "{count} remarks", number)


def press(title: str, verb: Verb, minutes: Minutes, *, filled: bool = False) -> kit.Button:
    """A button about these minutes; sharing says which version it is about."""
    rev = minutes.version if verb is MINUTES_SHARE else 0
    return kit.execute(title, Press(verb, minutes.id, rev=rev), style="positive" if filled else None, associated=False)
