"""What the wall shows as a meeting stands now, and what the form for a one-time word asks, as plain texts.

Never a level while a round is open, never a count that a result would not show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.agenda.views import characteristic_of
from cards.kit import present
from cards.kit.scene import Addresses, Scene
from cards.meetings import phase_words
from cards.votes import result_words
from cards.votes import shared as vote
from domain.agenda.agenda import Agenda
from domain.agenda.phases import phase_of, vote_is_over
from domain.agenda.standing import Standing, standing
from domain.catalogue.areas import Characteristic, said
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.counted import side_by_side
from domain.votes.recognised import between, dividing, usual_level
from domain.votes.rounds import LEVELS, UNSURE, Mode, Round, needed, told
from locales import tr, trn
from pages.conducting.level import Level
from pages.conducting.vote_form import Form
from pages.conducting.wall import Result, Wall, Way
from pages.kit.code import Code

SHOWN_AFTERWARDS = timedelta(hours=12)  # the result, once the meeting has ended
_WITH_CRITERIA = (Phase.OPENING, Phase.ALONE, Phase.VOTE, Phase.VOTE_AGAIN, Phase.GROUPS, Phase.TALK)


@dataclass(frozen=True, slots=True)
class Stands:
    """A meeting whose wall may be seen."""

    scene: Scene
    about: Characteristic
    school: School
    at: Standing
    agenda: Agenda | None

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.at.meeting

    @property
    def ballot(self) -> Round | None:
        """The open round that takes ballots."""
        return self.at.open if self.at.open is not None and self.at.open.mode is not Mode.HANDS else None


async def stands(uow: UnitOfWork, addresses: Addresses, meeting_id: str, now: datetime) -> Stands | None:
    """How the meeting stands; None where its wall is not to be seen (any more)."""
    meeting = await uow.meetings.get(meeting_id)
    school = await uow.schools.get(meeting.school_id) if meeting else None
    if meeting is None or school is None or not school.active or not _open(meeting, now):
        return None
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    scene = Scene(school.language, school.zone, now, addresses, school.name, school.id)
    return Stands(scene, about, school, await standing(uow, meeting, school), await uow.agendas.get(meeting_id))


def wall(it: Stands, code: Code) -> Wall:
    """Return what the page shows. ``code`` leads to the form for one-time words."""
    scene, language, title = it.scene, it.scene.language, present.title(it.scene, it.about)
    if it.meeting.state is MeetingState.INVITED and it.meeting.starts_at is not None:
        when = present.when(scene, it.meeting.starts_at, capital=False)
        begins = tr(language, "The meeting begins {when}.", when=when)
        return Wall(language, title, "", "", it.meeting.problem or title, (begins, *it.meeting.questions))
    until, left = _clock(it)
    if it.ballot is not None:
        count = vote.voted(scene, it.at.counted, it.at.eligible)
        way = Way(
            code,
            tr(language, "No Teams at hand?"),
            tr(language, "Scan the code, and vote with the word that the leader gives you."),
        )
        heading = tr(language, "Which level are we usually at?")
        return Wall(language, title, until, left, heading, (), _levels(it, it.about), count, way)
    limit = needed(Mode.SECRET, it.school.ballot_limit)
    shown = side_by_side(told(it.at.rounds), limit)
    if shown:
        return _with_result(it, title, until, left, shown)
    phase = phase_of(it.meeting, it.agenda) if it.agenda else Phase.OPENING
    heading, *more = _asked(it, phase) or [title]
    criteria = _levels(it, it.about) if phase in _WITH_CRITERIA else ()
    return Wall(language, title, until, left, heading, tuple(more), criteria)


def form(it: Stands, wrong: str = "", word: str = "", level: str = "") -> Form:
    """The form for a one-time word, filled in as it was sent."""
    scene, language, title = it.scene, it.scene.language, present.title(it.scene, it.about)
    if it.ballot is None:
        words = tr(language, "Keep the page open. It looks again by itself.")
        return Form(language, title, tr(language, "There is no vote just now"), (words,), again=True)
    limit = needed(it.ballot.mode, it.school.ballot_limit)
    tied = tr(language, "The word is tied to you only until the meeting is over. Then it is deleted with the vote.")
    return Form(
        language,
        title,
        tr(language, "Vote with your word"),
        (vote.trust(scene, it.ballot, limit), tied),
        (*_levels(it, it.about), Level(tr(language, "Not sure"), (), str(UNSURE))),
        tr(language, "Your word"),
        tr(language, "You get it from the leader. It works once."),
        tr(language, "Which level are we usually at?"),
        tr(language, "Vote"),
        wrong,
        word,
        level,
    )


def thanks(it: Stands) -> Form:
    """Return the page that says that the vote is in; it never shows the level."""
    language = it.scene.language
    words = it.scene.tr("You can close this page. The result comes on the screen in the room.")
    return Form(language, present.title(it.scene, it.about), it.scene.tr("You have voted"), (words,))


def _open(meeting: Meeting, now: datetime) -> bool:
    if meeting.state is MeetingState.ENDED:
        return meeting.ended_at is not None and now < meeting.ended_at + SHOWN_AFTERWARDS
    return meeting.state is MeetingState.RUNNING or (
        meeting.state is MeetingState.INVITED and meeting.starts_at is not None
    )


def _clock(it: Stands) -> tuple[str, str]:
    """The phase with its end, and what is left of it; nothing once the meeting is over."""
    if it.agenda is None or it.meeting.state is not MeetingState.RUNNING:
        return "", ""
    scene, language = it.scene, it.scene.language
    until = phase_words.until(scene, phase_of(it.meeting, it.agenda), it.agenda, it.at.eligible)
    if vote_is_over(it.meeting, it.agenda, it.at.rounds):
        until = phase_words.voted_until(scene, it.agenda)
    minutes = phase_words.minutes_of(it.agenda.left(scene.now))
    if minutes > 0:
        return until, trn(language, "{count} minute left", "{count} minutes left", minutes)
    return until, tr(language, "the time is up")


def _asked(it: Stands, phase: Phase) -> list[str]:
    """The questions on the table, plain."""
    if phase is Phase.OPENING:
        return [it.meeting.problem] if it.meeting.problem else list(it.meeting.questions)
    if phase in (Phase.ALONE, Phase.GROUPS, Phase.TALK):
        return list(it.meeting.questions) or ([it.meeting.problem] if it.meeting.problem else [])
    return phase_words.on_the_table(it.scene, it.meeting, phase)


def _levels(it: Stands, about: Characteristic) -> tuple[Level, ...]:
    language = it.scene.language
    return tuple(
        Level(
            it.scene.tr("Level {level}", level=level),
            tuple(said(one.text, language) for one in about.levels.get(level, ())),
            str(level),
        )
        for level in LEVELS
    )


def _with_result(it: Stands, title: str, until: str, left: str, shown: Sequence[Round]) -> Wall:
    scene, language = it.scene, it.scene.language
    last, first = shown[-1].tally, shown[0].tally
    assert last is not None, "only rounds with a result are told"
    assert first is not None, "only rounds with a result are told"
    if len(shown) > 1:
        heading = result_words.second_conclusion(scene, first, last)
        words = [result_words.difference(scene, first, last, shown[0].number)]
    else:
        heading, words = result_words.conclusion(scene, last), [result_words.spread(scene, last)]
    words.append(result_words.caution(scene, shown))
    agreed = it.meeting.agreement
    if agreed is not None and agreed.level is not None:
        words.insert(0, heading + ".")
        heading = tr(language, "We agree on level {level}", level=agreed.level)
        if agreed.aim is not None:
            words.insert(0, tr(language, "We want to reach level {level}.", level=agreed.aim))
    rows: list[tuple[str, tuple[int, ...]]] = [
        (tr(language, "Level {level}", level=level), tuple(_count(one, level) for one in shown))
        for level in reversed(LEVELS)
    ]
    if any(_count(one, UNSURE) for one in shown):
        rows.append((tr(language, "Not sure"), tuple(_count(one, UNSURE) for one in shown)))
    columns = tuple(tr(language, "Round {number}", number=one.number) for one in shown)
    caption = tr(language, "How many voted for each level")
    result = Result(caption, columns, tuple(rows), _talk(it, shown[-1]))
    return Wall(language, title, until, left, heading, tuple(word for word in words if word), result=result)


def _count(one: Round, level: int) -> int:
    assert one.tally is not None, "only rounds with a result are told"
    return one.tally.counts[level - 1] if level else one.tally.unsure


def _talk(it: Stands, last: Round) -> tuple[tuple[str, str, str], ...]:
    """The sentences to talk about, where enough have ticked."""
    language, tally = it.scene.language, last.tally
    if tally is None or not tally.tickers:
        return ()
    level = usual_level(tally)
    gap = between(tally, it.about, level)
    apart = dividing(tally, it.about, gap)
    found = []
    if apart is not None:
        found.append((tr(language, "Here we differ most"), apart))
    if gap is not None and level is not None:
        found.append((tr(language, "This one stands between us and level {level}", level=level + 1), gap))
    return tuple(
        (
            label,
            said(one.criterion.text, language).rstrip("."),
            tr(language, "{part} recognise it", part=present.out_of(it.scene, one.count, one.tickers)),
        )
        for label, one in found
    )
