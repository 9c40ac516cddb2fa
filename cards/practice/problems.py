"""Sentences about good practice, and about packages that a school hands on or gets."""

from locales import N_

TEXTS = {
    "practice_withdrawn": N_(
        "The school does not share this any more. What you have made of it at your own school stays."
    ),
    "practice_not_yours": N_("Whoever saw to the measure, and the leaders, can write about it."),
    "practice_not_done": N_("The measure goes on. Say that it is done first, then write what worked."),
    "practice_shared_leaders": N_("Other schools read this now, so a leader changes it."),
    "practice_title_missing": N_("Give it a title that others understand."),
    "practice_did_missing": N_("Write what you did, in a few sentences."),
    "practice_meanwhile": N_(
        "Somebody has written about this since you began. Your text stands here. Save once more to put it in its place."
    ),
    "practice_changed": N_("The text was changed since you read it. Read it once more before you share it."),
    "practice_own": N_("This is your own school's, so the thanks are yours."),
    "package_unknown": N_("This file looks like a package, but I cannot make out what it says. Ask for it once more."),
    "package_newer": N_(
        "The package was made by a newer Samklang than this one. Whoever runs Samklang here can update it."
    ),
    "package_offer_gone": N_("I do not have the package any more, or another file has come. Send it once more."),
    "package_nothing_chosen": N_("Choose what you want to take in, at least one part."),
}
