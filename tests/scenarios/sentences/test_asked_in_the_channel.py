"""What is asked in the channel, by a teacher: answered there for all to read, or pointed to one's own chat, and why."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import pytest

from bot.answering.sentences import meanings
from cards.people import more
from dialogs.understanding.intents import INTENTS, Effect
from preview import school as samples
from tests.support.playing.people import Team
from tests.support.playing.world import World, a_world

THERE = {
    "next_meeting": "når er neste møte?",
    "meetings": "hvilke møter er planlagt?",
    "attendance": "hvem kommer på møtet?",
    "counts": "hvor mange har stemt?",
    "privacy": "hvem ser hva jeg stemmer?",
    "characteristic": "hva er 2.2?",
    "levels": "hvor står vi i 1.4?",
    "last_meeting": "hva ble vi enige om sist?",
    "measures": "hvordan går det med tiltakene?",
    "figures": "hva sier tallene om 1.4?",
    "practice": "har noen gode eksempler på 1.4?",
    "now": "hva gjør vi nå?",
    "vote": "hvordan stemmer jeg?",
    "suggest_topic": "kan jeg foreslå et tema?",
    "price": "hva koster dette?",
    "thanks": "tusen takk!",
    "hello": "hei",
    "goodbye": "ha det bra",
    "help": "hva kan du?",
    "complaint": "dette virker ikke",
}
"""What is said of the school, and of the bot: everybody may know it."""

OWN_CHAT: Mapping[str, str] = {
    "minutes": "the list has drafts for who leads",
    "my_measures": "one person's",
    "bring_in_figures": "a leader's work, with files",
    "survey": "a leader's work",
    "export": "all of the school, behind addresses that are one person's",
    "owner": "what a leader releases",
    "year": "what is not announced yet",
    "school_days": "a leader's form",
    "package": "a leader's work",
    "people": "roles are changed on it",
    "language": "one person's",
    "my_data": "one person's",
    "delete_my_data": "one person's",
    "begin": "what there is to begin with is different for each",
    "undo": "one's own votes and answers",
    "yes": "answers a card that one person has",
    "no": "answers a card that one person has",
}
POINTED = ("Skriv til meg der", "Mente du", "kan jeg ikke hjelpe")


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with a_world(sqlite_url) as running:
        yield running


@pytest.fixture
async def solvik(world: World) -> Team:
    team = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    await team["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await team["Ingrid"].presses("Send innkalling")
    return team


def test_every_question_says_where_it_is_answered() -> None:
    asked = {name for name, intent in INTENTS.items() if intent.effect is Effect.ANSWERS and not intent.leaders}
    assert asked == set(THERE) | set(OWN_CHAT)
    assert {name for name in asked if meanings()[name].public} == set(THERE)


async def test_a_teacher_is_answered_in_the_channel(solvik: Team) -> None:
    for who in ("Jonas", "Ingrid"):
        pointed = {}
        for intent, said in THERE.items():
            answer = await solvik[who].says_in_channel(f"<at>Samklang</at> {said}")
            if not answer or any(words in answer for words in POINTED):
                pointed[intent] = answer
        assert pointed == {}


def test_what_the_list_of_everything_leads_to_says_whether_it_is_for_one_person() -> None:
    silent = set()
    for role in (samples.leader, samples.teacher):
        choices = more.choices(samples.scene(), role(samples.scene()))
        silent |= {str(verb) for _, _, verb in choices if verb.for_one is None}
    assert silent == set()
