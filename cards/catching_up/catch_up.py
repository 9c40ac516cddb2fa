"""What has happened so far, for one person who was not there or came late: vote while one can, and add a thought.

The vote's buttons are those of the shared card. Whether somebody has voted is said to them alone, and never what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.agenda.agreement import agreement_words
from cards.catching_up.verbs import CATCH_UP_SHOW, THOUGHT_SAVE
from cards.groups.verbs import HERE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from cards.verbs import Press, Verb
from cards.votes import result_words
from cards.votes import shared as vote
from cards.votes.verbs import VOTE, VOTE_MINE
from domain.agenda.agenda import Agenda, IdeasState
from domain.agenda.phases import phase_of
from domain.catalogue.areas import Characteristic, said
from domain.errors import Problem
from domain.groups.groups import Group
from domain.ideas.idea import LONGEST_IDEA
from domain.meetings.meeting import Meeting, MeetingState
from domain.minutes.minutes import LONGEST_REMARK, MinutesState
from domain.personal_data.naming import SURE
from domain.placing.placement import LONGEST_TEXT
from domain.votes.rounds import LEVELS, UNSURE, Round, open_one, told
from locales import tr

NONCE = "catch_up"  # carried by votes from this card, so that the answer is this card again
LONGEST_FOUND = 220  # characters of what a group found
MOST_FOUND = 6


@dataclass(frozen=True, slots=True)
class Story:
    """The meeting as it stands for one person. ``voted``: they have a ballot in the open round."""

    meeting: Meeting
    characteristic: Characteristic
    rounds: Sequence[Round] = ()
    groups: Sequence[Group] = ()
    agenda: Agenda | None = None
    counted: int = 0
    eligible: int = 0
    limit: int = 5
    can_vote: bool = False
    voted: bool = False
    here: bool = False
    takes_part: bool = True
    minutes: MinutesState | None = None

    @property
    def to_vote(self) -> Round | None:
        """The round the person may still vote in."""
        round_ = open_one(self.rounds)
        return round_ if round_ is not None and self.can_vote and not self.voted else None


def catch_up(
    scene: Scene,
    story: Story,
    form: str,
    *,
    note: str = "",
    problems: Sequence[Problem] = (),
    value: str = "",
) -> Card:
    """Input: thought. ``form`` is the id that it is sent under; ``note`` is a sentence about what was just pressed."""
    running = story.meeting.state is MeetingState.RUNNING
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(present.title(scene, story.characteristic))),
        kit.heading(scene.tr("What has happened so far") if running else scene.tr("What happened")),
        kit.box(kit.text(note)) if note and not problems else None,
        kit.text(_now(scene, story)) if story.agenda is not None else None,
        _asked(scene, story.meeting),
        _so_far(scene, story),
        _vote(scene, story),
        kit.to_put_right(scene, problems),
        _thought(scene, story, problems, value),
        kit.actions(*_buttons(scene, story, form, problems)),
    )


def _now(scene: Scene, story: Story) -> str:
    assert story.agenda is not None
    phase = phase_of(story.meeting, story.agenda)
    return f"**{phase_words.until(scene, phase, story.agenda, story.eligible)}**"


def _asked(scene: Scene, meeting: Meeting) -> kit.Element | None:
    lines = [meeting.problem, *meeting.questions[:2]]
    asked = [kit.text(kit.escape(line), spacing="Small") for line in lines if line]
    return kit.box(kit.subtle(scene.tr("What we ask ourselves")), *asked) if asked else None


def _so_far(scene: Scene, story: Story) -> list[kit.Element]:
    """What was shown and found; nothing that the channel has not seen."""
    rows: list[kit.Element] = []
    for round_ in told(story.rounds):
        assert round_.tally is not None
        label = scene.tr("Round {number}", number=round_.number)
        rows.append(kit.fact(label, result_words.conclusion(scene, round_.tally)))
    for group in [group for group in story.groups if group.finding][:MOST_FOUND]:
        label = scene.tr("Group {number} found", number=group.number)
        rows.append(kit.fact(label, kit.escape(kit.short(group.finding, LONGEST_FOUND))))
    if story.meeting.agreement is not None:
        words = agreement_words(scene, story.meeting.agreement)
        rows.append(kit.fact(scene.tr("What you agreed on"), words))
    return rows


def _vote(scene: Scene, story: Story) -> list[kit.Element]:
    language, round_ = scene.language, open_one(story.rounds)
    if round_ is None:
        return []
    counted = vote.voted(scene, story.counted, story.eligible)
    if story.voted:
        return [kit.section(tr(language, "You have voted")), kit.text(counted, spacing="Small")]
    if story.to_vote is None:
        return [kit.text(counted)]
    return [
        kit.section(tr(language, "Which level are we usually at?")),
        kit.text(f"{counted}. {tr(language, 'You can vote until the round is closed.')}", spacing="Small"),
        kit.who_sees(scene, vote.trust(scene, round_, story.limit)),
        *(_level(scene, story, round_, level) for level in LEVELS),
        kit.actions(_ballot(tr(language, "Not sure"), round_, UNSURE)),
    ]


def _level(scene: Scene, story: Story, round_: Round, level: int) -> kit.Element:
    language = scene.language
    sentences = [kit.escape(said(one.text, language)) for one in story.characteristic.levels.get(level, ())]
    return kit.level_box(scene, level, sentences, _ballot(scene.tr("Level {level}", level=level), round_, level))


def _ballot(title: str, round_: Round, choice: int) -> kit.Button:
    # With inputs: a thought that is being written comes back with the answer. It is not kept with the vote.
    press = Press(VOTE, round_.id, str(choice), nonce=NONCE)
    return kit.execute(title, press, fallback=False, name=f"choice{choice}")


def _thought(scene: Scene, story: Story, problems: Sequence[Problem], value: str) -> list[kit.Element]:
    longest = _room(story)
    if not longest:
        return [kit.text(why, spacing="Large")] if (why := _no_room(scene, story)) else []
    if story.meeting.state is MeetingState.ENDED:
        label = scene.tr("Is there something you want to add?")
        seen = scene.tr("It is a remark to the minutes. All in the school see it, with your name.")
    elif story.agenda is None or story.agenda.ideas is IdeasState.NONE:
        label = scene.tr("What would it take for us to reach a higher level and stay there?")
        seen = scene.tr("Nobody sees it before the group collects ideas. Then it comes up without your name.")
    else:
        label = scene.tr("What would it take for us to reach a higher level and stay there?")
        seen = scene.tr("All see it among the ideas, without your name.")
    field = kit.text_field("thought", label, value, longest=longest, spacing="Large")
    return [kit.beside(scene, problems, field), kit.who_sees(scene, seen)]


def _room(story: Story) -> int:
    """How long a thought may be; 0 where there is no place for one."""
    if not story.takes_part:
        return 0
    if story.meeting.state is MeetingState.ENDED:
        return LONGEST_REMARK if story.minutes is MinutesState.OPEN else 0
    if story.meeting.state is not MeetingState.RUNNING:
        return 0
    return LONGEST_TEXT if story.agenda is None or story.agenda.ideas is IdeasState.NONE else LONGEST_IDEA


def _no_room(scene: Scene, story: Story) -> str:
    if not story.takes_part or story.meeting.state is not MeetingState.ENDED:
        return ""
    if story.minutes is MinutesState.FROZEN:
        return scene.tr("The minutes are final. Talk to your leader about what you want to add.")
    return scene.tr("When the minutes are shared in the channel, you can add a remark.")


def _buttons(scene: Scene, story: Story, form: str, problems: Sequence[Problem]) -> list[kit.Button | None]:
    """Five of the six that fit are the vote's, so what leads elsewhere waits until there is no vote to give."""
    language, meeting = scene.language, story.meeting
    sure = SURE if any(problem.key == "names_somebody" for problem in problems) else ""
    save = Press(THOUGHT_SAVE, meeting.id, sure, nonce=form)
    buttons: list[kit.Button | None] = [
        kit.execute(tr(language, "Add the thought"), save, fallback=False) if _room(story) else None
    ]
    round_ = open_one(story.rounds)
    if story.to_vote is not None or meeting.state is not MeetingState.RUNNING:
        return buttons
    if story.voted and round_ is not None:
        buttons.append(vote.press(tr(language, "Show my vote"), VOTE_MINE, round_))
    if story.takes_part and not story.here:
        buttons.append(_press(tr(language, "I am here"), HERE, meeting))
    return [*buttons, _press(tr(language, "Refresh"), CATCH_UP_SHOW, meeting)]


def _press(title: str, verb: Verb, meeting: Meeting) -> kit.Button:
    return kit.execute(title, Press(verb, meeting.id), fallback=False, associated=False)
