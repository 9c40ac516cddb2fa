"""The ten sentences to tick, on the views of the vote that only one person sees, after a press of their own.

They never stand beside the level where nobody has asked for it: the leader's screen is on the wall.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cards.agenda.rows import marked_heading, staircase
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.verbs import Press
from cards.votes.own import NOW
from cards.votes.shared import own_line, press
from cards.votes.verbs import VOTE_CHANGE, VOTE_HIDE, VOTE_TICKS
from domain.catalogue.areas import Characteristic, said
from domain.errors import Problem
from domain.meetings.meeting import Meeting
from domain.votes.recognised import tick_of
from domain.votes.rounds import LEVELS, UNSURE, Round


def my_choice(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    choice: int,
    ticks: Collection[str] = (),
    rev: int = 0,
) -> Card:
    """The level, after a press; beneath it all sentences, those ticked that lie on the ballot."""
    words = scene.tr("You voted for level {level}", level=choice) if choice else scene.tr("You are not sure")
    fields = _fields(scene, characteristic, ticks)
    save = scene.tr("Save the sentences")
    return kit.card(
        scene,
        own_line(scene, characteristic.id, round_),
        marked_heading(staircase(scene, choice), words),
        kit.actions(
            press(scene.tr("Change my vote"), VOTE_CHANGE, round_),
            press(scene.tr("Hide"), VOTE_HIDE, round_),
        ),
        [
            kit.text(
                scene.tr("Which sentences do you recognise? (optional)"),
                bold=True,
                spacing="ExtraLarge",
                separator=True,
            ),
            kit.text(scene.tr("Then we see which sentence to talk about."), spacing="None"),
            *fields,
            kit.who_sees(scene, _who_sees(scene)),
            kit.actions(_save(save, round_, rev)),
        ]
        if fields
        else None,
    )


def sentences_first(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    ticks: Collection[str] = (),
    rev: int = 0,
    *,
    problems: Sequence[Problem] = (),
    level: str = "",
    anyway: bool = False,
    too_soon: bool = False,
) -> Card:
    """All sentences, then the level, in one ballot. ``anyway``: a leader who does not wait for the others.

    ``too_soon``: a leader's turn has not come; what they ticked and chose is still there.
    """
    options = [(str(one), scene.tr("Level {level}", level=one)) for one in LEVELS]
    options.append((str(UNSURE), scene.tr("Not sure")))
    question = scene.tr("Which level are we usually at?")
    choice = kit.choices("level", question, options, level, open_list=True, required=scene.tr("Choose a level."))
    title = scene.tr("Vote now anyway") if anyway or too_soon else scene.tr("Vote")
    return kit.card(
        scene,
        own_line(scene, characteristic.id, round_),
        kit.heading(scene.tr("Which sentences do you recognise?")),
        kit.text(scene.tr("Tick what is like our everyday work, and choose the level that fits best.")),
        kit.box(kit.text(sentence(scene, Problem("leaders_vote_last")))) if too_soon else None,
        kit.to_put_right(scene, problems),
        _fields(scene, characteristic, ticks),
        kit.beside(scene, problems, choice),
        kit.who_sees(scene, _who_sees(scene)),
        kit.actions(
            _save(title, round_, rev, NOW if anyway or too_soon else ""),
            press(scene.tr("Go back"), VOTE_CHANGE, round_),
        ),
    )


def _fields(scene: Scene, characteristic: Characteristic, ticks: Collection[str]) -> list[kit.Element]:
    """One field a level, ``ticks1`` to ``ticks4``; a level without sentences has none."""
    found: list[kit.Element] = []
    for level in LEVELS:
        sentences = characteristic.levels.get(level, ())
        options = [(tick_of(level, n), said(one.text, scene.language)) for n, one in enumerate(sentences, start=1)]
        ticked = ",".join(tick for tick, _ in options if tick in ticks)
        label = scene.tr("Level {level}", level=level)
        if options:
            found.append(
                kit.choices(f"ticks{level}", label, options, ticked, open_list=True, several=True, spacing="Medium")
            )
    return found


def _who_sees(scene: Scene) -> str:
    return scene.tr("The result shows only how many ticked each sentence, never who.")


def _save(title: str, round_: Round, rev: int, arg: str = "") -> kit.Button:
    return kit.execute(title, Press(VOTE_TICKS, round_.id, arg, rev), style="positive", fallback=False)
