"""The minutes on cards: the draft for a leader, open for everybody's remarks, and final."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_LIST
from cards.minutes.parts import Told, about, count, findings, press, remarks, short, until
from cards.minutes.verbs import (
    MINUTES_FORM,
    MINUTES_READ,
    MINUTES_SAVE,
    MINUTES_SHARE,
    MINUTES_SHOW,
    REMARK_SAVE,
    TEMPLATE_SHOW,
)
from cards.verbs import Press
from domain.errors import Problem
from domain.minutes.minutes import LONGEST_FINDINGS, LONGEST_REMARK, MinutesState
from domain.people.school import Caller
from domain.personal_data.naming import SURE
from locales import tr, trn


def minutes_card(
    scene: Scene,
    caller: Caller,
    told: Told,
    nonce: str,
    problems: Sequence[Problem] = (),
    given: str = "",
    note: str = "",
) -> Card:
    """The minutes as they stand. ``nonce`` is the id of the remark that the form makes; ``given`` what was typed."""
    if told.minutes.state is MinutesState.DRAFT:
        return _draft(scene, caller, told, problems, note)
    if told.minutes.state is MinutesState.FROZEN:
        return _frozen(scene, told, note)
    return _open(scene, caller, told, nonce, problems, given, note)


def _draft(scene: Scene, caller: Caller, told: Told, problems: Sequence[Problem], note: str) -> Card:
    language, minutes = scene.language, told.minutes
    days = caller.school.remark_days
    words = trn(
        language,
        "Only leaders see the draft. When you share it, all in the school see it and may remark for {count} "
        "working day.",
        "Only leaders see the draft. When you share it, all in the school see it and may remark for {count} "
        "working days.",
        days,
    )
    return kit.card(
        scene,
        kit.only_you(scene, tr(language, "draft of the minutes")),
        kit.heading(tr(language, "Is this what you came to?")),
        about(scene, told),
        kit.box(kit.text(note)) if note else None,
        kit.to_put_right(scene, problems),
        kit.text(tr(language, "I add the levels, the votes and the measures. This text is yours to put right:")),
        findings(scene, minutes),
        kit.who_sees(scene, words),
        kit.actions(
            press(tr(language, "Share the minutes"), MINUTES_SHARE, minutes, filled=True),
            press(tr(language, "Put the text right"), MINUTES_FORM, minutes),
            press(tr(language, "Read the whole draft"), MINUTES_READ, minutes),
            kit.execute(tr(language, "The school's template"), Press(TEMPLATE_SHOW, caller.school.id)),
        ),
        kit.footnote(tr(language, "Minutes that are not shared become final as they are, 30 days after the meeting.")),
    )


def _open(
    scene: Scene, caller: Caller, told: Told, nonce: str, problems: Sequence[Problem], given: str, note: str
) -> Card:
    language, minutes = scene.language, told.minutes
    sure = SURE if any(problem.key == "names_somebody" for problem in problems) else ""
    label = tr(language, "Your remark (optional)")
    words = kit.text_field("remark", label, given, longest=LONGEST_REMARK)
    send = Press(REMARK_SAVE, minutes.id, sure, nonce=nonce)
    return kit.card(
        scene,
        kit.subtle(tr(language, "Minutes")),
        kit.heading(tr(language, "Is something missing or wrong in the minutes?")),
        about(scene, told),
        kit.box(kit.text(note)) if note else None,
        kit.text(until(scene, minutes)),
        remarks(scene, told),
        kit.to_put_right(scene, problems),
        kit.beside(scene, problems, words),
        kit.who_sees(scene, tr(language, "All in the school see your remark and your name.")),
        kit.actions(
            kit.execute(tr(language, "Send the remark"), send),
            press(tr(language, "Read the minutes"), MINUTES_READ, minutes),
            press(tr(language, "Put the text right"), MINUTES_FORM, minutes) if caller.leads else None,
        ),
    )


def _frozen(scene: Scene, told: Told, note: str) -> Card:
    language, minutes = scene.language, told.minutes
    day = present.day_and_year(scene, minutes.frozen_at) if minutes.frozen_at else ""
    return kit.card(
        scene,
        kit.subtle(tr(language, "Minutes")),
        kit.heading(tr(language, "The minutes are final")),
        about(scene, told),
        kit.box(kit.text(note)) if note else None,
        kit.text(tr(language, "Final since {day}. Nothing in it is changed any more.", day=day)),
        kit.text(count(scene, len(told.remarks)), spacing="Small") if told.remarks else None,
        kit.actions(
            press(tr(language, "Read the minutes"), MINUTES_READ, minutes),
            kit.execute(tr(language, "See measures"), Press(MEASURE_LIST, minutes.school_id)),
        ),
    )


def form(scene: Scene, told: Told, problems: Sequence[Problem] = (), given: str | None = None) -> Card:
    """The leader's text to put right. Where another leader was first, theirs stands above one's own."""
    language, minutes = scene.language, told.minutes
    keys = {problem.key for problem in problems}
    label = tr(language, "What we found, and gave weight to")
    words = minutes.findings if given is None else given
    sure = SURE if "names_somebody" in keys else ""
    theirs = tr(language, "What it says now")
    return kit.card(
        scene,
        kit.only_you(scene, tr(language, "minutes")),
        kit.heading(tr(language, "What should the minutes say?")),
        about(scene, told),
        kit.to_put_right(scene, problems),
        kit.box(kit.subtle(theirs), kit.text(kit.escape(short(minutes.findings)) or "–", spacing="None"))
        if "minutes_changed" in keys
        else None,
        kit.beside(scene, problems, kit.text_field("findings", label, words, longest=LONGEST_FINDINGS)),
        kit.who_sees(scene, tr(language, "All in the school read this. Say what you found, not who said it.")),
        kit.actions(
            kit.execute(tr(language, "Save"), Press(MINUTES_SAVE, minutes.id, sure, minutes.version), style="positive"),
            kit.execute(tr(language, "Go back"), Press(MINUTES_SHOW, minutes.id), associated=False),
        ),
    )
