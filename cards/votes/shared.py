"""The vote: the card that all share. It counts and never shows a level; one's own views are in ``cards/votes/own.py``.

No button here falls back to a message, which all would see.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cards.conducting.verbs import ROUND_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press, Verb
from cards.votes.verbs import VOTE, VOTE_MINE, VOTE_REFRESH
from domain.catalogue.areas import Characteristic, said
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import UNDO_FOR
from domain.people.school import LeadersVote
from domain.votes.recognised import tick_of
from domain.votes.rounds import LEVELS, UNSURE, Mode, Round, RoundState


def shared(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    counted: int,
    eligible: int,
    limit: int,
    leaders: LeadersVote = LeadersVote.WITH,
) -> Card:
    """The question, the count, who sees what, and each level's sentences with its own button beneath."""
    return shared_with(scene, characteristic, round_, voted(scene, counted, eligible), limit, leaders)


def shared_with(
    scene: Scene, characteristic: Characteristic, round_: Round, counts: str, limit: int, leaders: LeadersVote
) -> Card:
    """Return the same with the sentence that counts (see ``voted``)."""
    lead = [scene.tr("Read all four. Vote for the level that is most like our everyday work.")]
    lead.append(scene.tr("Tick the sentences you recognise, if you like, and then press your level."))
    if leaders is not LeadersVote.WITH:
        lead.append(leaders_words(scene, leaders))
    prepared = scene.tr("Have you placed the school already? Press «Show my vote», and you can vote as prepared.")
    ticks_too = scene.tr("Sentences are counted in the same way.")
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(present.title(scene, characteristic))} · {_round(scene, round_)}"),
        kit.heading(scene.tr("Which level are we usually at?")),
        kit.bold_line(counts),
        kit.text(" ".join(lead)),
        kit.who_sees(scene, f"{trust(scene, round_, limit)} {ticks_too}"),
        levels(scene, characteristic, round_, 0, to_tick=True),
        # An edit of this message puts it back in the place of everybody's own view: the way there must be on it.
        kit.actions(unsure(scene, round_, 0), press(scene.tr("Show my vote"), VOTE_MINE, round_)),
        kit.footnote(prepared, apart=False) if round_.mode is Mode.SECRET else None,
        refresh=Press(VOTE_REFRESH, round_.id),
    )


def closed(
    scene: Scene, meeting: Meeting, characteristic: Characteristic, round_: Round, *, late: bool = False
) -> Card:
    """What becomes of the shared card; ``late``: the answer to a press that came too late, which says when that was."""
    if late and round_.closed_at is not None and round_.tally is not None:
        when = _closed_when(scene, round_.closed_at)
        words = scene.tr(
            "It was closed {when}, so this press did not count. A vote you gave earlier is counted.",
            when=when,
        )
    elif round_.state is RoundState.OPEN:  # it is closed when the end of the meeting becomes final
        words = scene.tr("The meeting was ended before the round was closed. Nobody can vote in it any more.")
    elif round_.tally is None:
        words = scene.tr("It was closed without a result. Nobody has seen the votes, and they are deleted.")
    elif meeting.state is MeetingState.ENDED and meeting.ended_at and scene.now < meeting.ended_at + UNDO_FOR:
        words = scene.tr("The meeting is over. Each single vote is deleted ten minutes later, and the counts stay.")
    elif meeting.state is MeetingState.ENDED:
        words = scene.tr("The meeting is over. Each single vote is deleted, and the counts stay.")
    else:
        words = scene.tr("Nobody can vote in it any more. A vote you gave earlier is counted.")
    show = press(scene.tr("Show the result"), ROUND_SHOW, round_)
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(scene.tr("Round {number} is closed", number=round_.number)),
        kit.text(words),
        kit.actions(show) if round_.tally is not None else None,
    )


def _closed_when(scene: Scene, moment: datetime) -> str:
    """As "kl. 14.40", with the day where it was another one."""
    if present.local_day(scene, moment) == present.local_day(scene, scene.now):
        return present.at_clock(scene, moment)
    return present.when(scene, moment, capital=False)


def voted(scene: Scene, counted: int, eligible: int) -> str:
    """As "5 av 8 har stemt"."""
    count = present.out_of(scene, counted, eligible)
    return scene.trn("{part} has voted", "{part} have voted", counted, part=count)


def _round(scene: Scene, round_: Round) -> str:
    return scene.tr("round {number}", number=round_.number)


def leaders_words(scene: Scene, leaders: LeadersVote) -> str:
    """How the school's leaders vote, for those who read it before a vote; "" where they vote like the others."""
    if leaders is LeadersVote.NOT:
        return scene.tr("Leaders do not vote.")
    return scene.tr("Leaders vote last.") if leaders is LeadersVote.LAST else ""


def own_line(scene: Scene, number: str, round_: Round) -> kit.Element:
    """Bare du ser dette · 1.4, runde 1."""
    return kit.only_you(scene, f"{kit.escape_line(number)}, {_round(scene, round_)}")


def trust(scene: Scene, round_: Round, limit: int) -> str:
    """Who sees what of a vote, for the line beside it."""
    if round_.mode is Mode.OPEN:
        return scene.tr(
            "All have said yes to an open vote. We are few, so the result may show what each of us voted.",
        )
    seen = scene.tr(
        "Nobody sees what you vote, not even the leader. All in the channel see how many have voted. "
        "The result is shown all at once when the round is closed, if at least {limit} have voted.",
        limit=limit,
    )
    if round_.number == 1:
        return seen
    late = scene.tr(
        "Where few are new since the last result, this one counts only those who were in that one. "
        "Otherwise the two together could tell what a single person voted.",
    )
    return f"{seen} {late}"


def levels(
    scene: Scene, characteristic: Characteristic, round_: Round, rev: int, more: str = "", *, to_tick: bool = False
) -> list[kit.Element]:
    """Each level with its sentences and its button; ``more`` goes with each vote. ``to_tick``: sentences are fields."""
    return [
        kit.level_box(
            scene,
            level,
            sentences(scene, characteristic, level, to_tick=to_tick),
            ballot(scene.tr("Level {level}", level=level), round_, f"{level}{more}", rev),
        )
        for level in LEVELS
    ]


def sentences(
    scene: Scene, characteristic: Characteristic, level: int, *, to_tick: bool
) -> Sequence[str] | kit.Element:
    """The sentences of a level, to read or to tick. None is ticked: what somebody has ticked is shown nowhere here."""
    found = [said(one.text, scene.language) for one in characteristic.levels.get(level, ())]
    if not found or not to_tick:
        return [kit.escape(words) for words in found]
    options = [(tick_of(level, number), words) for number, words in enumerate(found, start=1)]
    label = scene.tr("What do you recognise?")
    return kit.choices(f"ticks{level}", label, options, open_list=True, several=True, spacing="Small")


def unsure(scene: Scene, round_: Round, rev: int, more: str = "") -> kit.Button:
    """Vet ikke, which stands after the levels."""
    return ballot(scene.tr("Not sure"), round_, f"{UNSURE}{more}", rev)


def ballot(title: str, round_: Round, choice: str, rev: int) -> kit.Button:
    """A vote, with what is ticked. It never falls back to a message, which all would read."""
    name = f"choice{choice.partition(':')[0]}"
    return kit.execute(title, Press(VOTE, round_.id, choice, rev), fallback=False, name=name)


def press(title: str, verb: Verb, round_: Round, arg: str = "") -> kit.Button:
    """A press on one's own view: never a message, which all would see."""
    return kit.execute(title, Press(verb, round_.id, arg), fallback=False, associated=False)
