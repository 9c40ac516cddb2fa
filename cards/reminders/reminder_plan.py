"""How the school asks about its measures: for its leaders, on one card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.people.verbs import SETTINGS_SHOW
from cards.reminders.verbs import REMINDERS_SAVE
from cards.verbs import Press
from domain.errors import Problem
from domain.people.school import Caller
from domain.reminders.form import AFTER, AHEAD, DIGEST, OVERDUE_AFTER, OWN, PLAN, WAY
from domain.reminders.rhythms import Digest, ReminderPlan
from locales import N_, tr

_AFTER = {
    "usual": N_("Now and then ({days} days after)"),
    "often": N_("Often ({days} days after)"),
    "seldom": N_("Seldom ({days} days after)"),
    "once": N_("Once ({days} days after)"),
    "never": N_("Not at all"),
    "own": N_("As now ({days} days after)"),
}


def plan(
    scene: Scene,
    leader: Caller,
    own: ReminderPlan,
    *,
    saved: bool = False,
    problems: Sequence[Problem] = (),
    typed: Mapping[str, str] | None = None,
) -> Card:
    """The form, filled in."""
    language = scene.language
    form = kit.form(scene, PLAN, _values(own) if typed is None else typed, problems)
    ways = dict(AFTER)
    if own.after not in ways.values():
        ways[OWN] = own.after
    after = [
        (
            key,
            scene.tr(_AFTER[key], days=", ".join(str(day) for day in days)) if days else scene.tr(_AFTER[key]),
        )
        for key, days in ways.items()
    ]
    often = [
        (Digest.MONTHLY.value, scene.tr("Once a month")),
        (Digest.WEEKLY.value, scene.tr("Once a week")),
        (Digest.OFF.value, scene.tr("Never")),
    ]
    fields = [
        form.number(AHEAD, scene.tr("Days before the date (0: not before)")),
        form.choose(WAY, scene.tr("After the date, as long as it is not done"), after, open_list=True),
        form.number(OVERDUE_AFTER, scene.tr("Days after the date until the leaders hear")),
        form.choose(DIGEST, scene.tr("News of the measures in the channel"), often),
    ]
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'For the school')} · {kit.escape_line(leader.school.name)}"),
        kit.heading(
            scene.tr("Saved. So I ask from now on")
            if saved and not problems
            else scene.tr("How should I ask about the measures?")
        ),
        form.to_put_right(),
        fields,
        kit.actions(
            kit.execute(scene.tr("Save"), Press(REMINDERS_SAVE, leader.school.id, rev=own.version), style="positive"),
            kit.execute(scene.tr("Go back"), Press(SETTINGS_SHOW, leader.school.id), associated=False),
        ),
        kit.footnote(
            scene.tr("Each person chooses days, hours and pauses. Nobody is asked twice on one day."), apart=False
        ),
    )


def _values(own: ReminderPlan) -> dict[str, str]:
    way = next((key for key, days in AFTER.items() if days == own.after), OWN)
    days = [AHEAD.written(own.ahead), OVERDUE_AFTER.written(own.overdue_to_leader)]
    return dict([*days, WAY.written(way), DIGEST.written(own.digest.value)])
