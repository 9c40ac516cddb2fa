"""What is kept about one person, as files: JSON for programs, tables for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from documents.exports.sheets import Cell, Sheet, xlsx
from documents.personal_data.words import HEADS, WORDS, YES_NO
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.personal_data.my_data import MyData
from locales import N_, tr

Table = list[dict[str, object]]
TITLES = {
    "person": N_("Person"),
    "schools": N_("Schools"),
    "reminders": N_("Reminders"),
    "measures": N_("Measures"),
    "changes": N_("Changes of measures"),
    "meetings": N_("Planned meetings"),
    "drafts": N_("Drafts, not sent"),
    "remarks": N_("Remarks"),
    "placements": N_("Own placements"),
    "attendance": N_("Coming to meetings"),
    "traces": N_("Counted"),
}
NOTE = N_("What you vote lies sealed until the meeting ends and is then deleted. It is in no file.")


def json_file(mine: MyData) -> bytes:
    """UTF-8, with the names of our own fields; times are UTC."""
    found = {"made_by": "Samklang", "votes": NOTE, **tables(mine)}
    return json.dumps(found, ensure_ascii=False, indent=2, default=_plain).encode()


def workbook(mine: MyData, language: str, zone: str) -> bytes:
    """One sheet for each table that has anything; times as on the school's clock."""
    sheets: list[Sheet] = []
    for name, rows in tables(mine).items():
        if rows:
            columns = tuple(rows[0])
            head = tuple(tr(language, HEADS[column]) for column in columns)
            lines = [tuple(_cell(language, column, row[column], zone) for column in columns) for row in rows]
            sheets.append(Sheet(tr(language, TITLES[name]), head, lines, (tr(language, NOTE),) if not sheets else ()))
    return xlsx(sheets, "Samklang")


def tables(mine: MyData) -> Mapping[str, Table]:
    """Everything, as rows with the same keys."""
    person, rhythm = mine.person, mine.rhythm
    names = {school.id: school.name for school in (*(school for school, _ in mine.parts), *mine.owned)}
    return {
        "person": [
            {
                "id": person.id, "name": person.name, "given_name": person.given_name, "tenant": person.tenant_id,
                "entra_id": person.aad_id, "teams_id": person.user_id, "language": person.language or "",
                "chat": person.conversation_id or "", "reachable": person.reachable,
                "copies_of_invitations": person.personal_copies, "welcomed": person.welcomed,
            }
        ],
        "schools": [
            *(_part(school, member.role.value, member.here, member.subject) for school, member in mine.parts),
            *(_part(school, "owner", True, "") for school in mine.owned),
        ],
        "reminders": [
            {
                "weekdays": " ".join(str(day + 1) for day in rhythm.days), "from_hour": rhythm.begin,
                "to_hour": rhythm.end, "wants": rhythm.wants.value, "paused_until": rhythm.paused_until,
                "last_reminded": rhythm.reminded_on,
            }
        ] if rhythm else [],
        "measures": [
            {
                "school": names.get(one.school_id, ""), "characteristic": one.characteristic_id, "title": one.title,
                "part": "owner" if one.owner_id == person.id else "helper", "due": one.due,
                "progress": one.progress.value, "note": one.note, "answered_at": one.answered_at,
            }
            for one in mine.measures
        ],
        "changes": [
            {
                "at": event.at, "measure": measure.title, "what": event.what.value,
                "before": _not_others(event.before, person.id), "after": _not_others(event.after, person.id),
                "note": event.note,
            }
            for measure, event in mine.changes
        ],
        "meetings": [_meeting(one, names) for one in mine.meetings if one.state is not MeetingState.DRAFT],
        "drafts": [_meeting(one, names) for one in mine.meetings if one.state is MeetingState.DRAFT],
        "remarks": [
            {
                "school": names.get(meeting.school_id, ""), "characteristic": meeting.characteristic_id,
                "at": remark.made_at, "text": remark.text,
            }
            for meeting, remark in mine.remarks
        ],
        "placements": [
            {"school": names.get(one.school_id, ""), "about": one.subject, "text": one.text} for one in mine.placed
        ],
        "attendance": [
            {
                "school": names.get(meeting.school_id, ""), "characteristic": meeting.characteristic_id,
                "starts_at": meeting.starts_at, "coming": coming,
            }
            for meeting, coming in mine.attendances
        ],
        "traces": [{"what": what, "count": count} for what, count in mine.traces.items()],
    }  # fmt: skip


def _meeting(meeting: Meeting, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "school": names.get(meeting.school_id, ""), "characteristic": meeting.characteristic_id,
        "state": meeting.state.value, "starts_at": meeting.starts_at,
    }  # fmt: skip


def _part(school: School, role: str, here: bool, subject: str) -> dict[str, object]:
    return {"school": school.name, "role": role, "here": here, "subject": subject}


def _not_others(value: str, person_id: str) -> str:
    """Ids of other people say nothing to the reader, and are not about them."""
    if value == person_id:
        return "me"
    is_id = len(value) == len(person_id) and all(sign in "0123456789abcdef" for sign in value)
    return "somebody" if is_id else value


def _cell(language: str, column: str, value: object, zone: str) -> Cell:
    if isinstance(value, bool):
        return tr(language, YES_NO[value])
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, str):
        known = WORDS.get(column, {}).get(value)
        return tr(language, known) if known else value
    return value if value is None or isinstance(value, (int, float, date)) else str(value)


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value).__name__)
