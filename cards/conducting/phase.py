"""The card of the phases in the channel: what we do now and until when, edited in place as the meeting goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cards.agenda.agreement import agreement_words
from cards.catching_up.verbs import CATCH_UP_SHOW
from cards.conducting.verbs import PHASE_REFRESH
from cards.groups.verbs import GROUP_MINE, HERE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from cards.meetings.prepare import levels_to_read
from cards.placing.verbs import MEETING_PREPARE
from cards.review import came_back
from cards.verbs import Press, Verb
from domain.agenda.agenda import Agenda
from domain.agenda.phases import phase_of, vote_is_over
from domain.catalogue.areas import Characteristic
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting
from domain.review.came_back import Earlier
from domain.votes.rounds import Round, open_one


def shared(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    agenda: Agenda,
    rounds: Sequence[Round],
    here: int,
    eligible: int,
    earlier: Earlier,
    *,
    grouped: bool = False,
) -> Card:
    """The card that all see."""
    who = scene.tr(
        "All see how many are here. Who is here is used to make groups, and is deleted when the meeting is over.",
    )
    return kit.card(
        scene,
        *_top(scene, meeting, characteristic, agenda, rounds, eligible, earlier),
        kit.text(_present(scene, here, eligible)),
        kit.actions(
            _press(scene.tr("I am here"), HERE, meeting),
            *_both(scene, meeting, agenda, earlier, grouped=grouped),
        ),
        kit.who_sees(scene, who),
        refresh=Press(PHASE_REFRESH, meeting.id),
    )


def mine(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    agenda: Agenda,
    rounds: Sequence[Round],
    here: int,
    eligible: int,
    earlier: Earlier,
    *,
    grouped: bool = False,
    note: str = "",
) -> Card:
    """The same for somebody who is here. ``note`` is one more sentence, ready for a card."""
    noted = scene.tr("You are noted as here.")
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.text(f"{noted} {note}".strip(), bold=True, spacing="Small"),
        *_top(scene, meeting, characteristic, agenda, rounds, eligible, earlier),
        kit.text(_present(scene, here, eligible)),
        kit.actions(*_both(scene, meeting, agenda, earlier, grouped=grouped)),
        refresh=Press(PHASE_REFRESH, meeting.id),
    )


def over(scene: Scene, meeting: Meeting, characteristic: Characteristic, undo: datetime | None = None) -> Card:
    """What becomes of the card when the meeting has ended. ``undo``: the end can be undone until then."""
    words = scene.tr("What you agreed on stands in the summary, here in the thread.")
    if undo is not None:
        words = scene.tr("The summary comes here in the thread {when}.", when=present.at_clock(scene, undo))
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(scene.tr("The meeting is over")),
        kit.text(words),
    )


def time_is_up(scene: Scene, phase: Phase, people: int) -> str:
    """The one line in the thread when a phase's time is up."""
    words = phase_words.name(scene, phase, people)
    return scene.tr("The time for «{phase}» is up. The leader says when you go on.", phase=words)


def _top(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    agenda: Agenda,
    rounds: Sequence[Round],
    eligible: int,
    earlier: Earlier,
) -> list[kit.Element]:
    phase = phase_of(meeting, agenda)
    voting, voted = open_one(rounds) is not None, vote_is_over(meeting, agenda, rounds)
    doing = phase_words.what_we_do(scene, phase, eligible, voting=voting, voted=voted)
    until = phase_words.until(scene, phase, agenda, eligible)
    found: list[kit.Element] = [
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(phase_words.voted_until(scene, agenda) if voted else until, size="ExtraLarge"),
        kit.text(phase_words.left(scene, agenda) if agenda.paused_at is not None else doing),
    ]
    asked = phase_words.question_box(scene, meeting, Phase.VOTE if voting else phase)
    found += [asked] if asked is not None else []
    if meeting.agreement is not None:
        found.append(kit.bold_line(agreement_words(scene, meeting.agreement)))
    if phase is Phase.ALONE:
        found += levels_to_read(scene, characteristic)
    return [*found, *came_back.since_last(scene, earlier)] if phase is Phase.OPENING else found


def _present(scene: Scene, here: int, eligible: int) -> str:
    if not here:
        return scene.tr("Press when you are here.")
    count = present.out_of(scene, here, max(here, eligible))
    return scene.trn("{part} is here.", "{part} are here.", here, part=count)


def _both(
    scene: Scene, meeting: Meeting, agenda: Agenda, earlier: Earlier, *, grouped: bool
) -> list[kit.Button | None]:
    in_groups = grouped and phase_of(meeting, agenda) is Phase.GROUPS
    opening = phase_of(meeting, agenda) is Phase.OPENING
    alone = phase_of(meeting, agenda) is Phase.ALONE
    return [
        _press(scene.tr("Prepare"), MEETING_PREPARE, meeting) if alone else None,
        _press(scene.tr("My group"), GROUP_MINE, meeting) if in_groups else None,
        _press(scene.tr("What has happened?"), CATCH_UP_SHOW, meeting),
        came_back.button(scene, meeting, earlier.measures, fallback=False) if opening else None,
        came_back.effect_button(scene, meeting, fallback=False) if opening and earlier.last else None,
    ]


def _press(title: str, verb: Verb, meeting: Meeting) -> kit.Button:
    # Without a fallback: as a message it would be seen by all, and an old client's answer to all.
    return kit.execute(title, Press(verb, meeting.id), fallback=False, associated=False)
