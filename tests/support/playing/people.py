"""A team of a ``World`` and its people: what Teams tells about it, and what everybody in it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.arriving.roster import SETTLES
from tests.support.machines.looking import texts_of
from tests.support.machines.seen import Message
from tests.support.playing.person import Somebody

if TYPE_CHECKING:
    from tests.support.playing.world import World

__all__ = ["Somebody", "Team"]


class Team:
    """A team in Teams with one channel, ``channel_id``, and its people by first name."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.id = f"19:{name.lower().replace(' ', '-')}@thread.tacv2"
        self.channel_id = self.id
        self.people: dict[str, Somebody] = {}
        self.gone = False

    def __getitem__(self, first_name: str) -> Somebody:
        return self.people[first_name]

    def joins(self, first_name: str) -> Somebody:
        """Somebody is put into the team; the bot is not told."""
        known = self.world.everybody.get(first_name)
        person = known or Somebody(self.world, first_name, self)
        self.world.everybody[first_name] = person
        self.people[first_name] = person
        self.world.teams.add_member(self.id, person.user_id, person.aad_id, person.name, tenantId=self.world.tenant)
        return person

    def leaves(self, first_name: str) -> None:
        """Somebody is taken out of the team; the bot is not told."""
        self.world.teams.remove_member(self.id, self.people[first_name].aad_id)

    async def adds_the_bot(self, by: Somebody, *, channel_id: str = "") -> None:
        """The bot is added, and Teams says so in both its ways."""
        await self.world.post(self.event("installationUpdate", by, action="add", channel_id=channel_id))
        await self.world.post(self.event("conversationUpdate", by, membersAdded=[self.bot], what="teamMemberAdded"))

    async def removes_the_bot(self, by: Somebody) -> None:
        """The bot is removed, and Teams says so in both its ways."""
        await self.world.post(self.event("conversationUpdate", by, membersRemoved=[self.bot], what="teamMemberRemoved"))
        await self.world.post(self.event("installationUpdate", by, action="remove"))

    async def tells_who_came(self, *first_names: str) -> None:
        """Teams tells the bot that people were added."""
        members = [{"id": self.people[name].user_id, "aadObjectId": self.people[name].aad_id} for name in first_names]
        by = next(iter(self.people.values()))
        await self.world.post(self.event("conversationUpdate", by, membersAdded=members, what="teamMemberAdded"))
        await self.world.passes(seconds=SETTLES.total_seconds())

    async def tells_who_left(self, *first_names: str) -> None:
        """Teams tells the bot that people were removed."""
        members = [{"id": self.people[name].user_id, "aadObjectId": self.people[name].aad_id} for name in first_names]
        by = next(iter(self.people.values()))
        await self.world.post(self.event("conversationUpdate", by, membersRemoved=members, what="teamMemberRemoved"))
        await self.world.passes(seconds=SETTLES.total_seconds())

    @property
    def bot(self) -> dict[str, str]:
        """The bot as a member."""
        from tests.support.playing.world import BOT

        return {"id": BOT["id"]}

    def event(self, kind: str, by: Somebody, *, channel_id: str = "", what: str = "", **more: Any) -> dict[str, Any]:
        """An event of the team as Teams sends it."""
        place = channel_id or self.id
        data: dict[str, Any] = {
            "tenant": {"id": self.world.tenant},
            "team": {"id": self.id, "name": self.name, "aadGroupId": f"group-{self.name}"},
        }
        if what:
            data["eventType"] = what
        if kind == "installationUpdate":
            data["settings"] = {"selectedChannel": {"id": place}}
        conversation = {
            "id": place if kind == "installationUpdate" else self.id,
            "conversationType": "channel",
            "isGroup": True,
            "tenantId": self.world.tenant,
        }
        return self.world.activity(
            kind, **{"from": by.sender}, conversation=conversation, channelData=data, locale="nb-NO", **more
        )

    def posts(self, channel_id: str = "") -> list[Message]:
        """What everybody sees in the channel, oldest first."""
        return self.world.teams.channel_posts(channel_id or self.channel_id)

    def channel_text(self) -> str:
        """All text in the channel, oldest first."""
        return "\n\n".join(texts_of(message) for message in self.posts())

    async def school_id(self) -> str:
        """The id of the school that the service keeps for this team."""
        async with self.world.services.units(write=False) as uow:
            schools = await uow.schools.of_team(self.world.tenant, self.id)
        return next(school.id for school in schools if school.whole_team)
