"""A whole meeting of ninety minutes, alone, in groups and together: nine people, two of them late and one absent.

Every step asserts what those it concerns see, and what those it does not concern do not.
"""

from __future__ import annotations

from datetime import timedelta

from tests.support.machines.looking import texts_of
from tests.support.playing.igp import (
    EARLY,
    TEACHERS,
    agreed_measure,
    conductor,
    everybody_sees,
    gives_dots,
    idea_ids,
    newest_card,
    nobody_sees,
    seats_of,
)
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import START, invited, meeting_id
from tests.support.playing.world import World, a_world

FINDING = "Vi ringer sjelden hjem. Det finnes ingen fast tid for det."
FIRST = {"Jonas": 2, "Silje": 2, "Mikkel": 3, "Hanne": 1, "Ida": 2, "Ingrid": 3}
SECOND = {"Jonas": 2, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 3, "Amir": 3, "Sunniva": 2, "Ingrid": 3}


async def test_nine_people_meet_for_ninety_minutes(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await invited(world, *TEACHERS)
        await two_prepare(solvik)
        await the_opening(world, solvik, ingrid)
        await alone(world, solvik, ingrid)
        await first_vote(world, solvik, ingrid)
        await in_groups(world, solvik, ingrid)
        await second_vote(world, solvik, ingrid)
        await together(world, solvik, ingrid)
        await ideas_become_measures(world, solvik, ingrid)
        await what_remains(world, solvik, ingrid)


async def two_prepare(solvik: Team) -> None:
    """In private, before the meeting; nobody else sees a word of it."""
    jonas, hanne = solvik["Jonas"], solvik["Hanne"]
    for who in (jonas, hanne):
        assert "Nivå 1: kjenner du deg igjen?" in await who.presses("Forbered deg")
        assert "Nivå 2: kjenner du deg igjen?" in await who.says("av og til, sjelden")
        await who.says("ofte ofte")
        await who.says("sjelden, sjelden, av og til")
        proposed = await who.says("sjelden sjelden sjelden")
        assert "Svarene dine ligner mest på nivå 2" in proposed
        assert "Denne setningen holder igjen for nivå 3" in proposed
    kept = await jonas.presses("Lagre", level="2", thought="Ringe hjem én gang i halvåret")
    assert "Plasseringen din er lagret" in kept
    await hanne.presses("Lagre", level="1", thought="En fast tid for å ringe hjem")
    nobody_sees(solvik, "Ringe hjem", but=("Jonas",))
    nobody_sees(solvik, "ligner mest på nivå 2", but=("Jonas", "Hanne"))


async def the_opening(world: World, solvik: Team, ingrid: Somebody) -> None:
    """The leader's clock, the channel's card, and who is here."""
    assert "Innledning til kl. 14.10" in await ingrid.presses("Start møtet")
    everybody_sees(solvik, "Innledning til kl. 14.10", "Hva hører foresatte om framgang")
    nobody_sees(solvik, "du leder møtet", but=("Ingrid",))
    nobody_sees(solvik, "Hvilket nivå er vi oftest på?")  # nothing to vote on before each has thought alone
    for name in EARLY:
        assert "Du er med." in await solvik[name].presses("Jeg er her")
    await world.passes(minutes=8)
    assert "6 er her" in await conductor(ingrid)
    everybody_sees(solvik, "6 av 9 er her")
    assert "Innledning til kl. 14.15" in await ingrid.presses("Gi 5 minutter til")
    everybody_sees(solvik, "Innledning til kl. 14.15")


async def alone(world: World, solvik: Team, ingrid: Somebody) -> None:
    """Ten minutes in silence, with a pause in the middle; one quiet line when the time is up."""
    assert "Alene til kl. 14.18" in await ingrid.presses("Gå til neste")
    everybody_sees(solvik, "Alene til kl. 14.18")
    posted = len(solvik.posts())
    await world.passes(minutes=4)
    assert "Alene: pause" in await ingrid.presses("Ta pause")
    everybody_sees(solvik, "pause")
    await world.passes(minutes=3)
    assert "Alene til kl. 14.21" in await ingrid.presses("Fortsett")
    assert len(solvik.posts()) == posted  # all of it edits one card
    await world.at(START + timedelta(minutes=21, seconds=1))
    assert len(solvik.posts()) == posted + 1
    everybody_sees(solvik, "Tiden for «Alene» er ute")


async def first_vote(world: World, solvik: Team, ingrid: Somebody) -> None:
    """The level, and the sentences that each recognises; the leader last; who is ill has a card of her own."""
    assert "Runde 1 er åpen" in await ingrid.presses("Åpne avstemning")
    assert "La de andre stemme først" in await ingrid.presses("Nivå 3")
    assert "Du har stemt" in await solvik["Jonas"].presses("Stem som forberedt" if _prepared(solvik) else "Nivå 2")
    mine = await solvik["Jonas"].presses("Vis stemmen min")
    assert "Du har stemt på nivå 2" in mine
    assert "2.1,2.2" in mine  # what was answered «stemmer ofte» is ticked already
    await solvik["Jonas"].presses("Lagre setningene")
    for name, level in FIRST.items():
        if name in ("Jonas", "Ingrid"):
            continue
        await solvik[name].presses(f"Nivå {level}")
        await solvik[name].presses("Vis stemmen min")
        some = "3.1" if name in ("Mikkel", "Silje") else ""
        await solvik[name].presses("Lagre setningene", ticks2="2.1,2.2", ticks3=some)
    nobody_sees(solvik, "Flest stemte")
    await world.passes(minutes=4)
    tora = solvik["Tora"]
    assert "Du kan stemme til runden er avsluttet" in tora.personal_text()
    for here in EARLY:
        assert "Du kan stemme til runden er avsluttet" not in solvik[here].personal_text()
    kept = await tora.presses("Legg til tanken", thought="Et brev hjem hver høst")
    assert "Takk. Tanken din kommer opp uten navnet ditt" in kept
    assert "Du har stemt" in await ingrid.presses("Nivå 3")
    closed = await ingrid.presses("Avslutt og vis resultat")
    assert "1 på nivå 1, 3 på nivå 2 og 2 på nivå 3" in closed
    everybody_sees(solvik, "Flest stemte på nivå 2", "Denne skiller oss fra nivå 3", "Her er vi mest uenige")
    everybody_sees(solvik, "Foresatte får vite hva målene er og hvordan vi underviser: 2 av 5")
    assert "Runde 1 er avsluttet" in await tora.presses("Nivå 2")


def _prepared(solvik: Team) -> bool:
    return "Stem som forberedt" in solvik["Jonas"].buttons()


async def in_groups(world: World, solvik: Team, ingrid: Somebody) -> None:
    """Two come late, and are in time for the groups; nobody else than a group's own writes what it found."""
    for name in ("Amir", "Sunniva"):
        assert "Du er med." in await solvik[name].presses("Jeg er her")
        caught_up = await solvik[name].presses("Hva har skjedd?")
        assert "Flest stemte på nivå 2" in caught_up or "Flest stemte på nivå 2" in solvik[name].personal_text()
    assert "Grupper til kl." in await ingrid.presses("Gå til neste")
    assert "8 av 9" in await ingrid.presses("Del i grupper")
    await ingrid.presses("Trekk grupper")
    groups = await seats_of(world, solvik)
    assert sorted(len(names) for names in groups) == [4, 4]
    assert sorted(name for names in groups for name in names) == sorted([*EARLY, "Amir", "Sunniva"])
    assert all(names[0] != "Ingrid" for names in groups)
    everybody_sees(solvik, "Gruppe 1 snakker", "Gruppe 2 snakker")
    writer, other = solvik[groups[0][1]], solvik[groups[1][0]]
    await writer.presses("Gruppen min")
    warned = await writer.presses_verb("group.save", finding=f"Tora sier: {FINDING}")
    assert "Her står et navn: Tora" in warned
    assert "Lagret" in await writer.presses_verb("group.save", finding=FINDING, done="done")
    everybody_sees(solvik, FINDING)
    await other.presses("Gruppen min")
    await other.presses_verb("group.save", finding="Vi er uenige om hvem som skal ringe.")
    assert "Gruppe 1 er ferdig, gruppe 2 skriver" in await conductor(ingrid)


async def second_vote(world: World, solvik: Team, ingrid: Somebody) -> None:
    """The same question again; both rounds side by side, in counts and never in names."""
    await world.passes(minutes=20)
    assert "Runde 2 er åpen" in await ingrid.presses("Start andre runde")
    for name, level in SECOND.items():
        assert "Du har stemt" in await solvik[name].presses(f"Nivå {level}")
    await ingrid.presses("Mer")
    await ingrid.presses("Tilbake til møtet")
    await ingrid.presses("Avslutt og vis resultat")
    result = texts_of(solvik.posts()[-1])
    assert "Resultat av runde 2" in result
    assert "Én færre på nivå 1 og én flere på nivå 3" in result  # of those who voted twice: a latecomer stays unnamed
    assert "gikk" not in result  # one moved up: saying so would point at somebody
    everybody_sees(solvik, "Resultat av runde 2")


async def together(world: World, solvik: Team, ingrid: Somebody) -> None:
    """One level, and one to aim for."""
    assert "Felles nivå til kl." in await ingrid.presses("Gå til neste")
    await ingrid.presses("Sett felles nivå")
    agreed = await ingrid.presses("Sett felles nivå", level="2", aim="3", review="2027-05-20")
    assert "Fra nivå 2 mot nivå 3" in agreed


async def ideas_become_measures(world: World, solvik: Team, ingrid: Somebody) -> None:
    """Three thoughts without names; two of them say the same and are put together; dots; a measure."""
    await ingrid.presses("Hent fram ideene")
    everybody_sees(solvik, "Ringe hjem én gang i halvåret", "En fast tid for å ringe hjem", "Et brev hjem hver høst")
    ids = await idea_ids(world, solvik)
    await solvik["Silje"].presses("Sett sammen")
    chosen = ",".join(ids[text] for text in ("Ringe hjem én gang i halvåret", "En fast tid for å ringe hjem"))
    await solvik["Silje"].presses_verb("ideas.join", "", picked=chosen)
    await ingrid.presses("Oppdater")
    await ingrid.presses("La alle gi prikker")
    for name in ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir"):
        await gives_dots(world, solvik, name)
        assert "prikkene" in texts_of(newest_card(solvik[name]))
    nobody_sees(solvik, "6\nprikker")
    await ingrid.presses("Oppdater")
    await ingrid.presses("Tell prikkene")
    everybody_sees(solvik, "Ideene med flest prikker først", "6\nprikker")
    await agreed_measure(world, solvik, ingrid, owner="Jonas", due="2027-01-15")


async def what_remains(world: World, solvik: Team, ingrid: Somebody) -> None:
    """The summary at once, minutes when the leader has read them; remarks for some days; then nothing changes."""
    await conductor(ingrid)
    await ingrid.presses("Avslutt møtet")
    await world.passes(minutes=10)
    everybody_sees(solvik, "fra nivå 2 mot nivå 3", "Jonas · frist 15. januar")
    nobody_sees(solvik, "Referatet", but=("Ingrid",))
    await ingrid.presses("Del referatet")
    everybody_sees(solvik, "Referat")
    tora = solvik["Tora"]
    await tora.presses("Legg til en merknad")
    await tora.presses_verb("remark.save", remark="Jeg var ikke der, men er enig.")
    await world.at(START + timedelta(days=11))
    assert "Legg til en merknad" not in tora.buttons()
    everybody_sees(solvik, "Referatet er ferdig")
    async with world.services.units(write=False) as uow:
        minutes = await uow.minutes.get(await meeting_id(world, solvik))
    assert minutes is not None
    assert FINDING in minutes.frozen
    assert "Jeg var ikke der, men er enig." in minutes.frozen
