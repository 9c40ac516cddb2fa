"""The owner's report for the yearly quality report: which year and language, and the links."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.owners import words as owned_words
from cards.owners.verbs import OWNED_REPORT, OWNED_SHOW
from cards.verbs import Press
from domain.owners.owned import SeenSchool

MOST_YEARS = 8


def years_of(scene: Scene, schools: Sequence[SeenSchool]) -> list[int]:
    """Years there is something to report of, the newest first; this year at least."""
    held = {
        present.local_day(scene, one.held_at).year
        for school in schools
        for subject in school.subjects
        for one in subject.levels
    }
    return sorted(held | {present.local_day(scene, scene.now).year}, reverse=True)[:MOST_YEARS]


def form(scene: Scene, schools: Sequence[SeenSchool], ref: str, years: Sequence[int]) -> Card:
    """Which year, in which language. Inputs: year, language."""
    language = scene.language
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(scene.tr("Which report do you want?")),
        kit.text(_about(scene, schools)),
        kit.choices("year", scene.tr("Year"), [(str(year), str(year)) for year in years], str(years[0])),
        kit.choices("language", scene.tr("Language"), present.LANGUAGE_NAMES.items(), language),
        kit.who_sees(scene, _inside(scene)),
        kit.actions(
            kit.execute(scene.tr("Make the report"), Press(OWNED_REPORT, ref), style="positive"),
            kit.execute(scene.tr("Go back"), Press(OWNED_SHOW, ref), associated=False),
        ),
    )


def reading(scene: Scene, schools: Sequence[SeenSchool], ref: str, year: int, links: Sequence[tuple[str, str]]) -> Card:
    """The links."""
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(scene.tr("The report for {year} is ready", year=year)),
        kit.text(_about(scene, schools)),
        kit.who_sees(scene, _inside(scene)),
        kit.actions(
            *(kit.open_url(title, url) for title, url in links),
            kit.execute(scene.tr("Choose another"), Press(OWNED_REPORT, ref, "form"), associated=False),
            kit.execute(scene.tr("Go back"), Press(OWNED_SHOW, ref), associated=False),
        ),
        kit.footnote(scene.tr("The links work for a quarter of an hour. Press again for new ones."), apart=False),
    )


def _about(scene: Scene, schools: Sequence[SeenSchool]) -> str:
    telling = owned_words.telling(schools)
    if len(schools) == 1:
        return kit.escape_line(schools[0].name)
    return scene.trn(
        "With what {some} of {count} school has released.",
        "With what {some} of {count} schools have released.",
        len(schools),
        some=len(telling),
    )


def _inside(scene: Scene) -> str:
    return scene.tr(
        "The report holds what is released at the moment you open it, with dates and the version of the criteria. It "
        "has no votes, names or figures.",
    )
