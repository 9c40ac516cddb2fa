"""Where are we, and where do we want to be: filled in together, with nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cards.conducting.verbs import AGREE_NOT, AGREE_SAVE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from cards.votes import result_words
from cards.votes.few import back
from domain.catalogue.areas import Characteristic
from domain.conducting.form import AGREEMENT, AIM, LEVEL, REASONS, REVIEW
from domain.errors import Problem
from domain.meetings.meeting import Meeting
from domain.votes.rounds import LEVELS, Round, told
from locales import tr


def form(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    rounds: Sequence[Round],
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    again: date | None = None,
    said: Mapping[str, str] | None = None,
) -> Card:
    """The whole form, with what was agreed before or with ``values``.

    ``again`` is when it is proposed to look at it again; ``said`` has the levels that somebody named to get here.
    The levels are not required by the client, because the other
    answer, that the group does not agree, has none and sends what was written all the same.
    """
    language = scene.language
    proposed = {} if meeting.agreement or values is not None else dict([REVIEW.written(again)])
    filled = kit.form(scene, AGREEMENT, {**proposed, **_stored(meeting), **(said or {}), **(values or {})}, problems)
    levels = [(str(level), scene.tr("Level {level}", level=level)) for level in LEVELS]
    reasons = scene.tr("What we gave weight to (optional)")
    hint = scene.tr("For instance what sets us apart from the level above")
    today, label = present.date_input(scene, scene.now), scene.tr("When do we look at it again? (optional)")
    fields: list[kit.Element] = [
        filled.choose(LEVEL, scene.tr("The level we agree on"), levels, open_list=True, spacing="Medium"),
        filled.choose(AIM, scene.tr("The level we want to reach"), levels, open_list=True, spacing="Medium"),
        filled.day(REVIEW, label, earliest=today, spacing="Medium"),
        filled.text(REASONS, reasons, hint=hint, spacing="Medium"),
    ]
    shown = told(rounds)
    counted = result_words.counts(scene, shown[-1]) if shown else ""
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(present.title(scene, characteristic))} · {tr(language, 'fill in together')}"),
        kit.heading(scene.tr("Where are we, and where do we want to be?")),
        kit.text(counted) if counted else None,
        filled.to_put_right(),
        fields,
        kit.who_sees(scene, scene.tr("All in the channel, and whoever reads the minutes. Not who wrote it.")),
        kit.actions(
            kit.execute(
                scene.tr("Set the level together"),
                Press(AGREE_SAVE, meeting.id, rev=meeting.version),
                style="positive",
            ),
            kit.execute(scene.tr("Not agreed – raise again"), Press(AGREE_NOT, meeting.id, rev=meeting.version)),
            back(scene, meeting),
        ),
        kit.footnote(scene.tr("All in the channel see the level and the aim at once."), apart=False),
    )


def _stored(meeting: Meeting) -> dict[str, str]:
    """What was agreed before, where the form is opened again."""
    agreed = meeting.agreement
    if agreed is None:
        return {}
    levels = [LEVEL.written(agreed.level), AIM.written(agreed.aim)]
    return dict([*levels, REVIEW.written(agreed.review_on), REASONS.written(agreed.reasons)])
