"""What an owner's cards are made from: who asks, which schools are theirs now, what those have released."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.edge.incoming import Incoming
from bot.figures.views import kept
from bot.handling.identity import person_of, scene_of_stranger
from bot.handling.services import Services
from cards.charts.words.schools import schools_spec
from cards.kit.scene import Card, Scene
from cards.owners import overview as owned
from cards.owners import school as owned_school
from domain.errors import Refused
from domain.owners.owned import SeenSchool
from domain.owners.see_owned import owned_schools, see_owned
from domain.people.school import Person
from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner who asks. ``count``: how many schools they own for."""

    person: Person
    scene: Scene
    count: int


async def owner_of(services: Services, uow: UnitOfWork, incoming: Incoming) -> Owner:
    """Return the sender as an owner, which the database knows; ``Refused`` for everybody else."""
    if incoming.public or incoming.scope != "personal":
        raise Refused("write_to_me")
    person = await person_of(uow, incoming)
    schools = await owned_schools(uow, person) if person else []
    if person is None or not schools:
        raise Refused("not_owner")
    scene = scene_of_stranger(services, incoming, services.clock(), person)
    scene = replace(scene, language=person.language or schools[0].language, zone=schools[0].zone)
    return Owner(person, scene, len(schools))


async def seen_by_owner(
    services: Services, uow: UnitOfWork, incoming: Incoming, school_id: str = ""
) -> tuple[Owner, list[SeenSchool]]:
    """Return the owner, and all their schools or the one that is named, which has to be theirs."""
    owner = await owner_of(services, uow, incoming)
    schools = await see_owned(uow, owner.person, services.holidays, owner.scene.now, school_id)
    if not schools:
        raise Refused("not_owner")
    return owner, schools


async def overview_card(
    services: Services, owner: Owner, schools: list[SeenSchool], page: int = 0, note: str = ""
) -> Card:
    """Return all schools; the school itself to who owns for a single one."""
    if owner.count == 1:
        return await school_card(services, owner, schools[0], page)
    scene = owner.scene
    chart = await kept(services, schools_spec(scene.language, schools, page))
    return owned.overview(scene, schools, chart, page, note)


async def school_card(services: Services, owner: Owner, school: SeenSchool, page: int = 0) -> Card:
    """Return one school."""
    scene = replace(owner.scene, zone=school.zone, school_name=school.name)
    chart = await kept(services, owned_school.school_spec(scene, school, page))
    return owned_school.one(scene, school, chart, page, alone=owner.count == 1)
