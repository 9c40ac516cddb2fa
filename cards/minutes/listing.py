"""The minutes of a school, the newest first: what was agreed, and the way to read each."""

from __future__ import annotations

from collections.abc import Sequence

from cards.agenda.agreement import agreement_words
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.minutes.parts import Told, about, until
from cards.minutes.verbs import MINUTES_LIST, MINUTES_READ, MINUTES_SHOW, TEMPLATE_SHOW
from cards.verbs import Press
from domain.minutes.minutes import MinutesState
from domain.people.school import Caller
from locales import tr, trn

MOST = 4  # on a card: a button for each, one for the older ones, and for leaders the template


def listing(scene: Scene, caller: Caller, rows: Sequence[Told], left_out: int = 0, older: int = 0) -> Card:
    """``left_out`` newer ones are on cards before this one; ``older`` are to come."""
    language, school = scene.language, caller.school.id
    heading = tr(language, "Minutes of our meetings") if rows else tr(language, "There are no minutes yet")
    onward = None
    if older:
        onward = kit.execute(tr(language, "Show older minutes"), Press(MINUTES_LIST, school, str(left_out + MOST)))
    elif left_out:
        onward = kit.execute(tr(language, "Show the newest minutes"), Press(MINUTES_LIST, school))
    template = None
    if caller.leads:
        template = kit.execute(tr(language, "The school's template"), Press(TEMPLATE_SHOW, school))
    nothing = tr(language, "The leader shares them after a meeting, and then they stand here.")
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(heading),
        None if rows else kit.text(nothing),
        [_row(scene, one, apart=place > 0) for place, one in enumerate(rows[:MOST])],
        kit.text(trn(language, "{count} older one", "{count} older ones", older), spacing="Medium") if older else None,
        kit.actions(onward, template) if onward or template else None,
    )


def _row(scene: Scene, told: Told, *, apart: bool) -> kit.Element:
    language, minutes = scene.language, told.minutes
    button = kit.execute(tr(language, "Read the minutes"), Press(MINUTES_READ, minutes.id), associated=False)
    state = ""
    if minutes.state is MinutesState.DRAFT:
        state = tr(language, "A draft, which only leaders see.")
        press = Press(MINUTES_SHOW, minutes.id)
        button = kit.execute(tr(language, "Look at the draft"), press, associated=False)
    elif minutes.state is MinutesState.OPEN:
        state = until(scene, minutes)
        press = Press(MINUTES_SHOW, minutes.id)
        button = kit.execute(tr(language, "Read and remark"), press, associated=False)
    row = kit.group(
        about(scene, told),
        kit.text(agreement_words(scene, told.meeting.agreement), spacing="None"),
        kit.subtle(state, spacing="None") if state else None,
        kit.actions(button, spacing="Small"),
        spacing="ExtraLarge" if apart else "Medium",
    )
    row.separator = True if apart else None
    return row
