"""What remains of a meeting: the draft, the leader's text, a remark, the documents, and then nothing moves."""

from __future__ import annotations

from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import FIRST, all_vote, meeting_id, person_id, started
from tests.support.playing.world import World


async def ended(world: World) -> tuple[Team, Somebody]:
    solvik, ingrid = await started(world)
    await all_vote(solvik, FIRST)
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses_verb("agree.form")
    await ingrid.presses("Sett felles nivå", level="2", aim="3", reasons="Vi ringer for sjelden.")
    await ingrid.presses("Legg til tiltak")
    jonas = await person_id(world, solvik["Jonas"])
    await ingrid.presses_verb("measure.save", title="Ringe hjem", due="2027-01-15", owner=jonas)
    await ingrid.presses("Avslutt møtet")
    await world.passes(minutes=10)
    return solvik, ingrid


def address(person: Somebody, title: str) -> str:
    """Where a link on a card that the person sees leads."""
    cards = [view for view in person.sees() if isinstance(view, dict)]
    (found,) = {one["url"] for card in cards for one in links(card) if one["title"] == title}
    return found


def links(node: object) -> list[dict[str, str]]:
    if isinstance(node, list):
        return [found for one in node for found in links(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if node.get("type") == "Action.OpenUrl" else []
    return own + [found for one in node.values() for found in links(one)]


async def get(world: World, url: str) -> tuple[int, str, dict[str, str]]:
    path = url[url.index("/documents/") :]
    async with world.session.get(f"{world.origin}{path}") as response:
        body = await response.read()
        return response.status, body.decode(errors="replace"), dict(response.headers)


async def test_who_asks_what_was_agreed_is_told_when_the_minutes_are_ready(world: World) -> None:
    solvik, ingrid = await ended(world)

    for said in ("hva ble bestemt?", "hva ble vi enige om sist?"):
        answer = await solvik["Silje"].says(said)
        assert "Referatet er ikke klart ennå" in answer
        assert "senest" in answer
        assert "Vi ringer for sjelden" not in answer
    assert "Referatet er ikke klart" in await solvik["Silje"].says_in_channel("<at>Samklang</at> hva ble bestemt?")
    await ingrid.presses("Del referatet")
    assert "ikke klart" not in await solvik["Silje"].says("hva ble bestemt?")


async def test_minutes_from_the_draft_to_their_freezing(world: World) -> None:
    solvik, ingrid = await ended(world)
    silje, jonas = solvik["Silje"], solvik["Jonas"]
    assert "Er det dette dere kom fram til?" in ingrid.personal_text()
    assert "Vi ringer for sjelden." in ingrid.personal_text()
    assert "referat" not in solvik.channel_text().lower(), "a draft is the leader's"

    await ingrid.presses("Rett teksten")
    await ingrid.presses_verb("minutes.save", findings="Vi ringer for sjelden, og de nye faller utenfor.")
    await ingrid.presses("Del referatet")
    assert "Referatet er klart til å leses" in solvik.channel_text()
    assert "Referatet er åpent for merknader" in solvik.channel_text()

    await silje.presses("Legg til en merknad")
    assert "Her står et navn: Jonas" in await silje.presses("Send merknaden", remark="Jonas sa mer.")
    assert "Merknaden din står" in await silje.presses("Send merknaden", remark="Noen sa mer om språk.")
    assert "1 merknad" in solvik.channel_text()

    await jonas.presses("Les referatet")
    page = address(jonas, "Les i nettleseren")
    status, html, headers = await get(world, page)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "style-src 'sha256-" in headers["Content-Security-Policy"]
    for said in ("de nye faller utenfor", "Ringe hjem", "Noen sa mer om språk.", "Flest stemte på"):
        assert said in html.replace("\u00a0", " ")
    assert (await get(world, address(jonas, "Word-fil")))[0] == 200

    await world.passes(days=8)
    assert (await get(world, page))[0] == 404, "the address held for a quarter of an hour"
    assert "Referatet er ferdig" in solvik.channel_text()
    await ingrid.presses_verb("measure.list")
    await jonas.presses("Les referatet")
    frozen = (await get(world, address(jonas, "Les i nettleseren")))[1]
    assert "Ferdig" in frozen
    await jonas.says("mine tiltak")
    await jonas.presses_verb("measure.show")
    await jonas.presses("Mer")
    await jonas.presses_verb("measure.due_form")
    await jonas.presses_verb("measure.due_save", due="2027-05-15")
    await jonas.presses("Les referatet")
    assert (await get(world, address(jonas, "Les i nettleseren")))[1] == frozen, "the measure moved, not the minutes"


async def test_minutes_that_nobody_shares_become_final_in_a_month_and_the_channel_is_left_alone(world: World) -> None:
    solvik, ingrid = await ended(world)
    before = len(solvik.posts())
    await world.passes(days=31)

    assert "Referatet er ferdig, og ingenting i det endres lenger." in await ingrid.presses("Del referatet")
    assert "merknader" not in solvik.channel_text()
    assert len(solvik.posts()) == before


async def test_the_papers_of_a_school_that_rests_are_not_to_be_had(world: World) -> None:
    solvik, ingrid = await ended(world)
    meeting = await meeting_id(world, solvik)
    links = world.services.addresses
    urls = [links.document("minutes", f"{meeting}-nb", world.now, ending) for ending in (".html", ".docx")]
    urls.append(links.document("trial", f"{await solvik.school_id()}-nb", world.now, ".docx"))
    assert [(await get(world, url))[0] for url in urls] == [200, 200, 200]
    await solvik.removes_the_bot(ingrid)
    assert [(await get(world, url))[0] for url in urls] == [404, 404, 404]
