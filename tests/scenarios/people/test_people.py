"""Each person with the bot: the welcome, the language, several schools, and what is none of a channel's business."""

from __future__ import annotations

from domain.delivery.notices import NoticeKind, planned
from tests.support.arranged.receipts import first_time
from tests.support.playing.world import World


async def test_the_personal_welcome_comes_once_in_a_life_with_the_bot(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]

    await jonas.adds_the_app()
    await jonas.adds_the_app()
    await jonas.removes_the_app()
    await jonas.adds_the_app()

    assert len(jonas.personal()) == 1
    assert "Hei, Jonas" in jonas.personal_text()
    await jonas.says("hjelp")
    assert len(jonas.personal()) == 2


async def test_somebody_without_a_school_is_told_so_once_and_welcomed_when_they_have_one(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    fjell = world.team("Fjell", ["Astrid"])
    astrid = fjell["Astrid"]

    await astrid.adds_the_app()
    await astrid.adds_the_app()
    assert len(astrid.personal()) == 1
    assert "Solvik" not in astrid.personal_text()

    answer = await astrid.says("møter")
    assert "vet ikke hvilken skole" in answer

    await fjell.adds_the_bot(astrid)
    assert "Hvem leder skolen?" in astrid.personal_text()
    assert solvik["Ingrid"].personal_text().count("Astrid") == 0


async def test_somebody_new_who_writes_is_looked_up(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    hanne = solvik.joins("Hanne")

    assert "Hei, Hanne" in await hanne.says("hei")


async def test_each_person_reads_their_own_language_and_the_channel_the_schools(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    assert "Hei, Jonas" in await jonas.says("hjelp")

    await jonas.says("innstillinger")
    await jonas.presses("Lagre", language="nn")

    assert "Eg " in await jonas.says("innstillingar") or "Innstillingar" in jonas.personal_text()
    # In the channel everybody reads the answer: in the school's language, whoever asks.
    assert "kan jeg" in (await jonas.says_in_channel("<at>Samklang</at> mine tiltak")).lower()


async def test_settings_keep_what_is_good_and_say_what_is_not(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    school = await solvik.school_id()

    await solvik["Ingrid"].says("innstillinger")
    assert "fra 3 til 50" in await solvik["Ingrid"].presses("Lagre", limit="2")
    assert "Lagret" in await solvik["Ingrid"].presses("Lagre", limit="4", copies="false", school_language="nn")
    # A teacher's press cannot change what is the school's.
    await solvik["Jonas"].sends_press({"v": 1, "verb": "settings.save", "ref": school, "limit": "30", "language": "en"})

    async with world.services.units(write=False) as uow:
        kept = await uow.schools.get(school)
        leader = await uow.people.by_aad(world.tenant, solvik["Ingrid"].aad_id)
    assert leader is not None
    assert not leader.personal_copies
    assert kept is not None
    assert (kept.ballot_limit, kept.language) == (4, "nn")


async def test_a_person_of_two_schools_is_asked_which_and_what_they_wanted_goes_on(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    fjell = await world.school("Fjell", "Astrid", ["Silje"])
    fjell.joins("Jonas")
    await fjell.tells_who_came("Jonas")
    jonas = solvik["Jonas"]

    assert "Hvilken skole" in await jonas.says("hvem er med")
    await jonas.presses("Fjell")

    assert "Astrid Lunde" in jonas.sees_text()
    assert "Ingrid Lunde" not in jonas.sees_text()
    # In a channel it is plain.
    assert "Hvilken skole" not in await jonas.says_in_channel("<at>Samklang</at> hjelp", team=fjell)


async def test_a_school_that_was_picked_by_hand_is_checked_like_any_other(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    fjell = await world.school("Fjell", "Astrid")

    body = await fjell["Astrid"].sends_press(
        {"v": 1, "verb": "school.pick", "ref": await solvik.school_id(), "arg": "hvem er med"}
    )

    assert "Ingrid" not in str(body)


async def test_a_channel_becomes_a_school_of_its_own_when_a_leader_says_so(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    channel = "19:kor@thread.tacv2"
    world.teams.channels[channel] = solvik.id

    refused = await solvik["Jonas"].says_in_channel("<at>Samklang</at> egen skole", channel_id=channel)
    assert "Ingrid Lunde" in refused
    answer = await solvik["Ingrid"].says_in_channel("<at>Samklang</at> Egen skole", channel_id=channel)
    assert "egen skole" in answer
    await solvik["Ingrid"].says_in_channel("<at>Samklang</at> egen skole", channel_id=channel)

    async with world.services.units(write=False) as uow:
        schools = await uow.schools.of_team(world.tenant, solvik.id)
    assert sorted((school.whole_team, school.channel_id) for school in schools) == [(False, channel), (True, solvik.id)]
    # Jonas does not take part in the choir's school yet: he is not asked which school he means.
    assert "Hvilken skole" not in await solvik["Jonas"].says("hjelp")
    assert "Hvilken skole" in await solvik["Ingrid"].says("møter")


async def test_what_is_personal_is_not_answered_in_a_channel(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])

    for words in ("mine tiltak", "innstillinger", "hvem er med", "mine data"):
        answer = await solvik["Ingrid"].says_in_channel(f"<at>Samklang</at> {words}")
        assert "personlige chatten" in answer or words == "mine data", words
        assert "Jonas" not in answer

    # Nor are a leader's buttons shown to everybody.
    assert "Planlegg" not in await solvik["Ingrid"].says_in_channel("<at>Samklang</at> hjelp")
    assert "Planlegg" in await solvik["Ingrid"].says("hjelp")


async def test_a_blocked_person_is_reported_to_a_leader_and_reached_again_once_they_write(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid"])
    world.teams.block(solvik["Egil"].user_id)
    await solvik.adds_the_bot(solvik["Egil"])
    egil = await person(world, "Egil")
    assert not egil.reachable

    world.teams.unblock(solvik["Egil"].user_id)
    await solvik["Egil"].says("hei")

    assert (await person(world, "Egil")).reachable


async def test_a_group_chat_is_told_where_the_bot_works(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    group = {"conversation": {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True}}

    status, _ = await world.post(
        world.activity(
            "message",
            **{"from": solvik["Ingrid"].sender},
            **group,
            text="hjelp",
            channelData={"tenant": {"id": world.tenant}},
            locale="nb-NO",
        )
    )

    assert 200 <= status < 300
    assert "gruppechat" in world.teams.messages[-1].text


async def test_a_message_that_is_delivered_twice_is_answered_once(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    ingrid = solvik["Ingrid"]
    before = len(ingrid.personal())

    for _ in range(3):
        await ingrid._post("message", ingrid._personal(), text="hjelp", id="1700000009999")

    assert len(ingrid.personal()) == before + 1


async def person(world: World, first_name: str):  # type: ignore[no-untyped-def]
    async with world.services.units(write=False) as uow:
        found = await uow.people.by_aad(world.tenant, world.everybody[first_name].aad_id)
    assert found is not None
    return found


async def test_an_old_client_presses_by_message_and_gets_its_card_as_a_message(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas, school = solvik["Jonas"], await solvik.school_id()
    before = len(jonas.personal())

    await jonas._post("message", jonas._personal(), value={"v": 1, "verb": "people.show", "ref": school})
    await jonas._post("message", jonas._personal(), value={"v": 1, "verb": "vote.cast", "ref": "x", "arg": "2"})
    await jonas._post("message", jonas._personal(), value={"v": 0, "old": True})

    seen = jonas.personal()[before:]
    assert len(seen) == 3
    assert "Ingrid Lunde" in str(seen[0].card)
    async with world.services.units() as uow:  # and there is no receipt of a vote that was sent as a message
        assert await first_time(uow, jonas.chat, "none", world.now)


async def test_a_leader_of_two_schools_is_asked_which_and_the_plan_goes_on(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    fjell = await world.school("Fjell", "Astrid", ["Silje"])
    fjell.joins("Ingrid")
    await fjell.tells_who_came("Ingrid")
    ingrid = solvik["Ingrid"]

    assert "Hvilken skole" in await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    answer = await ingrid.presses("Solvik")

    assert "Samarbeid med hjemmet" in answer
    assert "Send innkalling" in ingrid.buttons()
    # What she writes to change it is about the same school, and nobody asks again.
    assert "Hvilken skole" not in await ingrid.says("fredag kl 13")


async def test_a_leader_hears_in_one_line_who_could_not_be_reached(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = await person(world, "Jonas")
    async with world.services.units() as uow:
        leader = await person(world, "Ingrid")
        data = {"who": jonas.id, "kind": "measure_due"}
        school = await solvik.school_id()
        kind = NoticeKind.UNREACHABLE
        await uow.notices.add(planned(kind, school, "n", world.now, key="u", person_id=leader.id, data=data))
        await uow.commit()

    await world.settle()

    assert "Jonas Lunde" in solvik["Ingrid"].personal_text()
    assert "spørsmål om et tiltak" in solvik["Ingrid"].personal_text()
