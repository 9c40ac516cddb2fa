"""What a button carries: typed, versioned, and untrusted when it comes back.

A payload is ``{"v": 1, "verb": ..., "ref": ..., "rev": ..., "arg": ..., "n": ...}`` with the card's inputs merged in
by the client. It carries ids and never a right: who may press is decided from the activity's sender and the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

VERSION = 1
LONGEST_INPUT = 4000  # characters kept of one input; forms say less with maxLength
MOST_INPUTS = 120


class Verb(StrEnum):
    """Every press there is."""

    HELP = "help.show"
    SCHOOL_PICK = "school.pick"  # ref: school; arg: the text or the encoded press to go on with
    # arriving and people
    LEAD_CLAIM = "lead.claim"  # ref: school
    LEAD_CONFIRM = "lead.confirm"  # ref: school; arg: claimant
    LEAD_MYSELF = "lead.myself"  # the installer; ref: school
    LEAD_HAND_OVER = "lead.hand_over"  # the installer; ref: school; input: person
    PEOPLE_SHOW = "people.show"  # ref: school; arg: page
    PEOPLE_SAVE = "people.save"  # ref: school; arg: page; inputs: role_<person>
    SETTINGS_SHOW = "settings.show"  # ref: school
    SETTINGS_SAVE = "settings.save"  # ref: school; inputs: language, copies, limit, school_language
    # catalogue and figures
    CATALOGUE_LIST = "catalogue.list"  # ref: school
    CATALOGUE_SHOW = "catalogue.show"  # ref: school; arg: characteristic
    CATALOGUE_TAKE = "catalogue.take"  # ref: school; arg: id of the previewed file
    CATALOGUE_PREVIEW = "catalogue.preview"  # ref: school; arg: school and id of a file that was kept meanwhile
    CATALOGUE_BUILT_IN = "catalogue.built_in"  # ref: school
    FIGURES_SHOW = "figures.show"  # ref: school; arg: characteristic or ""
    FIGURES_EXPLAIN = "figures.explain"  # ref: meeting
    OVERVIEW_SHOW = "overview.show"  # ref: school
    CHART_TEXT = "chart.text"  # ref: subject; arg: what ("trend", "result-1", "result-2"): "Vis som tekst"
    # planning
    MEETING_PLAN = "meeting.plan"  # ref: school; arg: characteristic or ""
    MEETING_LIST = "meeting.list"  # ref: school
    MEETING_SEND = "meeting.send"  # ref: meeting (dialog)
    MEETING_EDIT = "meeting.edit"  # ref: meeting (dialog)
    MEETING_SAVE = "meeting.save"  # ref: meeting (dialog)
    MEETING_BACK = "meeting.back"  # ref: meeting (dialog)
    MEETING_DISCARD = "meeting.discard"  # ref: meeting (dialog)
    MEETING_PREVIEW = "meeting.preview"  # ref: meeting (dialog)
    MEETING_MOVE = "meeting.move"  # ref: meeting
    MEETING_MOVE_SAVE = "meeting.move_save"  # ref: meeting; inputs: date, time, minutes, place
    MEETING_CANCEL = "meeting.cancel"  # ref: meeting
    MEETING_CANCEL_SAVE = "meeting.cancel_save"  # ref: meeting; input: reason
    MEETING_PREPARE = "place.start"  # ref: meeting, or "" with arg: characteristic
    COPIES_OFF = "copies.off"  # ref: school
    COPIES_ON = "copies.on"  # ref: school
    # the meeting
    CONDUCTOR = "meeting.conduct"  # ref: meeting
    MEETING_START = "meeting.start"  # ref: meeting
    ROUND_OPEN = "round.open"  # ref: meeting; arg: number
    VOTE = "vote.cast"  # ref: round; arg: 0-4
    VOTE_MINE = "vote.mine"  # ref: round: "Vis stemmen min"
    VOTE_HIDE = "vote.hide"  # ref: round
    VOTE_CHANGE = "vote.change"  # ref: round: back to the choices
    VOTE_REFRESH = "vote.refresh"  # ref: round; sent by clients, never an action of a person
    ROUND_CLOSE = "round.close"  # ref: round
    ROUND_SHOW = "round.show"  # ref: round
    CONSENT_ASK = "consent.ask"  # ref: meeting
    CONSENT_ANSWER = "consent.answer"  # ref: meeting; arg: yes | no
    HANDS_FORM = "hands.form"  # ref: meeting
    HANDS_SAVE = "hands.save"  # ref: meeting; inputs: level1..level4, unsure
    AGREE_FORM = "agree.form"  # ref: meeting
    AGREE_SAVE = "agree.save"  # ref: meeting; inputs: level, aim, review, reasons
    AGREE_NOT = "agree.not"  # ref: meeting; inputs: review, reasons
    MEETING_END = "meeting.end"  # ref: meeting
    MEETING_END_SAVE = "meeting.end_save"  # ref: meeting: yes, end it although something is missing
    # measures
    MEASURE_FORM = "measure.form"  # ref: meeting (or school)
    MEASURE_SAVE = "measure.save"  # ref: meeting; n: id of the new measure; inputs: title, owner, due, effect
    MEASURE_LIST = "measure.list"  # ref: school
    MEASURE_MINE = "measure.mine"  # ref: school
    MEASURE_SHOW = "measure.show"  # ref: measure
    PROGRESS = "measure.progress"  # ref: measure; rev: version; arg: on_track | slow | stuck | done; input: note
    MEASURE_HELP = "measure.help"  # ref: measure
    DUE_FORM = "measure.due_form"  # ref: measure
    DUE_SAVE = "measure.due_save"  # ref: measure; input: due


DIALOG_VERBS = frozenset(
    {
        Verb.MEETING_SEND,
        Verb.MEETING_EDIT,
        Verb.MEETING_SAVE,
        Verb.MEETING_BACK,
        Verb.MEETING_DISCARD,
        Verb.MEETING_PREVIEW,
    }
)  # sent as Action.Submit, handled by dialogs/plan_meeting


@dataclass(frozen=True, slots=True)
class Press:
    """One press. ``ref`` names the subject, ``rev`` the version the presser saw (0: not said), ``nonce`` the form."""

    verb: Verb
    ref: str = ""
    arg: str = ""
    rev: int = 0
    nonce: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StaleCard:
    """A payload that this version does not understand: last year's, tampered with, or not ours."""

    reason: str


