"""What an owner presses: the overview, one school, a report."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.services import Action, Answer, Services
from bot.owners.views import Owner, overview_card, school_card, what_is_seen
from cards.kit.sentences import sentence
from cards.owners import report as owner_report
from cards.owners.verbs import OWNED_REPORT, OWNED_SHOW
from cards.verbs import Press, Verb
from domain.errors import Problem
from domain.owners.owned import SeenSchool
from domain.people.school import LANGUAGES
from locales import tr

MOST_NAMED = 4


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The overview, or one school."""
    page = int(press.arg) if press.arg.isascii() and press.arg.isdigit() and len(press.arg) < 4 else 0
    school_id = press.ref or press.inputs.get("school", "")
    owner, schools = await what_is_seen(services, incoming, school_id)
    if school_id:
        return await school_card(services, owner, schools[0], page)
    word = " ".join(press.inputs.get("word", "").casefold().split())
    if word:
        return await _found(services, owner, schools, word)
    return await overview_card(services, owner, schools, page)


async def _found(services: Services, owner: Owner, schools: list[SeenSchool], word: str) -> Answer:
    """The school with these words in its name; what is wrong where it is none, or several."""
    found = [one for one in schools if word == one.name.casefold()] or [
        one for one in schools if word in one.name.casefold()
    ]
    if len(found) == 1:
        return await school_card(services, owner, found[0])
    names = ", ".join(one.name for one in found[:MOST_NAMED])
    problem = Problem("owned_school_several", {"names": names}) if found else Problem("owned_school_missing")
    return await overview_card(services, owner, schools, note=sentence(owner.scene, problem))


async def report(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Which year and language; then the links, good for a quarter of an hour."""
    owner, schools = await what_is_seen(services, incoming, press.ref)
    scene = owner.scene
    years = owner_report.years_of(scene, schools)
    language, year = press.inputs.get("language", ""), press.inputs.get("year", "")
    if press.arg == "form" or language not in LANGUAGES or year not in {str(each) for each in years}:
        return owner_report.form(scene, schools, press.ref, years)
    subject = f"{owner.person.id}-{press.ref or 'all'}-{year}-{language}"
    links = [
        (title, services.addresses.document("owner", subject, scene.now, ending))
        for title, ending in ((tr(scene.language, "Word file"), ".docx"), (tr(scene.language, "Excel file"), ".xlsx"))
    ]
    return owner_report.reading(scene, schools, press.ref, int(year), links)


ACTIONS: dict[Verb, Action] = {OWNED_SHOW: show, OWNED_REPORT: report}
