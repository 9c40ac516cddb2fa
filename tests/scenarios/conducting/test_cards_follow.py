"""Every card of a meeting tells what is so now, after every change: in the channel, and with each leader."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.delivery.renderers import renderers
from bot.handling.rendered import Outgoing
from dialogs.meetings.asked_by import ASKED
from domain.agenda.follow import TOUCHES, Change
from domain.delivery.notices import NoticeKind, planned
from tests.scenarios.figures.test_pictures_go import undone
from tests.support.machines.looking import buttons_of, texts_of
from tests.support.playing.people import Team
from tests.support.playing.playing import TEACHERS, all_vote, attending, begun, can_vote, invited, meeting_id, started
from tests.support.playing.room import as_card
from tests.support.playing.world import World

EDITS = {
    NoticeKind.DRAFT_READY: NoticeKind.DRAFT_EDIT,
    NoticeKind.INVITATION: NoticeKind.INVITATION_EDIT,
    NoticeKind.MEETING_NEAR: NoticeKind.CONDUCTOR_EDIT,
    NoticeKind.PHASE: NoticeKind.PHASE_EDIT,
    NoticeKind.VOTE: NoticeKind.VOTE_EDIT,
    NoticeKind.CONSENT: NoticeKind.CONSENT_EDIT,
    NoticeKind.GROUPS: NoticeKind.GROUPS_EDIT,
    NoticeKind.IDEAS: NoticeKind.IDEAS_EDIT,
    NoticeKind.AGREED: NoticeKind.AGREED_EDIT,
}
VOTES = {"Jonas": 1, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 1}


async def out_of_date(world: World, team: Team) -> list[str]:
    """The cards of the school's meeting that say something else than they would if they were written now."""
    wrong = []
    async with world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await team.school_id())
        rounds = await uow.rounds.of_meeting(meeting.id)
        posts = [post for about in (meeting.id, *(r.id for r in rounds)) for post in await uow.posts.of_subject(about)]
        for post in posts:
            kind = EDITS.get(NoticeKind(post.kind)) if post.kind != ASKED else None  # that is a leader's own message
            if kind is None or not post.activity_id:
                continue
            about = (kind, meeting.school_id, post.subject_id, world.now)
            asked = planned(*about, key="now", person_id=post.person_id or None)
            fresh = await renderers()[kind](world.services, uow, asked, world.now)
            shown = next(one for one in world.teams.messages if one.id == post.activity_id)
            if isinstance(fresh, Outgoing) and as_card(fresh.card or {}) != shown.card:
                wrong.append(f"{post.kind}: {texts_of(shown.card)}")
    return wrong


async def sent(world: World) -> Team:
    return (await invited(world))[0]


async def starting(world: World) -> Team:
    return (await begun(world))[0]


async def moved(world: World) -> Team:
    solvik, ingrid = await invited(world)
    await ingrid.presses("Flytt møtet")
    await ingrid.presses_verb("meeting.move_save", date="2026-11-27", time="14:00")
    return solvik


async def cancelled(world: World) -> Team:
    solvik, ingrid = await invited(world)
    await ingrid.presses("Avlys møtet")
    await ingrid.presses_verb("meeting.cancel_save")
    return solvik


async def next_one(world: World) -> Team:
    solvik, ingrid = await begun(world)
    await ingrid.presses("Gå til neste")
    return solvik


async def arriving(world: World) -> Team:
    solvik, _ = await begun(world)
    await solvik["Jonas"].presses("Jeg er her")
    await world.passes(seconds=15)
    return solvik


async def voting(world: World) -> Team:
    return (await started(world))[0]


async def closing(world: World) -> Team:
    solvik, ingrid = await started(world)
    await all_vote(solvik, VOTES)
    await ingrid.presses("Avslutt og vis resultat")
    return solvik


async def asking(world: World) -> Team:
    solvik, ingrid = await started(world, "Jonas", "Silje")
    await ingrid.presses_verb("consent.ask")
    return solvik


async def grouping(world: World) -> Team:
    solvik, ingrid = await begun(world)
    for name in TEACHERS:
        await solvik[name].presses("Jeg er her")
    draw = {"v": 1, "verb": "groups.draw", "ref": await meeting_id(world, solvik), "size": "4"}
    await ingrid.sends_press(draw)
    await world.passes(seconds=15)
    return solvik


async def collecting(world: World) -> Team:
    solvik = await closing(world)
    await solvik["Ingrid"].sends_press({"v": 1, "verb": "ideas.open", "ref": await meeting_id(world, solvik)})
    return solvik


async def agreeing(world: World) -> Team:
    solvik, ingrid = await begun(world)
    await ingrid.presses("Sett felles nivå")
    await ingrid.presses_verb("agree.save", level="2", aim="3")
    return solvik


