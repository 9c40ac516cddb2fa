"""A picture that a leader sends in personal chat, for the invitation they are working on.

A picture pasted into the chat lies at the Bot Connector and is fetched with the bot's token, which goes to the listed
hosts only; a picture sent as a file lies in the sender's own OneDrive, whose address is itself the right to read.
"""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp

from bot.edge.downloads import DOWNLOAD, may_fetch
from bot.edge.incoming import Incoming
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Answer, Services
from bot.meetings.picture_check import MOST_BYTES, checked, digest_of
from cards.meetings import picture as proposal_picture
from dialogs.frame.state import Outdated, read
from domain.errors import Refused, TransportError
from domain.meetings.library import Picture
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "svg", "avif"})
TIMEOUT = 15.0
DIALOGS = frozenset({"plan_meeting"})


async def take_picture(services: Services, incoming: Incoming, caller: Caller) -> Answer | None:
    """The picture as it will be, and the question what it shows; None where the message has no picture."""
    sent = sent_picture(incoming)
    if sent is None or incoming.scope != "personal":
        return None
    async with services.units(write=False) as uow:
        caller = await require_leader(uow, incoming, caller.school.id)
        draft = await _draft(uow, incoming, caller)
    if draft is None:
        raise Refused("picture_no_proposal")
    png, width, height = await checked(await _fetched(services, sent))
    now, school = services.clock(), caller.school
    picture = Picture(digest_of(school.id, png), school.id, png, width, height, now)
    async with services.units() as uow:
        await uow.library.put_picture(picture)
        await uow.commit()
    shows = " ".join(incoming.text.split())[: proposal_picture.LONGEST]  # what was written beside the picture
    return proposal_picture.offer(scene_for(services, caller, now), draft, picture.digest, value=shows or None)


def sent_picture(incoming: Incoming) -> Mapping[str, object] | None:
    """The first picture attached to a message; its address and type are not trusted yet."""
    attached = incoming.activity.get("attachments") if isinstance(incoming.activity, Mapping) else None
    for one in attached if isinstance(attached, list) else []:
        if not isinstance(one, Mapping):
            continue
        kind = one.get("contentType")
        if isinstance(kind, str) and kind.startswith("image/"):
            return one
        if kind == DOWNLOAD and _ending(one) in ENDINGS:
            return one
    return None


async def _draft(uow: UnitOfWork, incoming: Incoming, caller: Caller) -> Meeting | None:
    """The proposal that the leader is working on: the one of the conversation, else their newest."""
    try:
        place = read(await uow.dialogs.get(incoming.conversation_id, caller.person.id), DIALOGS)
    except Outdated:
        place = None
    drafts = await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT])
    own = [one for one in drafts if one.created_by == caller.person.id or (place and one.id == place.draft)]
    own.sort(key=lambda one: (bool(place and one.id == place.draft), one.created_at))
    return own[-1] if own else None


async def _fetched(services: Services, sent: Mapping[str, object]) -> bytes:
    content, url = sent.get("content"), sent.get("contentUrl")
    try:
        if sent.get("contentType") != DOWNLOAD:
            return await services.connector.attachment(str(url or ""), MOST_BYTES)
        address = content.get("downloadUrl") if isinstance(content, Mapping) else None
        if not isinstance(address, str) or not may_fetch(address, local=services.settings.is_local):
            raise Refused("file_place")
        limits = aiohttp.ClientTimeout(total=TIMEOUT, connect=5.0)
        async with (
            aiohttp.ClientSession(timeout=limits, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False) as session,
            session.get(address, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise Refused("file_not_there")
            return await _body(response)
    except TransportError as error:
        raise _refusal(error) from error
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise Refused("file_not_there") from error


def _refusal(error: TransportError) -> Refused:
    if error.code == "AnswerTooLong":
        return Refused("picture_many_bytes", megabytes=MOST_BYTES // 10**6)
    return Refused("file_place" if error.code in ("HostNotAllowed", "BadAddress") else "file_not_there")


async def _body(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused("picture_many_bytes", megabytes=MOST_BYTES // 10**6)
    return bytes(body)


def _ending(file: Mapping[str, object]) -> str:
    content, name = file.get("content"), file.get("name")
    kind = content.get("fileType") if isinstance(content, Mapping) else None
    return str(kind or (name.rpartition(".")[2] if isinstance(name, str) else ""))[:10].lower()
