"""``make colleagues``: seven demo colleagues vote in the open round, over HTTP, as Teams would send it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import urllib.error
import urllib.request
import uuid
from datetime import UTC, datetime
from typing import Any

from bot.running.settings import from_environment
from cards.verbs import Press, encode
from cards.votes.verbs import VOTE
from domain.meetings.meeting import MeetingState
from domain.people.school import Member, Role, School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, Round, RoundState
from playground.processes import ROOT, kept_database, kept_port
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units

# Each colleague's level in the first and in the second round, in the order of the roster: opinions move a little.
LEVELS = ((2, 1, 2, 3, 2, 1, 3), (2, 2, 2, 3, 3, 2, 3))


async def open_round(uow: UnitOfWork) -> tuple[School, Round, list[Member]] | None:
    """The round that is open in a school of this database, with the colleagues who may vote in it."""
    for school in await uow.schools.all_active():
        for meeting in await uow.meetings.of_school(school.id, states=[MeetingState.RUNNING]):
            for round_ in await uow.rounds.of_meeting(meeting.id):
                if round_.state is RoundState.OPEN and round_.mode is not Mode.HANDS:
                    members = await uow.people.members(school.id)
                    return school, round_, [m for m in members if m.takes_part and m.role is not Role.LEADER]
    return None


def invoke(school: School, round_: Round, member: Member, level: int) -> dict[str, Any]:
    """The invoke that Teams sends when somebody presses a level on the vote card."""
    data = encode(Press(VOTE, ref=round_.id, arg=str(level)))
    return {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "id": str(uuid.uuid4()),
        "timestamp": datetime.now(UTC).isoformat(),
        "channelId": "msteams",
        "serviceUrl": school.service_url,
        "from": {"id": member.person.user_id, "aadObjectId": member.person.aad_id, "name": member.person.name},
        "recipient": {"id": school.bot_id, "name": "Samklang"},
        "conversation": {"id": school.channel_id, "conversationType": "channel", "tenantId": school.tenant_id},
        "channelData": {
            "tenant": {"id": school.tenant_id},
            "team": {"id": school.team_id},
            "channel": {"id": school.channel_id},
        },
        "value": {"action": {"type": "Action.Execute", "verb": data["verb"], "data": data}, "trigger": "manual"},
    }


def post(port: int, activity: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Send an activity to the local service; the status and the body of the answer."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/messages",
        json.dumps(activity).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, json.loads(answer.read() or b"{}")
    except urllib.error.HTTPError as error:
        return error.code, {}


async def main() -> int:
    """Let each colleague vote once; 1 where there is no open round or the service does not take it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=kept_port(), help="of the service; else that of `make run`")
    parser.add_argument("--without", default="", help="who votes for themselves, by first name")
    asked = parser.parse_args()
    port = asked.port
    settings = from_environment(local=True, local_secret=(ROOT / "var/local-secret").read_text("ascii").strip())
    database = open_database(kept_database() or settings.database_url)
    try:
        async with make_units(database, Sealer(settings.secret.decode()))(write=False) as uow:
            found = await open_round(uow)
    finally:
        await database.close()
    if found is None:
        sys.stderr.write("No vote is open. Write «møter», press «Start møtet», and go on to «Åpne avstemning».\n")
        return 1
    school, round_, colleagues = found
    levels = LEVELS[min(round_.number, len(LEVELS)) - 1]
    for member, level in zip(colleagues, levels, strict=False):
        if member.person.first_name == asked.without:
            continue
        status, _body = post(port, invoke(school, round_, member, level))
        if status != 200:
            sys.stderr.write(f"The service answered {status}. Colleagues vote in local mode only: `make run`.\n")
            return 1
        sys.stdout.write(f"{member.person.first_name} har stemt\n")
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
