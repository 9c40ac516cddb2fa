"""What somebody is told who asks for something that is not there yet: honestly, with what helps meanwhile."""

from __future__ import annotations

from cards import notes
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from locales import N_, tr

_SENTENCES = {
    "my_data": (
        N_("Your data"),
        N_(
            "I keep your name and role, the measures you own, and whether you want copies. What you vote is sealed and"
            " goes when the meeting ends. I cannot export or delete it from here yet; whoever runs Samklang can."
        ),
        (N_("Show settings"), Verb.SETTINGS_SHOW),
    ),
}


def later_card(scene: Scene, name: str) -> Card:
    """The answer to a command of ``commands.LATER``."""
    heading, sentence, (title, verb) = _SENTENCES[name]
    language = scene.language
    return notes.note(
        scene, tr(language, heading), tr(language, sentence), [(tr(language, title), Press(verb, scene.school_id))]
    )
