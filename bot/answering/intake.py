"""A file that a leader sends in personal chat: seen from its content what it is, and shown before it counts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.edge.downloads import DOWNLOAD, fetch
from bot.edge.incoming import Incoming
from bot.figures import sent_figures
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Answer, Services
from bot.minutes.templates import take_template
from bot.practice.packages import sent_package
from cards.catalogue import catalogue as catalogue_cards
from cards.catalogue.verbs import CATALOGUE_TAKE
from cards.verbs import Press
from documents.minutes.template_check import looks_like_word
from domain.catalogue.read import MOST_BYTES, read_catalogue
from domain.errors import Refused
from domain.figures.file import LARGEST_FILE
from domain.minutes.minutes import LARGEST_TEMPLATE
from domain.people.school import Caller
from domain.practice.package import MOST_BYTES as LARGEST_PACKAGE

ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
_FIGURES = ("csv", "xlsx", "xlsm", "tsv", "txt")
_OLD = ("xls", "ods", "numbers")
_MOST = {"toml": MOST_BYTES, "json": LARGEST_PACKAGE}
_TEXT = ("toml", "json")
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
        return await sent_figures.preview(services, incoming, caller, name, data, file)
    if kind and kind not in _TEXT and not is_text(data):
        raise Refused("file_kind")  # a PDF, slides: what to send instead, in words of a school
    text = text_of(data)
    package = await sent_package(services, caller, text)
    if package is not None:
        return package
    now = services.clock()
    catalogue, problems = await asyncio.to_thread(read_catalogue, text)  # a large file takes a while to read
    take = Press(CATALOGUE_TAKE, caller.school.id)
    if catalogue is not None and not problems:
        async with services.units() as uow:
            offer = await uow.catalogues.offer(caller.school.id, text, now)
            await uow.commit()
        take = Press(CATALOGUE_TAKE, caller.school.id, offer)
    return catalogue_cards.preview(scene_for(services, caller, now), catalogue, problems, take)


def sent_file(incoming: Incoming) -> Mapping[str, object] | None:
    """The first file attached to a message; its address and type are not trusted yet."""
    attached = incoming.activity.get("attachments") if isinstance(incoming.activity, Mapping) else None
    for one in attached if isinstance(attached, list) else []:
        if isinstance(one, Mapping) and one.get("contentType") == DOWNLOAD:
            return one
    return None


def is_text(data: bytes) -> bool:
    """Whether a file whose name does not say so could be a text: a PDF may begin as one."""
    try:
        return not data.startswith(PDF) and "\x00" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


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
