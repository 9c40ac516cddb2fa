"""What an owner's cards are made from: who asks, which schools are theirs now, what those have released."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.edge.incoming import Incoming
from bot.figures.views import kept
from bot.handling.identity import person_of, scene_of_stranger
from bot.handling.services import Services
from cards.charts.spec import ChartSpec
from cards.charts.words.schools import schools_spec
from cards.kit.scene import Card, Picture, Scene
from cards.owners import overview as owned
from cards.owners import school as owned_school
from domain.errors import Refused
from domain.owners.owned import SeenSchool
from domain.owners.see_owned import owned_schools, see_owned
from domain.people.school import Person
from domain.shown import Shown, of_levels, of_owner, of_release
from domain.unit_of_work import UnitOfWork

Draw = Callable[[ChartSpec | None, Sequence[Shown]], Awaitable[Picture | None]]


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner who asks. ``count``: how many schools they own for."""

    person: Person
    scene: Scene
    count: int


class Owned(dict[str, Any]):
    """A card of what schools have released, which loses what is taken back for as long as it stands where it is."""

    def __init__(self, card: Card, owner: Owner, schools: Sequence[SeenSchool], *, alone: bool) -> None:
        super().__init__(card)
        self.person_id = owner.person.id
        self.school_id = schools[0].id
        self.alone = alone
        self.numbers = [(school.id, subject.number) for school in schools for subject in school.subjects]


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
    return await overview_drawn(partial(kept, services), owner, schools, page, note)


async def overview_drawn(draw: Draw, owner: Owner, schools: list[SeenSchool], page: int = 0, note: str = "") -> Card:
    """Return the same with its picture kept by ``draw``."""
    if owner.count == 1:
        return await school_drawn(draw, owner, schools[0], page)
    scene = owner.scene
    chart = await draw(schools_spec(scene.language, schools, page), _shows(owner, schools))
    return Owned(owned.overview(scene, schools, chart, page, note), owner, schools, alone=False)


async def school_card(services: Services, owner: Owner, school: SeenSchool, page: int = 0) -> Card:
    """Return one school."""
    return await school_drawn(partial(kept, services), owner, school, page)


async def school_drawn(draw: Draw, owner: Owner, school: SeenSchool, page: int = 0) -> Card:
    """Return the same with its picture kept by ``draw``."""
    scene = replace(owner.scene, zone=school.zone, school_name=school.name)
    chart = await draw(owned_school.school_spec(scene, school, page), _shows(owner, [school]))
    card = owned_school.one(scene, school, chart, page, alone=owner.count == 1)
    return Owned(card, owner, [school], alone=True)


def _shows(owner: Owner, schools: Sequence[SeenSchool]) -> list[Shown]:
    """What the picture goes with: a release taken back, the owner who owns no longer, a meeting that is deleted."""
    found = []
    for school in schools:
        found += [of_owner(school.id, owner.person.id), of_levels(school.id)]
        found += [of_release(school.id, subject.number) for subject in school.subjects]
    return found
