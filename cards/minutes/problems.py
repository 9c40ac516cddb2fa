"""Sentences about the minutes, remarks to them, and a school's own template."""

from locales import N_

TEXTS = {
    "no_minutes": N_("There are no minutes of this meeting."),
    "minutes_draft": N_("The leaders are still working on the minutes. You hear in the channel when they can be read."),
    "minutes_draft_remark": N_("The minutes are not shared yet. You can remark once they are."),
    "minutes_frozen": N_("The minutes are final, and nothing in them is changed any more."),
    "minutes_changed": N_("Somebody changed the text after you opened it. Yours is kept here: put the two together."),
    "remark_days_out_of_range": N_("Choose a number of days from {least} to {most}."),
    "remark_missing": N_("Write your remark first."),
    "remarks_full": N_("There are {most} remarks already, and there is no room for more. Talk to the leader."),
    "template_old": N_("This is an old kind of Word file. Save it as .docx and send it again."),
    "template_not_word": N_("I cannot read this as a Word file. Save it as .docx and send it again."),
    "template_unpacks": N_("This Word file is far larger than it looks. Take out pictures, save it and send it again."),
    "template_macros": N_("There is something in this file that can run by itself. Save it as a plain .docx first."),
    "template_fetches": N_(
        "This file fetches something from elsewhere when it is opened. Put that into the file itself."
    ),
    "template_no_places": N_(
        "I found none of my names in this file, so I would not know where to write. Write {example} where the level "
        "is to stand, for instance."
    ),
    "template_unknown": N_("I do not know {names}. Look at how the names are written, and send the file again."),
}
