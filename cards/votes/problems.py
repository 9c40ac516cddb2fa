"""Sentences for what can be wrong with a ballot."""

from locales import N_

TEXTS = {
    "leaders_vote_last": N_(
        "Leaders vote last here. Your turn comes when the others have voted, or you vote now anyway."
    ),
    "leaders_do_not_vote": N_("Leaders do not vote in this school. You see the result together with the others."),
    "not_prepared_a_level": N_("You have not decided on a level before the meeting. Choose one here."),
    "vote_before_ticking": N_("Vote for a level first, and then tick the sentences."),
    "unknown_leaders_vote": N_("Choose how leaders vote from the list."),
}
