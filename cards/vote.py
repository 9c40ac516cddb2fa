"""The vote: the card that all share, and each person's own view of it.

The shared card counts and never shows a level. One's own view says that one has voted, and the level only on a press:
the leader's screen is on the wall. No button here falls back to a message, which all would see.
"""

from __future__ import annotations

from datetime import datetime

from cards import kit, present, samples, vote_samples
from cards.rows import marked_heading, staircase
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.areas import Characteristic, said
from domain.meetings import Meeting, MeetingState
from domain.rounds import LEVELS, UNSURE, Mode, Round
from locales import tr, trn


def shared(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    counted: int,
    eligible: int,
    limit: int,
) -> Card:
    """The question, the count, who sees what, and each level's sentences with its own button beneath."""
    language = scene.language
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(present.title(scene, characteristic))} · {_round(scene, round_)}"),
        kit.heading(tr(language, "Which level are we usually at?")),
        kit.bold_line(voted(scene, counted, eligible)),
        kit.text(tr(language, "Read all four. Vote for the level that is most like our everyday work.")),
        kit.who_sees(scene, _who_sees(scene, round_, limit)),
        _levels(scene, characteristic, round_, 0),
        # An edit of this message puts it back in the place of everybody's own view: the way there must be on it.
        kit.actions(_unsure(scene, round_, 0), _press(tr(language, "Show my vote"), Verb.VOTE_MINE, round_)),
        refresh=Press(Verb.VOTE_REFRESH, round_.id),
    )


def mine(
    scene: Scene, meeting: Meeting, characteristic: Characteristic, round_: Round, counted: int, eligible: int
) -> Card:
    """That one has voted, and nothing that a screen on the wall could give away."""
    language = scene.language
    still = tr(language, "You can change your vote until the round is closed.")
    shown = tr(language, "The level is shown only when you press, so that it does not stay on a screen others see.")
    return kit.card(
        scene,
        _own_line(scene, characteristic, round_),
        marked_heading(kit.mark_image(scene, "ferdig"), tr(language, "You have voted")),
        kit.text(f"{voted(scene, counted, eligible)}. {still}"),
        kit.actions(
            _press(tr(language, "Show my vote"), Verb.VOTE_MINE, round_),
            _press(tr(language, "Change my vote"), Verb.VOTE_CHANGE, round_),
        ),
        kit.footnote(shown, apart=False),
    )


def my_choice(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    counted: int,
    eligible: int,
    choice: int,
) -> Card:
    """The level, after a press; one more press hides it."""
    language = scene.language
    words = tr(language, "You voted for level {level}", level=choice) if choice else tr(language, "You are not sure")
    sentences = [kit.escape(said(one.text, language)) for one in characteristic.levels.get(choice, ())]
    return kit.card(
        scene,
        _own_line(scene, characteristic, round_),
        marked_heading(staircase(scene, choice), words),
        kit.text("\n".join(f"- {one}" for one in sentences), spacing="Small") if sentences else None,
        kit.actions(
            _press(tr(language, "Change my vote"), Verb.VOTE_CHANGE, round_),
            _press(tr(language, "Hide"), Verb.VOTE_HIDE, round_),
        ),
    )


def choices(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    round_: Round,
    counted: int,
    eligible: int,
    choice: int | None = None,
    rev: int = 0,
) -> Card:
    """The levels again for one person. ``choice`` is what lies there (None: nothing), and is not shown."""
    language = scene.language
    if choice is None:
        lead = tr(language, "You have not voted in this round yet.")
    else:
        lead = tr(language, "You have voted. Vote again to change your vote, or keep it as it is.")
    keep = _press(tr(language, "Keep my vote"), Verb.VOTE_HIDE, round_) if choice is not None else None
    return kit.card(
        scene,
        _own_line(scene, characteristic, round_),
        kit.heading(tr(language, "Which level are we usually at?")),
        kit.text(lead),
        _levels(scene, characteristic, round_, rev),
        kit.actions(_unsure(scene, round_, rev), keep),
    )