async def agreeing_anew(world: World) -> Team:
    solvik = await agreeing(world)
    await solvik["Ingrid"].presses_verb("agree.form")
    await solvik["Ingrid"].presses_verb("agree.save", level="3", aim="4")
    return solvik


async def adding(world: World) -> Team:
    solvik = await agreeing(world)
    ingrid = solvik["Ingrid"]
    await ingrid.presses("Legg til tiltak")
    await ingrid.presses_verb("measure.save", title="Ringe hjem", due="2027-02-01")
    return solvik


async def ending(world: World) -> Team:
    solvik = await closing(world)
    await solvik["Ingrid"].presses_verb("meeting.more")
    await solvik["Ingrid"].presses_verb("meeting.end")
    await solvik["Ingrid"].presses_verb("meeting.end_save")
    return solvik


async def resuming(world: World) -> Team:
    solvik = await ending(world)
    await world.passes(minutes=9)
    await solvik["Ingrid"].presses("Angre avslutningen")
    return solvik


async def final(world: World) -> Team:
    solvik = await ending(world)
    await world.passes(minutes=10)
    return solvik


PLAYED: dict[Change, Callable[[World], Awaitable[Team]]] = {
    Change.SENT: sent,
    Change.MOVED: moved,
    Change.CANCELLED: cancelled,
    Change.ATTENDANCE: attending,
    Change.STARTED: starting,
    Change.PHASE: next_one,
    Change.HERE: arriving,
    Change.ROUND_OPENED: voting,
    Change.ROUND_CLOSED: closing,
    Change.CONSENT_ASKED: asking,
    Change.GROUPS: grouping,
    Change.IDEAS: collecting,
    Change.AGREED: agreeing,
    Change.AGREED_ANEW: agreeing_anew,
    Change.MEASURE: adding,
    Change.ENDED: ending,
    Change.RESUMED: resuming,
    Change.FIGURES: undone,
    Change.FINAL: final,
}


def test_every_change_has_its_row_and_is_played() -> None:
    assert [change.value for change in Change if change not in TOUCHES or change not in PLAYED] == []


@pytest.mark.parametrize("change", list(PLAYED), ids=str)
async def test_no_card_lags_behind(world: World, change: Change) -> None:
    solvik = await PLAYED[change](world)
    assert await out_of_date(world, solvik) == []


def said(team: Team, button: str) -> str:
    """The newest card of the channel that has or had this button, in words."""
    return texts_of(next(post for post in reversed(team.posts()) if post.cards and button in str(post.card)))


async def test_after_the_result_the_card_of_the_phases_does_not_send_people_to_the_vote(world: World) -> None:
    solvik = await closing(world)
    assert "Stem på kortet" not in said(solvik, "catch_up.show")


async def test_the_proposal_cannot_be_sent_again_once_it_is_sent(world: World) -> None:
    _, ingrid = await invited(world)
    assert "Send innkalling" not in ingrid.buttons()


async def test_the_question_of_an_open_vote_has_no_buttons_once_the_vote_has_begun(world: World) -> None:
    solvik = await asking(world)
    for name in ("Jonas", "Silje", "Ingrid"):
        await solvik[name].presses("Ja, stem åpent")
    cards = [post.card for post in solvik.posts() if post.cards]
    question = next(card for card in cards if "åpen avstemning er avgjort" in texts_of(card))
    assert buttons_of(question) == []
    assert await out_of_date(world, solvik) == []
    assert "Avslutt og vis resultat" in solvik["Ingrid"].buttons()  # the leader's card followed by itself


async def test_the_leaders_card_counts_the_votes_by_itself(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, VOTES)
    await world.settle()
    assert "5 av 8 stemt" in ingrid.personal_text()


async def test_a_form_that_a_leader_fills_in_is_not_overwritten(world: World) -> None:
    solvik, ingrid = await begun(world)
    await ingrid.presses("Sett felles nivå")
    before = next(view for view in ingrid.sees() if "agree.save" in str(view))
    await solvik["Jonas"].presses("Jeg er her")
    await world.passes(seconds=15)
    assert before in ingrid.sees()
    await ingrid.presses("Gå tilbake")
    assert "Gå til neste" in ingrid.buttons()


async def test_to_go_on_with_an_open_vote_asks_first(world: World) -> None:
    solvik, ingrid = await started(world)
    assert "Avstemningen er fortsatt åpen" in await ingrid.presses("Gå til neste")
    assert "Avstemning til" in said(solvik, "catch_up.show")
    await ingrid.presses("Gå videre likevel")
    assert "Samtale til" in said(solvik, "catch_up.show")
    assert can_vote(solvik["Jonas"])
