"""Words of measures that several cards share: who may see to it, who helps, its steps, what it is to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards import kit, present
from cards.scene import Scene
from domain.measures import Measure
from domain.people import Member
from locales import tr

MOST_OWNERS = 200


def owner_choices(scene: Scene, members: Sequence[Member], value: str = "") -> kit.Element:
    """Who sees to it, of those who take part. Input: owner."""
    language = scene.language
    people = [(member.person.id, member.person.name) for member in members[:MOST_OWNERS]]
    return kit.choices(
        "owner",
        tr(language, "Who sees to it?"),
        people,
        value if value in dict(people) else "",
        hint=tr(language, "Choose a person"),
        required=tr(language, "Choose who sees to it."),
    )


def hypothesis_lines(scene: Scene, measure: Measure, titles: Mapping[str, str]) -> list[str]:
    """From which level to which, where it will be seen, when we look again; only what was said.

    ``titles`` are those of indicators, ready for a card; one that the catalogue has lost is left out.
    """
    language, said = scene.language, measure.hypothesis
    lines = []
    if said.from_level and said.to_level and said.to_level > said.from_level:
        words = tr(language, "Is to lift us from level {a} to level {b}.", a=said.from_level, b=said.to_level)
        lines.append(words)
    elif said.to_level:
        lines.append(tr(language, "Is to bring us to level {level}.", level=said.to_level))
    seen = [titles[one] for one in said.seen_in if one in titles]
    if seen:
        lines.append(tr(language, "We will see it in: {figures}", figures=" · ".join(seen)))
    if said.look_on:
        lines.append(tr(language, "We look again on {day}.", day=present.day(scene, said.look_on)))
    return lines
