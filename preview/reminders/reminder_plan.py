"""Samples of ``cards/reminders/reminder_plan.py``."""

from __future__ import annotations

from cards.reminders.reminder_plan import plan
from domain.errors import Problem
from domain.reminders.rhythms import ReminderPlan
from preview import school as samples

SAMPLES: list[samples.Sample] = [
    ("form", lambda on: plan(on, samples.leader(on), ReminderPlan("s"))),
    ("own, saved", lambda on: plan(on, samples.leader(on), ReminderPlan("s", after=(2, 9)), saved=True)),
    (
        "problem",
        lambda on: plan(
            on,
            samples.leader(on),
            ReminderPlan("s"),
            problems=[Problem("number_between", {"least": 0, "most": 60}, "ahead")],
            typed={"ahead": "500", "after": "often", "overdue": "10", "digest": "weekly"},
        ),
    ),
]
