"""What is said on the way through a meeting, and read by rule: who leads, that it is to be sent, what was agreed."""

from __future__ import annotations

import re
from collections.abc import Mapping

_I = re.IGNORECASE
_END = r"[\s.!]*$"
_WE = r"(?:vi|me|we)"
_LEADER = (
    r"(?:leder|lederen|leiar|leiaren|rektor|rektoren|kulturskolerektor|kulturskulerektor|(?:kultur)?skole?leder|"
    r"(?:kultur)?skuleleiar|principal|head|leader|head teacher)"
)
_SCHOOL = (
    r"(?:(?:the )?(?:music |culture )?school|"
    r"(?:kultur)?(?:skolen|skulen)(?: vår| vår[ae])?|her|here|dette|this|det hele)"
)
_LEADS = re.compile(
    rf"\b(?:det er )?(?:jeg|eg|i) (?:som )?(?:er|am) (?:(?:den|ny|nye|the|new|som) )*{_LEADER}"
    rf"(?: (?:her|here|for|på|ved|at|of|in)(?: \w+){{0,3}})?{_END}"
    rf"|\b(?:jeg|eg|i) (?:som )?(?:leder|leier|leiar|lead|run|styrer) {_SCHOOL}{_END}"
    rf"|\bi'm (?:the )?(?:new )?{_LEADER}(?: (?:here|at|of|in)(?: \w+){{0,3}})?{_END}"
    rf"|\bit is (?:me|i) (?:who|that) leads? {_SCHOOL}{_END}",
    _I,
)
_INVITATION = (
    r"(?:innkalling\w*|møteinnkalling\w*|invitasjon\w*|forslaget|framlegget|the (?:invitation|proposal)|invitations?)"
)
_TO_ALL = (
    r"(?:(?:til|to) (?:alle|dei|dem|de|oss|kolleg\w*|lærer\w*|lærar\w*|folk|kanal\w*|all|everybody|everyone|the)"
    r"(?: \w+)?|(?:i|in) (?:kanalen|the channel)|ut|out|nå|no|då|da|now|off|avsted|av garde)"
)
_SEND = re.compile(
    rf"\b(?:send|sende|senda)\b (?:\w+ )?(?:ut )?{_INVITATION}(?: {_TO_ALL})*{_END}"
    rf"|\b(?:send|sende|senda)\b (?:den|det|dette|it|this)(?: {_TO_ALL})*{_END}"
    rf"|\b(?:send|sende|senda)\b {_TO_ALL}(?: {_TO_ALL})*{_END}"
    rf"|\b{_INVITATION} (?:kan|må|skal|can|may|should) (?:sendes|sendast|gå ut|be sent|go out)(?: {_TO_ALL})*{_END}",
    _I,
)
_NUMBER = r"(?P<{}>[1-4]|en|ein|én|éin|to|tre|fire|one|two|three|four)"
_LEVEL = r"(?:nivå(?:et)?|level)"
_SHALL = r"(?:må|skal|kan|bør|must|should|shall|let us|let's|la oss|lat oss)"
_AGREED = (
    r"(?:enige|einige|samde|samd|samstemte|agreed?|settled?|landet|landa|lander|landar|ender|endar|ended|endte|enda|"
    r"havner|hamnar|havnet|hamna)"
)
_AGREE = re.compile(
    rf"\b(?:{_WE}(?: \w+){{0,2}}|(?:er|ble|blei|vart|har) {_WE}(?: \w+){{0,2}}) {_AGREED}(?: \w+){{0,3}}? {_LEVEL} "
    + _NUMBER.format("first")
    + r"\b|\b(?:sett|sette|set)\b (?:\w+ ){0,2}?"
    + rf"{_LEVEL}(?: \w+)? (?:til|to|på|at) "
    + _NUMBER.format("second")
    + rf"\b|\b(?:felles|shared) {_LEVEL} (?:blir|er|is|vert) "
    + _NUMBER.format("third")
    + r"\b"
    rf"|\b{_SHALL} (?:{_WE} )?(?:\w+ )?(?:bli|verta|verte) "
    rf"(?:enige|einige|samde) om (?:et |eit )?(?:felles )?{_LEVEL}\b{_END}"
    rf"|\b{_SHALL} (?:{_WE} )?(?:sette|setja|setje|set|agree on) "
    rf"(?:et |eit |a )?(?:the )?(?:felles |shared )?{_LEVEL}{_END}",
    _I,
)
_AIMS = re.compile(
    rf"\b(?:til|mot|nå|for|to|towards|reach|målet er|mål)\b (?:{_LEVEL} )?" + _NUMBER.format("aim") + r"\b", _I
)
_DIGITS = {"en": 1, "ein": 1, "én": 1, "éin": 1, "to": 2, "tre": 3, "fire": 4} | {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
}
_NOT = re.compile(r"\b(?:ikke|ikkje|aldri|not|never|vent|wait)\b|n't\b", _I)
_RULES: Mapping[str, re.Pattern[str]] = {"lead_school": _LEADS, "send_invitation": _SEND, "agree_level": _AGREE}


def by_leading_words(text: str) -> str:
    """The intent of a plain text that is put in words like these, or "": a question and a "not" are none."""
    if _NOT.search(text) or text.rstrip().endswith("?"):
        return ""
    return next((intent for intent, pattern in _RULES.items() if pattern.search(text)), "")


def levels_said(text: str) -> tuple[int, int]:
    """The level that a sentence says was agreed on, and the one to aim for; 0 for what it does not say."""
    found = _AGREE.search(text)
    said = next((each for each in found.groups() if each), "") if found else ""
    aimed = _AIMS.search(text, found.end()) if found and said else None
    return _digit(said), _digit(aimed["aim"]) if aimed else 0


def _digit(said: str) -> int:
    return int(said) if said.isdigit() else _DIGITS.get(said.casefold(), 0)
