"""Sentences about groups, their cards, and texts that name a colleague."""

from locales import N_

TEXTS = {
    "names_somebody": N_(
        "Here stands a name: {names}. Others read this. Can it be said about what we do, rather than who does it? "
        "If it should stay, save once more."
    ),
    "group_size": N_("Choose groups of {least} to {most}."),
    "too_few_for_groups": N_("Groups are drawn from {least} people up, and {present} have pressed I am here."),
    "not_in_group": N_("You are not in this group, so only they can write here."),
    "written_meanwhile": N_(
        "Somebody else in the group has saved a text since you began. Put the two together and save."
    ),
    "groups_redrawn": N_("The groups were drawn anew while you wrote. Save if it is what your new group says."),
    "groups_redrawn_without": N_("The groups were drawn anew while you wrote, and you are in none of them."),
    "thought_missing": N_("Write a thought first."),
}
