"""One's own views of the vote. They say that one has voted, and the level only on a press: the screen is on the wall.

No button here falls back to a message, which all would see. The sentences are in ``cards/votes/sentences.py``.
"""

from __future__ import annotations

from cards.agenda.rows import marked_heading
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.votes.shared import ballot, levels, own_line, press, unsure, voted
from cards.votes.verbs import VOTE_CHANGE, VOTE_HIDE, VOTE_MINE, VOTE_REFRESH
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting
from domain.votes.rounds import Round

PREPARED = "prepared"  # in place of a level: the one decided on before the meeting
NOW = ":now"  # after a level: a leader who does not wait
SENTENCES = "sentences"  # the sentences before the level: on cards sent before these could be ticked on the card


def mine(scene: Scene, meeting: Meeting, round_: Round, counts: str, *, ticked: bool = False) -> Card:
    """That one has voted, and nothing that a screen on the wall could give away.

    ``counts`` says how many have voted (``shared.voted``). ``ticked``: sentences were saved.
    """
    still = scene.tr("You can change your vote until the round is closed.")
    saved = scene.tr("Your sentences are saved.")
    shown = scene.tr("The level and your sentences are shown only when you press, and not on a screen others see.")
    return kit.card(
        scene,
        own_line(scene, meeting.characteristic_id, round_),
        marked_heading(kit.mark_image(scene, "ferdig"), scene.tr("You have voted")),
        kit.text(f"{saved} {still}" if ticked else f"{counts}. {still}"),
        None
        if ticked
        else kit.text(scene.tr("Under «Show my vote» you can tick the sentences you recognise."), spacing="Small"),
        kit.actions(
            press(scene.tr("Show my vote"), VOTE_MINE, round_),
            press(scene.tr("Change my vote"), VOTE_CHANGE, round_),
        ),
        kit.footnote(shown, apart=False),
    )


def choices(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    counted: int,
    eligible: int,
    choice: int | None = None,
    rev: int = 0,
    *,
    prepared: bool = False,
    anyway: bool = False,
    reminded: bool = False,
) -> Card:
    """The levels again for one person. ``choice`` is what lies there (None: nothing), and is not shown.

    ``prepared``: the person decided on a level before the meeting, which is not shown either. ``anyway``: a leader who
    does not wait for the others. ``reminded``: the card comes to somebody who is here and has not voted yet.
    """
    new = choice is None
    now = NOW if anyway and new else ""
    if anyway and new:
        lead = scene.tr("You vote now, without waiting for the others.")
    elif reminded:
        lead = scene.tr(
            "The vote is open, and yours is not in yet. Nobody sees that I remind you, and you may let it be."
        )
    elif new:
        lead = scene.tr("You have not voted in this round yet.")
    else:
        lead = scene.tr("You have voted. Vote again to change your vote, or keep it as it is.")
    ready = ballot(scene.tr("Vote as prepared"), round_, PREPARED + now, rev) if prepared and new else None
    ticking = scene.tr("Tick the sentences you recognise, if you like, and then press your level.")
    keep = press(scene.tr("Keep my vote"), VOTE_HIDE, round_) if not new else None
    return kit.card(
        scene,
        own_line(scene, characteristic.id, round_),
        kit.heading(scene.tr("Which level are we usually at?")),
        kit.text(lead),
        _as_prepared(scene, ready) if ready is not None else None,
        kit.text(ticking, spacing="Small") if new else None,
        levels(scene, characteristic, round_, rev, now, to_tick=new),
        kit.actions(unsure(scene, round_, rev, now), keep),
    )


def _as_prepared(scene: Scene, ready: kit.Button) -> list[kit.Element]:
    words = scene.tr("You decided on a level before the meeting. Your sentences come along.")
    return [kit.text(words, spacing="Small"), kit.actions(ready, spacing="Small")]


def wait(
    scene: Scene, meeting: Meeting, characteristic: Characteristic, round_: Round, counted: int, eligible: int
) -> Card:
    """To a leader who voted before their turn. It does not say what they pressed, which is kept nowhere."""
    why = scene.tr("Leaders vote last here, so that nobody goes by what they think. Your press was not counted.")
    turn = scene.tr("Your turn comes when the others who are here have voted, or enough of them, or time is up.")
    return kit.card(
        scene,
        own_line(scene, characteristic.id, round_),
        kit.heading(scene.tr("Let the others vote first")),
        kit.text(f"{voted(scene, counted, eligible)}. {why}"),
        kit.text(turn, spacing="Small"),
        kit.actions(
            press(scene.tr("Vote now anyway"), VOTE_CHANGE, round_, NOW),
            press(scene.tr("Go back"), VOTE_REFRESH, round_),
        ),
    )
