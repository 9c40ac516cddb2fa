"""What was still to be said when the bot was taken out of a team is planned anew when it is back."""

from __future__ import annotations

from domain.delivery.notices import NoticeKind, NoticeState
from tests.support.arranged.channels import ASKS, OTHER, QUALITY, a_school, invites, rows
from tests.support.playing.people import Team
from tests.support.playing.world import World

SHARED = "19:kunst@thread.tacv2"


async def leaves_and_comes_back(world: World, solvik: Team, channel_id: str = "") -> None:
    await solvik.removes_the_bot(solvik["Ingrid"])
    await world.passes(hours=1)
    await solvik.adds_the_bot(solvik["Ingrid"], channel_id=channel_id)


async def test_an_invitation_whose_day_had_not_come_goes_out_all_the_same_and_once(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await invites(world, solvik, "refleksjonsmøte om 1.4 torsdag 17. desember kl 14")
    async with world.services.units() as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
        kinds = [NoticeKind.INVITATION, NoticeKind.INVITATION_COPY]
        sent = [row for row in await uow.notices.of_subject(meeting.id) if row.kind in kinds]
        assert all(row.state is NoticeState.PENDING for row in sent), "the invitation goes out later"

    await leaves_and_comes_back(world, solvik)
    await world.passes(days=18)

    invited = await rows(world, solvik, NoticeKind.INVITATION)
    assert [row.state for row in invited] == [NoticeState.SENT]
    assert "1.4 Samarbeid med hjemmet" in solvik.channel_text()


async def test_what_waited_for_a_lost_channel_is_said_in_the_one_that_the_bot_comes_back_to(world: World) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    assert ASKS in solvik["Ingrid"].personal_text()

    await leaves_and_comes_back(world, solvik, OTHER)

    assert "1.4" in "".join(str(post.cards) for post in solvik.posts(OTHER))
    assert ASKS not in solvik["Ingrid"].personal_text()
    assert solvik["Jonas"].personal_text().count("1.4 Samarbeid med hjemmet") == 1


async def test_who_is_in_a_school_that_is_one_channel_is_read_again(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    world.teams.channels[SHARED] = solvik.id
    await solvik["Ingrid"].says_in_channel("<at>Samklang</at> egen skole", channel_id=SHARED)
    async with world.services.units(write=False) as uow:
        (own,) = [each.id for each in await uow.schools.of_team(world.tenant, solvik.id) if not each.whole_team]

    await leaves_and_comes_back(world, solvik)

    async with world.services.units(write=False) as uow:
        rosters = [row for row in await uow.notices.of_subject(own) if row.kind is NoticeKind.ROSTER]
    assert rosters
    assert rosters[-1].state is NoticeState.PENDING, "and tomorrow once more"
