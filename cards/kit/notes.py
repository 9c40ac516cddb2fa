"""Short answers: a heading, one sentence, a way on."""

from __future__ import annotations

from collections.abc import Sequence

from cards.catalogue.verbs import CATALOGUE_LIST, CATALOGUE_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence as problem_sentence
from cards.people.verbs import HELP
from cards.verbs import Press, Verb
from domain.catalogue.areas import Characteristic
from domain.errors import Problem

Button = tuple[str, Press]


def note(scene: Scene, heading: str, sentence: str, buttons: Sequence[Button] = ()) -> Card:
    """What happened, and what to press. Both are ready for a card: translated, people's words escaped."""
    return kit.card(
        scene, kit.heading(heading), kit.text(sentence) if sentence else None, _row(buttons) if buttons else None
    )


def refused(scene: Scene, problem: Problem, buttons: Sequence[Button] = ()) -> Card:
    """A press that had no effect, and why. Nobody is told off."""
    heading = scene.tr("This did not go through")
    return note(scene, heading, problem_sentence(scene, problem), buttons or [_home(scene)])


def failed(scene: Scene, code: str, again: Press | None = None) -> Card:
    """Something broke on our side; the code is for who runs the service. ``again``: the press that it happened to."""
    buttons = [(scene.tr("Try again"), again)] if again is not None else []
    return kit.card(
        scene,
        kit.heading(scene.tr("I could not save just now")),
        kit.text(scene.tr("What was saved before is still there. Wait half a minute and try again.")),
        _row([*buttons, _home(scene)]),
        kit.footnote(_for_operator(scene, code), apart=False),
    )


def failed_in_words(scene: Scene, code: str) -> str:
    """The same where the card that was pressed stays, with its buttons and what was typed: a few sentences."""
    sentence = scene.tr(
        "That did not go through just now. The card is as it was, with what you filled in."
        " Wait half a minute and press again."
    )
    return f"{sentence} {_for_operator(scene, code)}"


def _for_operator(scene: Scene, code: str) -> str:
    return scene.tr("If it happens again, give this code to whoever runs Samklang: {code}.", code=kit.escape_line(code))


def unknown(scene: Scene, text: str, near: Sequence[Characteristic], then: Verb = CATALOGUE_SHOW) -> Card:
    """Nothing was found under these words. ``near`` come closest; ``then`` is what a press on one of them does."""
    words = kit.escape_line(text if len(text) <= 60 else text[:59] + "…")
    if near:
        sentence = scene.tr("No characteristic is called «{words}». Did you mean one of these?", words=words)
    else:
        sentence = scene.tr("I did not understand «{words}».", words=words)
    buttons = [(kit.short(present.title(scene, one)), Press(then, scene.school_id, one.id)) for one in near[:3]]
    everything = (scene.tr("Show characteristics"), Press(CATALOGUE_LIST, scene.school_id))
    return kit.card(
        scene,
        kit.heading(scene.tr("I did not find that")),
        kit.text(sentence),
        _row([*buttons, everything]),
        kit.footnote(scene.tr("Or write **help**."), apart=False),
    )


def _row(buttons: Sequence[Button]) -> kit.Element:
    """A press that others could read in a message never falls back to one."""
    return kit.actions(*(kit.execute(title, press, fallback=not press.verb.unseen) for title, press in buttons))


def _home(scene: Scene) -> Button:
    return (scene.tr("Get help"), Press(HELP, scene.school_id))
