"""The leader's card about the room's screen, and the one-time words for those without Teams at hand."""

from __future__ import annotations

from collections.abc import Sequence

from cards.conducting.verbs import WALL_SHOW, WORDS_GIVE
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from cards.votes.few import back
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member

GIVE = "give"


def show(scene: Scene, meeting: Meeting, address: str) -> Card:
    """Where the page for the room's screen is, and what it shows."""
    running = meeting.state is MeetingState.RUNNING
    who = scene.tr(
        "Everybody who has the address sees the same as the room. It is for this meeting only, and stops working "
        "12 hours after the end.",
    )
    words = kit.execute(
        scene.tr("Make one-time words"), Press(WORDS_GIVE, meeting.id), associated=False, fallback=False
    )
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("The meeting on the wall")),
        kit.text(
            scene.tr(
                "Open the page on the screen in the room. It follows the meeting by itself: the question, the "
                "sentences, how many have voted and the time, then the result. It never shows what anybody votes.",
            )
        ),
        kit.text(scene.tr("Those who have no Teams at hand can scan the code there, and vote with a word from you.")),
        kit.actions(
            kit.open_url(scene.tr("Open the wall"), address),
            words if running else None,
            back(scene, meeting) if running else None,
        ),
        kit.who_sees(scene, who),
    )


def words_form(scene: Scene, meeting: Meeting, members: Sequence[Member], problems: Sequence[Problem] = ()) -> Card:
    """Who needs a word. Input: people."""
    options = [(member.person.id, member.person.name) for member in members]
    field = kit.choices(
        "people",
        scene.tr("Who has no Teams at hand?"),
        options,
        open_list=len(options) <= 12,
        several=True,
        hint=scene.tr("Choose one or more"),
    )
    give = Press(WORDS_GIVE, meeting.id, GIVE)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("A vote without Teams")),
        kit.text(
            scene.tr(
                "Each gets a word that works for one vote. It takes nobody's place: who has voted in Teams has voted.",
            )
        ),
        kit.to_put_right(scene, problems),
        kit.beside(scene, problems, field),
        kit.who_sees(scene, _who_sees(scene)),
        kit.actions(
            kit.execute(scene.tr("Show the words"), give, style="positive", fallback=False),
            _to_wall(scene, meeting),
        ),
    )


def words(scene: Scene, meeting: Meeting, pairs: Sequence[tuple[Member, str]]) -> Card:
    """The words, to be handed out one by one."""
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("Hand out these words")),
        kit.text(scene.tr("On a slip of paper, say: each to one person, and to nobody else.")),
        [kit.fact(kit.escape_line(member.person.name), f"**{word}**") for member, word in pairs],
        kit.who_sees(scene, _who_sees(scene)),
        kit.actions(_to_wall(scene, meeting), back(scene, meeting)),
    )


def _who_sees(scene: Scene) -> str:
    return scene.tr(
        "You see the words. Nobody sees what is voted with them. Words and votes are deleted when the meeting ends.",
    )


def _to_wall(scene: Scene, meeting: Meeting) -> kit.Button:
    title = scene.tr("Show on the wall")
    return kit.execute(title, Press(WALL_SHOW, meeting.id), associated=False, fallback=False)
