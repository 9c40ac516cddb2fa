"""Sentences for what can be wrong with measures and who sees to them."""

from locales import N_

TEXTS = {
    "nobody_sees_to_it": N_("Nobody sees to this measure now. A leader chooses who does."),
    "measure_is_over": N_("This measure is over, so there is nothing more to do about it."),
    "no_leader_to_help": N_("There is no other leader at the school now whom I could tell."),
    "helper_unknown": N_("Somebody chosen here does not take part. Choose from the list."),
    "too_many_helpers": N_("There is room for {most} helpers. Choose fewer."),
    "too_many_steps": N_("These are {given} steps. There is room for {most}: put some together."),
    "step_too_long": N_("One step is {given} characters. There is room for {most}."),
}
