"""The chat words: each command in each language, however it is written."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.handling.commands import nearly, parse
from locales.chat_words import ABOUT, COMMANDS, POLITE

# The words table of the contract: what is promised to users in three languages.
PROMISED = {
    "nb": {
        "help": ["hjelp", "hei", "hva kan du"],
        "plan": ["refleksjonsmøte om 1.4 torsdag kl 14", "planlegg møte"],
        "meetings": ["møter", "flytt møtet", "avlys møtet"],
        "assess": ["vurder 1.4", "plasser 1.4"],
        "measures": ["tiltak"],
        "my_measures": ["mine tiltak"],
        "overview": ["oversikt"],
        "minutes": ["referat"],
        "figures": ["tall", "tall 1.4"],
        "characteristics": ["kjennetegn"],
        "practice": ["god praksis 1.4"],
        "package": ["pakke"],
        "year": ["årshjul", "årsplan"],
        "school_days": ["skoleruta"],
        "owner": ["skoleeier"],
        "exports": ["eksport"],
        "who": ["hvem er med"],
        "settings": ["innstillinger"],
        "reminders": ["påminnelser"],
        "imports": ["siste import", "angre siste import"],
        "surveys": ["spørreskjema"],
        "my_data": ["mine data"],
        "cancel": ["avbryt"],
    },
    "nn": {
        "help": ["hjelp", "hei", "kva kan du"],
        "plan": ["refleksjonsmøte om 1.4 torsdag kl 14", "planlegg møte"],
        "meetings": ["møte", "flytte møtet", "avlyse møtet"],
        "assess": ["vurder 1.4"],
        "measures": ["tiltak"],
        "my_measures": ["mine tiltak"],
        "overview": ["oversyn"],
        "minutes": ["referat"],
        "figures": ["tal", "tal 1.4"],
        "characteristics": ["kjenneteikn"],
        "practice": ["god praksis 1.4"],
        "package": ["pakke"],
        "year": ["årshjul"],
        "school_days": ["skuleruta"],
        "owner": ["skuleeigar"],
        "exports": ["eksport"],
        "who": ["kven er med"],
        "settings": ["innstillingar"],
        "reminders": ["påminningar"],
        "imports": ["siste import", "angre import"],
        "surveys": ["spørjeskjema"],
        "my_data": ["mine data"],
        "cancel": ["avbryt"],
    },
    "en": {
        "help": ["help", "hello"],
        "plan": ["reflection meeting on 1.4 Thursday at 14:00", "plan meeting"],
        "meetings": ["meetings"],
        "assess": ["assess 1.4", "place 1.4"],
        "measures": ["measures"],
        "my_measures": ["my measures"],
        "overview": ["overview"],
        "minutes": ["minutes"],
        "figures": ["figures", "figures 1.4"],
        "characteristics": ["characteristics"],
        "practice": ["good practice 1.4"],
        "package": ["package"],
        "year": ["year"],
        "school_days": ["school days", "school calendar"],
        "owner": ["school owner"],
        "exports": ["export"],
        "who": ["who"],
        "settings": ["settings"],
        "reminders": ["reminders"],
        "imports": ["last import", "undo import"],
        "surveys": ["survey"],
        "my_data": ["my data"],
        "cancel": ["cancel"],
    },
}
SAID = [(name, said) for words in PROMISED.values() for name, phrases in words.items() for said in phrases]
WRAPPED = ["{}", "{}!", "  {}  ", "Samklang, {}", "@Samklang {}", "samklang: {} 👍", "{}, takk", "please {}", "«{}»"]


def test_what_is_promised_is_understood_in_any_case_and_with_the_bots_name() -> None:
    wrong = {}
    for (name, said), wrapped in product(SAID, WRAPPED):
        for text in (wrapped.format(said), wrapped.format(said).upper(), wrapped.format(said).capitalize()):
            if (understood := parse(text).name) != name:
                wrong[text] = (understood, name)

    assert wrong == {}


def test_every_command_has_words_in_every_language() -> None:
    for name, words in COMMANDS.items():
        assert set(words) == {"nb", "nn", "en"}, name
        assert all(words.values()), name
        assert all(COMMANDS[name][language][0] for language in words)
    assert set(PROMISED["nb"]) == set(COMMANDS)
    assert set(POLITE) == set(ABOUT) == {"nb", "nn", "en"}


def test_no_phrase_belongs_to_two_commands() -> None:
    owners: dict[str, str] = {}
    for name, words in COMMANDS.items():
        for phrase in {phrase for phrases in words.values() for phrase in phrases}:
            assert owners.setdefault(phrase, name) == name, phrase
            assert phrase == phrase.lower()


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("tall 1.4", "figures", "1.4"),
        ("tall 1.4.", "figures", "1.4"),
        ("Refleksjonsmøte om 1.4 den 3.", "plan", "om 1.4 den 3."),
        ("møte torsdag kl 14 om 1.4", "plan", "torsdag kl 14 om 1.4"),
        ("møter om 1.4 fredag", "plan", "om 1.4 fredag"),
        ("meeting about feedback on Friday", "plan", "feedback on Friday"),
        ("flytt møte til fredag", "meetings", "til fredag"),
        ("hei, kan du planlegge et møte om 1.4", "plan", "om 1.4"),
        ("kan vi ha et refleksjonsmøte om ledelse på torsdag?", "plan", "om ledelse på torsdag"),
        ("vurder samarbeid med hjemmet", "assess", "samarbeid med hjemmet"),
        ("hei hei", "help", ""),
    ],
)
def test_what_follows_the_words_is_kept(text: str, name: str, rest: str) -> None:
    command = parse(text)

    assert (command.name, command.rest) == (name, rest)


@pytest.mark.parametrize("text", ["", "   ", "👍", "hva er klokka", "1.4", "heller fredag kl 13", "tiltaket mitt står"])
def test_what_is_no_command_is_nothing(text: str) -> None:
    assert parse(text).name == ""


def test_a_slip_of_the_pen_finds_what_was_meant() -> None:
    assert nearly("oversigt") == "overview"
    assert nearly("instillinger") == "settings"


def test_words_of_one_language_only_hint_at_it() -> None:
    assert [parse(text).language_hint for text in ("kven er med", "hvem er med", "who", "tiltak")] == [
        "nn",
        "nb",
        "en",
        "",
    ]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_nothing_that_is_written_breaks_the_parsing(text: str) -> None:
    parse(text)
    parse(f"tiltak {text}")


def test_ten_thousand_characters_do_no_harm() -> None:
    assert parse("x " * 5000).name == ""
    assert parse("tiltak " + "x" * 10_000).name == "measures"
