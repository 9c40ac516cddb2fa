"""Sentences about who leads and who is in a school."""

from locales import N_

NO_GROUPS = N_("I work in teams and in personal chats, not in group chats. Write to me there.")
ELSEWHERE = N_("I show what belongs to the school only in its own channel and in our personal chat. Write to me there.")
READ_ONCE = N_("I read a message when it is sent. Write it again as a new message, and I answer that one.")
NOTHING_ARRIVED = N_(
    "There was nothing I can read in your message. If you sent a file, it did not arrive: "
    "attach it once more in our personal chat. Or write **help**."
)
TEXTS = {
    "elsewhere": ELSEWHERE,
    "no_leader_yet": N_("Only leaders can do this, and nobody leads this school yet."),
    "has_leader": N_("This school has a leader already: {leaders}."),
    "installer_only": N_("Only the person who added me can say this here."),
    "choose_a_member": N_("Choose somebody who is in the team now."),
    "claimant_left": N_("The person who said they lead is no longer in the team."),
    "confirm_by_another": N_("Somebody else in the team has to confirm that you lead."),
    "school_needs_leader": N_("At least one person must lead the school. Nothing was changed."),
    "channel_has_school": N_("This channel belongs to a school already. Nothing was changed."),
    "write_to_me": N_("I can only do this in our personal chat. Write to me there."),
    "unknown_language": N_("Choose one of the three languages."),
    "no_school": N_("I do not know which school you belong to yet. Add me to the school's team in Teams."),
}
