"""What is said in the channel while a meeting runs: the vote, its result, the question of an open vote."""

from __future__ import annotations

from datetime import datetime

from bot.agenda.views import characteristic_of
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToChannel, ToPerson, ToThread
from bot.handling.services import Services
from bot.votes.result import result_card
from cards.kit.scene import Card, Scene
from cards.votes import few
from cards.votes import own as vote_own
from cards.votes import shared as vote
from domain.agenda.electorate import voters
from domain.agenda.standing import standing
from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.begin import NOTHING, begun
from domain.votes.remind import still_to_remind
from domain.votes.rounds import MOST_ROUNDS, Mode, Round, RoundState, open_one, told
from domain.votes.urns import counted_in
from locales import tr


async def voting(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The vote card, with the count as it is by now."""
    whole = await uow.rounds.whole(notice.subject_id)
    if whole is None or whole[0].state is RoundState.CLOSED or whole[1].state is not MeetingState.RUNNING:
        return Skip("the round is over")
    round_, meeting, school = whole
    scene = channel_scene(services, school, now)
    card = await _shared(services, uow, scene, round_, meeting, school)
    summary = tr(scene.language, "The vote is open: which level are we usually at?")
    return Outgoing(
        await thread_of(uow, meeting, school), card, summary=summary, remember=(NoticeKind.VOTE, round_.id, "")
    )


async def voting_edit(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The posted vote card as it is now: a new count, or that the round is over."""
    whole = await uow.rounds.whole(notice.subject_id)
    post = await uow.posts.get(NoticeKind.VOTE, notice.subject_id)
    if whole is None or post is None:
        return Skip("not posted")
    round_, meeting, school = whole
    scene = channel_scene(services, school, now)
    if round_.state is RoundState.OPEN and meeting.state is MeetingState.RUNNING:
        card: Card | bytes = await _shared(services, uow, scene, round_, meeting, school)
    else:
        card = vote.closed(scene, meeting, await characteristic_of(uow, school.id, meeting.characteristic_id), round_)
    return Outgoing(ToChannel(school), card, edit=post)


async def told_result(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The result, to all at once and the same for all."""
    whole = await uow.rounds.whole(notice.subject_id)
    if whole is None or whole[0].tally is None:
        return Skip("nothing to show")
    round_, meeting, school = whole
    scene = channel_scene(services, school, now)
    card = await result_card(services, uow, scene, meeting, round_)
    summary = tr(scene.language, "The result of round {number}", number=round_.number)
    remember = (NoticeKind.RESULT, round_.id, "")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=summary, remember=remember)


async def reminder(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The levels, to somebody who is here and has not voted. The others' rows look no different.

    Where the message is, is not kept: it would say that somebody had not voted by then.
    """
    school = await uow.schools.get(notice.school_id)
    due = await still_to_remind(uow, notice, school, now) if school is not None else None
    if school is None or due is None or due.meeting.state is not MeetingState.RUNNING:
        return Skip("", sealed=True)
    person = due.member.person
    scene = personal_scene(services, school, person, now)
    stands = await standing(uow, due.meeting, school)
    prepared = (await begun(uow, due.round, due.meeting, [person.id], {person.id})).get(person.id, NOTHING)
    about = await characteristic_of(uow, school.id, due.meeting.characteristic_id)
    card = vote_own.choices(
        scene, due.meeting, about, due.round, stands.counted, stands.eligible,
        prepared=prepared.level is not None, reminded=True,
    )  # fmt: skip
    return Outgoing(ToPerson(person, school), card, summary=tr(scene.language, "The vote is open"))


async def consent(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Shall we vote openly? Asked without any count of answers: it would say who has not said yes."""
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if meeting is None or school is None or meeting.state is not MeetingState.RUNNING:
        return Skip("the meeting is not running")
    rounds = await uow.rounds.of_meeting(meeting.id)
    running = open_one(rounds)
    if told(rounds) or (running is not None and running.mode is Mode.OPEN):
        return Skip("answered already")
    scene = channel_scene(services, school, now)
    stands = await standing(uow, meeting, school)
    card = few.consent(scene, meeting, 0, len(voters(stands.members, school)))
    summary = tr(scene.language, "Shall we vote openly?")
    remember = (NoticeKind.CONSENT, meeting.id, "")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=summary, remember=remember)


async def consent_edit(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The posted question: as it was while it stands, and without its buttons once it is settled."""
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    post = await uow.posts.get(NoticeKind.CONSENT, notice.subject_id)
    if meeting is None or school is None or post is None:
        return Skip("not posted")
    scene = channel_scene(services, school, now)
    rounds = await uow.rounds.of_meeting(meeting.id)
    stands = await standing(uow, meeting, school)
    asked = meeting.state is MeetingState.RUNNING and meeting.agreement is None and not told(rounds)
    opened = any(each.mode is Mode.OPEN for each in rounds)
    if opened or not asked or len(rounds) >= MOST_ROUNDS:
        return Outgoing(ToChannel(school), few.consent_settled(scene, opened=opened), edit=post)
    card = few.consent(scene, meeting, 0, len(voters(stands.members, school)))
    return Outgoing(ToChannel(school), card, edit=post)


async def thread_of(uow: UnitOfWork, meeting: Meeting, school: School) -> ToThread | ToChannel:
    """The thread of the meeting's invitation; a new one where the invitation was never posted."""
    invitation = await uow.posts.get(NoticeKind.INVITATION, meeting.id)
    return ToThread(invitation) if invitation else ToChannel(school)


async def _shared(
    services: Services, uow: UnitOfWork, scene: Scene, round_: Round, meeting: Meeting, school: School
) -> bytes:
    characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
    counts = await counted_in(uow, round_, meeting, school)
    return services.vote_cards.shared(scene, school, characteristic, round_, *counts)


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.VOTE: voting,
    NoticeKind.VOTE_EDIT: voting_edit,
    NoticeKind.RESULT: told_result,
    NoticeKind.VOTE_REMIND: reminder,
    NoticeKind.CONSENT: consent,
    NoticeKind.CONSENT_EDIT: consent_edit,
}
