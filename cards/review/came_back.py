"""The measures of the last time: told on the cards that open the next meeting, and looked at one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.catalogue.level_history import history_line
from cards.conducting.verbs import PHASE_REFRESH
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures import words as measure_words
from cards.measures.verbs import MEASURE_SHOW
from cards.meetings.verbs import MEETING_BACK
from cards.placing.verbs import MEETING_PREPARE
from cards.review.verbs import EFFECT_SHOW, MEASURE_KEEP, MEASURES_AGAIN
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.conducting.still_right import DONE, DROP, KEEP
from domain.measures.change import may_answer, may_change
from domain.measures.measure import OVER, Measure, Progress
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Person
from domain.review.came_back import Earlier
from locales import tr

MOST = 5  # on a card about something else
MOST_LISTED = 20


def since_last(scene: Scene, earlier: Earlier) -> list[kit.Element]:
    """What was agreed on before, and what became of its measures; nothing where nothing was.

    In the channel, too: about measures, never about whose they are.
    """
    before = history_line(scene, earlier.meetings, earlier.renewed)
    if not before and not earlier.measures:
        return []
    found: list[kit.Element] = [kit.section(scene.tr("Since last time"))]
    if before:
        found.append(kit.text(before, spacing="Small"))
    return [*found, *rows(scene, earlier.measures)]


def rows(scene: Scene, measures: Sequence[Measure], most: int = MOST) -> list[kit.Element]:
    """Each measure with how it goes, those that ask for something first, and how many of them are done."""
    if not measures:
        return []
    order = sorted(measures, key=lambda one: (one.progress in OVER, one.progress is Progress.DROPPED))
    told: list[kit.Element] = [kit.text(came_to(scene, measures), spacing="Small")]
    for one in order[:most]:
        words = [progress_words.word(scene, one.progress)]
        words += [progress_words.due(scene, one)] if one.progress not in OVER else []
        mark = progress_words.MARKS[one.progress]
        title = kit.escape_line(one.title)
        told.append(kit.mark_row(scene, mark, title, ["", " · ".join(words)], bold=False, spacing="Small"))
    left = len(measures) - most
    return [*told, kit.text(scene.tr("and {count} more", count=left))] if left > 0 else told


def came_to(scene: Scene, measures: Sequence[Measure]) -> str:
    """As "2 av 3 tiltak er ferdige."."""
    done = sum(one.progress is Progress.DONE for one in measures)
    return scene.trn(
        "{done} of {count} measure is done.",
        "{done} of {count} measures are done.",
        len(measures),
        done=done,
    )


def button(scene: Scene, meeting: Meeting, measures: Sequence[Measure], *, fallback: bool = True) -> kit.Button | None:
    """To the measures one by one; None where there are none. ``fallback`` is not for a channel's running meeting."""
    if not measures:
        return None
    press = Press(MEASURES_AGAIN, meeting.id)
    return kit.execute(scene.tr("Go through the measures"), press, fallback=fallback, associated=False)


def one(
    scene: Scene,
    caller: Caller,
    meeting: Meeting,
    characteristic: Characteristic,
    measures: Sequence[Measure],
    at: int,
    owners: Mapping[str, Person],
    note: str = "",
) -> Card:
    """One measure: is it still right? ``note`` is what became of the press before, ready for a card."""
    language, measure = scene.language, measures[at]
    owner = owners.get(measure.owner_id)
    under = [f"«{kit.escape_line(measure.note)}»" if measure.note else ""]
    under.append(
        " · ".join([*([kit.escape_line(owner.first_name)] if owner else []), progress_words.due(scene, measure)])
    )
    place = tr(language, "measure {part} of {whole}", part=at + 1, whole=len(measures))
    may = may_answer(measure, caller)
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(present.title(scene, characteristic))} · {place}"),
        kit.text(note, bold=True, spacing="Small") if note else None,
        kit.heading(_asked(scene, measure)),
        kit.bold_line(kit.escape_line(measure.title)),
        kit.mark_row(
            scene,
            progress_words.MARKS[measure.progress],
            progress_words.word(scene, measure.progress),
            under,
            bold=False,
        ),
        kit.fact(tr(language, "What is different when it works"), kit.escape(measure.effect))
        if measure.effect
        else None,
        [kit.text(line, spacing="Small") for line in measure_words.hypothesis_lines(scene, measure, {})],
        kit.who_sees(scene, _who(scene, may=may)),
        kit.actions(*_answers(scene, caller, meeting, measure))
        if may and measure.progress is not Progress.DONE
        else None,
        kit.actions(
            _open(scene, caller, measure),
            _next(scene, meeting, measures, at),
            back(scene, meeting),
            spacing="Small",
        ),
    )


