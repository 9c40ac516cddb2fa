"""Sentences about ideas, what is put together, and dots."""

from locales import N_

TEXTS = {
    "ideas_not_open": N_("The ideas have not been brought out yet. The leader does that in the meeting."),
    "ideas_none": N_("There are no ideas to give dots to yet."),
    "idea_missing": N_("Write your idea in a sentence or two."),
    "idea_same": N_("You have written this idea already, so it is on the list."),
    "ideas_own_full": N_("You have {most} ideas on the list. Withdraw one to make room for another."),
    "ideas_full": N_("There are {most} ideas now, and no room for more. Say it in the meeting instead."),
    "idea_withdrawn": N_("Whoever wrote the idea has withdrawn it."),
    "idea_of_another": N_("An idea can be withdrawn only by whoever wrote it."),
    "idea_is_measure": N_("The idea has become a measure, so it stays on the list."),
    "idea_has_measure": N_(
        "Somebody has made a measure of this idea already: «{title}». Save once more if this is to be another one."
    ),
    "pick_two": N_("Choose at least two ideas that say the same."),
    "joined_already": N_("Somebody has put these together already."),
    "joining_over": N_("Dots are being given, so what stands together stays together now."),
    "dots_not_open": N_("Dots are given when the leader opens for it."),
    "dots_closed": N_("The dots have been counted, so this press did not count."),
    "dots_too_many": N_("You have {most} dots and chose {given} ideas. Take away some."),
}
