"""How long what is kept, for everybody to see; how many years, for leaders to set; and what was deleted, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import SETTINGS_SHOW
from cards.personal_data.verbs import KEEPING_SAVE, KEEPING_SHOW, MY_DATA_SHOW
from cards.verbs import Press
from domain.errors import Problem
from domain.people.school import Caller
from domain.personal_data.deletion import Deletion
from domain.personal_data.keep import ADMINISTRATOR, KEPT_LONG_ENOUGH, PERSON_ASKED, SCHOOL_LEFT, YEARS
from locales import N_, tr, trn

MOST_LINES = 12
_WHY = {
    KEPT_LONG_ENOUGH: N_("It had been kept as long as the school wants."),
    SCHOOL_LEFT: N_("Samklang had been out of the team for more than 30 days."),
    PERSON_ASKED: N_("The person asked for it."),
    ADMINISTRATOR: N_("Whoever runs Samklang did it."),
}
_WHAT: dict[str, Callable[[str, int], str]] = {
    "meetings": lambda language, n: trn(language, "{count} meeting", "{count} meetings", n),
    "minutes": lambda language, n: trn(language, "minutes of {count} meeting", "minutes of {count} meetings", n),
    "measures": lambda language, n: trn(language, "{count} measure", "{count} measures", n),
    "practices": lambda language, n: trn(language, "{count} good practice", "{count} good practices", n),
    "figures": lambda language, n: trn(language, "{count} figure", "{count} figures", n),
    "person": lambda language, n: trn(language, "the data of {count} person", "the data of {count} people", n),
}


def keeping(
    scene: Scene, caller: Caller, log: Sequence[Deletion], note: str = "", problems: Sequence[Problem] = ()
) -> Card:
    """The rules in plain words, the setting for leaders, and the log."""
    language, years = scene.language, caller.school.keep_years
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(caller.school.name)),
        kit.heading(tr(language, "How long I keep things")),
        kit.text(note, bold=True) if note else None,
        kit.to_put_right(scene, problems),
        kit.text("\n".join(f"- {line}" for line in _rules(language, years))),
        _form(scene, years, problems) if caller.leads else None,
        kit.section(tr(language, "What I have deleted")),
        [kit.text(line, spacing="Small") for line in _lines(scene, log)],
        kit.actions(
            kit.execute(tr(language, "Save"), Press(KEEPING_SAVE, scene.school_id), style="positive")
            if caller.leads
            else None,
            kit.execute(tr(language, "What I keep about you"), Press(MY_DATA_SHOW), associated=False),
            kit.execute(tr(language, "Show settings"), Press(SETTINGS_SHOW, scene.school_id), associated=False),
        ),
        kit.footnote(tr(language, "I look once a day. What I have deleted, I cannot bring back.")),
    )


def ask(scene: Scene, years: int, meetings: int, measures: int) -> Card:
    """Fewer years than before: what that deletes, before it does."""
    language = scene.language
    counted = (("meetings", meetings), ("measures", measures))
    what = present.names(scene, [_WHAT[one](language, count) for one, count in counted if count])
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.trn("Keep {count} year only?", "Keep {count} years only?", years)),
        kit.text(scene.tr("Then I delete {what} within a day, with minutes and results.", what=what)),
        kit.text(scene.tr("If you want to have them later too, fetch the school's files first: write **export**.")),
        kit.actions(
            kit.execute(scene.tr("Delete what is older"), Press(KEEPING_SAVE, scene.school_id, str(years))),
            kit.execute(scene.tr("Keep it as it is"), Press(KEEPING_SHOW, scene.school_id)),
        ),
    )


def ahead(scene: Scene, years: int, meetings: int, measures: int, since: datetime) -> Card:
    """To a leader, some days before: what goes because it has been kept long enough."""
    counted = (("meetings", meetings), ("measures", measures))
    what = present.names(scene, [_WHAT[one](scene.language, count) for one, count in counted if count])
    sentence = scene.trn(
        "From {day} on I delete {what}, with minutes and results: the school keeps them for {count} year.",
        "From {day} on I delete {what}, with minutes and results: the school keeps them for {count} years.",
        years,
        day=present.short_day(scene, since),
        what=what,
    )
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("I am soon going to delete what is old")),
        kit.text(sentence),
        kit.text(scene.tr("If you want to have them later too, fetch the school's files first: write **export**.")),
        kit.actions(kit.execute(scene.tr("Keep things longer"), Press(KEEPING_SHOW, scene.school_id))),
        kit.footnote(scene.tr("Everybody who leads gets this, at most once a month.")),
    )


def _rules(language: str, years: int) -> list[str]:
    return [
        tr(language, "Votes: until the meeting ends. Then only the counts are left."),
        trn(
            language,
            "Meetings, minutes and finished measures: {count} year.",
            "Meetings, minutes and finished measures: {count} years.",
            years,
        ),
        tr(language, "Measures under way: until they are finished, and then as long as the meetings."),
        tr(language, "People who have left the school: one year, or as long as something stands in their name."),
        tr(
            language,
            "If Samklang is taken out of the team: everything for 30 days. "
            "Then I tell the leaders, and a week later I delete it.",
        ),
    ]


def _form(scene: Scene, years: int, problems: Sequence[Problem]) -> kit.Element:
    chosen = sorted({*YEARS, years})
    choices = [(str(each), scene.trn("{count} year", "{count} years", each)) for each in chosen]
    field = kit.choices("years", scene.tr("Keep meetings and finished measures for"), choices, str(years))
    return kit.beside(scene, problems, field)


def _lines(scene: Scene, log: Sequence[Deletion]) -> list[str]:
    language = scene.language
    if not log:
        return [scene.tr("Nothing yet.")]
    return [
        f"**{present.short_day(scene, one.at)}:** {_counted(language, one)}. {tr(language, _WHY[one.why])}"
        for one in log[:MOST_LINES]
        if one.why in _WHY and one.what in _WHAT
    ]


def _counted(language: str, one: Deletion) -> str:
    return present.capitalised(_WHAT[one.what](language, one.count))
