"""Sentences about owners and what is released to them."""

from locales import N_

TEXTS = {
    "not_owner": N_("You do not own for this school in Samklang. Its leaders choose who does."),
    "owned_school_missing": N_("None of your schools is called that. Write some of its name."),
    "owned_school_several": N_("Several of your schools are called that: {names}. Write a little more of the name."),
    "owners_too_many": N_("A school can have {most} owners at most. Take somebody out first."),
    "owners_unknown": N_("One of those you ticked cannot own for the school: they are not in your organisation here."),
    "release_days_out_of_range": N_("Choose from {least} to {most} working days."),
    "release_no_owner": N_("Nobody owns for the school yet. Choose who does first."),
    "release_nothing": N_("Tick at least one characteristic."),
    "release_no_parts": N_("Tick at least one thing that the owner is to see."),
    "release_lost": N_("The school's catalogue does not have {numbers} any more. Choose among those that are there."),
    "release_names": N_("Something you release names {names}."),
    "release_gone": N_("This is not released by your school."),
}
