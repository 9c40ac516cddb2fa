"""When I am asked: the days, the hours, how much, and a pause. Each person's own, on one card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from babel.dates import get_day_names

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import SETTINGS_SHOW
from cards.reminders.verbs import RHYTHM_SAVE
from cards.verbs import Press
from domain.errors import Problem
from domain.people.school import Caller
from domain.reminders.form import BEGIN, DAYS, END, PAUSE, RHYTHM, WANTS
from domain.reminders.rhythms import Rhythm, Wants
from locales import N_

HOURS = range(25)
FILLED = N_("I have filled in what I understood. Press Save to keep it.")
NOTES = {  # what cannot be had, and what can
    "only_here": N_("I write only here in Teams, not by e-mail or text message."),
    "once_a_day": N_("I write at most once a day, and only when something is due."),
    "no_weeks": N_("I cannot count by the week or the month. You choose which days I may write on."),
    "no_own": N_("I cannot keep a reminder of your own. I remind you of meetings and measures when their time comes."),
    "no_one_day": N_("I cannot leave out one single day. I can leave out a day every week, or pause until a date."),
    "no_hours_between": N_("I cannot leave out hours in the middle of the day. Choose when I begin and when I stop."),
    "whole_hours": N_("I count in whole hours."),
    "from_now": N_("A pause begins at once."),
    "until_when": N_("Until when? Choose the date under the pause."),
}


def rhythm(
    scene: Scene,
    caller: Caller,
    own: Rhythm,
    *,
    saved_until: datetime | None = None,
    saved: bool = False,
    problems: Sequence[Problem] = (),
    typed: Mapping[str, str] | None = None,
    filled: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> Card:
    """The form, filled in. After it was saved: what it means, and from when (``saved_until``) where that is not now.

    ``filled`` is what a sentence says of it and has not been saved, ``notes`` what of that sentence cannot be had.
    """
    form = kit.form(scene, RHYTHM, {**_values(scene, own), **(filled or {})} if typed is None else typed, problems)
    said = [scene.tr(FILLED)] if filled else []
    said += [scene.tr(NOTES[note]) for note in notes]
    hours = [(str(hour), _hour(scene, hour)) for hour in HOURS]
    fields = [
        form.choose(DAYS, scene.tr("Days I work"), _days(scene), open_list=True),
        form.choose(BEGIN, scene.tr("Not before"), hours[:24]),
        form.choose(END, scene.tr("Not after"), hours[1:]),
        form.choose(WANTS, scene.tr("What I want to be asked"), _wants(scene), open_list=True),
        form.day(PAUSE, scene.tr("Pause until (optional)"), earliest=present.date_input(scene, scene.now)),
    ]
    never = scene.tr("I write at most once a day, and never on holidays.")
    leads = scene.tr("As a leader you still hear of measures that are stuck.")
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("all your schools")),
        kit.heading(_meaning(scene, own, saved_until) if saved else scene.tr("When may I ask how it goes?")),
        kit.box(*(kit.text(line) for line in said)) if said else None,
        form.to_put_right(),
        fields,
        kit.who_sees(scene, scene.tr("Nobody else sees this.")),
        kit.actions(
            kit.execute(scene.tr("Save"), Press(RHYTHM_SAVE, caller.school.id, rev=own.version), style="positive"),
            kit.execute(scene.tr("Go back"), Press(SETTINGS_SHOW, caller.school.id), associated=False),
        ),
        kit.footnote(f"{never} {leads}" if caller.leads else never, apart=False),
    )


def _meaning(scene: Scene, own: Rhythm, until: datetime | None) -> str:
    """What was saved, in a sentence."""
    if own.wants is Wants.OFF:
        return scene.tr("Saved. I do not ask you about measures")
    if not own.days:
        return scene.tr("Saved. Without a day of work I do not ask")
    if own.paused_until is not None and until is not None:
        return scene.tr("Saved. I do not ask before {day}", day=present.day(scene, until))
    return scene.tr("Saved. I ask on these days and in these hours")


def _values(scene: Scene, own: Rhythm) -> dict[str, str]:
    paused = own.paused_until
    if paused is not None and paused <= present.local_day(scene, scene.now):
        paused = None
    days = tuple(str(day) for day in own.days)
    hours = [BEGIN.written(own.begin), END.written(own.end)]
    return dict([DAYS.written(days), *hours, WANTS.written(own.wants.value), PAUSE.written(paused)])


def _days(scene: Scene) -> list[tuple[str, str]]:
    names = get_day_names("wide", locale=present.locale(scene))
    return [(str(day), present.capitalised(names[day])) for day in range(7)]


def _hour(scene: Scene, hour: int) -> str:
    return f"{hour:02}:00" if scene.language == "en" else f"kl.{present.NBSP}{hour:02}.00"


def _wants(scene: Scene) -> list[tuple[str, str]]:
    return [
        (Wants.ALL.value, scene.tr("Before the date, on it and after it")),
        (Wants.DUE_ONLY.value, scene.tr("On the date and after it")),
        (Wants.OFF.value, scene.tr("Nothing")),
    ]
