"""The forms of reminding: each person's own time, and how a school reminds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from domain.fields import Choice, Choices, Day, Form, Number
from domain.reminders.rhythms import Digest, ReminderPlan, Wants

LONGEST_PAUSE = timedelta(days=550)  # a year's leave and the summer before it
AFTER: Mapping[str, tuple[int, ...]] = {  # days after the date, ever further apart
    "usual": ReminderPlan("").after,
    "often": (1, 3, 7, 14, 28, 50),
    "seldom": (7, 28, 75),
    "once": (7,),
    "never": (),
}
OWN = "own"  # as it was, where that is none of these

DAYS = Choices("days", of=tuple("0123456"), unknown="days_unknown")
BEGIN, END = Number("begin", 0, 23), Number("end", 1, 24)
WANTS = Choice("wants", of=tuple(Wants), unknown="wants_unknown")
PAUSE = Day("pause", LONGEST_PAUSE)
RHYTHM = Form(DAYS, BEGIN, END, WANTS, PAUSE)

AHEAD, OVERDUE_AFTER = Number("ahead", 0, 60), Number("overdue", 1, 90)
WAY = Choice("after", of=(*AFTER, OWN), unknown="after_unknown")
DIGEST = Choice("digest", of=tuple(Digest), unknown="digest_unknown")
PLAN = Form(AHEAD, WAY, OVERDUE_AFTER, DIGEST)