def encode(press: Press) -> dict[str, object]:
    """The ``data`` of an action; the inverse of ``decode`` for a press without inputs."""
    data: dict[str, object] = {"v": VERSION, "verb": press.verb.value}
    if press.ref:
        data["ref"] = press.ref
    if press.arg:
        data["arg"] = press.arg
    if press.rev:
        data["rev"] = press.rev
    if press.nonce:
        data["n"] = press.nonce
    return data


def decode(data: object) -> Press | StaleCard:
    """Read what a client sent. Never raises: whatever is not a press of this version is a ``StaleCard``."""
    if not isinstance(data, dict):
        return StaleCard("not an object")
    if data.get("v") != VERSION:
        return StaleCard("another version")
    try:
        verb = Verb(str(data.get("verb")))
    except ValueError:
        return StaleCard("unknown verb")
    ref, arg, nonce, rev = data.get("ref", ""), data.get("arg", ""), data.get("n", ""), data.get("rev", 0)
    texts_fit = all(isinstance(text, str) and len(text) <= 600 for text in (ref, arg, nonce))
    if not texts_fit or not isinstance(rev, int) or isinstance(rev, bool):
        return StaleCard("malformed")
    inputs = {
        key: str(value)[:LONGEST_INPUT]
        for key, value in list(data.items())[:MOST_INPUTS]
        if isinstance(key, str) and key not in _OWN_KEYS and _is_input(value)
    }
    return Press(verb, ref, arg, rev, nonce, inputs)


def _is_input(value: object) -> bool:
    """Some clients send what stands in a number field as a number; integers have to be short enough to be written."""
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < 10**15
    return isinstance(value, (str, float))


_OWN_KEYS = frozenset({"v", "verb", "ref", "arg", "rev", "n", "msteams"})
