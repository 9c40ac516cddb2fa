"""Figures sent in chat: shown, taken in with one press, undone with another, by leaders only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.answering.actions import school_pick
from bot.answering.file_school import KEPT, which_school
from bot.answering.intake import take_file
from bot.answering.presses import actions
from bot.figures import sent_figures
from cards.figures.verbs import IMPORT_LAST, IMPORT_READ, IMPORT_TAKE, IMPORT_UNDO, SURVEYS_SHOW
from cards.people.verbs import SCHOOL_PICK
from cards.verbs import Press, Verb
from domain.errors import Refused, TransportError
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from sources.read import read_figures
from tests.bot.figures.test_intake import files, plain, sent
from tests.cards.every.everything import buttons, titles, words
from tests.support.machines.sheets import forms_export
from tests.support.playing.room import Room, incoming, room

__all__ = ["files"]  # the fixture
TIDY = "indikator;år;verdi;svar\nps_relation;2026;4,1;20\nps_relation;20226;4,1;20\ngs_arena;2026;2,37;3\n"


class Chat:
    """A connector that remembers what was said and edited; ``away`` lets it fail."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.away = False

    async def send(self, _service: str, _conversation: str, activity: Any) -> str:
        if self.away:
            raise TransportError("away", permanent=False)
        self.said.append(activity["text"])
        return "m1"

    async def update(self, _service: str, _conversation: str, message: str, activity: Any) -> None:
        assert message == "m1"
        self.said.append(activity["text"])


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    services = replace(
        made.services,
        settings=cast(Any, SimpleNamespace(is_local=True, language="nb", zone="Europe/Oslo")),
        connector=cast(Any, Chat()),
        read_figures=read_figures,
    )
    return Room(made.world, services, made.heard)


async def press(here: Room, who: Caller, verb: Verb, arg: str = "", school: str = "") -> Any:
    ref = school or here.world.school.id
    return await actions()[verb](here.services, incoming(who), Press(verb, ref, arg))


async def shown(here: Room, files: Callable[..., Awaitable[str]], body: str | bytes, name: str = "tall.csv") -> Any:
    lead = here.world.leader
    return await take_file(here.services, sent(lead, await files(plain(body)), name), lead)


async def figures(here: Room) -> list[float]:
    async with here.services.units(write=False) as uow:
        return [figure.value for figure in await uow.figures.of_school(here.world.school.id)]


async def refused(action: Awaitable[Any]) -> str:
    with pytest.raises(Refused) as found:
        await action
    return found.value.problem.key


async def test_figures_are_shown_taken_in_with_a_press_and_undone_with_another(here: Room, files: Any) -> None:
    card = await shown(here, files, TIDY)

    told = "\n".join(words(card))
    assert "Elev–lærer-relasjon (elever): 2026 **4,1**" in told
    assert "Læringsarena (foresatte): 2026 skjermet" in told
    assert "Linje 3: «20226» er ikke et år" in told
    assert "2,37" not in str(card)
    assert titles(card)[0] == "Ta inn tallene"
    assert await figures(here) == []

    arg = buttons(card)[0]["data"]["arg"]
    taken = await press(here, here.world.leader, IMPORT_TAKE, arg)
    assert sorted(await figures(here)) == [0.0, 4.1]
    assert "Angre siste import" in titles(taken)
    assert titles(await press(here, here.world.leader, IMPORT_TAKE, arg)) == titles(taken)

    last = await press(here, here.world.leader, IMPORT_LAST)
    assert "Tatt inn av Ingrid Nordmann" in "\n".join(words(last))
    undone = await press(here, here.world.leader, IMPORT_UNDO, arg)
    assert "2 tall er som de var før." in "\n".join(words(undone))
    assert await figures(here) == []


async def test_the_same_file_again_has_no_button_to_take_it_in(here: Room, files: Any) -> None:
    card = await shown(here, files, TIDY)
    await press(here, here.world.leader, IMPORT_TAKE, buttons(card)[0]["data"]["arg"])

    again = await shown(here, files, TIDY)

    assert "Disse tallene er her fra før" in words(again)
    assert titles(again) == ["Vis tall"]


async def test_a_workbook_is_known_by_its_content_whatever_its_name(here: Room, files: Any) -> None:
    card = await shown(here, files, forms_export([["Helt enig"] * 18] * 6), "svar")

    assert any("Svar fra Microsoft Forms" in line for line in words(card))
    assert "Kari" not in str(card)


