"""What an owner presses: the overview, one school, a report."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.handling.ask import Ask, handing_on, reading
from bot.handling.services import Answer, Services
from bot.owners.views import Owner, overview_card, school_card, seen_by_owner
from cards.kit.sentences import sentence
from cards.owners import report as owner_report
from cards.owners.verbs import OWNED_REPORT, OWNED_SHOW
from domain.errors import Problem
from domain.owners.owned import SeenSchool
from domain.people.school import LANGUAGES

MOST_NAMED = 4


@handing_on(OWNED_SHOW)
async def show(ask: Ask) -> Awaitable[Answer]:
    """Return the overview, or one school. What the picture's address draws is written down with it."""
    services, press = ask.services, ask.press
    page = int(press.arg) if press.arg.isascii() and press.arg.isdigit() and len(press.arg) < 4 else 0
    school_id = press.ref or press.inputs.get("school", "")
    owner, schools = await seen_by_owner(services, ask.uow, ask.incoming, school_id)
    if school_id:
        return school_card(services, owner, schools[0], page)
    word = " ".join(press.inputs.get("word", "").casefold().split())
    if word:
        return _named(services, owner, schools, word)
    return overview_card(services, owner, schools, page)


async def _named(services: Services, owner: Owner, schools: list[SeenSchool], word: str) -> Answer:
    """Return the school with these words in its name; what is wrong where no school has them, or several have."""
    fitting = [school for school in schools if word == school.name.casefold()] or [
        school for school in schools if word in school.name.casefold()
    ]
    if len(fitting) == 1:
        return await school_card(services, owner, fitting[0])
    names = ", ".join(school.name for school in fitting[:MOST_NAMED])
    problem = Problem("owned_school_several", {"names": names}) if fitting else Problem("owned_school_missing")
    return await overview_card(services, owner, schools, note=sentence(owner.scene, problem))


@reading(OWNED_REPORT)
async def report(ask: Ask) -> Answer:
    """Ask which year and language; then return the links, good for a quarter of an hour."""
    press = ask.press
    owner, schools = await seen_by_owner(ask.services, ask.uow, ask.incoming, press.ref)
    scene = owner.scene
    years = owner_report.years_of(scene, schools)
    language, year = press.inputs.get("language", ""), press.inputs.get("year", "")
    if press.arg == "form" or language not in LANGUAGES or year not in {str(each) for each in years}:
        return owner_report.form(scene, schools, press.ref, years)
    subject = f"{owner.person.id}-{press.ref or 'all'}-{year}-{language}"
    links = [
        (title, scene.addresses.document("owner", subject, scene.now, ending))
        for title, ending in ((scene.tr("Word file"), ".docx"), (scene.tr("Excel file"), ".xlsx"))
    ]
    return owner_report.reading(scene, schools, press.ref, int(year), links)
