"""What holds whatever the classifier says: pairs of sentences that must never be mixed up."""

from __future__ import annotations

from dialogs.understanding.intents import INTENTS, Effect
from dialogs.understanding.language import language_of
from dialogs.understanding.masks import Known
from dialogs.understanding.rails import asks, holds_back, of_another, settled
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


def test_a_meeting_that_is_not_to_be_called_off_is_shown() -> None:
    said: tuple[str, ...] = (
        "ikke avlys møtet",
        "ikkje avlys møtet",
        "don't cancel the meeting",
        "ikke avlys møtene i serien",
    )
    said += (
        "kan vi la være å avlyse møtet",
        "lat vere å avlyse",
        "unngå å avlyse møtet",
        "avoid cancelling the meeting",
    )
    said += ("avlys møtet, nei forresten ikke", "avlys møtet nei vent ikkje")
    assert {text: meant(text)[0] for text in said if meant(text)[0] != "next_meeting"} == {}
    assert meant("vi kan ikke komme, avlys møtet")[0] == "cancel_meeting"


def test_what_somebody_voted_is_private_and_what_all_did_is_no_secret() -> None:
    for text in ("hva stemte jonas?", "kva røysta rektor?", "how did jonas vote?", "hva har silje stemt?"):
        assert meant(text)[0] == "privacy", text
    assert meant("hva stemte vi sist?")[0] == "last_meeting"


def test_who_has_prepared_is_not_sent_to_prepare() -> None:
    assert [text for text in ("jeg har forberedt meg", "eg har førebudd meg", "I have prepared") if does(text)] == []


def test_a_question_when_the_result_comes_is_answered_with_the_vote() -> None:
    assert {meant(text)[0] for text in ("når får vi se resultatet?", "hvor lenge er avstemningen åpen?")} == {"vote"}
    assert meant("gi oss fem minutter til")[0] == "next_phase"


def test_nobody_is_guessed_to_be_ill_for_nothing() -> None:
    for text in ("jeg har en idé om konserter på sykehjemmet", "jeg vil ikke ha så mange meldinger"):
        assert not {"ill", "delete_my_data"} & set(meant(text)[1]), text


def test_what_is_said_of_another_is_not_said_of_oneself() -> None:
    for masked in ("PERSON er syk i dag", "PERSON kommer ikke, hun er syk", "ho kjem ikkje", "PERSON can't come"):
        assert of_another(masked), masked
    for masked in ("jeg er syk", "hei PERSON, kommer ikke", "PERSON er syk, så jeg kan ikke komme", "kan ikke, syk"):
        assert not of_another(masked), masked


def test_words_of_bokmal_are_not_taken_for_nynorsk() -> None:
    assert language_of("Kan Jonas lede møtet i stedet for meg?") != "nn"
    assert language_of("Har de svart?") != "nn"
    assert language_of("Kan de ikkje kome?") == "nn"


def test_a_short_question_tells_its_language() -> None:
    assert [language_of(said) for said in ("who's coming?", "where's it?", "I've voted")] == ["en", "en", "en"]
    assert [language_of(said) for said in ("når skal me møtast", "når startar det")] == ["nn", "nn"]


def test_whether_anything_is_planned_is_about_the_meetings() -> None:
    said = ("er det planlagt noe fremover?", "har vi noko planlagt?", "is there anything planned?")
    assert {text: meant(text)[0] for text in said if meant(text)[0] not in ("meetings", "next_meeting")} == {}


def test_whether_a_colleague_has_done_something_is_about_the_measures() -> None:
    assert meant("har silje laget malen?")[0] == "measures"
