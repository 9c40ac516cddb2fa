"""What holds whatever the classifier says: pairs of sentences that must never be mixed up."""

from __future__ import annotations

from dialogs.understanding.intents import INTENTS, Effect
from dialogs.understanding.masks import Known
from dialogs.understanding.rails import asks, holds_back, settled
from dialogs.understanding.understand import understand
from domain.catalogue.read import built_in

PRIVATE = (
    "hvem ser det jeg stemmer?",
    "kan rektor se hva jeg svarer",
    "er det anonymt?",
    "kven ser kva eg skriv",
    "er dette hemmeleg",
    "can my boss see how I vote",
    "is this anonymous",
    "hva lagres om meg",
    "kan noen finne ut hva jeg har svart",
    "blir det logga kva eg gjer?",
)
AWAY = (
    "jeg er syk i dag, planlegg møtet uten meg",
    "jeg kan ikke komme på torsdag kl 14",
    "eg kjem ikkje på møtet fredag",
    "I can't come to the meeting on Thursday at 2",
    "jeg er dessverre sjuk på torsdag",
)
DELETE = (
    "slett dataene mine",
    "kan du slette alt om meg",
    "slett alle opplysninger om meg",
    "delete my data",
    "gløym meg",
)
NOT = (
    "ikke planlegg møte på torsdag",
    "ikke flytt møtet",
    "don't start the meeting",
    "ikkje opne avrøystinga enno",
    "ikke avslutt møtet",
)
QUESTIONS = ("hvordan planlegger man et møte?", "hvorfor ble møtet flyttet?", "when do we start the meeting?")


def meant(text: str) -> tuple[str, tuple[str, ...]]:
    found = understand(text, Known(built_in()))
    return found.intent, found.guesses


def does(text: str) -> bool:
    """Whether more than an answer would follow."""
    intent = meant(text)[0]
    return bool(intent) and INTENTS[intent].effect is not Effect.ANSWERS


def test_a_question_about_privacy_never_leads_to_anything_else() -> None:
    wrong = {text: meant(text) for text in PRIVATE if meant(text)[0] not in ("privacy", "my_data")}
    assert wrong == {}


def test_who_is_ill_or_not_coming_plans_nothing() -> None:
    wrong = {text: meant(text) for text in AWAY if meant(text)[0] not in ("ill", "not_coming")}
    assert wrong == {}


def test_to_delete_means_my_data() -> None:
    wrong = {text: meant(text) for text in DELETE if meant(text)[0] != "delete_my_data"}
    assert wrong == {}


def test_not_is_never_dropped() -> None:
    wrong = {
        text: meant(text)[0] for text in NOT if meant(text)[0] and INTENTS[meant(text)[0]].effect is not Effect.ANSWERS
    }
    assert wrong == {}


def test_a_question_opens_no_form() -> None:
    wrong = {text: meant(text)[0] for text in QUESTIONS if does(text)}
    assert wrong == {}
    assert not asks("kan du flytte møtet til fredag?")


def test_the_rules_alone_hold_back_what_would_be_done() -> None:
    assert holds_back("ikke flytt møtet", "move")
    assert holds_back("når starter møtet?", "start_meeting")
    assert not holds_back("kan du flytte møtet?", "move")
    assert settled("jeg kommer ikke", "coming") == "not_coming"
