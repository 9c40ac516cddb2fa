"""Sentences about the times around a meeting, and about the school's calendar and year."""

from locales import N_

TEXTS = {
    "times_passed": N_("{start} has passed. Choose a later time."),
    "times_after_meeting": N_("This has to be before the meeting, {start}."),
    "times_quiet": N_("Nobody is at work then. The next time that suits is {other}."),
    "times_out_of_order": N_("This has to be after {start}: first the invitation, then preparing, then the reminder."),
    "preparing_later": N_("You can prepare from {start}. I say so in the channel then."),
    # the school's calendar
    "school_holiday": N_("{date} is a day off at the school: {name}."),
    "school_holiday_unnamed": N_("{date} is a day off at the school."),
    "days_not_read": N_(
        "I cannot read «{line}». Write for instance «28.9–2.10 autumn holiday» or «16.11 planning day»."
    ),
    "days_no_such_date": N_("«{line}» has a date that does not exist."),
    "days_backwards": N_("«{line}» ends before it begins."),
    "days_too_long": N_("«{line}» is longer than ten weeks. Is that right? Divide it in two if it is."),
    "days_too_many": N_("That is more than {most} lines. Leave out years that have passed."),
    # the year
    "year_day_passed": N_("{date} has passed. Choose a later day."),
    "year_day_rests": N_("Nobody is at work on {date}. Choose another day."),
    "year_day_outside": N_("{date} is not in this school year."),
}
