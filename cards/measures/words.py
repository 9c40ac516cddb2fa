"""Words of measures that several cards share: who may see to it, who helps, its steps, what it is to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.figures.whose import titled
from cards.kit import kit, present
from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic, Indicator
from domain.measures.form import DUE, EFFECT, FROM, HELPERS, LOOK, OWNER, SEEN_IN, STEPS, TITLE, TO
from domain.measures.measure import Measure
from domain.people.school import Member, Person
from domain.votes.rounds import LEVELS
from locales import tr

MOST_OWNERS = 200
MOST_HELPERS_TO_CHOOSE = 15  # in the form of a new measure; the form that changes one lists all


@dataclass(frozen=True, slots=True)
class About:
    """What a card about a measure needs to know besides it: who is who, and what the catalogue calls things."""

    people: Mapping[str, Person] = field(default_factory=dict)
    characteristic: Characteristic | None = None
    figures: Sequence[Indicator] = ()  # those that inform the characteristic

    def title(self, scene: Scene) -> str:
        """As "1.4 Samarbeid med hjemmet", ready for a card; "" where the measure is about nothing in particular."""
        known = self.characteristic
        return kit.escape_line(present.title(scene, known)) if known and known.id else ""

    def figure_titles(self, scene: Scene) -> dict[str, str]:
        """Titles of indicators by id, ready for a card."""
        return {one.id: kit.escape_line(titled(scene.language, one)) for one in self.figures}

    def name(self, person_id: str) -> str:
        """A first name, ready for a card; "" where the person is not known any more."""
        person = self.people.get(person_id)
        return kit.escape_line(person.first_name) if person else ""


def owner_choices(filled: kit.Filled, members: Sequence[Member]) -> kit.Element:
    """Who sees to it, of those who take part."""
    scene, people = filled.scene, [(member.person.id, member.person.name) for member in members[:MOST_OWNERS]]
    hint, required = scene.tr("Choose a person"), scene.tr("Choose who sees to it.")
    return filled.choose(OWNER, scene.tr("Who sees to it?"), people, hint=hint, required=required)


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


def seen_by(scene: Scene, *, own: bool) -> str:
    """Who sees what about a measure."""
    words = scene.tr("Everybody at the school sees how it goes and the note.")
    if own:
        words += " " + scene.tr("If you ask for help, only the leaders see it.")
    return words


def title_field(filled: kit.Filled) -> kit.Element:
    """What is done."""
    scene = filled.scene
    hint, required = scene.tr("For instance: call home to new pupils"), scene.tr("Write what you are going to do.")
    return filled.text(TITLE, scene.tr("The measure"), hint=hint, required=required)


def due_field(filled: kit.Filled, label: str, earliest: str = "") -> kit.Element:
    """When it is done. A date that is past may stay where no ``earliest`` is given."""
    return filled.day(DUE, label, earliest=earliest, required=filled.scene.tr("Choose a date."))


def effect_field(filled: kit.Filled) -> kit.Element:
    """What is different when it works."""
    scene = filled.scene
    hint = scene.tr("For instance: guardians say that we listen")
    return filled.text(EFFECT, scene.tr("What is different when it works? (optional)"), hint=hint)


def helpers_field(filled: kit.Filled, members: Sequence[Member]) -> kit.Element:
    """Who helps, of those who take part."""
    scene, people = filled.scene, [(member.person.id, member.person.name) for member in members[:MOST_OWNERS]]
    return filled.choose(HELPERS, scene.tr("Who helps? (optional)"), people, hint=scene.tr("Choose one or more"))


def steps_field(filled: kit.Filled) -> kit.Element:
    """One step a line."""
    scene = filled.scene
    return filled.text(
        STEPS, scene.tr("Steps, one a line (optional)"), hint=scene.tr("For instance: make the list of pupils")
    )


def level_fields(filled: kit.Filled) -> list[kit.Element]:
    """From which level to which."""
    scene = filled.scene
    levels = [(str(level), scene.tr("Level {level}", level=level)) for level in LEVELS]
    hint = scene.tr("Choose a level")
    return [
        filled.choose(FROM, scene.tr("From which level? (optional)"), levels, hint=hint),
        filled.choose(TO, scene.tr("To which level? (optional)"), levels, hint=hint),
    ]


def seen_in_field(filled: kit.Filled, figures: Sequence[Indicator]) -> kit.Element | None:
    """Where the difference will be seen, of the figures that inform the characteristic."""
    if not figures:
        return None
    scene, options = filled.scene, [(one.id, titled(filled.scene.language, one)) for one in figures]
    return filled.choose(
        SEEN_IN, scene.tr("Where will we see it? (optional)"), options, hint=scene.tr("Choose figures")
    )


def look_field(filled: kit.Filled) -> kit.Element:
    """When we look again."""
    return filled.day(LOOK, filled.scene.tr("When do we look again? (optional)"))
