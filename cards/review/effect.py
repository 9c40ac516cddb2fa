"""Before and after: the level and the figures in one picture, and the honest words that follow from the numbers."""

from __future__ import annotations

from cards.charts.words.effect import figure_sentences
from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.measures.verbs import MEASURE_LIST
from cards.review import came_back
from cards.review.verbs import MEETING_AGAIN
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.review.effect import Effect, LevelShift, Way
from locales import tr


def effect(
    scene: Scene, caller: Caller, shown: Effect, characteristic: Characteristic, chart: Picture, *, coming: bool = False
) -> Card:
    """What changed from one meeting to the next, or till now. ``coming``: the next one is planned already."""
    plan = shown.after is None and caller.leads and not coming
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(heading(scene, shown.level)),
        *told(scene, shown, chart),
        kit.actions(
            plan_button(scene, shown.before) if plan else None,
            came_back.button(scene, shown.before, shown.measures) if shown.after is None else None,
            kit.execute(scene.tr("See measures"), Press(MEASURE_LIST, caller.school.id)),
        ),
    )


def look_again(
    scene: Scene, shown: Effect, characteristic: Characteristic, chart: Picture, first_name: str, day: str
) -> Card:
    """To a leader on the review date: the same meeting again? ``day`` is the day as it was agreed on, in words."""
    name = kit.escape_line(first_name)
    held = shown.before.started_at or shown.before.ended_at or shown.before.created_at
    agreed = scene.tr("You met about this on {day}.", day=present.short_day(scene, held))
    return kit.card(
        scene,
        kit.subtle(scene.tr("To look at again on {day}", day=day)),
        kit.heading(scene.tr("Hello, {name}. Shall we look at this again?", name=name)),
        kit.bold_line(kit.escape_line(present.title(scene, characteristic))),
        kit.text(f"{agreed} {_aim(scene, shown.level)}".strip()),
        kit.actions(
            plan_button(scene, shown.before),
            came_back.button(scene, shown.before, shown.measures),
        ),
        kit.footnote(
            scene.tr("I propose the same question, vote and figures. You see it all before anybody is invited."),
            apart=False,
        ),
        *told(scene, shown, chart, first=False),
    )


def told(scene: Scene, shown: Effect, chart: Picture, *, first: bool = True) -> list[kit.Element]:
    """The words under the heading and the picture: about the level, the figures, the measures.

    ``first``: nothing above has said what was agreed on.
    """
    language = scene.language
    sentences = [kit.escape_line(words) for words in figure_sentences(language, shown)]
    if shown.lost:
        lost = scene.trn(
            "{count} figure is not in the catalogue any more.",
            "{count} figures are not in the catalogue any more.",
            shown.lost,
        )
        sentences.append(lost)
    if not shown.figures and not shown.lost:
        sentences.append(scene.tr("There are no figures to hold the level against."))
    return [
        *(kit.text(words) for words in about_level(scene, shown.level, aim=first)),
        kit.picture(scene, chart),
        kit.section(scene.tr("What the figures show")),
        *(kit.text(words, spacing="Small") for words in sentences),
        *_measures(scene, shown),
        kit.footnote(scene.tr("Numbers show what has changed, not why. You know more about that.")),
    ]


def heading(scene: Scene, level: LevelShift) -> str:
    """The conclusion about the level."""
    language, then, now = scene.language, level.before, level.after
    return {
        Way.UP: tr(language, "The level moved from {a} to {b}", a=then, b=now),
        Way.DOWN: tr(language, "The level went down from {a} to {b}", a=then, b=now),
        Way.SAME: tr(language, "The level has not moved: still level {level}", level=then),
        Way.CHANGED: tr(language, "The levels cannot be compared"),
        Way.OPEN: tr(language, "We cannot say whether the level has moved"),
    }.get(level.way, tr(language, "We have not met about this again yet"))


def about_level(scene: Scene, level: LevelShift, *, aim: bool = True) -> list[str]:
    """What one must know not to make too much of it; each a sentence or two. ``aim``: what was aimed for, too."""
    language, then, now = scene.language, level.before, level.after
    found = []
    if level.way is Way.CHANGED and then and now:
        found.append(
            tr(
                language,
                "The criteria have changed since then. Level {a} then and level {b} now are not the same steps.",
                a=then,
                b=now,
            )
        )
    elif level.way is Way.CHANGED:
        found.append(tr(language, "The criteria have changed since then. A new level is not on the same steps."))
    elif level.way is Way.OPEN:
        found.append(
            tr(language, "Last time we did not settle on a level.")
            if then is None
            else tr(language, "This time we did not settle on a level.")
        )
    if aim and (level.way in (Way.UP, Way.DOWN, Way.SAME) or (level.way is Way.NOT_YET and then)):
        found.append(_aim(scene, level))
    if level.after and level.few:
        voted = tr(language, "{a} voted then and {b} now.", a=level.ballots[0], b=level.ballots[1])
        caution = tr(language, "With so few, one or two people can decide which way it goes.")
        found.append(f"{voted} {caution}")
    elif not level.votes_follow:
        found.append(tr(language, "The votes have not moved the way the level has. Talk about why."))
    return [words for words in found if words]


def plan_button(scene: Scene, held: Meeting) -> kit.Button:
    """The same meeting again, as a proposal."""
    press = Press(MEETING_AGAIN, held.id)
    return kit.execute(scene.tr("Plan it again"), press, style="positive", associated=False)


def _aim(scene: Scene, level: LevelShift) -> str:
    if level.after is None:
        if level.before is None:
            return scene.tr("You did not settle on a level then.")
        if level.aim is None or level.aim == level.before:
            return scene.tr("You agreed on level {level} then.", level=level.before)
        return scene.tr("You agreed on level {level} then, aiming for level {aim}.", level=level.before, aim=level.aim)
    if level.aim is None:
        return ""
    if level.after >= level.aim:
        return scene.tr("The aim was level {aim}, and we are there.", aim=level.aim)
    return scene.tr("The aim was level {aim}. We are not there yet.", aim=level.aim)


def _measures(scene: Scene, shown: Effect) -> list[kit.Element]:
    if not shown.measures:
        return []
    words = came_back.came_to(scene, shown.measures)
    if not shown.done:
        words = f"{words} {tr(scene.language, 'It is early to look for what they change.')}"
    return [kit.section(scene.tr("What we did")), kit.text(words, spacing="Small")]
