"""Colour limits: which the school has set, and one of them to change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cards.figures import limit_words
from cards.figures.verbs import LIMITS_CLEAR, LIMITS_SAVE, LIMITS_SHOW
from cards.figures.whose import titled
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import SETTINGS_SHOW
from cards.verbs import Press
from domain.catalogue.areas import Better, Catalogue, Indicator
from domain.errors import Problem
from domain.figures.limits import Limits
from domain.figures.limits_in_force import limited
from domain.figures.set_limits import MOST_APART, NO_COLOUR, NUMBERS, reached
from domain.people.school import Caller, Person
from domain.rounding import whole
from locales import N_, tr

MOST_LISTED = 12
_AGAINST = (
    (NUMBERS, N_("Two numbers that you choose")),
    ("municipality", N_("The municipality's figure")),
    ("group", N_("The KOSTRA group's figure")),
    ("country", N_("The country's figure")),
    (NO_COLOUR, N_("Nothing: no colour")),
)
_EVERY = {
    "pupil_survey": N_("All figures from the pupils' answers"),
    "guardian_survey": N_("All figures from the guardians' answers"),
}


def listing(
    scene: Scene,
    caller: Caller,
    catalogue: Catalogue,
    limits: Mapping[str, Limits],
    people: Mapping[str, Person] | None = None,
) -> Card:
    """What the school has set and who set it, and a list to choose from.

    ``catalogue`` is the one without those limits; ``people`` by id, somebody who is gone is left out.
    """
    language, school = scene.language, caller.school.id
    own = [one for one in catalogue.indicators if one.id in limits]
    options = [(one.id, title_of(scene, one)) for one in catalogue.indicators if one.better is not Better.NONE]
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(caller.school.name)),
        kit.heading(tr(language, "Limits for colours")),
        kit.text(
            tr(language, "Colours simplify. You decide what is good here, also from what the school has to work with.")
        ),
        kit.section(tr(language, "Set by the school")),
        [_set(scene, one, limits[one.id], people or {}) for one in own[:MOST_LISTED]]
        or kit.text(tr(language, "Nothing yet. The limits that Samklang suggests are in use."), spacing="Small"),
        kit.subtle(tr(language, "{count} more are set.", count=len(own) - MOST_LISTED), spacing="Small")
        if len(own) > MOST_LISTED
        else None,
        kit.choices(
            "indicator",
            tr(language, "The figure to change"),
            options,
            required=tr(language, "Choose the figure that you want to change."),
            spacing="Large",
        ),
        kit.actions(
            kit.execute(tr(language, "Change the limits"), Press(LIMITS_SHOW, school), style="positive"),
            kit.execute(tr(language, "Go back"), Press(SETTINGS_SHOW, school), associated=False),
        ),
        kit.footnote(tr(language, "Numbers that only count, such as pupils or hours, never get a colour.")),
    )


def _set(scene: Scene, indicator: Indicator, limits: Limits, people: Mapping[str, Person]) -> kit.Element:
    lines = [limit_words.limits_of(scene, limited(indicator, limits)) or scene.tr("No colour.")]
    if limits.set_at:
        by, day = people.get(limits.set_by), present.short_day(scene, limits.set_at)
        name = kit.escape_line(by.first_name) if by else ""
        words = scene.tr("Set {day} by {name}.", day=day, name=name)
        lines.append(words if name else scene.tr("Set {day}.", day=day))
    return kit.fact(kit.escape_line(title_of(scene, indicator)), " ".join(lines))


def form(
    scene: Scene,
    caller: Caller,
    catalogue: Catalogue,
    indicator: Indicator,
    limits: Limits | None,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    *,
    scopes: Collection[str] = (),
    saved: bool = False,
) -> Card:
    """One figure's limits, filled in with what holds, or with what was typed.

    ``scopes`` are those that have figures of this indicator: only they can be the yardstick.
    """
    language, school = scene.language, caller.school.id
    filled = _held(scene, indicator, limits) | dict(values or {})
    holds = limit_words.limits_line(scene, limited(indicator, limits))
    back = Press(LIMITS_CLEAR, school, indicator.id)
    return kit.card(
        scene,
        kit.only_you(scene, tr(language, "Limits for colours")),
        kit.heading(kit.escape_line(title_of(scene, indicator))),
        kit.text(tr(language, "Saved."), bold=True) if saved and not problems else None,
        kit.fact(tr(language, "In use now"), holds or tr(language, "No limits, and so no colour.")),
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in _fields(scene, catalogue, indicator, filled, scopes)],
        kit.actions(
            kit.execute(tr(language, "Save"), Press(LIMITS_SAVE, school, indicator.id), style="positive"),
            kit.execute(tr(language, "Use the suggestion"), back, associated=False) if limits else None,
            kit.execute(tr(language, "Go back"), Press(LIMITS_SHOW, school), associated=False),
        ),
        kit.footnote(tr(language, "Everybody sees on the cards that the school set the limits.")),
    )


def _fields(
    scene: Scene, catalogue: Catalogue, indicator: Indicator, filled: Mapping[str, str], scopes: Collection[str]
) -> list[kit.Element]:
    language, down = scene.language, indicator.better is Better.DOWN
    offered = {NUMBERS, NO_COLOUR, filled["against"], *scopes}
    ways = [(key, tr(language, title)) for key, title in _AGAINST if key in offered]
    good = tr(language, "Good up to") if down else tr(language, "Good from")
    lift = tr(language, "Needs lifting above") if down else tr(language, "Needs lifting below")
    fields: list[kit.Element] = [
        kit.choices("against", tr(language, "Hold it against"), ways, filled["against"], open_list=True),
        kit.subtle(tr(language, "For two numbers"), spacing="Medium"),
        kit.text_field("good", good, filled["good"], longest=12, lines=False),
        kit.text_field("lift", lift, filled["lift"], longest=12, lines=False),
    ]
    if len(ways) > 2:
        apart = tr(language, "Needs lifting when it is this many per cent worse")
        share = int(filled["apart"][:4]) if filled["apart"].isdecimal() else None
        fields += [
            kit.subtle(tr(language, "For the figure of others"), spacing="Medium"),
            kit.number_field("apart", apart, share, most=MOST_APART),
        ]
    alike = reached(catalogue, indicator, "source")
    if len(alike) > 1 and indicator.source in _EVERY:
        reach = [("one", tr(language, "Only this figure")), ("source", tr(language, _EVERY[indicator.source]))]
        fields.append(
            kit.choices(
                "reach", tr(language, "Is to hold for"), reach, filled["reach"], open_list=True, spacing="Medium"
            )
        )
    return fields


def _held(scene: Scene, indicator: Indicator, limits: Limits | None) -> dict[str, str]:
    """What the fields hold before anybody types."""
    shown = limited(indicator, limits)
    numbers = {
        key: "" if value is None else limit_words.limit(scene, shown, value).replace(present.NBSP, " ").rstrip("% ")
        for key, value in (("good", shown.good_from), ("lift", shown.lift_below))
    }
    against = NUMBERS
    if limits is not None:
        against = limits.yardstick or (NO_COLOUR if limits.good_from is None else NUMBERS)
    return {"against": against, "apart": str(whole(shown.margin * 100)), "reach": "one", **numbers}


def title_of(scene: Scene, indicator: Indicator) -> str:
    """The indicator's title, with who answered: two surveys ask about the same things."""
    return titled(scene.language, indicator)
