"""A school's own Word file for its minutes, sent in chat: taken in, used, dropped; refused where it cannot be used."""

# ruff: noqa: F811  (fixtures of other files are handed in by their names)

from __future__ import annotations

import io
from typing import Any, cast

import pytest
from docx import Document

from bot.answering.intake import take_file
from cards.minutes.verbs import TEMPLATE_DROP, TEMPLATE_SHOW
from cards.verbs import Verb
from domain.errors import Refused
from domain.minutes.minutes import LARGEST_TEMPLATE
from tests.bot.figures.test_intake import files, plain, sent  # noqa: F401  (a fixture)
from tests.bot.minutes.test_minutes_actions import LINKS, fetched, here, press, refused  # noqa: F401  (a fixture)
from tests.cards.every.everything import titles
from tests.documents.minutes.papers import word
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import texts_of
from tests.support.playing.room import Room


@pytest.mark.parametrize("verb", [TEMPLATE_SHOW, TEMPLATE_DROP])
async def test_only_leaders_choose_the_template(here: Room, verb: Verb) -> None:
    school = here.world.school.id
    assert "{{tiltak}}" in texts_of(await press(here, 0, verb, school))
    assert await refused(here, 1, verb, school) == "leaders_only"
    assert await refused(here, here.world.outsider, verb, school) == "not_member"


async def test_a_template_sent_in_chat_is_used_until_it_is_dropped(here: Room, files: Any) -> None:
    lead, school = here.world.leader, here.world.school.id
    url = await files(plain(word("Vårt referat", "{{nivå}}")))
    card: Any = await take_file(here.services, sent(lead, url, "mal *ny*.docx"), lead)
    assert "Jeg fant 1 av navnene i den." in texts_of(card)
    assert "Bruk den vanlige malen" in titles(card)
    file = LINKS.document("minutes", f"{here.world.meeting.id}-nb", NOW, ".docx")
    assert len(cast(bytes, (await fetched(here, file)).body)) > 0
    assert await said_in(here, file) == ["Vårt referat", "Nivå\u00a02"]
    assert await said_in(here, LINKS.document("trial", f"{school}-nb", NOW, ".docx")) == ["Vårt referat", "Nivå\u00a02"]

    await press(here, 0, TEMPLATE_DROP, school)
    assert "Referat: 1.4 Samarbeid med hjemmet" in await said_in(here, file)


async def said_in(here: Room, url: str) -> list[str]:
    body = cast(bytes, (await fetched(here, url)).body)
    return [paragraph.text for paragraph in Document(io.BytesIO(body)).paragraphs]


@pytest.mark.parametrize(
    ("name", "body", "key"),
    [
        ("mal.docx", b"x" * (LARGEST_TEMPLATE + 1), "file_large"),
        ("mal.docx", b"dette er ikke Word", "template_not_word"),
        ("mal.doc", b"\xd0\xcf\x11\xe0", "template_old"),
        ("mal.docx", word("Uten navn"), "template_no_places"),
        ("tall.xlsx", word("Uten navn"), "template_no_places"),
    ],
)
async def test_a_template_that_cannot_be_used_changes_nothing(
    here: Room,
    files: Any,
    name: str,
    body: bytes,
    key: str,
) -> None:
    lead = here.world.leader
    with pytest.raises(Refused) as found:
        await take_file(here.services, sent(lead, await files(plain(body)), name), lead)
    assert found.value.problem.key == key
    async with here.world.units(write=False) as uow:
        assert await uow.minutes.template(here.world.school.id, "minutes") is None


async def test_only_leaders_send_a_template(here: Room, files: Any) -> None:
    url = await files(plain(word("{{nivå}}")))
    for who, key in ((here.world.caller(2), "leaders_only"), (here.world.outsider, "not_member")):
        with pytest.raises(Refused, match=key):
            await take_file(here.services, sent(who, url, "mal.docx"), here.world.leader)
