"""Sentences for what can be wrong with a one-time word. They stand on a page, beside the form."""

from locales import N_

TEXTS = {
    "word_unknown": N_("I do not know this word. Look at it once more, or ask the leader for a new one."),
    "word_used": N_("This word has been used. Each word works once."),
    "word_voted_already": N_("Your vote is in already. It counts as it is."),
    "words_paused": N_("Many wrong words have come in. Wait ten minutes, or ask the leader."),
    "word_without_level": N_("Choose a level."),
    "too_many_words": N_("There are very many words in this meeting already. Use those you have."),
    "nobody_chosen": N_("Choose at least one person."),
}
