"""Cards of placing: what people wrote is never markup, and the largest catalogue fits."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cards.kit import kit
from cards.placing import decide as placing_end
from cards.placing import level as placing
from cards.placing.words import reason
from domain.catalogue.areas import Criterion
from domain.people.school import LANGUAGES
from domain.placing.place_school import Subject
from domain.placing.placement import Answer, Placement, sentence_key
from domain.placing.suggest_level import suggest
from preview import placing as decide_samples
from preview import placing as level_samples
from preview import school as samples

HOSTILE = "[x](https://evil) **b** <at>Alle</at> # h"
LARGEST = "Vi gjør noe på en måte som alle kjenner. " * 10  # 400 characters
OFTEN = Answer.OFTEN


def subject(words: str, count: int, *, meeting: bool = True) -> Subject:
    levels = {
        level: tuple(Criterion({"nb": f"{level}{at} {words}"[:400]}) for at in range(count)) for level in (1, 2, 3, 4)
    }
    about = replace(samples.CHARACTERISTIC, levels=levels, title={"nb": words[:70]})
    return Subject(about, 1, samples.meeting(samples.scene()) if meeting else None)


def answered(about: Subject, answer: Answer, text: str) -> Placement:
    every = [one for level in about.characteristic.levels.values() for one in level]
    given = {sentence_key(one): answer for one in every}
    return Placement(answers=given, examples=dict.fromkeys((1, 2, 3, 4), text), thought=text, level=2, done=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", [Answer.OFTEN, Answer.SELDOM, Answer.UNKNOWN])
def test_the_largest_catalogue_and_the_longest_texts_fit(language: str, answer: Answer) -> None:
    on, about = samples.scene(language), subject(LARGEST, 6)
    whole = answered(about, answer, "æ" * 500)
    cards = [placing.step(on, about, whole, level) for level in (1, 2, 3, 4)]
    cards += [placing.step(on, about, whole, 2, whole=False), placing_end.decide(on, about, whole)]
    cards.append(placing_end.answers(on, about, whole))

    assert max(kit.size_of(card) for card in cards) <= 28 * 1024
    assert max(kit.count_actions(card["body"]) for card in cards) <= 6


def test_peoples_words_are_text_and_no_more() -> None:
    on, about = samples.scene(), subject(HOSTILE, 2)
    whole = answered(about, Answer.SELDOM, HOSTILE)
    shown = [
        placing.step(on, about, whole, 1),
        placing.step(on, about, whole, 2, whole=False),
        placing_end.decide(on, about, whole),
        placing_end.answers(on, about, whole),
        placing_end.saved(on, about, [HOSTILE]),
    ]

    for card in shown:
        for part in texts(card["body"]):
            assert "<at>" not in part
            assert "[x](" not in part
            assert "**b**" not in part


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_four_answers_are_equal_and_nothing_is_chosen_beforehand(language: str) -> None:
    on, about = samples.scene(language), subject("Vi lytter.", 2)
    card = placing.step(on, about, Placement(), 3)
    fields = [part for part in card["body"] if part["type"] == "Input.ChoiceSet"]

    assert [len(field["choices"]) for field in fields] == [4, 4]
    assert all("value" not in field for field in fields)
    assert not any(field.get("isRequired") for field in fields)


def test_who_sees_what_stands_on_every_card_where_one_writes() -> None:
    for meeting in (True, False):
        on, about = samples.scene(), subject("Vi lytter.", 1, meeting=meeting)
        for card in (placing.step(on, about, Placement(), 1), placing_end.decide(on, about, Placement())):
            words = " ".join(texts(card["body"]))
            assert "Hvem ser hva" in words
            assert "slettes" in words


def texts(node: object) -> list[str]:
    """What is shown as Markdown: texts and labels."""
    if isinstance(node, list):
        return [text for part in node for text in texts(part)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if node.get("type") == "TextBlock" else [node["label"]] if "label" in node else []
    return own + [text for value in node.values() for text in texts(value)]


def test_samples_are_json() -> None:
    assert all(
        json.dumps(make(samples.scene()))
        for _, make in [*level_samples.SAMPLES["level"], *decide_samples.SAMPLES["decide"]]
    )


def test_a_sentence_that_says_what_is_missing_is_not_said_to_be_untrue_when_it_is_true() -> None:
    levels = {
        1: (Criterion({"nb": "Vi ringer aldri."}, deficit=True), Criterion({"nb": "Vi spør aldri."}, deficit=True)),
        2: (Criterion({"nb": "Vi ringer."}),),
        3: (Criterion({"nb": "Vi spør."}),),
        4: (Criterion({"nb": "Vi lytter."}),),
    }
    about = replace(samples.CHARACTERISTIC, levels=levels, own_criteria=True)
    answers = {sentence_key(one): OFTEN for level in levels.values() for one in level}
    found = suggest(Placement(answers=answers), about)
    assert (found.level, found.others) == (1, 1)
    said = " ".join(str(part) for part in reason(samples.scene("nb"), about, found))
    assert "Én setning til holder igjen." in said
    assert "stemmer ikke ofte" not in said
