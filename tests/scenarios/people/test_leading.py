"""Who leads a school, who is in it, and how the roster is followed."""

from __future__ import annotations

from domain.people.school import Role, School
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.world import START, World


async def schools(world: World) -> list[School]:
    async with world.services.units(write=False) as uow:
        return await uow.schools.all_active()


async def roles(world: World, team: Team) -> dict[str, Role]:
    async with world.services.units(write=False) as uow:
        members = await uow.people.members(await team.school_id())
    return {member.person.first_name: member.role for member in members}


# Who leads ------------------------------------------------------------------------------------------------------------


async def test_the_installer_says_that_they_lead(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Ingrid"])
    assert "Hvem leder skolen?" in solvik["Ingrid"].personal_text()

    await solvik["Ingrid"].presses("Jeg leder skolen")

    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER
    assert "Jeg leder skolen" not in solvik.channel_text()  # nobody is asked any more


async def test_the_installer_is_asked_before_the_channel_is_greeted_and_needs_no_roster_for_it(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    world.teams.fail_next(503, times=99, containing="pagedmembers")

    await solvik.adds_the_bot(solvik["Ingrid"])

    (asked,) = solvik["Ingrid"].personal()
    (greeting,) = solvik.posts()
    assert world.teams.messages.index(asked) < world.teams.messages.index(greeting)
    assert world.now == START  # no beat had to come round


async def test_the_question_who_leads_gets_its_choices_and_its_answer_on_the_same_card(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Ingrid"])
    assert "Jonas Lunde" in str(solvik["Ingrid"].personal()[0].card)

    await solvik["Ingrid"].presses_verb("lead.claim")  # the channel's button: nobody has to confirm who added the bot

    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER
    (card,) = solvik["Ingrid"].personal()
    assert "Ingrid Lunde leder skolen" in texts_of(card)
    assert "Jeg leder skolen" not in texts_of(card) + solvik.channel_text()


async def test_a_guest_settles_nothing_about_who_leads(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid"])
    guest = solvik.joins("Kari")
    next(m for m in world.teams.members[solvik.id] if m["aadObjectId"] == guest.aad_id)["userRole"] = "guest"
    await solvik.adds_the_bot(solvik["Egil"])
    await solvik["Ingrid"].presses("Jeg leder skolen")

    answer = await guest.presses("Ja, det stemmer")

    assert "delta" in answer
    assert (await roles(world, solvik))["Ingrid"] is Role.TEACHER


async def test_the_installer_hands_over_in_one_press_and_the_leader_is_told(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Egil"])
    ingrid = await person_id(world, "Ingrid")

    answer = await solvik["Egil"].presses_verb("lead.hand_over", person=ingrid)

    assert "Ingrid Lunde" in answer
    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER
    assert (await roles(world, solvik))["Egil"] is Role.TEACHER
    assert len(solvik["Ingrid"].personal()) == 1
    # Pressed again, also by a client that repeats: the same answer, and nobody is told twice.
    await solvik["Egil"].sends_press(
        {"v": 1, "verb": "lead.hand_over", "ref": await solvik.school_id(), "person": ingrid}
    )
    assert len(solvik["Ingrid"].personal()) == 1


async def test_an_installer_who_has_handed_over_cannot_take_it_back(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid"])
    await solvik.adds_the_bot(solvik["Egil"])
    await solvik["Egil"].presses_verb("lead.hand_over", person=await person_id(world, "Ingrid"))

    body = await solvik["Egil"].sends_press({"v": 1, "verb": "lead.myself", "ref": await solvik.school_id()})

    assert "Ingrid Lunde" in str(body)
    assert (await roles(world, solvik))["Egil"] is Role.TEACHER


async def test_the_first_claim_that_another_member_confirms_counts(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Egil"])

    await solvik["Ingrid"].presses("Jeg leder skolen")
    assert (await roles(world, solvik))["Ingrid"] is Role.TEACHER
    assert "Leder Ingrid Lunde skolen?" in solvik.channel_text()

    own = await solvik["Ingrid"].presses("Ja, det stemmer")
    assert "annen i teamet må bekrefte" in own
    assert (await roles(world, solvik))["Ingrid"] is Role.TEACHER

    await solvik["Jonas"].presses("Ja, det stemmer")
    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER
    assert "Ingrid Lunde leder skolen" in solvik.channel_text()
    assert "Jeg leder skolen" not in solvik.channel_text()
    assert len(solvik["Ingrid"].personal()) == 1


async def test_nobody_is_made_a_leader_by_a_payload(world: World) -> None:
    solvik = world.team("Solvik", ["Egil", "Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Egil"])
    school, jonas = await solvik.school_id(), await person_id(world, "Jonas")

    await solvik["Ingrid"].sends_press({"v": 1, "verb": "lead.confirm", "ref": school, "arg": jonas})
    await solvik["Ingrid"].sends_press({"v": 1, "verb": "lead.myself", "ref": school})
    await solvik["Ingrid"].sends_press({"v": 1, "verb": "lead.hand_over", "ref": school, "person": jonas})
    await solvik["Jonas"].sends_press({"v": 1, "verb": "people.save", "ref": school, f"role_{jonas}": "leader"})

    assert set((await roles(world, solvik)).values()) == {Role.TEACHER}


async def test_when_the_last_leader_leaves_the_channel_is_asked_who_leads(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    solvik.leaves("Ingrid")

    await solvik.tells_who_left("Ingrid")
    assert "Hvem leder skolen nå?" in solvik.channel_text()

    await solvik["Jonas"].presses("Jeg leder")
    await solvik["Silje"].presses("Ja, det stemmer")
    assert await roles(world, solvik) == {"Jonas": Role.LEADER, "Silje": Role.TEACHER}


# Who is with us -------------------------------------------------------------------------------------------------------


async def test_roles_are_set_by_leaders_read_by_teachers_and_kept_from_outsiders(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    fjell = await world.school("Fjell", "Astrid")
    school = await solvik.school_id()
    silje = await person_id(world, "Silje")

    await solvik["Ingrid"].says("hvem er med")
    seen = await solvik["Ingrid"].presses("Lagre", **{f"role_{silje}": "none"})
    assert "Lagret" in seen
    assert (await roles(world, solvik))["Silje"] is Role.NONE

    answer = await solvik["Jonas"].says("hvem er med")
    assert "Silje Lunde" in answer
    assert "Lagre" not in solvik["Jonas"].buttons()

    outsider = str(await fjell["Astrid"].sends_press({"v": 1, "verb": "people.show", "ref": school}))
    assert "Silje" not in outsider
    await fjell["Astrid"].sends_press({"v": 1, "verb": "people.save", "ref": school, f"role_{silje}": "leader"})
    assert (await roles(world, solvik))["Silje"] is Role.NONE


async def test_a_school_is_never_left_without_a_leader(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid, jonas = await person_id(world, "Ingrid"), await person_id(world, "Jonas")
    await solvik["Ingrid"].says("hvem er med")

    answer = await solvik["Ingrid"].presses("Lagre", **{f"role_{ingrid}": "teacher"})
    assert "Minst én må lede skolen" in answer
    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER

    await solvik["Ingrid"].says("hvem er med")
    await solvik["Ingrid"].presses("Lagre", **{f"role_{ingrid}": "teacher", f"role_{jonas}": "leader"})
    assert await roles(world, solvik) == {"Ingrid": Role.TEACHER, "Jonas": Role.LEADER}


async def test_a_hundred_and_twenty_people_are_read_in_pages_and_shown_in_pages(world: World) -> None:
    world.teams.page_size = 50
    solvik = await world.school("Solvik", "Ingrid", [f"Lærer{number:03}" for number in range(119)])

    assert len(await roles(world, solvik)) == 120
    await solvik["Ingrid"].says("hvem er med")
    await solvik["Ingrid"].presses("Neste")
    assert "Side 2 av" in solvik["Ingrid"].sees_text()


async def test_people_who_come_and_go_are_followed_and_kept(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    solvik.joins("Hanne")
    await solvik.tells_who_came("Hanne")
    assert (await roles(world, solvik))["Hanne"] is Role.TEACHER

    solvik.leaves("Jonas")
    await world.passes(hours=25)  # nobody told us: the daily reading finds out
    assert "Jonas" not in await roles(world, solvik)
    async with world.services.units(write=False) as uow:
        everybody = await uow.people.members(await solvik.school_id(), here_only=False)
    assert "Jonas" in {member.person.first_name for member in everybody}


async def test_somebody_who_joined_a_minute_ago_is_looked_up_once_and_an_outsider_is_refused(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    school = await solvik.school_id()
    solvik.joins("Hanne")
    reads = roster_reads(world)

    body = await solvik["Hanne"].sends_press({"v": 1, "verb": "people.show", "ref": school})
    assert "Ingrid Lunde" in str(body)
    assert roster_reads(world) == reads + 1

    stranger = world.team("Fjell", ["Astrid"])["Astrid"]
    for _ in range(5):
        assert "Ingrid" not in str(await stranger.sends_press({"v": 1, "verb": "people.show", "ref": school}))
    assert roster_reads(world) == reads + 2


async def test_an_empty_roster_is_the_services_trouble_and_nobody_is_gone(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    world.teams.members[solvik.id].clear()

    await world.passes(hours=25)

    assert await roles(world, solvik) == {"Ingrid": Role.LEADER, "Jonas": Role.TEACHER}


# Helpers --------------------------------------------------------------------------------------------------------------


async def person_id(world: World, first_name: str) -> str:
    async with world.services.units(write=False) as uow:
        person = await uow.people.by_aad(world.tenant, world.everybody[first_name].aad_id)
    assert person is not None
    return person.id


def roster_reads(world: World) -> int:
    return sum("/pagedmembers" in request.path for request in world.teams.requests)
