"""Sentences for what can be wrong with colour limits."""

from locales import N_

TEXTS = {
    "indicator_gone": N_("This figure is not in the catalogue any more, or never has a colour."),
    "limits_against": N_("Choose what the figure is to be held against."),
    "limits_missing": N_("Write a number here, or choose something else to hold the figure against."),
    "limits_turned": N_("These two numbers are the wrong way round: no figure would be in between."),
    "limits_outside": N_("Choose a number from {least} to {most}."),
    "limits_apart": N_("Choose a whole number from 0 to {most}."),
}
