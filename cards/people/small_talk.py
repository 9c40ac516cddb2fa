"""Short answers to what people say beside the matter: a sentence, seldom a button."""

from __future__ import annotations

from cards.figures.verbs import IMPORT_LAST
from cards.kit import kit, notes
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_MINE
from cards.meetings.verbs import MEETING_LIST
from cards.people.verbs import HELP, LANGUAGE_KEEP
from cards.verbs import Press
from domain.people.school import LANGUAGES, Caller
from locales import N_

NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def welcome(scene: Scene) -> str:
    """Return the answer to thanks."""
    return scene.tr("You are welcome.")


def goodbye(scene: Scene) -> str:
    """Return the answer to a goodbye."""
    return scene.tr("Goodbye. I am here when you need me.")


ASKED = {  # the button that says yes to a card, by what the card was asked for with
    "series": N_("Make these proposals"),
    "move": N_("Move the meeting"),
    "length": N_("Move the meeting"),
    "cancel_meeting": N_("Cancel the meeting"),
    "new_measure": N_("Save"),
    "reminders": N_("Save"),
    "remind_others": N_("Remind them"),
}


def press_instead(scene: Scene, asked: str = "") -> str:
    """Return where yes and no are said: ``asked`` is what the newest card was asked for with, where one waits."""
    if asked in ASKED:
        button = scene.tr(ASKED[asked])
        return scene.tr(
            "Press **{button}** on the card if you want that. I change nothing until you press.", button=button
        )
    return scene.tr("Press the button on the card above. I change nothing until you press.")


def sorry(scene: Scene) -> Card:
    """Return a word for somebody whom the bot has let down, with the ways on."""
    return notes.note(
        scene,
        scene.tr("I am sorry that this did not work"),
        scene.tr("Tell me in other words what you want, or look at what I can do. Nothing you have saved is lost."),
        [(scene.tr("See what you can do"), Press(HELP, scene.school_id))],
    )


def price(scene: Scene) -> Card:
    """Return what is known of the price."""
    return notes.note(
        scene,
        scene.tr("I do not know what the school pays"),
        scene.tr("There is nothing to buy here, and nothing that you do costs more. Ask whoever runs Teams for you."),
    )


def undo(scene: Scene, caller: Caller) -> Card:
    """Return what can be taken back, and where."""
    lines = [
        scene.tr("A vote: press **Change my vote** for as long as the vote is open."),
        scene.tr("How a measure goes: answer once more."),
    ]
    if caller.leads:
        lines += [
            scene.tr("A meeting that was ended: the conductor has **Undo** for ten minutes."),
            scene.tr("Figures that were brought in: write **last import**."),
        ]
    school = caller.school.id
    buttons = [
        kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, school)),
        kit.execute(scene.tr("See my measures"), Press(MEASURE_MINE, school)),
    ]
    if caller.leads:
        buttons.append(kit.execute(scene.tr("See the last import"), Press(IMPORT_LAST, school)))
    return kit.card(
        scene,
        kit.heading(scene.tr("What can be taken back")),
        kit.text("\n".join(f"- {line}" for line in lines)),
        kit.actions(*buttons),
    )


def languages(scene: Scene, chosen: str | None, saved: bool = False) -> Card:
    """Return the choice of language, a button each; ``chosen`` is the person's own, None for the school's."""
    buttons = [
        kit.execute(NAMES[language], Press(LANGUAGE_KEEP, scene.school_id, language))
        for language in LANGUAGES
        if language != chosen
    ]
    line = {
        "nb": scene.tr("I write bokmål to you."),
        "nn": scene.tr("I write nynorsk to you."),
        "en": scene.tr("I write English to you."),
    }[chosen or scene.language]
    return kit.card(
        scene,
        kit.heading(scene.tr("Saved.") if saved else scene.tr("Which language shall I write to you?")),
        kit.text(line),
        kit.actions(*buttons),
        kit.footnote(scene.tr("What I post in the channel stays in the school's language.")),
    )
