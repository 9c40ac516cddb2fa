"""One-time words: a vote for those who have no Teams at hand, once each, in a running meeting.

A word is bound to the person it was made for, in a sealed box that goes with the meeting. Their ballot lies under their
own name, so a word gives nobody a second vote.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection

from domain.agenda.electorate import voters
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.errors import Refused
from domain.people.school import Caller, Member
from domain.unit_of_work import UnitOfWork
from domain.votes.box import Ballot, Box

WORDS_BOX = "words"
MOST_WORDS = 200  # of one meeting
NOUNS_OF_A_WORD = 3  # with two digits, some 400 million words: nobody comes upon one by trying
UNUSED, USED = 0, 1
_JOINTS = re.compile(r"[\s\-–—_.,]+")

# Short, harmless, the same in bokmål and nynorsk, and to be typed on any keyboard.
NOUNS = """
    agat akkord alarm alt anker appell arkiv atlas ballett bank basar basun benk blad blokk bratsj brev brille bukett
    cello dans delta diamant diktat drage due duett eple fabel fagott farge fasan ferge fiolin fisk flagg fontene forte
    furu galleri gasell gitar gong granitt hage harpe havn hest himmel horn humle hytte idol indigo iris jakt jolle jord
    kaffe kaktus kamera kanon kart kaste kiste klaver klokke komet konsert kopp korall korps krakk kvartett kvist
    lampe lanse linse lupin lykt magnet mandel mango marsj maske melodi metall mosaikk motor musikk narsiss nebb nikkel
    note oblat oktav olje onsdag opal opera orgel oter palme panda papir parade park pepper piano pil plakat plomme pose
    prisme racer radio ramme regn ribbe rytme sag sal sang seil sirkel sitar skala skjerf sol solist sonate sopran
    spinett stein stige strand tango teater tenor torg tromme trompet tulipan tusj ukulele unison vals vase verk vind
    viola vogn yoga
""".split()  # noqa: SIM905  (a hundred words, to be read)


def tidy(word: str) -> str:
    """As it lies in the box: whatever stands between its parts when people type it."""
    return "-".join(part for part in _JOINTS.split(word.casefold().strip()) if part)


async def give_words(
    uow: UnitOfWork, meeting_id: str, person_ids: Collection[str], leader: Caller, choose: random.Random
) -> list[tuple[Member, str]]:
    """A word for each of these people who can vote. Who has one that was not used yet gets the same again."""
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    await uow.boxes.create_key(meeting.id)
    box = await uow.boxes.open(meeting.id, WORDS_BOX, lock=True)
    if box is None:
        raise Refused("gone")
    asked = [m for m in voters(await uow.people.members(meeting.school_id), leader.school) if m.person.id in person_ids]
    there = {entry.ticks[0]: entry.ticks[1] for entry in box.entries.values() if entry.choice == UNUSED}
    found = []
    for member in asked:
        word = there.get(member.person.id) or _new_word(box, choose)
        box.put(_name(word), Ballot(UNUSED, (member.person.id, word)))
        found.append((member, word))
    if len(box.entries) > MOST_WORDS:
        raise Refused("too_many_words")
    await uow.boxes.seal(meeting.id, WORDS_BOX, box)
    return found


async def whose(uow: UnitOfWork, meeting_id: str, word: str) -> str:
    """The person whom a word was made for; ``Refused`` where there is no such word, or it was used."""
    box = await uow.boxes.open(meeting_id, WORDS_BOX)
    entry = box.of(_name(tidy(word))) if box else None
    if entry is None:
        raise Refused("word_unknown")
    if entry.choice != UNUSED:
        raise Refused("word_used")
    return entry.ticks[0]


async def use_up(uow: UnitOfWork, meeting_id: str, word: str) -> None:
    """The word has brought in its ballot. Once the meeting is over there is nothing to use up."""
    box = await uow.boxes.open(meeting_id, WORDS_BOX, lock=True)
    entry = box.of(_name(tidy(word))) if box else None
    if box is not None and entry is not None:
        box.put(_name(tidy(word)), Ballot(USED, entry.ticks))
        await uow.boxes.seal(meeting_id, WORDS_BOX, box)


def _new_word(box: Box, choose: random.Random) -> str:
    while True:
        word = "-".join((*choose.sample(NOUNS, NOUNS_OF_A_WORD), str(choose.randrange(10, 100))))
        if not box.has(_name(word)):
            return word


def _name(word: str) -> str:
    return f"word:{word}"
