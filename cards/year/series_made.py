"""A series of meetings once it is made: what there is, and the one press that sends all its invitations."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, notes, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_LIST
from cards.verbs import Press
from cards.year.series import title
from cards.year.verbs import SERIES_DISCARD, SERIES_SEND
from domain.catalogue.areas import Catalogue
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import announced


def made(scene: Scene, series: str, meetings: Sequence[Meeting], catalogue: Catalogue) -> Card:
    """The proposals, with what can be done to them all. Those that were sent meanwhile are shown as what they are."""
    drafts = [one for one in meetings if one.state is MeetingState.DRAFT]
    if not drafts:
        return sent(scene, meetings, (), catalogue)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.trn("{count} draft is ready", "{count} drafts are ready", len(drafts))),
        kit.text(
            scene.tr(
                "Nobody is invited until you send them. Each invitation then goes out two weeks before its meeting;"
                " if the meeting is sooner than that, at once."
            )
        ),
        [_meeting(scene, one, catalogue) for one in meetings],
        kit.actions(
            kit.execute(
                scene.tr("Send all invitations"), Press(SERIES_SEND, scene.school_id, series), style="positive"
            ),
            kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id)),
            kit.execute(scene.tr("Discard all"), Press(SERIES_DISCARD, scene.school_id, series)),
            spacing="Large",
        ),
        kit.footnote(scene.tr("To change one of them first, press See meetings."), apart=False),
    )


def sent(scene: Scene, meetings: Sequence[Meeting], left: Sequence[Meeting], catalogue: Catalogue) -> Card:
    """They are invited to, each at its time; ``left`` are those whose own time has passed."""
    count = len(meetings)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.trn("{count} meeting is planned", "{count} meetings are planned", count)),
        [_meeting(scene, one, catalogue) for one in meetings],
        kit.box(
            kit.text(scene.tr("Not sent, because their time has passed:"), bold=True),
            *(_meeting(scene, one, catalogue) for one in left),
        )
        if left
        else None,
        kit.text(
            scene.tr("Each of them can be moved or cancelled by itself, or together with the others that remain.")
        ),
        kit.actions(kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id))),
    )


def discarded(scene: Scene, count: int) -> Card:
    """They are thrown away."""
    heading = scene.trn("{count} draft is discarded", "{count} drafts are discarded", count)
    see = (scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id))
    return notes.note(scene, heading, scene.tr("Nobody was invited, so nobody is told."), [see])


def _meeting(scene: Scene, meeting: Meeting, catalogue: Catalogue) -> kit.Element:
    when = present.when(scene, meeting.starts_at, meeting.minutes) if meeting.starts_at else scene.tr("No time yet")
    return kit.group(
        kit.text(when, bold=True),
        kit.text(kit.escape_line(title(scene, meeting.characteristic_id, catalogue)), spacing="None"),
        kit.subtle(state, spacing="None") if (state := _state(scene, meeting)) else None,
    )


def _state(scene: Scene, meeting: Meeting) -> str:
    if meeting.state is MeetingState.INVITED and not announced(meeting, scene.now) and meeting.invite_at:
        return scene.tr("The invitation goes out {day}", day=present.day(scene, meeting.invite_at))
    if meeting.state is MeetingState.INVITED:
        return scene.tr("The invitation goes out now, or is out already")
    return scene.tr("Cancelled") if meeting.state is MeetingState.CANCELLED else ""
