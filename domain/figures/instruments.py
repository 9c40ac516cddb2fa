"""How a figure of a survey was asked, and of whom: figures of two instruments, or of two groups, do not compare.

Other statements, another scale or another age group give other answers without anything having changed at the school.
"""

from __future__ import annotations

import re

from domain.figures.figure import Figure

SAMKLANG = "samklang"  # the question sets that come with Samklang
OWN_FORM = "forms"  # a school's own questions, asked in Microsoft Forms
YOUNG, OLDER = "pupils_young", "pupils_older"  # the audiences of the question sets
TOGETHER = "+"  # between the groups of a figure that was put together
_DIRECTORATE = re.compile(r"\budir\b|utdanningsdirektorat|\b(elev|foreldre|lærer|lærar)undersøk")
_ALIASES = (
    (re.compile(r"samklang|microsoft forms"), SAMKLANG),
    (re.compile(r"conexus|\binsight\b|\bpuls\b"), "conexus"),
    (re.compile(r"bedrekommune"), "bedrekommune"),
)
_SURVEY = re.compile(r"undersøk|survey|måling|rambøll|sentio|norstat|ipsos")
_OURS = re.compile(r"\b(egen|eigen|eiga|vår|our|own)\b|kulturskol|kulturskul")
_NO_NAME = re.compile(
    r"[\W\d_]+|\b(våren|vår|høsten|høst|hausten|haust|spring|autumn|skoleåret|skuleåret|the|for|og|i|på|av|fra|frå)\b"
)
_YOUNG = re.compile(r"\b1\s?\.?\s?[-–]\s?4\s?\.?\s?(trinn|steg|klasse|year)|years? 1\s?[-–]\s?4|\b(yngste|yngre|young)")
_OLDER = re.compile(r"\b(fra|frå|from)\s+(year\s+)?5\b|\b5\s?\.?\s?[-–]\s?(7|10|13)\b|\b(eldste|eldre|older)")


def instrument_said(source: str) -> str:
    """The survey that a source names, the same from year to year; "" where it names none."""
    text = " ".join(source.casefold().split())
    for pattern, name in _ALIASES:
        if pattern.search(text):
            return name
    if _DIRECTORATE.search(text) and not _OURS.search(text):
        return "udir"
    if not _SURVEY.search(text):
        return ""
    words = re.sub(r"(undersøk)\w*", r"\1", text)
    return " ".join(_NO_NAME.sub(" ", words).split())[:40]


def group_said(text: str) -> str:
    """The age group that a text names, "" for none or for more than one."""
    plain = text.casefold()
    found = [group for group, pattern in ((YOUNG, _YOUNG), (OLDER, _OLDER)) if pattern.search(plain)]
    return found[0] if len(found) == 1 else ""


def groups_of(figure: Figure) -> tuple[str, ...]:
    """The groups whose answers a figure holds; none where it is not told from whom."""
    return tuple(figure.group.split(TOGETHER)) if figure.group else ()


def comparable(one: Figure, other: Figure) -> bool:
    """Whether a difference between two figures of an indicator can be a change: asked alike, and of the same group."""
    return (one.instrument, one.group) == (other.instrument, other.group)
