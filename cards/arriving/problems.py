"""Sentences about where the school is."""

from locales import N_

TEXTS = {
    "choose_a_channel": N_("Choose one of the team's channels."),
    "channels_not_read": N_("I cannot see the team's channels now. Is Samklang still in the team? Try again later."),
}
