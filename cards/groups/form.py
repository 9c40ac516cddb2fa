"""The leader's form: how large the groups are, who sits with whom, and whether the parts are drawn too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.groups.verbs import GROUPS_DRAW, GROUPS_FORM
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from cards.votes.few import back
from domain.errors import Problem
from domain.groups.draw import drawing
from domain.groups.groups import FEWEST_HERE, GROUPS_FROM, LARGEST, SMALLEST, Group, can_divide
from domain.groups.seating import BEST, By, how_many
from domain.meetings.meeting import Meeting
from domain.people.school import Member


def form(
    scene: Scene,
    meeting: Meeting,
    present: Sequence[Member],
    taking_part: int,
    groups: Sequence[Group] = (),
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
) -> Card:
    """Inputs: size, by, parts. ``groups`` are those that were drawn already."""
    top = (
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("Shall we talk in groups?")),
        kit.text(_here(scene, len(present), taking_part)),
    )
    if not can_divide(taking_part, len(present)):
        again = kit.execute(scene.tr("Refresh"), Press(GROUPS_FORM, meeting.id), associated=False)
        return kit.card(scene, *top, kit.text(_few(scene, taking_part)), kit.actions(again, back(scene, meeting)))
    filled = {"size": _proposed(len(present)), "by": By.LOT.value, "parts": "true", **(values or {})}
    yes_no = [("true", scene.tr("Yes")), ("false", scene.tr("No"))]
    fields: list[kit.Element] = [
        kit.choices("size", scene.tr("How many groups?"), _sizes(scene, len(present)), filled["size"]),
        kit.choices("by", scene.tr("Who sits together?"), _ways(scene, present), filled["by"], open_list=True),
        kit.choices("parts", scene.tr("Shall I draw the parts too?"), yes_no, filled["parts"]),
    ]
    title = scene.tr("Draw the groups anew") if groups else scene.tr("Draw the groups")
    press = Press(GROUPS_DRAW, meeting.id, drawing(groups))
    return kit.card(
        scene,
        *top,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in fields],
        kit.box(kit.text(_lost(scene, groups))) if groups else None,
        kit.actions(kit.execute(title, press, style=None if groups else "positive"), back(scene, meeting)),
        kit.footnote(_means(scene), apart=False),
    )


def _here(scene: Scene, present: int, taking_part: int) -> str:
    count = scene.tr("{part} of {whole}", part=present, whole=taking_part)
    return scene.trn("{part} has pressed I am here.", "{part} have pressed I am here.", present, part=count)


def _few(scene: Scene, taking_part: int) -> str:
    if taking_part < GROUPS_FROM:
        return scene.tr("You are so few that all can be heard in one talk. Talk together.")
    return scene.tr(
        "From {least} up I can draw groups. Ask the others to press I am here, or talk together.",
        least=FEWEST_HERE,
    )


def _sizes(scene: Scene, people: int) -> list[tuple[str, str]]:
    """As "3 grupper med 3–4". Sizes that come to the same number of groups are one choice."""
    found: dict[int, tuple[str, str]] = {}
    for size in range(SMALLEST, LARGEST + 1):
        count = how_many(people, size)
        least, most = people // count, -(-people // count)
        each = str(least) if least == most else f"{least}–{most}"
        words = scene.trn("{count} group of {each}", "{count} groups of {each}", count, each=each)
        found.setdefault(count, (str(size), words))
    return list(found.values())


def _proposed(people: int) -> str:
    """The size whose groups come nearest to the best one; of two as near, the smaller groups."""
    sizes = range(SMALLEST, LARGEST + 1)
    return str(min(sizes, key=lambda size: abs(people / how_many(people, size) - BEST)))


def _ways(scene: Scene, present: Sequence[Member]) -> list[tuple[str, str]]:
    ways = [(By.LOT.value, scene.tr("By lot"))]
    said = sum(bool(member.subject) for member in present)
    if said:
        count = scene.tr("{part} of {whole}", part=said, whole=len(present))
        ways.append((By.SUBJECT.value, scene.tr("By subject ({count} have said theirs)", count=count)))
    return ways


def _lost(scene: Scene, groups: Sequence[Group]) -> str:
    if any(group.finding for group in groups):
        return scene.tr("The groups are drawn already. Drawn anew, what they have written is lost.")
    return scene.tr("The groups are drawn already.")


def _means(scene: Scene) -> str:
    return scene.tr(
        "All see the groups in the channel. You do not speak first in yours. Whoever comes late joins the smallest.",
    )
