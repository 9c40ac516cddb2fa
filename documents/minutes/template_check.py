"""Whether a Word file that somebody sent may be opened at all: looked through as a zip before anything reads it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from domain.errors import Refused

MOST_ENTRIES = 400
LARGEST_UNPACKED = 16 * 1024 * 1024  # bytes of everything: a small file may unpack to gigabytes
LARGEST_XML = 4 * 1024 * 1024  # bytes of all XML together
MOST_TAGS = 250_000
MAIN = "word/document.xml"
_WORD_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RUNS = ("vbaproject", "vbadata", "word/activex/", "word/embeddings/", "customui")  # what can run something
_FETCHES = re.compile(rb"""TargetMode\s*=\s*["']External["']""", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""", re.IGNORECASE)
_FIELDS = re.compile(rb"\b(?:DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\s", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr\s*=\s*[\"']([^\"']*)", re.IGNORECASE)


_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError, RuntimeError, zlib.error)


def looks_like_word(data: bytes) -> bool:
    """Whether a file is a zip with a Word document in it, or says so; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as found:
            return MAIN in found.namelist()
    except _BROKEN:
        return False


def check_package(data: bytes) -> None:
    """Raises ``Refused`` for what is no Word file, unpacks to too much, runs something or fetches from elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as found:
            _check(found)
    except _BROKEN as error:
        raise Refused("template_not_word") from error


def _check(found: zipfile.ZipFile) -> None:
    entries = found.infolist()
    if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > LARGEST_UNPACKED:
        raise Refused("template_unpacks")
    names = [each.filename for each in entries]
    if MAIN not in names or "[Content_Types].xml" not in names or any(each.flag_bits & 1 for each in entries):
        raise Refused("template_not_word")
    if any(part in name.lower() for name in names for part in _RUNS):
        raise Refused("template_macros")
    texts = [each for each in entries if each.filename.lower().endswith((".xml", ".rels"))]
    if sum(each.file_size for each in texts) > LARGEST_XML:
        raise Refused("template_unpacks")
    tags = 0
    for each in texts:
        body = found.read(each)  # zipfile stops at the size that was counted above
        tags += body.count(b"<")
        _look(each.filename, body)
    if tags > MOST_TAGS:
        raise Refused("template_unpacks")


def _look(name: str, body: bytes) -> None:
    """One part of the file."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise Refused("template_not_word")
    if name == "[Content_Types].xml":
        if b"macroEnabled" in body:
            raise Refused("template_macros")
        if _WORD_TYPE not in body:
            raise Refused("template_not_word")
    if name.lower().endswith(".rels"):
        for relation in _RELATION.findall(body):
            if b"aFChunk" in relation or (_FETCHES.search(relation) and not _LINK.search(relation)):
                raise Refused("template_fetches")
    instructions = b" ".join(b"".join(pair) for pair in _INSTRUCTION.findall(body)) + b" "
    if _FIELDS.search(instructions):
        raise Refused("template_fetches")
