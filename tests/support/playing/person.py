"""A person of a ``World``: what they do is what Teams would send, what they see is what it would show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.machines.looking import Button, buttons_of, field_ids, texts_of, values_of
from tests.support.machines.seen import Message

if TYPE_CHECKING:
    from tests.support.playing.people import Team
    from tests.support.playing.world import World

Card = dict[str, Any]


class Somebody:
    """A person with a Teams client."""

    def __init__(self, world: World, first_name: str, home: Team) -> None:
        self.world = world
        self.home = home
        self.first_name = first_name
        self.name = f"{first_name} Lunde"
        self.aad_id = f"aad-{first_name.lower()}"
        self.user_id = f"29:{first_name.lower()}"
        self.locale = "nb-NO"
        self.heard: list[str] = []  # what presses were answered with where it was a text
        self._views: dict[str, tuple[int, Card]] = {}  # message -> edits when pressed, the card put in its place

    def __repr__(self) -> str:
        return self.name

    @property
    def sender(self) -> dict[str, str]:
        """Who sends, as Teams says."""
        return {"id": self.user_id, "name": self.name, "aadObjectId": self.aad_id}

    @property
    def chat(self) -> str:
        """The personal chat with the bot."""
        return self.world.teams.personal_conversation(self.user_id)

    # Doing -------------------------------------------------------------------------------------------------------

    async def adds_the_app(self) -> None:
        """The app is added to the personal chat, and Teams says so in both its ways."""
        bot = self.home.bot
        await self._post("installationUpdate", self._personal(), action="add")
        await self._post("conversationUpdate", self._personal(), membersAdded=[bot])

    async def removes_the_app(self) -> None:
        """The app is taken out of the personal chat."""
        await self._post("installationUpdate", self._personal(), action="remove")

    async def says(self, text: str, **more: Any) -> str:
        """Write in personal chat; returns all that the bot says to it."""
        before = len(self.world.teams.personal(self.chat))
        await self._post("message", self._personal(), text=text, **more)
        return "\n\n".join(texts_of(message) for message in self.world.teams.personal(self.chat)[before:])

    async def says_in_channel(self, text: str, *, team: Team | None = None, channel_id: str = "", **more: Any) -> str:
        """Write in a channel, mentioning the bot as ``<at>Samklang</at>``; returns all that the bot says to it."""
        from tests.support.playing.world import BOT

        team = team or self.home
        place = channel_id or team.channel_id
        before = len(team.posts(place))
        entities = [{"type": "mention", "text": "<at>Samklang</at>", "mentioned": BOT}]
        where = self._channel(team, place, self.world.number())
        await self._post("message", where, text=text, entities=entities, **more)
        return "\n\n".join(texts_of(message) for message in team.posts(place)[before:])

    async def presses(self, title: str, **inputs: str) -> str:
        """Press the newest button with this title that is seen; returns what is seen in its place or beneath."""
        found = await self._look_for(lambda button: _same(button.title, title), f"button «{title}»")
        return await self._press(*found, inputs)

    async def presses_verb(self, verb: str, arg: str | None = None, **inputs: str) -> str:
        """The same, by what the button carries."""

        def fits(button: Button) -> bool:
            return button.data.get("verb") == verb and arg in (None, button.data.get("arg", ""))

        return await self._press(*await self._look_for(fits, f"button {verb}"), inputs)

    async def _look_for(self, fits: Any, wanted: str) -> tuple[Message, Card, Button]:
        """The newest button that fits; behind the other buttons of the card that a meeting is led from, if none is."""
        for arg in (None, "clock", ""):
            try:
                return self._find(fits, wanted)
            except AssertionError:
                if not any(
                    button.data.get("verb") in ("meeting.more", "meeting.conduct") for button in self._all_buttons()
                ):
                    raise
            await self._opens(arg)
        return self._find(fits, wanted)

    async def _opens(self, arg: str | None) -> None:
        """What is behind a button of the card that a meeting is led from; back to that card first, if need be."""
        for verb, carried in (("meeting.conduct", ""), ("meeting.more", arg)):
            for button in self._all_buttons():
                if button.data.get("verb") == verb and button.data.get("arg", "") == carried:
                    wanted = button.data
                    await self._press(*self._find(lambda one: one.data == wanted, verb), {})  # noqa: B023
                    break

    def _all_buttons(self) -> list[Button]:
        views = [self._view(message) for message in self._messages()]
        return [button for view in views if isinstance(view, dict) for button in buttons_of(view)]

    async def sends_press(self, data: object, *, trigger: str = "manual", message: Message | None = None) -> Any:
        """Send a press that no card offers; returns the body of the answer, and asserts status 200."""
        where = self._where(message) if message else self._personal()
        value = {"action": {"type": "Action.Execute", "data": data}, "trigger": trigger}
        activity = self._activity("invoke", where, name="adaptiveCard/action", value=value)
        status, body = await self.world.post(activity)
        assert status == 200, f"status {status}"
        return body

    # Looking -----------------------------------------------------------------------------------------------------

    def sees(self) -> list[Card | str]:
        """Everything this person sees, newest first: cards as they are for them, and plain texts."""
        return [self._view(message) for message in self._messages()]

    def sees_text(self) -> str:
        """All text that this person sees, newest first."""
        return "\n\n".join(texts_of(view) for view in self.sees())

    def personal(self) -> list[Message]:
        """What is in the personal chat, oldest first."""
        return self.world.teams.personal(self.chat)

    def personal_text(self) -> str:
        """All text in the personal chat, as it is for this person, oldest first."""
        return "\n\n".join(texts_of(self._view(message)) for message in self.personal())

    def buttons(self) -> list[str]:
        """The titles of all buttons that are seen, newest card first."""
        return [button.title for view in self.sees() if isinstance(view, dict) for button in buttons_of(view)]

    # How it works ------------------------------------------------------------------------------------------------

    def _messages(self) -> list[Message]:
        """Newest first: personal chat and the channels of the person's teams."""
        channels = {post.id: post for team in self._teams() for post in self._posts(team)}
        found = {message.id: message for message in self.personal()} | channels
        return sorted(found.values(), key=lambda message: int(message.id), reverse=True)

    def _teams(self) -> list[str]:
        members = self.world.teams.members
        return [place for place, people in members.items() if any(p["aadObjectId"] == self.aad_id for p in people)]

    def _posts(self, team_id: str) -> list[Message]:
        channels = [team_id, *(channel for channel, team in self.world.teams.channels.items() if team == team_id)]
        return [post for channel in channels for post in self.world.teams.channel_posts(channel)]

    def _view(self, message: Message) -> Card | str:
        edits, card = self._views.get(message.id, (-1, {}))
        if edits == message.edits:
            return card  # the answer to a press stands in the card's place, until the message is edited
        return message.card if message.cards else message.text

    def _find(self, fits: Any, wanted: str) -> tuple[Message, Card, Button]:
        for message in self._messages():
            view = self._view(message)
            if isinstance(view, dict):
                for button in buttons_of(view):
                    if fits(button):
                        return message, view, button
        raise AssertionError(f"{self.name} sees no {wanted}. Seen: {self.buttons()}\n\n{self.sees_text()[:3000]}")

    async def _press(self, message: Message, card: Card, button: Button, inputs: dict[str, str]) -> str:
        unknown = set(inputs) - field_ids(card)
        assert not unknown, f"the card has no field {sorted(unknown)}; it has {sorted(field_ids(card))}"
        entered = (values_of(card) | inputs) if button.sends_inputs else {}
        data = {**button.data, **entered}
        where = self._where(message)
        if button.kind == "Action.Submit":
            before = len(self.personal())
            await self._post("message", where, value=data, replyToId=message.id)
            return "\n\n".join(texts_of(one) for one in self.personal()[before:])
        value = {"action": {"type": "Action.Execute", "verb": button.verb, "data": data}, "trigger": "manual"}
        activity = self._activity("invoke", where, name="adaptiveCard/action", value=value, replyToId=message.id)
        status, body = await self.world.post(activity, settle=False)
        assert status == 200, f"status {status}"
        assert body["statusCode"] == 200, body
        answer = body["value"]
        if isinstance(answer, str):
            self.heard.append(answer)
        else:
            self._views[message.id] = (message.edits, answer)
        await self.world.settle()
        return texts_of(answer)

    def _where(self, message: Message) -> dict[str, Any]:
        base = message.conversation_id.partition(";")[0]
        if not base.startswith("19:"):
            return self._personal()
        team_id = self.world.teams.channels.get(base, base)
        team = next((t for t in self.world.all_teams if t.id == team_id), self.home)
        return self._channel(team, base, message.conversation_id.partition(";messageid=")[2] or message.id)

    def _personal(self) -> dict[str, Any]:
        return {
            "conversation": {"id": self.chat, "conversationType": "personal", "tenantId": self.world.tenant},
            "channelData": {"tenant": {"id": self.world.tenant}},
        }

    def _channel(self, team: Team, channel_id: str, root: str) -> dict[str, Any]:
        conversation_id = f"{channel_id};messageid={root}"
        tenant = self.world.tenant
        return {
            "conversation": {"id": conversation_id, "conversationType": "channel", "isGroup": True, "tenantId": tenant},
            "channelData": {
                "tenant": {"id": tenant},
                "team": {"id": team.id, "name": team.name},
                "channel": {"id": channel_id},
                "teamsTeamId": team.id,
                "teamsChannelId": channel_id,
            },
        }

    def _activity(self, kind: str, where: dict[str, Any], **more: Any) -> dict[str, Any]:
        return self.world.activity(kind, **{"from": self.sender}, **where, locale=self.locale, **more)

    async def _post(self, kind: str, where: dict[str, Any], **more: Any) -> None:
        status, _body = await self.world.post(self._activity(kind, where, **more))
        assert 200 <= status < 300, f"status {status}"


def _same(title: str, wanted: str) -> bool:
    return title.replace("\u00a0", " ") == wanted.replace("\u00a0", " ")
