"""Sentences for what is missing, wrong, doubtful or unusual when a meeting is planned."""

from locales import N_

TEXTS = {
    # what the meeting is about
    "characteristic_missing": N_("Choose a characteristic."),
    "characteristic_unknown": N_("There is no characteristic {number}. Choose one from the list."),
    "characteristic_not_found": N_("I found no characteristic for «{words}». Choose one from the list."),
    "characteristic_doubtful": N_("This can be several. Is it this one?"),
    "too_many_indicators": N_("Choose at most {most}. Fewer figures give a better conversation."),
    # a day or a time that cannot be
    "date_missing": N_("Choose a date."),
    "time_missing": N_("Choose a time."),
    "not_a_time": N_("I cannot read this as a time. Write it as 14:00."),
    "date_passed": N_("{date} has passed. Choose today or a later date."),
    "time_passed": N_("{start} has passed. Choose a later time."),
    "no_such_date": N_("{written} does not exist. Choose another date."),
    "no_such_day": N_("No month has a day {day}. Choose a date."),
    "no_such_week": N_("There is no week {week}. Choose a date."),
    "no_such_time": N_("{time} is no time of day. Choose a time."),
    "time_skipped": N_("The clock is set forward that night, so {time} does not exist. Choose another time."),
    "too_far": N_("That is more than a year and a half away. Choose an earlier date."),
    "ends_before_start": N_("From {start} to {end} does not add up. Choose a time."),
    "not_minutes": N_("Write the length as a number of minutes."),
    "minutes_out_of_range": N_("A meeting takes from {least} to {most} minutes."),
    # a day or a time in doubt
    "which_week": N_("I took it as {date}. Did you mean {other}, change it here."),
    "which_weekday": N_("You named a week, not a day. Choose the day."),
    "weekday_mismatch": N_("That date is a {date}, not the weekday you wrote. Which one is right?"),
    "several_days": N_("You named both {date} and {other}. Which one is it?"),
    "several_weekdays": N_("You named more than one weekday. I took the first; is that right?"),
    "half_day": N_("I took it as {time}, in the afternoon. Is that right?"),
    "time_twice": N_("The clock is set back that night, so {time} comes twice. I take the first one."),
    "day_or_month": N_("I took the first number as the day. Is that right?"),
    "day_or_number": N_("I took {number} as a date, not as a characteristic. Is that right?"),
    "day_or_time": N_("{number} can be a day or a time. Is this right?"),
    "only_an_end": N_("You wrote until {time}. I took it as the start. Is that right?"),
    "end_unknown": N_("I did not understand «{words}». Set the time here; you set how long it lasts under Change."),
    "day_unknown": N_("I did not understand which day «{words}» is. Choose the day."),
    "break_unknown": N_("I do not know which day «{words}» is: it is not in your school calendar. Choose the day."),
    # unusual
    "holiday": N_("{date} is a public holiday: {name}."),
    "weekend": N_("{date} is in the weekend."),
    "clash": N_("It overlaps with another meeting: {title}, {start}."),
    "press_again": N_("Is that right, press the same button once more."),
    # drafts and meetings
    "draft_changed": N_("The proposal was changed while you wrote. Look it over and save again."),
    "already_invited": N_("People have been invited to this meeting. Cancel it instead."),
    "meeting_running": N_("The meeting is going on, so it can no longer be moved or cancelled."),
}
