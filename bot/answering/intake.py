"""A file that a leader sends in personal chat: fetched with care, read, and shown before anything is changed.

Teams puts the file into the person's own OneDrive and gives an address that holds for some minutes. Only such addresses
are followed, and only so far: no redirects, so many bytes, so many seconds; what it is, is seen from its content.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import aiohttp

from bot.edge.incoming import Incoming
from bot.figures import sent_figures
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Answer, Services
from bot.minutes.templates import take_template
from bot.practice.packages import sent_package
from bot.running.hosts import is_loopback, split_address
from cards.catalogue import catalogue as catalogue_cards
from cards.verbs import Press, Verb
from documents.minutes.template_check import looks_like_word
from domain.catalogue.read import MOST_BYTES, read_catalogue
from domain.errors import Refused
from domain.figures.file import LARGEST_FILE
from domain.minutes.minutes import LARGEST_TEMPLATE
from domain.people.school import Caller
from domain.practice.package import MOST_BYTES as LARGEST_PACKAGE

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
FILE_HOST = ".sharepoint.com"
TIMEOUT = 15.0
ZIP = b"PK\x03\x04"
_FIGURES = ("csv", "xlsx", "xlsm", "tsv", "txt")
_OLD = ("xls", "ods", "numbers")
_MOST = {"toml": MOST_BYTES, "json": LARGEST_PACKAGE}
_WORD = ("docx", "docm", "dotx", "dotm")


async def take_file(services: Services, incoming: Incoming, caller: Caller) -> Answer | None:
    """What was understood of a sent file, for a leader to take in; None where the message has no file."""
    file = sent_file(incoming)
    if file is None or incoming.scope != "personal":
        return None
    return await read_file(services, incoming, caller, file)


async def read_file(services: Services, incoming: Incoming, caller: Caller, file: Mapping[str, object]) -> Answer:
    """What is in the file is seen from its content; its name only parts one kind of text from another."""
    async with services.units(write=False) as uow:
        caller = await require_leader(uow, incoming, caller.school.id)
    kind = _kind(file)
    if kind in _OLD:
        raise Refused("file_old_sheet")
    if kind == "doc":
        raise Refused("template_old")
    most = LARGEST_TEMPLATE if kind in _WORD else _MOST.get(kind, LARGEST_FILE)
    data = await fetch(file, local=services.settings.is_local, most=most)
    given = file.get("name")
    name = given if isinstance(given, str) else ""
    if kind in _WORD or (data[:4] == ZIP and looks_like_word(data)):
        return await take_template(services, caller, name, data)
    if kind in _FIGURES or data[:4] == ZIP:
        return await sent_figures.preview(services, incoming, caller, name, data)
    text = text_of(data)
    package = await sent_package(services, caller, text)
    if package is not None:
        return package
    now = services.clock()
    catalogue, problems = await asyncio.to_thread(read_catalogue, text)  # a large file takes a while to read
    take = Press(Verb.CATALOGUE_TAKE, caller.school.id)
    if catalogue is not None and not problems:
        async with services.units() as uow:
            offer = await uow.catalogues.offer(caller.school.id, text, now)
            await uow.commit()
        take = Press(Verb.CATALOGUE_TAKE, caller.school.id, offer)
    return catalogue_cards.preview(scene_for(services, caller, now), catalogue, problems, take)


def sent_file(incoming: Incoming) -> Mapping[str, object] | None:
    """The first file attached to a message; its address and type are not trusted yet."""
    attached = incoming.activity.get("attachments") if isinstance(incoming.activity, Mapping) else None
    for one in attached if isinstance(attached, list) else []:
        if isinstance(one, Mapping) and one.get("contentType") == DOWNLOAD:
            return one
    return None


def may_fetch(url: object, *, local: bool) -> bool:
    """Whether a file may be fetched from here: Microsoft's file hosts by https; this machine too in local mode."""
    parts = split_address(url)
    if parts is None:
        return False
    host = (parts.hostname or "").lower()
    if local and is_loopback(host):
        return True
    named = host.removesuffix(FILE_HOST)
    return parts.scheme == "https" and parts.port in (None, 443) and host.endswith(FILE_HOST) and bool(named)


async def fetch(file: Mapping[str, object], *, local: bool, timeout: float = TIMEOUT, most: int = MOST_BYTES) -> bytes:
    """The bytes of a sent file. Raises ``Refused`` where it cannot be had."""
    content = file.get("content")
    url = content.get("downloadUrl") if isinstance(content, Mapping) else None
    if not isinstance(url, str) or not may_fetch(url, local=local):
        raise Refused("file_place")
    limits = aiohttp.ClientTimeout(total=timeout, connect=5.0)
    try:
        # No headers of ours: the address itself is the right to read, and no token of the bot is for this host.
        async with (
            aiohttp.ClientSession(timeout=limits, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise Refused("file_not_there")
            return await _body(response, most)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise Refused("file_not_there") from error


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes:
    if (response.content_length or 0) > most:
        raise Refused("file_large", kilobytes=most // 1000)
    body = bytearray()
    async for chunk in response.content.iter_chunked(16_384):
        body += chunk
        if len(body) > most:
            raise Refused("file_large", kilobytes=most // 1000)
    return bytes(body)


def text_of(data: bytes) -> str:
    """The text of a file that is one, whatever its name says. Raises ``Refused`` for pictures and office files."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("file_not_text") from error
    if "\x00" in text or not text.strip():
        raise Refused("file_not_text")
    return text


def _kind(file: Mapping[str, object]) -> str:
    """The ending of the file's name, lower case."""
    content, name = file.get("content"), file.get("name")
    kind = content.get("fileType") if isinstance(content, Mapping) else None
    ending = name.rpartition(".")[2] if isinstance(name, str) and "." in name else ""
    return str(kind or ending)[:10].lower()