def all_seen(
    scene: Scene, meeting: Meeting, characteristic: Characteristic, measures: Sequence[Measure], note: str = ""
) -> Card:
    """After the last one: how they stand now."""
    heading = scene.tr("That was the measures since last time") if measures else _nothing(scene)
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.text(note, bold=True, spacing="Small") if note else None,
        kit.heading(heading),
        rows(scene, measures, MOST_LISTED),
        kit.actions(
            kit.execute(scene.tr("Go through them again"), Press(MEASURES_AGAIN, meeting.id)) if measures else None,
            effect_button(scene, meeting) if meeting.state is not MeetingState.ENDED else None,
            back(scene, meeting),
        ),
    )


def effect_button(scene: Scene, meeting: Meeting, *, fallback: bool = True) -> kit.Button:
    """To the picture of before and after."""
    press = Press(EFFECT_SHOW, meeting.id)
    return kit.execute(scene.tr("See before and now"), press, fallback=fallback, associated=False)


def back(scene: Scene, meeting: Meeting) -> kit.Button | None:
    """To the card that one came from, as it is now."""
    title = scene.tr("Go back")
    if meeting.state is MeetingState.DRAFT:
        return kit.submit(title, Press(MEETING_BACK, meeting.id), associated=False)
    if meeting.state is MeetingState.RUNNING:
        return kit.execute(title, Press(PHASE_REFRESH, meeting.id), fallback=False, associated=False)
    if meeting.state is MeetingState.ENDED:
        return kit.execute(title, Press(EFFECT_SHOW, meeting.id), associated=False)
    return kit.execute(scene.tr("Prepare"), Press(MEETING_PREPARE, meeting.id), associated=False)


def _asked(scene: Scene, measure: Measure) -> str:
    if measure.progress is Progress.DONE:
        return scene.tr("This measure is done")
    if measure.progress is Progress.DROPPED:
        return scene.tr("This measure was put away")
    return scene.tr("Is this measure still right?")


def _who(scene: Scene, *, may: bool) -> str:
    words = scene.tr("Everybody at the school sees how it goes and the note.")
    if may:
        return words
    return f"{words} {tr(scene.language, 'Whoever sees to it, and the leaders, answer.')}"


def _answers(scene: Scene, caller: Caller, meeting: Meeting, measure: Measure) -> list[kit.Button | None]:
    """One tap each, none of them filled: that would be a nudge."""

    def press(answer: str) -> Press:
        return Press(MEASURE_KEEP, measure.id, f"{answer}:{meeting.id}", measure.version)

    decides = may_change(measure, caller)
    if measure.progress is Progress.DROPPED:
        return [kit.execute(scene.tr("Take it up again"), press(KEEP)) if decides else None]
    return [
        kit.execute(progress_words.word(scene, Progress.DONE), press(DONE)),
        kit.execute(scene.tr("Keep it"), press(KEEP)) if decides else None,
        kit.execute(scene.tr("Put it away"), press(DROP)) if decides else None,
    ]


def _open(scene: Scene, caller: Caller, measure: Measure) -> kit.Button:
    """What the next thing most likely is: another date for what is late, else the whole measure with its answers."""
    late = measure.progress not in OVER and measure.due < present.local_day(scene, scene.now)
    if late and may_change(measure, caller):
        return progress_words.move_button(scene, measure)
    press = Press(MEASURE_SHOW, measure.id)
    return kit.execute(scene.tr("See the measure"), press, associated=False)


def _next(scene: Scene, meeting: Meeting, measures: Sequence[Measure], at: int) -> kit.Button:
    if at + 1 < len(measures):
        press = Press(MEASURES_AGAIN, meeting.id, measures[at + 1].id)
        return kit.execute(scene.tr("The next measure"), press, associated=False)
    press = Press(MEASURES_AGAIN, meeting.id, LAST)
    return kit.execute(scene.tr("Finish"), press, associated=False)


LAST = "end"  # in a press: after the last measure


def _nothing(scene: Scene) -> str:
    return scene.tr("There are no measures from last time")
