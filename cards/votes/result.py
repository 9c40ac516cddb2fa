"""What a round came to, and the ways on where too few voted: the conclusion first, the same card for all."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.votes import result_sentences, result_words
from domain.catalogue.areas import Characteristic
from domain.meetings.forms import Phase, form_or_usual
from domain.meetings.meeting import Meeting, MeetingState
from domain.votes.box import Movement
from domain.votes.rounds import SMALLEST_LIMIT, Mode, Round


def result(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    rounds: Sequence[Round],
    chart: Picture | None,
    movement: Movement | None,
    limit: int = SMALLEST_LIMIT,
) -> Card:
    """One closed round, or what is new since the one before it. ``limit`` is how many have to tick sentences."""
    last = rounds[-1]
    heading, words = _said(scene, rounds)
    now = _now(scene, meeting, characteristic, rounds)
    few = result_sentences.too_few(scene, rounds, limit) if last.mode is not Mode.HANDS else ""
    return kit.card(
        scene,
        kit.subtle(f"{_which(scene, last)} · {kit.escape_line(present.title(scene, characteristic))}"),
        kit.heading(heading),
        kit.text(words),
        kit.text(result_words.moved(scene, movement)) if movement is not None else None,
        kit.text(result_words.caution(scene, rounds)) if result_words.caution(scene, rounds) else None,
        kit.picture(scene, chart) if chart is not None else None,
        result_sentences.talk_about(scene, characteristic, rounds),
        result_sentences.all_sentences(scene, characteristic, rounds),
        [kit.section(scene.tr("Now")), kit.text(now, spacing="Small")] if now else None,
        kit.who_sees(scene, _who_sees(scene, meeting, last)),
        kit.footnote(few, apart=False) if few and meeting.state is MeetingState.RUNNING else None,
    )


def as_text(scene: Scene, meeting: Meeting, characteristic: Characteristic, rounds: Sequence[Round]) -> Card:
    """The chart in words."""
    heading, words = _said(scene, rounds)
    sentences = result_sentences.as_lines(scene, characteristic, rounds)
    numbers = [str(one.number) for one in rounds]
    which = scene.tr("Round {number}", number=numbers[0])
    if len(numbers) > 1:
        which = scene.tr("Rounds {first} and {second}", first=numbers[0], second=numbers[1])
    return kit.card(
        scene,
        kit.subtle(f"{which} · {kit.escape_line(present.title(scene, characteristic))}"),
        kit.heading(heading),
        kit.text(words),
        kit.text("\n\n".join(result_words.as_lines(scene, rounds))),
        kit.text("\n\n".join(sentences)) if sentences else None,
    )


def _said(scene: Scene, rounds: Sequence[Round]) -> tuple[str, str]:
    """Conclusion and details."""
    tally = rounds[-1].tally
    assert tally is not None, "only a round with a result is told"
    before = rounds[0].tally if len(rounds) > 1 else None
    if before is None:
        return result_words.conclusion(scene, tally), result_words.spread(scene, tally)
    heading = result_words.second_conclusion(scene, before, tally)
    return heading, result_words.difference(scene, before, tally, rounds[0].number)


def _which(scene: Scene, round_: Round) -> str:
    if round_.mode is Mode.HANDS:
        return scene.tr("Show of hands")
    return scene.tr("Result of round {number}", number=round_.number)


def _now(scene: Scene, meeting: Meeting, characteristic: Characteristic, rounds: Sequence[Round]) -> str:
    if meeting.state is not MeetingState.RUNNING or meeting.agreement is not None:
        return ""
    said = (_next(scene, meeting, characteristic, rounds), result_words.ends(scene, rounds))
    return " ".join(part for part in said if part)


def _next(scene: Scene, meeting: Meeting, characteristic: Characteristic, rounds: Sequence[Round]) -> str:
    again = Phase.VOTE_AGAIN in {phase for phase, _ in form_or_usual(meeting.form).phases}
    tally = rounds[-1].tally
    if len(rounds) == 1 and again and rounds[0].mode is not Mode.HANDS:
        if tally is not None and result_sentences.differ(characteristic, tally):
            return scene.tr(
                "Talk together, and begin with the sentence we differ most about. Afterwards we vote once more.",
            )
        return scene.tr("Talk together: what did you think of when you voted? Afterwards we vote once more.")
    return scene.tr("We agree on one level, and on where we want to be. The numbers help us, but do not decide.")


def _who_sees(scene: Scene, meeting: Meeting, last: Round) -> str:
    if last.mode is Mode.HANDS:
        return scene.tr("All see the same. The leader entered the counts from the room, without names.")
    if meeting.state is MeetingState.ENDED:
        return scene.tr("All see the same. Each single vote is deleted, and only the counts are left.")
    return scene.tr(
        "All see the same. When the meeting ends, each single vote is deleted. Only the counts are left.",
    )
