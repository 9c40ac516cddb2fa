"""What people may mean by a message, as a table: what each intent leads to, and whom it is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Effect(Enum):
    """What follows from an intent: the more it does, the surer the bot has to be before it acts on a sentence."""

    ANSWERS = "answers"  # something is said or shown
    OPENS = "opens"  # a form or a card that does something when it is pressed
    NOTES = "notes"  # something is noted at once, and the answer has the button that takes it back


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that people may mean.

    ``near`` are intents whose answer says much the same, so that taking one for the other harms nobody;
    ``leaders`` marks what teachers are never offered.
    """

    name: str
    effect: Effect = Effect.ANSWERS
    leaders: bool = False
    near: frozenset[str] = frozenset()


def _near(*names: str) -> frozenset[str]:
    return frozenset(names)


_TABLE = (
    Intent("plan", Effect.OPENS, leaders=True, near=_near("series")),
    Intent("move", Effect.OPENS, leaders=True, near=_near("length")),
    Intent("series", Effect.OPENS, leaders=True, near=_near("plan")),
    Intent("length", Effect.OPENS, leaders=True, near=_near("move")),
    Intent("change_topic", leaders=True),
    Intent("cancel_meeting", Effect.OPENS, leaders=True),
    Intent("next_meeting", near=_near("meetings")),
    Intent("meetings", near=_near("next_meeting")),
    Intent("attendance", near=_near("counts")),
    Intent("not_coming", Effect.NOTES, near=_near("ill")),
    Intent("coming", Effect.NOTES),
    Intent("ill", Effect.NOTES, near=_near("not_coming")),
    Intent("counts", near=_near("attendance")),
    Intent("privacy"),
    Intent("characteristic"),
    Intent("levels", near=_near("last_meeting")),
    Intent("last_meeting", near=_near("minutes", "levels")),
    Intent("minutes", near=_near("last_meeting")),
    Intent("prepare", Effect.OPENS),
    Intent("my_measures", near=_near("measures")),
    Intent("measures", near=_near("my_measures")),
    Intent("new_measure", Effect.OPENS),
    Intent("measure_done", Effect.OPENS, near=_near("measure_stuck")),
    Intent("measure_stuck", Effect.OPENS, near=_near("measure_done")),
    Intent("remind_others", Effect.OPENS, leaders=True),
    Intent("reminders", Effect.OPENS),
    Intent("figures", near=_near("bring_in_figures")),
    Intent("bring_in_figures", near=_near("figures")),
    Intent("survey"),
    Intent("export", near=_near("owner")),
    Intent("owner", near=_near("export")),
    Intent("year"),
    Intent("school_days"),
    Intent("practice", near=_near("package")),
    Intent("package", near=_near("practice")),
    Intent("people"),
    Intent("settings", Effect.OPENS, near=_near("language", "reminders")),
    Intent("language", near=_near("settings")),
    Intent("my_data", near=_near("delete_my_data", "privacy")),
    Intent("delete_my_data", near=_near("my_data")),
    Intent("start_meeting", Effect.OPENS, leaders=True, near=_near("next_phase")),
    Intent("next_phase", Effect.OPENS, leaders=True, near=_near("start_meeting", "open_vote")),
    Intent("open_vote", Effect.OPENS, leaders=True, near=_near("next_phase")),
    Intent("show_result", Effect.OPENS, leaders=True),
    Intent("close_meeting", Effect.OPENS, leaders=True),
    Intent("send_invitation", Effect.OPENS, leaders=True),
    Intent("agree_level", Effect.OPENS, leaders=True),
    Intent("lead_school", Effect.OPENS),
    Intent("now"),
    Intent("vote"),
    Intent("cancel", Effect.NOTES, near=_near("no")),
    Intent("undo"),
    Intent("yes", near=_near("thanks")),
    Intent("no", near=_near("cancel")),
    Intent("thanks", near=_near("goodbye", "yes")),
    Intent("begin"),
    Intent("suggest_topic"),
    Intent("price"),
    Intent("hello", near=_near("help")),
    Intent("goodbye", near=_near("thanks")),
    Intent("help", near=_near("hello", "complaint")),
    Intent("complaint", near=_near("help")),
)
INTENTS = {intent.name: intent for intent in _TABLE}
OTHER = "other"  # what has nothing to do with the product; learned from examples too, and never acted upon
