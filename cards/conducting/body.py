"""What the leader's own card says: what goes on, how far it has come, what a press leads to."""

from __future__ import annotations

from cards.agenda.agreement import agreement_words
from cards.conducting import plan as conductor_plan
from cards.conducting.at import At
from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.meetings import phase_words
from cards.votes import result_words
from domain.agenda.phases import VOTES, lengths, phase_after, place_of, vote_is_over
from domain.meetings.forms import Phase
from domain.votes.remind import Reminded
from domain.votes.rounds import open_one, told
from locales import tr

MOST_MEASURES = 8  # named on the card; the rest are counted


def heading(at: At) -> str:
    """Say what goes on, and until when."""
    running, language = open_one(at.rounds), at.scene.language
    if vote_is_over(at.meeting, at.agenda, at.rounds):
        return phase_words.voted_until(at.scene, at.agenda)
    if running is None or at.agenda.paused_at is not None:
        return phase_words.until(at.scene, at.phase, at.agenda, at.eligible)
    if at.phase not in VOTES or at.agenda.ends_at <= at.scene.now:
        return tr(language, "Round {number} is open", number=running.number)
    time = present.at_clock(at.scene, at.agenda.ends_at)
    return tr(language, "Round {number} is open until {time}", number=running.number, time=time)


def body(at: At) -> list[kit.Element]:
    """Return how the meeting stands, and the question on the table."""
    scene, elements = at.scene, list[kit.Element]()
    if at.meeting.agreement is None and open_one(at.rounds) is not None:
        elements.append(kit.text(_counted(at)))
        return elements + [kit.text(line, spacing="Small") for line in at.lines]
    elements.append(kit.text(phase_words.left(scene, at.agenda), spacing="None"))
    if at.meeting.agreement is not None:
        elements.append(kit.bold_line(agreement_words(scene, at.meeting.agreement)))
        elements += _agreed(at)
    else:
        shown = told(at.rounds)
        if shown and shown[-1].tally is not None:
            elements.append(kit.bold_line(result_words.conclusion(scene, shown[-1].tally)))
            elements.append(kit.text(result_words.counts(scene, shown[-1]), spacing="None"))
            first = result_words.ends(scene, shown)
            elements += [kit.text(first)] if first else []
        elif at.eligible < at.limit:
            elements.append(kit.text(few(scene, at.eligible, at.limit)))
        asked = phase_words.question_box(scene, at.meeting, at.phase)
        elements += [asked] if asked is not None else []
    return elements + [kit.text(line, spacing="Small") for line in at.lines]


def _counted(at: At) -> str:
    """Say as "Kl. 14.17 hadde 5 av 8 stemt. Du kan vise resultatet."."""
    scene, language = at.scene, at.scene.language
    count = present.out_of(scene, at.counted, at.eligible)
    words = tr(language, "At {time}, {count} had voted.", time=present.clock(scene, scene.now), count=count)
    if at.counted >= at.limit:
        return f"{words} {tr(language, 'You can show the result.')}"
    return f"{words} {tr(language, 'The result can be shown once {limit} have voted.', limit=at.limit)}"


def _agreed(at: At) -> list[kit.Element]:
    scene, language, agreed = at.scene, at.scene.language, at.meeting.agreement
    rows: list[kit.Element] = []
    if not at.measures:
        words = tr(language, "What do we do to get there? One or two measures are enough.")
        if agreed is not None and agreed.level is None:
            words = tr(language, "You can agree on measures without a shared level too.")
        return [kit.text(words)]
    rows.append(kit.section(tr(language, "Measures so far")))
    for measure in at.measures[:MOST_MEASURES]:
        rows.append(kit.bold_line(kit.escape_line(measure.title)))
        due = tr(language, "due {day}", day=present.short_day(scene, measure.due))
        rows.append(kit.text(present.capitalised(due), spacing="None"))
    if len(at.measures) > MOST_MEASURES:
        rows.append(kit.text(tr(language, "and {count} more", count=len(at.measures) - MOST_MEASURES)))
    return rows


def reminded_words(scene: Scene, reminded: Reminded) -> str:
    """Say what a press for a reminder came to. It is the same for one and for ten."""
    if reminded is Reminded.YES:
        return scene.tr("I remind those who are here and have not voted. Nobody learns who they are, you neither.")
    if reminded is Reminded.JUST_NOW:
        return scene.tr("I reminded them a moment ago. Give them a few minutes.")
    if reminded is Reminded.NOBODY_HERE:
        return scene.tr("Nobody else has pressed «I am here» yet, so I do not know whom to remind.")
    return scene.tr("The round is closed already.")


def footnote(at: At) -> kit.Element:
    """Say what pressing the first button leads to."""
    if at.meeting.agreement is not None:
        words = at.scene.tr(
            "Each single vote is deleted ten minutes after the end. The counts stay. Until then you can undo it."
        )
    elif open_one(at.rounds) is not None:
        words = at.scene.tr("When you show the result, the round is over. Then nobody can vote in it any more.")
    else:
        after = phase_after(at.meeting, at.agenda)
        words = at.scene.tr("Nothing moves on by itself.")
        if at.phase is Phase.ALONE and at.eligible >= at.limit:
            words = at.scene.tr("Open the vote when all have read the levels and thought on their own.")
        if after is not None:
            length = lengths(at.meeting)[place_of(at.meeting, at.agenda) + 1][1]
            follows = phase_words.name(at.scene, after, at.eligible)
            minutes = phase_words.minutes_of(length)
            then = at.scene.trn(
                "Next: {phase}, {count} minute.", "Next: {phase}, {count} minutes.", minutes, phase=follows
            )
            words = f"{then} {words}"
    return kit.footnote(words, apart=False)


def after_the_plan(at: At) -> kit.Element:
    """Say who is here, when the meeting will end, and how to lead it so that all are heard."""
    scene = at.scene
    words = [phase_words.count_here(scene, at.here), conductor_plan.later(scene, at.meeting, at.agenda)]
    if at.phase not in VOTES:
        words.append(tr(scene.language, "Let those who have said little begin, and speak last yourself."))
    return kit.footnote(" ".join(word for word in words if word), apart=False)


def few(scene: Scene, eligible: int, limit: int) -> str:
    """Say that so few take part that votes could not stay unseen."""
    return scene.tr(
        "{count} can vote here, and votes are only unseen from {limit} up. So talk your way to a shared level, "
        "or choose another way.",
        count=eligible,
        limit=limit,
    )
