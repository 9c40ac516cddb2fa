"""Whose eyes to look with: what the choice is called in the form, and what the invitation asks for."""

from __future__ import annotations

from cards.kit.scene import Scene
from locales import N_

EYES = {
    "pupil": (N_("The pupil's"), N_("See it with a pupil's eyes: what would they notice in a lesson?")),
    "guardian": (
        N_("The guardian's"),
        N_("See it with a guardian's eyes: what do they hear and wonder?"),
    ),
    "staff": (
        N_("A colleague's"),
        N_("See it with a colleague's eyes: what helps, and what is in the way?"),
    ),
    "owner": (N_("The municipality's"), N_("See it with the municipality's eyes: what do people here get out of it?")),
    "partner": (N_("A partner's"), N_("See it with a partner's eyes: what is easy to do with us, and what is hard?")),
}
NOBODY = "none"  # what a list of choices sends for nobody in particular: clients leave out what is empty


def options(scene: Scene) -> list[tuple[str, str]]:
    """The choices, nobody in particular first."""
    nobody = (NOBODY, scene.tr("Only our own"))
    return [nobody, *((key, scene.tr(name)) for key, (name, _) in EYES.items())]


def request(scene: Scene, eyes: str) -> str:
    """The sentence in the invitation; "" for nobody in particular."""
    return scene.tr(EYES[eyes][1]) if eyes in EYES else ""
