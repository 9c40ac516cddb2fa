"""A vote that is pressed outside the school's own channel and the personal chat neither counts nor is answered."""

from __future__ import annotations

import json

import pytest

from tests.support.playing.playing import meeting_id, started
from tests.support.playing.world import World

SHARED = "19:shared@thread.tacv2"


@pytest.mark.parametrize("verb", ["vote.cast", "vote.ticks", "vote.mine", "vote.change", "vote.refresh"])
@pytest.mark.parametrize("where", [SHARED, "19:annen@thread.tacv2", "group"])
async def test_a_vote_from_elsewhere_is_answered_with_one_line_and_not_counted(
    world: World, verb: str, where: str
) -> None:
    solvik, _ingrid = await started(world)
    jonas, meeting = solvik["Jonas"], await meeting_id(world, solvik)
    async with world.services.units(write=False) as uow:
        (round_,) = await uow.rounds.of_meeting(meeting)
    event = solvik.event("invoke", jonas, name="adaptiveCard/action")
    data = {"v": 1, "verb": verb, "ref": round_.id, "arg": "2" if verb == "vote.cast" else "", "level": "2"}
    event["value"] = {"action": {"type": "Action.Execute", "data": data}, "trigger": "manual"}
    if where == "group":
        event["conversation"] = {"id": "19:g@unq.gbl.spaces", "conversationType": "groupChat", "isGroup": True}
        event["channelData"] = {"tenant": {"id": world.tenant}}
    else:
        event["conversation"]["id"] = f"{where};messageid=1"
        event["channelData"]["channel"] = {"id": where, "type": "shared"}

    status, body = await world.post(event)

    assert status == 200
    assert body["type"] == "application/vnd.microsoft.activity.message"
    assert str(body["value"]).startswith("Det som er skolens, viser jeg bare i skolens egen kanal")
    assert "1.4" not in json.dumps(body)
    async with world.services.units(write=False) as uow:
        box = await uow.boxes.open(meeting, "round-1")
    assert box is None or not box.entries


async def test_a_vote_counts_from_the_schools_own_channel_and_from_the_personal_chat(world: World) -> None:
    solvik, _ingrid = await started(world)
    async with world.services.units(write=False) as uow:
        (round_,) = await uow.rounds.of_meeting(await meeting_id(world, solvik))

    assert "Du har stemt" in await solvik["Jonas"].presses("Nivå 2")
    press = {"v": 1, "verb": "vote.cast", "ref": round_.id, "arg": "2"}
    assert "Du har stemt" in json.dumps(await solvik["Silje"].sends_press(press), ensure_ascii=False)
