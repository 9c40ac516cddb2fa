"""Where are we, and where do we want to be: filled in together, with nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.conducting.verbs import AGREE_NOT, AGREE_SAVE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from cards.votes import result_words
from cards.votes.few import back
from domain.catalogue.areas import Characteristic
from domain.conducting.agree_level import LONGEST_REASONS
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
) -> Card:
    """Inputs: level, aim, review, reasons.

    The levels are not required by the client, because the other answer, that the group does not agree, has none and
    sends what was written all the same.
    """
    language = scene.language
    filled = {**_stored(meeting), **(values or {})}
    levels = [(str(level), scene.tr("Level {level}", level=level)) for level in LEVELS]
    reasons = scene.tr("What we gave weight to (optional)")
    hint = scene.tr("For instance what sets us apart from the level above")
    today = present.date_input(scene, scene.now)
    fields: list[kit.Element] = [
        _choice("level", scene.tr("The level we agree on"), levels, filled),
        _choice("aim", scene.tr("The level we want to reach"), levels, filled),
        kit.date_field(
            "review",
            scene.tr("When do we look at it again? (optional)"),
            filled.get("review", ""),
            earliest=today,
            spacing="Medium",
        ),
        kit.text_field(
            "reasons", reasons, filled.get("reasons", ""), longest=LONGEST_REASONS, hint=hint, spacing="Medium"
        ),
    ]
    shown = told(rounds)
    counted = result_words.counts(scene, shown[-1]) if shown else ""
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(present.title(scene, characteristic))} · {tr(language, 'fill in together')}"),
        kit.heading(scene.tr("Where are we, and where do we want to be?")),
        kit.text(counted) if counted else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in fields],
        kit.actions(
            kit.execute(
                scene.tr("Set the level together"),
                Press(AGREE_SAVE, meeting.id, rev=meeting.version),
                style="positive",
            ),
            kit.execute(scene.tr("Not agreed – raise again"), Press(AGREE_NOT, meeting.id, rev=meeting.version)),
            back(scene, meeting),
        ),
        kit.footnote(scene.tr("All in the channel see the level and the aim when the meeting ends."), apart=False),
    )


def _choice(name: str, label: str, levels: Sequence[tuple[str, str]], filled: Mapping[str, str]) -> kit.Element:
    value = filled.get(name, "")
    known = value if value in {key for key, _ in levels} else ""
    return kit.choices(name, label, levels, known, open_list=True, spacing="Medium")


def _stored(meeting: Meeting) -> dict[str, str]:
    """What was agreed before, where the form is opened again."""
    agreed = meeting.agreement
    if agreed is None:
        return {}
    return {
        "level": str(agreed.level or ""),
        "aim": str(agreed.aim or ""),
        "review": agreed.review_on.isoformat() if agreed.review_on else "",
        "reasons": agreed.reasons,
    }
