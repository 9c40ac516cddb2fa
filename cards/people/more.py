"""Everything that is on no other button of the start card, in words that say what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from cards.calendar.verbs import DAYS_SHOW
from cards.catalogue.verbs import CATALOGUE_LIST, OVERVIEW_SHOW
from cards.exports.verbs import EXPORT_SHOW
from cards.figures.verbs import FIGURES_SHOW, IMPORT_LAST, SURVEYS_SHOW
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.minutes.verbs import MINUTES_LIST
from cards.owners.verbs import OWNERS_SHOW
from cards.people.verbs import HELP, LANGUAGE_SHOW, MORE_GO, MORE_SHOW, PEOPLE_SHOW, SETTINGS_SHOW
from cards.personal_data.verbs import MY_DATA_SHOW, WHO_SEES_SHOW
from cards.practice.verbs import PACKAGE_SHOW, PRACTICE_LIST
from cards.reminders.verbs import RHYTHM_SHOW
from cards.verbs import Press, Verb
from cards.year.verbs import YEAR_SHOW
from domain.people.school import Caller

Row = tuple[str, str, Verb]  # the button, what it is for, and its press


WHAT = "what"  # the input: the name of the press that was chosen


def more(scene: Scene, caller: Caller) -> Card:
    """Return the rest of what the bot does, to choose from. Nobody sees what they have no right to. Input: what."""
    rows = choices(scene, caller)
    listed = [(str(verb), f"{title}: {purpose}") for title, purpose, verb in rows]
    return kit.card(
        scene,
        kit.heading(scene.tr("More that I can help with")),
        kit.choices(WHAT, scene.tr("What would you like to see?"), listed, open_list=True),
        kit.actions(
            kit.execute(scene.tr("Show"), Press(MORE_GO, scene.school_id), style="positive"),
            kit.execute(scene.tr("Go back"), Press(HELP, scene.school_id), associated=False),
        ),
        kit.footnote(scene.tr("You can also just write what you want, in your own words.")),
    )


def with_way_back(scene: Scene, card: Card) -> Card:
    """Return what was chosen, with the way back to the choice."""
    back = kit.execute(scene.tr("Go back"), Press(MORE_SHOW, scene.school_id), associated=False)
    part = kit.card(scene, kit.actions(back))
    return {**card, "body": [*card["body"], *part["body"]]}


def choices(scene: Scene, caller: Caller) -> Sequence[Row]:
    """Return what this person may choose, in the order of the card."""
    lead = _lead(scene) if caller.leads else ()
    return [*_know(scene, caller), *_do(scene, caller), *lead, *_own(scene)]


def _know(scene: Scene, caller: Caller) -> Sequence[Row]:
    rows: list[Row] = [
        (scene.tr("Overview"), scene.tr("The levels you agreed on, year by year"), OVERVIEW_SHOW),
        (scene.tr("Figures"), scene.tr("Surveys and public figures, with source and trend"), FIGURES_SHOW),
        (scene.tr("Characteristics"), scene.tr("What the four levels mean in each of them"), CATALOGUE_LIST),
    ]
    if caller.leads:
        rows += [
            (scene.tr("Bring in figures"), scene.tr("Files and public statistics, and what came last"), IMPORT_LAST),
            (scene.tr("Questionnaires"), scene.tr("To ask pupils and guardians"), SURVEYS_SHOW),
        ]
    return rows


def _do(scene: Scene, caller: Caller) -> Sequence[Row]:
    rows: list[Row] = [
        (scene.tr("Minutes"), scene.tr("What was agreed at earlier meetings"), MINUTES_LIST),
        (scene.tr("Good practice"), scene.tr("What has worked, here and elsewhere"), PRACTICE_LIST),
    ]
    if caller.leads:
        rows.insert(0, (scene.tr("The year"), scene.tr("Which meetings come when"), YEAR_SHOW))
    return rows


def _lead(scene: Scene) -> Sequence[Row]:
    return [
        (
            scene.tr("School holidays"),
            scene.tr("Holidays and planning days, when no meeting is put"),
            DAYS_SHOW,
        ),
        (scene.tr("School owner"), scene.tr("What the municipality gets, and the report"), OWNERS_SHOW),
        (scene.tr("Export"), scene.tr("Everything of the school as Excel and Word"), EXPORT_SHOW),
        (scene.tr("Packages"), scene.tr("A package for other schools"), PACKAGE_SHOW),
    ]


def _own(scene: Scene) -> Sequence[Row]:
    return [
        (scene.tr("Reminders"), scene.tr("When I write to you, and when not"), RHYTHM_SHOW),
        (scene.tr("Language"), scene.tr("Bokmål, nynorsk or English"), LANGUAGE_SHOW),
        (scene.tr("Who is in"), scene.tr("Who takes part, and who leads"), PEOPLE_SHOW),
        (scene.tr("Settings"), scene.tr("Copies, language, and for leaders the school's"), SETTINGS_SHOW),
        (scene.tr("Who sees what"), scene.tr("What others see of what you answer, vote and write"), WHO_SEES_SHOW),
        (scene.tr("My data"), scene.tr("All that is kept about you, and how it is deleted"), MY_DATA_SHOW),
    ]
