"""What the bot asks where it is not sure what was meant, and what it says where it can do nothing of the kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.people.verbs import HELP, MEANT
from cards.verbs import Press

LONGEST = 480  # characters of what was said that a button carries
_SHOWN = 80


def titles(scene: Scene) -> Mapping[str, str]:
    """Return what each intent is called on a button."""
    return {
        "plan": scene.tr("Plan a meeting"),
        "move": scene.tr("Move a meeting"),
        "series": scene.tr("Plan several meetings"),
        "length": scene.tr("Change the length"),
        "cancel_meeting": scene.tr("Cancel a meeting"),
        "next_meeting": scene.tr("See the next meeting"),
        "meetings": scene.tr("See meetings"),
        "attendance": scene.tr("See who is coming"),
        "not_coming": scene.tr("I am not coming"),
        "coming": scene.tr("I am coming"),
        "ill": scene.tr("I am ill"),
        "counts": scene.tr("See how many"),
        "privacy": scene.tr("Who sees what?"),
        "characteristic": scene.tr("See characteristics"),
        "levels": scene.tr("See our levels"),
        "last_meeting": scene.tr("See what we agreed"),
        "minutes": scene.tr("See minutes"),
        "prepare": scene.tr("Prepare for the meeting"),
        "my_measures": scene.tr("See my measures"),
        "measures": scene.tr("See measures"),
        "new_measure": scene.tr("Add a measure"),
        "measure_done": scene.tr("A measure is done"),
        "measure_stuck": scene.tr("A measure is stuck"),
        "remind_others": scene.tr("Remind the others"),
        "reminders": scene.tr("Change my reminders"),
        "figures": scene.tr("See figures"),
        "bring_in_figures": scene.tr("Bring in figures"),
        "survey": scene.tr("Ask with a survey"),
        "export": scene.tr("Take data out"),
        "owner": scene.tr("See the owner's part"),
        "year": scene.tr("See the year"),
        "school_days": scene.tr("See school holidays"),
        "practice": scene.tr("See good practice"),
        "package": scene.tr("Share good practice"),
        "people": scene.tr("See who is in"),
        "settings": scene.tr("See settings"),
        "language": scene.tr("Change language"),
        "my_data": scene.tr("See my data"),
        "delete_my_data": scene.tr("Delete my data"),
        "start_meeting": scene.tr("Start the meeting"),
        "next_phase": scene.tr("Go to the next step"),
        "open_vote": scene.tr("Open the vote"),
        "show_result": scene.tr("Show the result"),
        "close_meeting": scene.tr("End the meeting"),
        "vote": scene.tr("Find the vote"),
        "cancel": scene.tr("Leave this"),
        "undo": scene.tr("Take something back"),
        "help": scene.tr("See what you can do"),
        "complaint": scene.tr("Something is wrong"),
    }


def perhaps(scene: Scene, text: str, intents: Sequence[str]) -> Card:
    """Return the question what was meant, a button for each guess; what was said goes with the press."""
    named = titles(scene)
    buttons = [
        kit.submit(named[one], Press(MEANT, scene.school_id, f"{one}|{text[:LONGEST]}"))
        for one in intents
        if one in named
    ]
    if not buttons:
        return cannot(scene, text)
    return kit.card(
        scene,
        kit.heading(scene.tr("Did you mean this?")),
        kit.subtle(f"«{kit.escape_line(_short(text))}»"),
        kit.actions(*buttons, kit.execute(scene.tr("Something else"), Press(HELP, scene.school_id))),
    )


def cannot(scene: Scene, text: str) -> Card:
    """Return the honest answer to what the bot cannot do, with the way to what it can."""
    return kit.card(
        scene,
        kit.heading(scene.tr("I cannot help with that")),
        kit.text(scene.tr("I did not understand «{words}».", words=kit.escape_line(_short(text)))),
        kit.text(scene.tr("I help with meetings, measures, figures and how things are going at school.")),
        kit.actions(kit.execute(scene.tr("See what you can do"), Press(HELP, scene.school_id))),
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
