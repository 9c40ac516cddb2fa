"""The card ``Mer``: the leader's other ways, with the way back last."""

from __future__ import annotations

from cards.conducting import ways as conductor_ways
from cards.conducting.verbs import CONDUCTOR
from cards.conducting.ways import At
from cards.kit import kit
from cards.kit.scene import Card
from cards.meetings import phase_words
from cards.verbs import Press
from locales import tr


def more(at: At) -> Card:
    """What else can be done from where the meeting stands."""
    scene, language = at.scene, at.scene.language
    rest = conductor_ways.the_rest(conductor_ways.ways(at))
    back = kit.execute(tr(language, "Back to the meeting"), Press(CONDUCTOR, at.meeting.id), associated=False)
    return kit.card(
        scene,
        kit.only_you(scene, tr(language, "you lead the meeting")),
        kit.heading(tr(language, "What else can you do?")),
        kit.text(phase_words.until(scene, at.phase, at.course, at.eligible), spacing="None"),
        kit.actions(*(way.button() for way in rest), back),
        kit.footnote(tr(language, "The phase goes on meanwhile."), apart=False),
    )
