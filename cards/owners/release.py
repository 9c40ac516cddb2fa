"""Releasing to the owner: the leader's form, what the channel hears, what the owner hears."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.owners import words as owned_words
from cards.owners.owners import release_line
from cards.owners.verbs import OWNED_SHOW, OWNERS_SHOW, RELEASE_REVOKE, RELEASE_SAVE
from cards.verbs import Press
from domain.errors import Problem
from domain.owners.release import Offered
from domain.owners.releases import Part, Release
from domain.people.school import Caller, Person
from domain.personal_data.naming import SURE
from locales import tr

MOST_SCHOOLS, MOST_TITLES = 6, 2  # on a card to an owner; the overview has all


def form(
    scene: Scene,
    caller: Caller,
    offered: Offered,
    problems: Sequence[Problem] = (),
    numbers: str = "",
    parts: str = "",
    note: str = "",
) -> Card:
    """What to release, and what is released. ``numbers`` and ``parts`` are what was ticked, by comma."""
    language, school = scene.language, caller.school
    sure = SURE if any(problem.key == "release_names" for problem in problems) else ""
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(school.name)),
        kit.heading(tr(language, "What do you want to release to the owner?")),
        kit.text(note, bold=True) if note and not problems else None,
        kit.to_put_right(scene, problems),
        [kit.text(_name_warning(scene))] if sure else None,
        _to_release(scene, offered, problems, numbers, parts),
        kit.who_sees(scene, _who(scene, caller)),
        kit.actions(
            kit.execute(
                tr(language, "Release without these") if sure else tr(language, "Release"),
                Press(RELEASE_SAVE, school.id, sure),
                style="positive",
            )
            if offered.characteristics
            else None,
            kit.execute(tr(language, "The school's owner"), Press(OWNERS_SHOW, school.id), associated=False),
        ),
        _released(scene, caller, offered),
    )


def _to_release(
    scene: Scene, offered: Offered, problems: Sequence[Problem], numbers: str, parts: str
) -> list[kit.Element]:
    if not offered.characteristics:
        return [kit.text(scene.tr("There is nothing more to release now. What you agree on appears here."))]
    options = [(one.id, present.title(scene, one)) for one in offered.characteristics]
    ways = [(part.value, scene.tr(words)) for part, words in owned_words.PARTS.items()]
    chosen = parts or ",".join(Part)
    which = kit.choices("characteristics", scene.tr("Characteristics"), options, numbers, open_list=True, several=True)
    what = kit.choices("parts", scene.tr("What the owner sees of them"), ways, chosen, open_list=True, several=True)
    return [kit.beside(scene, problems, which), kit.beside(scene, problems, what)]


def _released(scene: Scene, caller: Caller, offered: Offered) -> list[kit.Element] | None:
    if not offered.releases:
        return None
    options = [(one.id, kit.plain(_plain_line(scene, offered, one))) for one in offered.releases]
    return [
        kit.text(scene.tr("What is released"), bold=True, spacing="ExtraLarge", separator=True),
        kit.choices("releases", scene.tr("Tick what you want to take back"), options, open_list=True, several=True),
        kit.actions(kit.execute(scene.tr("Take back"), Press(RELEASE_REVOKE, caller.school.id))),
        kit.footnote(
            scene.tr("What you take back is gone for the owner at once, and the channel hears of it."), apart=False
        ),
    ]


def _plain_line(scene: Scene, offered: Offered, release: Release) -> str:
    """The line of a release as a choice; a choice is not Markdown."""
    about = offered.titles.get(release.characteristic_id)
    title = present.title(scene, about) if about else release.characteristic_id
    when = scene.tr("from {day}", day=present.short_day(scene, release.open_from))
    lost = "" if about else f" ({tr(scene.language, 'not in the catalogue any more')})"
    return f"{title}: {owned_words.parts_line(scene, release.parts)}, {when}{lost}"


def _name_warning(scene: Scene) -> str:
    return scene.tr(
        "Names are not ours to pass on: the owner sees that a title was withheld. Change the title first if you want "
        "the owner to read it.",
    )


def _who(scene: Scene, caller: Caller) -> str:
    return scene.trn(
        "The channel hears of it now. The owner sees it after {count} working day, and what you agree on later just "
        "as long after. Never votes, names, notes or figures. You can take it back at any time.",
        "The channel hears of it now. The owner sees it after {count} working days, and what you agree on later just "
        "as long after. Never votes, names, notes or figures. You can take it back at any time.",
        caller.school.release_days,
    )


def told(scene: Scene, offered: Offered, what: Sequence[Release], owners: Sequence[Person], *, back: bool) -> Card:
    """To the channel: what the owner is going to see, or does not see any more. ``back``: it was taken back."""
    names = present.names(scene, [kit.escape_line(person.name) for person in owners])
    heading = (
        scene.tr("The owner does not see this any more")
        if back
        else scene.tr("The owner is going to see what we came to")
    )
    lines = [_back_line(scene, offered, one) if back else release_line(scene, offered, one) for one in what]
    return kit.card(
        scene,
        kit.subtle(scene.tr("School owner")),
        kit.heading(heading),
        kit.text("\n".join(f"- {line}" for line in lines[:20])),
        None
        if back
        else kit.who_sees(
            scene,
            scene.tr("{names} sees this, and never votes, names, notes or figures.", names=names)
            if names
            else scene.tr("The owner never sees votes, names, notes or figures."),
        ),
        None
        if back
        else kit.footnote(scene.tr("Is something wrong, talk to the leader: it can be taken back at any time.")),
    )


def _back_line(scene: Scene, offered: Offered, release: Release) -> str:
    about = offered.titles.get(release.characteristic_id)
    return kit.escape_line(present.title(scene, about) if about else release.characteristic_id)


def owners_now(scene: Scene, owners: Sequence[Person]) -> Card:
    """To the channel: somebody else owns now, and sees what was released."""
    names = present.names(scene, [kit.escape_line(person.name) for person in owners])
    sentence = (
        scene.tr("What we have released is now seen by {names}.", names=names)
        if names
        else scene.tr("Nobody sees what we have released any more.")
    )
    return kit.card(
        scene,
        kit.subtle(scene.tr("School owner")),
        kit.heading(scene.tr("The school has another owner")),
        kit.text(sentence),
        kit.who_sees(scene, scene.tr("The owner never sees votes, names, notes or figures.")),
    )


def taken_back(scene: Scene) -> Card:
    """To an owner, in place of a card of which nothing is left to see."""
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(scene.tr("What stood here was taken back")),
        kit.text(scene.tr("The school does not share it with you any more.")),
        kit.footnote(scene.tr("Write **overview** to me at any time.")),
    )


def opened(scene: Scene, person: Person, new: Sequence[tuple[str, Sequence[str]]]) -> Card:
    """To an owner: what is new today, by school. ``new`` are schools' names and titles, not escaped."""
    name = kit.escape_line(person.first_name)
    lines = [f"- **{owned_words.cut(school, 60)}**: {_titles(titles)}" for school, titles in new[:MOST_SCHOOLS]]
    left = len(new) - MOST_SCHOOLS
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(
            scene.trn(
                "Hello, {name}. {count} school has released something new",
                "Hello, {name}. {count} schools have released something new",
                len(new),
                name=name,
            )
        ),
        kit.text("\n".join(lines)),
        kit.subtle(scene.tr("and {count} more", count=left)) if left > 0 else None,
        kit.actions(kit.execute(scene.tr("See overview"), Press(OWNED_SHOW))),
        kit.footnote(scene.tr("Write **overview** to me at any time.")),
    )


def _titles(titles: Sequence[str]) -> str:
    told_ = ", ".join(owned_words.cut(title, 50) for title in titles[:MOST_TITLES])
    return told_ if len(titles) <= MOST_TITLES else f"{told_} …"


def chosen(scene: Scene, person: Person, school_name: str) -> Card:
    """To somebody who was chosen as owner."""
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(scene.tr("Hello, {name}. You own for a school", name=kit.escape_line(person.first_name))),
        kit.text(kit.escape_line(school_name), bold=True),
        kit.text(
            scene.tr(
                "You see what the school releases, one characteristic at a time: levels, aims, measures and good "
                "practice. Never votes or names.",
            )
        ),
        kit.actions(kit.execute(scene.tr("See overview"), Press(OWNED_SHOW))),
        kit.footnote(scene.tr("Write **overview** to me at any time.")),
    )
