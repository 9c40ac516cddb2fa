"""Words of measures that several cards share: who may see to it, who helps, its steps, what it is to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.kit import kit, present
from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic, Indicator, said
from domain.measures.measure import LONGEST_EFFECT, LONGEST_TITLE, MOST_STEPS, Hypothesis, Measure, Step
from domain.people.school import Member, Person
from domain.votes.rounds import LEVELS
from locales import tr

MOST_OWNERS = 200
MOST_HELPERS_TO_CHOOSE = 15  # in the form of a new measure; the form that changes one lists all
STEP_LINES = 1200


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
        return {one.id: kit.escape_line(said(one.title, scene.language)) for one in self.figures}

    def name(self, person_id: str) -> str:
        """A first name, ready for a card; "" where the person is not known any more."""
        person = self.people.get(person_id)
        return kit.escape_line(person.first_name) if person else ""


def owner_choices(scene: Scene, members: Sequence[Member], value: str = "") -> kit.Element:
    """Who sees to it, of those who take part. Input: owner."""
    people = [(member.person.id, member.person.name) for member in members[:MOST_OWNERS]]
    return kit.choices(
        "owner",
        scene.tr("Who sees to it?"),
        people,
        value if value in dict(people) else "",
        hint=scene.tr("Choose a person"),
        required=scene.tr("Choose who sees to it."),
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


def steps_field(scene: Scene, value: str) -> kit.Element:
    """One step a line. Input: steps."""
    hint = scene.tr("For instance: make the list of pupils")
    label = scene.tr("Steps, one a line (optional)")
    return kit.text_field("steps", label, value, longest=STEP_LINES, hint=hint)


def steps_written(steps: Sequence[Step]) -> str:
    """As they stand in the field."""
    return "\n".join(step.text for step in steps[:MOST_STEPS])


def helpers_field(scene: Scene, members: Sequence[Member], value: str) -> kit.Element:
    """Who helps, of those who take part. Input: helpers."""
    people = [(member.person.id, member.person.name) for member in members[:MOST_OWNERS]]
    known = dict(people)
    chosen = ",".join(one for one in value.split(",") if one in known)
    label = scene.tr("Who helps? (optional)")
    hint = scene.tr("Choose one or more")
    return kit.choices("helpers", label, people, chosen, several=True, hint=hint)


def seen_in_field(scene: Scene, figures: Sequence[Indicator], value: str) -> kit.Element | None:
    """Where the difference will be seen, of the figures that inform the characteristic. Input: seen_in."""
    if not figures:
        return None
    options = [(one.id, said(one.title, scene.language)) for one in figures]
    known = dict(options)
    chosen = ",".join(one for one in value.split(",") if one in known)
    label = scene.tr("Where will we see it? (optional)")
    return kit.choices("seen_in", label, options, chosen, several=True, hint=scene.tr("Choose figures"))


def look_field(scene: Scene, value: str) -> kit.Element:
    """When we look again. Input: look."""
    return kit.date_field("look", scene.tr("When do we look again? (optional)"), value)


def level_fields(scene: Scene, given: Mapping[str, str]) -> list[kit.Element]:
    """From which level to which. Inputs: from, to."""
    levels = [(str(level), scene.tr("Level {level}", level=level)) for level in LEVELS]
    hint = scene.tr("Choose a level")
    return [
        kit.choices("from", scene.tr("From which level? (optional)"), levels, given.get("from", ""), hint=hint),
        kit.choices("to", scene.tr("To which level? (optional)"), levels, given.get("to", ""), hint=hint),
    ]


def hypothesis_written(hypothesis: Hypothesis) -> dict[str, str]:
    """As it stands in the fields."""
    return {
        "from": str(hypothesis.from_level or ""),
        "to": str(hypothesis.to_level or ""),
        "seen_in": ",".join(hypothesis.seen_in),
        "look": hypothesis.look_on.isoformat() if hypothesis.look_on else "",
    }


def seen_by(scene: Scene, *, own: bool) -> str:
    """Who sees what about a measure."""
    words = scene.tr("Everybody at the school sees how it goes and the note.")
    if own:
        words += " " + scene.tr("If you ask for help, only the leaders see it.")
    return words


def title_field(scene: Scene, given: Mapping[str, str]) -> kit.Element:
    """What is done. Input: title."""
    return kit.text_field(
        "title",
        scene.tr("The measure"),
        given.get("title", ""),
        longest=LONGEST_TITLE,
        lines=False,
        hint=scene.tr("For instance: call home to new pupils"),
        required=scene.tr("Write what you are going to do."),
    )


def due_field(scene: Scene, given: Mapping[str, str], earliest: str = "") -> kit.Element:
    """When it is done. A date that is past may stay. Input: due."""
    required = scene.tr("Choose a date.")
    return kit.date_field("due", scene.tr("Due date"), given.get("due", ""), earliest=earliest, required=required)


def effect_field(scene: Scene, given: Mapping[str, str]) -> kit.Element:
    """What is different when it works. Input: effect."""
    return kit.text_field(
        "effect",
        scene.tr("What is different when it works? (optional)"),
        given.get("effect", ""),
        longest=LONGEST_EFFECT,
        hint=scene.tr("For instance: guardians say that we listen"),
    )