def closed(
    scene: Scene, meeting: Meeting, characteristic: Characteristic, round_: Round, *, late: bool = False
) -> Card:
    """What becomes of the shared card; ``late``: the answer to a press that came too late, which says when that was."""
    language = scene.language
    if late and round_.closed_at is not None and round_.tally is not None:
        when = _closed_when(scene, round_.closed_at)
        words = tr(
            language,
            "It was closed {when}, so this press did not count. A vote you gave earlier is counted.",
            when=when,
        )
    elif round_.tally is None:
        words = tr(language, "It was closed without a result. Nobody has seen the votes, and they are deleted.")
    elif meeting.state is MeetingState.ENDED:
        words = tr(language, "The meeting is over. Each single vote is deleted, and the counts stay.")
    else:
        words = tr(language, "Nobody can vote in it any more. A vote you gave earlier is counted.")
    show = _press(tr(language, "Show the result"), Verb.ROUND_SHOW, round_)
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(tr(language, "Round {number} is closed", number=round_.number)),
        kit.text(words),
        kit.actions(show) if round_.tally is not None else None,
    )


def _closed_when(scene: Scene, moment: datetime) -> str:
    """As "kl. 14.40", with the day where it was another one."""
    if present.local_day(scene, moment) == present.local_day(scene, scene.now):
        return present.at_clock(scene, moment)
    return present.when(scene, moment, capital=False)


def voted(scene: Scene, counted: int, eligible: int) -> str:
    """As "5 av 8 har stemt"."""
    count = present.out_of(scene, counted, eligible)
    return trn(scene.language, "{part} has voted", "{part} have voted", counted, part=count)


def _round(scene: Scene, round_: Round) -> str:
    return tr(scene.language, "round {number}", number=round_.number)


def _own_line(scene: Scene, characteristic: Characteristic, round_: Round) -> kit.Element:
    return kit.only_you(scene, f"{kit.escape_line(characteristic.id)}, {_round(scene, round_)}")


def _who_sees(scene: Scene, round_: Round, limit: int) -> str:
    if round_.mode is Mode.OPEN:
        return tr(
            scene.language,
            "All have said yes to an open vote. We are few, so the result may show what each of us voted.",
        )
    return tr(
        scene.language,
        "Nobody sees what you vote, not even the leader. All in the channel see how many have voted. "
        "The result is shown all at once when the round is closed, if at least {limit} have voted.",
        limit=limit,
    )


def _levels(scene: Scene, characteristic: Characteristic, round_: Round, rev: int) -> list[kit.Element]:
    return [
        kit.level_box(
            scene,
            level,
            [kit.escape(said(one.text, scene.language)) for one in characteristic.levels.get(level, ())],
            _ballot(tr(scene.language, "Level {level}", level=level), round_, level, rev),
        )
        for level in LEVELS
    ]


def _unsure(scene: Scene, round_: Round, rev: int) -> kit.Button:
    return _ballot(tr(scene.language, "Not sure"), round_, UNSURE, rev)


def _ballot(title: str, round_: Round, choice: int, rev: int) -> kit.Button:
    press = Press(Verb.VOTE, round_.id, str(choice), rev)
    return kit.execute(title, press, fallback=False, associated=False, name=f"choice{choice}")


def _press(title: str, verb: Verb, round_: Round) -> kit.Button:
    return kit.execute(title, Press(verb, round_.id), fallback=False, associated=False)


def _open(on: Scene) -> tuple[Scene, Meeting, Characteristic, Round]:
    running = samples.meeting(on, MeetingState.RUNNING)
    return on, running, samples.CHARACTERISTIC, vote_samples.OPEN


SAMPLES: list[samples.Sample] = [
    ("shared", lambda on: shared(*_open(on), 5, 8, 5)),
    ("shared, open vote", lambda on: shared(*_open(on)[:3], vote_samples.BY_NAME, 1, 4, 1)),
    ("mine", lambda on: mine(*_open(on), 5, 8)),
    ("my choice", lambda on: my_choice(*_open(on), 5, 8, 2)),
    ("my choice, not sure", lambda on: my_choice(*_open(on), 5, 8, 0)),
    ("choices", lambda on: choices(*_open(on), 5, 8, 2)),
    ("closed", lambda on: closed(*_open(on)[:3], vote_samples.FIRST)),
    ("closed, a late press", lambda on: closed(*_open(on)[:3], vote_samples.FIRST, late=True)),
    ("closed without a result", lambda on: closed(*_open(on)[:3], vote_samples.GIVEN_UP)),
]
