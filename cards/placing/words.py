"""What the cards of placing say: answers, why a level is suggested, who sees what and when it goes."""

from __future__ import annotations

from cards.kit import kit
from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic, said
from domain.placing.place_school import KEPT_DAYS, Subject
from domain.placing.placement import Answer
from domain.placing.suggest_level import Suggestion


def answers_titles(scene: Scene) -> list[tuple[str, str]]:
    """The four answers, equal among one another."""
    return [
        (Answer.OFTEN.value, scene.tr("Often true")),
        (Answer.SOMETIMES.value, scene.tr("True now and then")),
        (Answer.SELDOM.value, scene.tr("Seldom true")),
        (Answer.UNKNOWN.value, scene.tr("Not sure")),
    ]


def answer_words(scene: Scene, answer: Answer | None) -> str:
    """What the person answered, as a line under its sentence."""
    if answer is Answer.OFTEN:
        return scene.tr("You answered: often true")
    if answer is Answer.SOMETIMES:
        return scene.tr("You answered: true now and then")
    if answer is Answer.SELDOM:
        return scene.tr("You answered: seldom true")
    return scene.tr("You answered: not sure") if answer else scene.tr("Not answered yet")


def reason(scene: Scene, about: Characteristic, found: Suggestion) -> list[kit.Element]:
    """Why this level, and the sentence that holds back from the next."""
    language = scene.language
    if not found.level:
        return [kit.text(scene.tr("You know best. Choose the level that is most like your everyday."))]
    if found.held_back_by is None:
        return [kit.text(_nothing_holds_back(scene, found))]
    higher = next((level for level in sorted(about.levels) if level > found.level), 4)
    if found.nearest:
        lead = scene.tr("What level {level} says is most true. Of level {higher} this is least true:",
                  level=found.level, higher=higher)  # fmt: skip
    elif found.level == min(about.levels):
        lead = scene.tr("This sentence holds back from level {higher}:", higher=higher)
    else:
        lead = scene.tr("What level {level} says is often true. This sentence holds back from level {higher}:",
                  level=found.level, higher=higher)  # fmt: skip
    words = kit.escape_line(said(found.held_back_by.text, language))
    shown = [
        kit.text(lead),
        kit.box(
            kit.text(f"«{words}»"),
            kit.subtle(answer_words(scene, found.answer), spacing="None"),
            spacing="Small",
        ),
    ]
    if found.held_back_by.deficit:
        shown.append(kit.text(scene.tr("It says what is missing, so it counts the other way."), spacing="Small"))
    if found.others:
        more = scene.trn("One more sentence holds back.", "{count} more sentences hold back.",
                   found.others)  # fmt: skip
        shown.append(kit.text(more, spacing="Small"))
    return shown


def _nothing_holds_back(scene: Scene, found: Suggestion) -> str:
    if found.unknown:
        return scene.tr(
            "You know too little about level {level} to say more. It may be higher.",
            level=found.level + 1,
        )
    return scene.tr("Nothing in your answers holds back.")


def privacy_of_answers(scene: Scene, subject: Subject) -> str:
    """Beside the answers and the example."""
    typed = scene.tr("What you write straight into the chat stays in Teams.")
    if subject.meeting is not None:
        first = scene.tr("Only you see your answers. They are deleted when the meeting is over.")
    else:
        first = scene.tr(
            "Only you see your answers. You can delete them; untouched for {days} days they go by themselves.",
            days=KEPT_DAYS,
        )
    return f"{first} {typed}"


def privacy_at_end(scene: Scene, subject: Subject) -> str:
    """Beside the level and the thought."""
    if subject.meeting is not None:
        return scene.tr(
            "Only you see the level. It is ready when we vote, with the sentences that are often true, and you can"
            " change both. What you write here may be shown in the meeting without your name. The rest is deleted"
            " when the meeting is over.",
        )
    return scene.tr(
        "Only you see this. If you prepare for a meeting about it, it comes along, and what you write here may be"
        " shown there without your name. Untouched for {days} days it goes by itself.",
        days=KEPT_DAYS,
    )
