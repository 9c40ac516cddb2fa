"""The minutes in the channel, and the links to the documents."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.minutes.parts import Told, about, back, count, press, until
from cards.minutes.verbs import MINUTES_READ, MINUTES_SHOW
from domain.minutes.minutes import MinutesState
from locales import tr


def shared(scene: Scene, told: Told) -> Card:
    """To the channel: read and remark; later, that the minutes are final."""
    language, minutes = scene.language, told.minutes
    final = minutes.state is MinutesState.FROZEN
    heading = tr(language, "The minutes are final") if final else tr(language, "The minutes are ready to be read")
    note = tr(language, "Nothing in it is changed any more.") if final else until(scene, minutes)
    return kit.card(
        scene,
        kit.subtle(tr(language, "Minutes")),
        kit.heading(heading),
        about(scene, told),
        kit.text(note),
        kit.text(count(scene, len(told.remarks)), spacing="Small") if told.remarks else None,
        kit.actions(
            press(tr(language, "Read the minutes"), MINUTES_READ, minutes),
            None if final else press(tr(language, "Add a remark"), MINUTES_SHOW, minutes),
        ),
    )


def reading(scene: Scene, told: Told, links: Sequence[tuple[str, str]]) -> Card:
    """Links to the documents, in words that say which is which."""
    return kit.card(
        scene,
        kit.subtle(scene.tr("Minutes")),
        kit.heading(scene.tr("How do you want to read it?")),
        about(scene, told),
        kit.actions(*(kit.open_url(title, url) for title, url in links), back(scene, told.minutes)),
        kit.footnote(scene.tr("The links work for a quarter of an hour. Press again for new ones."), apart=False),
    )


def link_title(scene: Scene, ending: str, language: str = "") -> str:
    """What a link leads to; ``language`` where there is a choice."""
    if not language:
        return scene.tr("Read on a page") if ending == ".html" else scene.tr("Word file")
    name = {"nb": "bokmål", "nn": "nynorsk"}.get(language) or scene.tr("English")
    if ending == ".html":
        return scene.tr("Read in {name}", name=name)
    return scene.tr("Word in {name}", name=name)
