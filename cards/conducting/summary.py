"""The summary of a meeting: its three guiding questions, answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from cards.agenda.agreement import agreement_words
from cards.agenda.rows import level_line
from cards.conducting.verbs import MEETING_UNDO_END
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import MEASURE_LIST
from cards.minutes.verbs import MINUTES_READ
from cards.review import came_back
from cards.verbs import Press
from cards.votes import result_words
from domain.catalogue.areas import Characteristic
from domain.measures.measure import Measure
from domain.meetings.meeting import Agreement, Meeting
from domain.minutes.minutes import Minutes, MinutesState
from domain.people.school import Person
from domain.votes.rounds import Mode, Round, told
from locales import tr

MOST_MEASURES = 12


def summary(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    rounds: Sequence[Round],
    measures: Sequence[Measure],
    owners: Mapping[str, Person],
    minutes: Minutes | None = None,
    *,
    again: bool = False,
    undo: datetime | None = None,
) -> Card:
    """To the channel, and to the leader who ended the meeting. The chart stands above in the thread.

    ``again``: there was a meeting on the same before, so there is a before and a now to see.

    ``undo``: until when whoever leads can take the meeting up again; then this is theirs alone.

    The minutes are told of once they are shared: a draft is the leaders' own.
    """
    language = scene.language
    agreed = meeting.agreement or Agreement(None, None)
    title = kit.escape_line(present.title(scene, characteristic))
    held = meeting.started_at or meeting.starts_at
    reasons = kit.escape(agreed.reasons)
    secret = any(one.mode is not Mode.HANDS for one in told(rounds))
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Summary')} · {present.day(scene, held)}" if held else scene.tr("Summary")),
        kit.heading(f"{title}: {_lower(agreement_words(scene, meeting.agreement))}"),
        kit.section(scene.tr("Where are we?")),
        _where(scene, agreed, rounds),
        kit.fact(scene.tr("What we gave weight to"), reasons, spacing="Small") if reasons else None,
        kit.section(scene.tr("Where do we want to be?")),
        _aim(scene, agreed),
        kit.section(scene.tr("How do we get there?")),
        _measures(scene, measures, owners),
        kit.footnote(_deleted(scene, undo)) if secret or undo else None,
        _minutes(scene, minutes),
        kit.actions(
            kit.execute(scene.tr("Read the minutes"), Press(MINUTES_READ, meeting.id))
            if minutes and minutes.state is not MinutesState.DRAFT
            else None,
            came_back.effect_button(scene, meeting) if again else None,
            kit.execute(scene.tr("Undo the end"), Press(MEETING_UNDO_END, meeting.id)) if undo else None,
            kit.execute(scene.tr("See measures"), Press(MEASURE_LIST, meeting.school_id)),
        ),
    )


def _deleted(scene: Scene, undo: datetime | None) -> str:
    if undo is None:
        return scene.tr("Each single vote is deleted. Only the counts are left.")
    return scene.tr(
        "You can undo the end until {time}. After that each single vote is deleted, only the counts are left, and "
        "this summary goes to the channel.",
        time=present.clock(scene, undo),
    )


def _minutes(scene: Scene, minutes: Minutes | None) -> kit.Element | None:
    if minutes is None or minutes.state is MinutesState.DRAFT:
        return None
    if minutes.state is MinutesState.FROZEN or minutes.remarks_until is None:
        return kit.footnote(scene.tr("The minutes are final."), apart=False)
    day = present.short_day(scene, minutes.remarks_until)
    return kit.footnote(scene.tr("The minutes are open for remarks until {day}.", day=day), apart=False)


def _where(scene: Scene, agreed: Agreement, rounds: Sequence[Round]) -> kit.Element:
    shown = told(rounds)
    counted = result_words.counts(scene, shown[-1]) if shown else ""
    if agreed.level is None:
        said = scene.tr("We did not settle on one level.")
        return kit.text(f"{said} {counted}".strip(), spacing="Small")
    level = scene.tr("Level {level}", level=agreed.level)
    return level_line(scene, agreed.level, f"**{level}.** {counted}".strip())


def _aim(scene: Scene, agreed: Agreement) -> kit.Element:
    again = ""
    if agreed.review_on is not None:
        again = scene.tr("We look at it again on {day}.", day=present.short_day(scene, agreed.review_on))
    if agreed.aim is None:
        said = again or scene.tr("We have set no date yet for taking it up again.")
        return kit.text(said, spacing="Small")
    level = scene.tr("Level {level}", level=agreed.aim)
    stays = scene.tr("That is where we want to stay.") if agreed.aim == agreed.level else ""
    return level_line(scene, agreed.aim, " ".join(part for part in (f"**{level}.**", stays, again) if part))


def _measures(scene: Scene, measures: Sequence[Measure], owners: Mapping[str, Person]) -> list[kit.Element]:
    if not measures:
        return [kit.text(scene.tr("No measures were agreed on in the meeting."), spacing="Small")]
    rows: list[kit.Element] = []
    for measure in measures[:MOST_MEASURES]:
        owner = owners.get(measure.owner_id)
        said = [kit.escape_line(owner.first_name)] if owner else []
        rows.append(kit.bold_line(kit.escape_line(measure.title)))
        rows.append(kit.text(" · ".join([*said, progress_words.due(scene, measure)]), spacing="None"))
    if len(measures) > MOST_MEASURES:
        rows.append(kit.text(scene.tr("and {count} more", count=len(measures) - MOST_MEASURES)))
    return rows


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
