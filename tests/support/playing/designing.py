"""A chat with a leader of a school that has figures, and ways to look into the newest card's fields."""

from __future__ import annotations

from cards.charts.spec import from_json
from cards.kit.scene import Scene
from dialogs.meetings.views import invitation_card
from domain.figures.figure import Figure
from domain.meetings.library import Picture
from domain.meetings.meeting import Meeting
from domain.unit_of_work import Units
from tests.support.arranged.small_school import small_school
from tests.support.playing.chat import MONDAY, Chat

WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"
VALUES = {"gs_dialogue": 2.8, "gs_feedback": 3.4, "ps_home_support": 4.1, "st_waiting": 42.0, "ps_motivation": 3.9}
DIGEST = "d" * 32


async def chat_with_figures(units: Units) -> Chat:
    """Two years of each figure."""
    world = await small_school(units)
    figures = [
        Figure(world.school.id, indicator, year, value, 96)
        for indicator, value in VALUES.items()
        for year in (2025, 2026)
    ]
    async with units() as uow:
        await uow.figures.put(figures)
        await uow.commit()
    return Chat(world)


async def draft_of(chat: Chat) -> Meeting:
    """The only draft."""
    (draft,) = await chat.drafts()
    return draft


def fields(chat: Chat) -> dict[str, list[tuple[str, str]]]:
    """The choices of each field of the newest card, by field; no choices for a text."""
    found: dict[str, list[tuple[str, str]]] = {}

    def look(node: object) -> None:
        if isinstance(node, list):
            for part in node:
                look(part)
        elif isinstance(node, dict):
            if str(node.get("type", "")).startswith("Input."):
                found[node["id"]] = [(one["value"], one["title"]) for one in node.get("choices", [])]
            for value in node.values():
                look(value)

    look(chat.adapter.said[-1])
    return found


def choices(chat: Chat, field: str) -> list[str]:
    """The titles of a field's choices."""
    return [title for _, title in fields(chat)[field]]


def keys(chat: Chat, field: str) -> list[str]:
    """Their values."""
    return [key for key, _ in fields(chat)[field]]


def key(chat: Chat, field: str, title: str) -> str:
    """The value of the choice with this title."""
    return next(key for key, shown in fields(chat)[field] if shown == title)


async def keep_picture(chat: Chat, school_id: str) -> None:
    """A picture that was sent earlier."""
    async with chat.world.units() as uow:
        await uow.library.put_picture(Picture(DIGEST, school_id, b"\x89PNG", 40, 30, MONDAY))
        await uow.commit()


async def drawn(chat: Chat) -> str:
    """Which kind of chart the invitation of the draft shows."""
    async with chat.world.units() as uow:
        school = chat.world.school
        scene = Scene("nb", school.zone, MONDAY, chat.tools.addresses, school.name, school.id)
        card = await invitation_card(uow, scene, chat.world.school, await draft_of(chat), "Ingrid")
        found = [
            part for part in str(card).split("'") if part.startswith("https://x/charts/") and "pictures" not in part
        ]
        if not found:
            return ""
        spec = await uow.charts.get(found[0].rpartition("/")[2].removesuffix(".png"))
        assert spec is not None
        return from_json(spec).kind