async def test_a_file_without_figures_says_why_and_offers_nothing(here: Room, files: Any) -> None:
    for body in (b"", b"PK\x03\x04rubbish", "navn;farge\nKari;blå\n"):
        card = await shown(here, files, body)
        assert "Jeg fant ingen tall i filen" in words(card)
        assert titles(card) == ["Vis tall"]


async def test_old_spreadsheets_are_asked_for_in_another_form(here: Room) -> None:
    lead = here.world.leader
    file = sent(lead, "https://x.sharepoint.com/f", "tall.xls")

    assert await refused(take_file(here.services, file, lead)) == "file_old_sheet"


async def test_only_leaders_of_the_school_take_in_undo_and_look(here: Room, files: Any) -> None:
    arg = buttons(await shown(here, files, TIDY))[0]["data"]["arg"]
    teacher, outsider = here.world.caller(3), here.world.outsider

    for verb in (IMPORT_READ, IMPORT_TAKE, IMPORT_UNDO, IMPORT_LAST, SURVEYS_SHOW):
        assert await refused(press(here, teacher, verb, arg)) == "leaders_only"
        assert await refused(press(here, outsider, verb, arg)) == "not_member"
    assert await refused(press(here, outsider, IMPORT_TAKE, arg, outsider.school.id)) == "import_gone"
    assert await figures(here) == []


async def leads_another(here: Room) -> str:
    other = here.world.outsider.school
    async with here.services.units() as uow:
        await uow.people.put_member(other.id, here.world.leader.person.id, Role.LEADER)
        await uow.commit()
    return other.id


async def test_a_leader_of_two_schools_is_asked_which_and_the_file_survives_the_question(
    here: Room, files: Any
) -> None:
    other, lead = await leads_another(here), here.world.leader
    message = sent(lead, await files(plain(TIDY)), "tall.csv")

    question: Any = await which_school(here.services, message)
    pick = next(b["data"] for b in buttons(question) if b["data"]["ref"] == other)
    card: Any = await school_pick(here.services, message, Press(SCHOOL_PICK, pick["ref"], pick["arg"]))

    data = buttons(card)[0]["data"]
    assert (data["verb"], data["ref"]) == (IMPORT_TAKE, other)
    async with here.services.units(write=False) as uow:
        assert await uow.dialogs.get(KEPT + message.conversation_id, lead.person.id) is None
    assert await refused(press(here, lead, IMPORT_READ)) == "file_gone"


async def test_a_teacher_elsewhere_is_not_asked_for_files_are_for_the_school_they_lead(here: Room, files: Any) -> None:
    lead = here.world.leader
    async with here.services.units() as uow:
        await uow.people.put_member(here.world.outsider.school.id, lead.person.id, Role.TEACHER)
        await uow.commit()

    card: Any = await which_school(here.services, sent(lead, await files(plain(TIDY)), "tall.csv"))

    assert buttons(card)[0]["data"]["ref"] == here.world.school.id


async def test_a_message_without_a_file_is_none_of_its_business(here: Room) -> None:
    await leads_another(here)

    assert await which_school(here.services, incoming(here.world.leader)) is None


@pytest.mark.parametrize("away", [False, True])
async def test_while_a_large_file_is_read_it_says_so(
    here: Room, files: Any, monkeypatch: pytest.MonkeyPatch, away: bool
) -> None:
    monkeypatch.setattr(sent_figures, "LONG", 100)
    monkeypatch.setattr(sent_figures, "EVERY", 0.02)
    chat = cast(Chat, here.services.connector)
    chat.away = away

    card = await shown(here, files, TIDY + "ps_relation;2025;4,0;20\n" * 20_000)

    assert "og 19 990 til" in "\n".join(words(card)).replace("\u00a0", " ")
    assert ("Jeg leser filen." in chat.said) is not away
    assert any("linjer så langt" in said for said in chat.said) is not away


async def test_question_sets_come_in_the_language_that_is_asked_for(here: Room) -> None:
    press_ = Press(SURVEYS_SHOW, here.world.school.id, inputs={"language": "nn"})

    card = await actions()[SURVEYS_SHOW](here.services, incoming(here.world.leader), press_)

    for audience in ("pupils_young", "pupils_older", "guardians"):
        assert f"https://x/documents/survey/{audience}-nn.docx" in str(card)
