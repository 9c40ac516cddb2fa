"""Sentences for what can be wrong while a meeting runs, and with its measures."""

from locales import N_

TEXTS = {
    # voting
    "not_taking_part": N_(
        "You are not set up as taking part in meetings here. A leader can change that: write **who**."
    ),
    "round_closed": N_("The round was closed {when}, so this press did not count. A vote you gave earlier is counted."),
    "round_not_closed": N_("The round is still open. The result comes when it is closed."),
    "round_still_open": N_("Enough have voted in the round that is open. Close it and show the result first."),
    "too_few_to_vote": N_(
        "A vote that nobody can see through takes at least {limit} people, and fewer take part here."
    ),
    "consent_too_late": N_("A result has been shown already, so the vote cannot become an open one any more."),
    # the meeting
    "meeting_ended": N_("The meeting is over. What was agreed stands."),
    "meeting_cancelled": N_("The meeting was cancelled."),
    "meeting_not_held": N_("Nobody started this meeting, so I count it as not held."),
    "meeting_not_started": N_("The meeting has not been started yet."),
    "changed_meanwhile": N_("Somebody changed this after you opened it. Look at what it says now, and save again."),
    # forms
    "not_a_count": N_("Write a whole number from 0 to {most}."),
    "hands_none": N_("Nobody is counted yet. Write at least one number."),
    "hands_too_many": N_("That makes {given} hands, but only {most} take part."),
    "text_too_long": N_("This is {given} characters. There is room for {most}."),
    "level_missing": N_("Choose a level from 1 to 4."),
    "aim_below_level": N_("The level to aim for cannot be lower than the one you agree on, which is {level}."),
    "not_a_day": N_("I cannot read this as a date. Choose one from the calendar."),
    "day_is_over": N_("The date {day} has passed. Choose today or a later one."),
    "day_too_far": N_("It is more than five years to {day}. Choose an earlier date."),
    "title_missing": N_("Write what you are going to do."),
    "owner_missing": N_("Choose who sees to it."),
    "owner_unknown": N_("This person does not take part here. Choose somebody from the list."),
    "due_missing": N_("Choose a date."),
    # measures
    "owner_only": N_("Only {owner} and the leaders can answer for this measure."),
    "help_owner_only": N_("Only {owner} can ask for help with this measure."),
}
