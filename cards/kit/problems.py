"""Sentences for what can go wrong with any card and anybody."""

from locales import N_

TEXTS = {
    "not_member": N_("You are not a member of this school in Teams, so I cannot do this for you."),
    "leaders_only": N_("Only leaders can do this. {leaders} can help you."),
    "leaders_only_unnamed": N_("Only leaders can do this."),
    "gone": N_("What this card was about is no longer there."),
    "stale_card": N_("This card is from before I was updated. Nothing was changed."),
    "limit_out_of_range": N_("Choose a number from 3 to {most}."),
}
