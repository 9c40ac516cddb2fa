"""Where too few vote to keep votes unseen: what is missing, a show of hands, an open vote if all say yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.conducting.verbs import (
    AGREE_FORM,
    ANYWAY,
    CONDUCTOR,
    CONSENT_ANSWER,
    CONSENT_ASK,
    HANDS_FORM,
    HANDS_SAVE,
    PHASE_NEXT,
    ROUND_CLOSE,
    ROUND_REMIND,
)
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from cards.votes.shared import leaders_words
from domain.errors import Problem
from domain.meetings.meeting import Meeting
from domain.people.school import LeadersVote
from domain.votes.rounds import LEVELS, Round


def too_few(
    scene: Scene,
    meeting: Meeting,
    counted: int,
    limit: int,
    eligible: int,
    *,
    again: bool = False,
    to_remind: str = "",
) -> Card:
    """Nothing is shown; the round stays open. Nobody is told off for not voting.

    ``again``: many have voted, but too few of those whose votes were shown last. ``to_remind``: the id of the round
    where there may be somebody to remind.
    """
    ways = [
        scene.tr("Wait for more votes. The round is still open.") if eligible >= limit else "",
        scene.tr("Talk your way to a shared level without a vote."),
        scene.tr("Raise hands, and enter the counts."),
        scene.tr("Vote openly, if all say yes."),
    ]
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("Too few votes to show the result")),
        kit.text(_missing_again(scene, limit) if again else _missing(scene, counted, limit)),
        kit.section(scene.tr("Ways on")),
        kit.text("\n".join(f"- {way}" for way in ways if way), spacing="Small"),
        kit.actions(
            kit.execute(scene.tr("Remind them to vote"), Press(ROUND_REMIND, to_remind)) if to_remind else None,
            kit.execute(scene.tr("Set the level together"), Press(AGREE_FORM, meeting.id)),
            kit.execute(scene.tr("Enter a show of hands"), Press(HANDS_FORM, meeting.id)),
            kit.execute(scene.tr("Ask for an open vote"), Press(CONSENT_ASK, meeting.id)),
            back(scene, meeting),
        ),
    )


def _missing(scene: Scene, counted: int, limit: int) -> str:
    return scene.trn(
        "{count} has voted. The result is shown once at least {limit} have voted, so that nobody can guess who "
        "voted what. Nobody has seen the votes.",
        "{count} have voted. The result is shown once at least {limit} have voted, so that nobody can guess who "
        "voted what. Nobody has seen the votes.",
        counted,
        limit=limit,
    )


def _missing_again(scene: Scene, limit: int) -> str:
    return scene.tr(
        "Too few of those who voted last time have voted again. The result is shown once at least {limit} of them "
        "have, since the two results together could tell what a single person voted. Nobody has seen the votes.",
        limit=limit,
    )


def hands_form(
    scene: Scene,
    meeting: Meeting,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    leaders: LeadersVote = LeadersVote.WITH,
) -> Card:
    """Counts from the room. Inputs: level1 to level4, unsure. ``leaders`` is how the school's vote, by hands too."""
    given = values or {}
    fields = [(f"level{level}", scene.tr("Hands for level {level}", level=level)) for level in reversed(LEVELS)]
    fields.append(("unsure", scene.tr("Hands for «Not sure»")))
    inputs = [kit.number_field(name, label, _number(given.get(name, "")), most=999) for name, label in fields]
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("How many raised their hand?")),
        kit.text(scene.tr("Ask for one level at a time, and count. Leave a field empty where nobody did.")),
        kit.text(leaders_words(scene, leaders), spacing="Small") if leaders is not LeadersVote.WITH else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in inputs],
        kit.who_sees(scene, scene.tr("All in the channel see the counts. No names are kept.")),
        kit.actions(
            kit.execute(scene.tr("Enter a show of hands"), Press(HANDS_SAVE, meeting.id), style="positive"),
            back(scene, meeting),
        ),
        kit.footnote(scene.tr("A round that is open is closed without a result."), apart=False),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else None


def consent(scene: Scene, meeting: Meeting, yes_so_far: int, eligible: int) -> Card:
    """Shall we vote openly? To the channel.

    ``yes_so_far`` is deliberately not shown: a count that grows, or does not, right after somebody pressed would say
    what they pressed. Neither button is filled, and neither falls back to a message that all would see.
    """
    return kit.card(
        scene,
        kit.heading(scene.tr("Shall we vote openly?")),
        kit.text(
            scene.tr(
                "We are {count} who can vote. That is too few to keep votes unseen. In an open vote, the result may "
                "show what each of us voted. It starts only if all say yes.",
                count=eligible,
            )
        ),
        kit.who_sees(scene, scene.tr("Nobody sees what you answer. If not all say yes, nobody learns who did not.")),
        kit.actions(*_answers(scene, meeting)),
    )


def still_open(scene: Scene, meeting: Meeting, round_: Round, rev: int) -> Card:
    """Asked once before the next phase begins while people are voting. ``rev``: the agenda that the press was about."""
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("The vote is still open")),
        kit.text(
            scene.tr("If you go on now, people can still vote, and no result is shown until you close the round."),
        ),
        kit.actions(
            kit.execute(scene.tr("Close and show result"), Press(ROUND_CLOSE, round_.id), associated=False),
            kit.execute(scene.tr("Go on anyway"), Press(PHASE_NEXT, meeting.id, ANYWAY, rev), associated=False),
            back(scene, meeting),
        ),
    )


def consent_settled(scene: Scene, *, opened: bool) -> Card:
    """The question once it is settled. Where no open vote began nothing says whether anybody was against it."""
    words = scene.tr("All said yes. The open vote has a card of its own, here in the thread.")
    if not opened:
        words = scene.tr("You went on in another way, so nobody needs to answer this any more.")
    return kit.card(scene, kit.heading(scene.tr("The question of an open vote is settled")), kit.text(words))


def consent_answered(scene: Scene, meeting: Meeting, yes: bool) -> Card:
    """That one has answered, not what: others may see the screen."""
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("You have answered")),
        kit.text(scene.tr("If all say yes, the vote starts here. Until then you can change your answer.")),
        kit.actions(*_answers(scene, meeting)),
    )


def _answers(scene: Scene, meeting: Meeting) -> list[kit.Button]:
    titles = (("yes", scene.tr("Yes, vote openly")), ("no", scene.tr("No, not openly")))
    return [
        kit.execute(title, Press(CONSENT_ANSWER, meeting.id, answer), fallback=False, associated=False)
        for answer, title in titles
    ]


def back(scene: Scene, meeting: Meeting) -> kit.Button:
    """Back to the conductor."""
    return kit.execute(scene.tr("Go back"), Press(CONDUCTOR, meeting.id), associated=False)
