"""A group's own card: who speaks when, and what the group found, written by the secretary or anybody of the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.groups import shared as shown
from cards.groups.verbs import GROUP_MINE, GROUP_SAVE, HERE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.groups.groups import LONGEST_FINDING, Group
from domain.groups.write_finding import DONE
from domain.meetings.meeting import Meeting
from domain.personal_data.naming import SURE
from locales import tr

NAMES = "names_somebody"
OTHERS = "written_meanwhile"


def mine(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    group: Group,
    members: shown.People,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    *,
    saved: bool = False,
    writes: bool = False,
) -> Card:
    """Inputs: finding, done. ``writes``: the card comes unasked to the one who is to write."""
    language = scene.language
    finding = values.get("finding", "") if values is not None else group.finding
    done = values.get(DONE, "") if values is not None else DONE if group.done else ""
    title = f"{tr(language, 'group {number}', number=group.number)} · {present.title(scene, characteristic)}"
    sure = SURE if any(problem.key == NAMES for problem in problems) else ""
    field = kit.text_field(
        "finding",
        scene.tr("What you found, and what you disagree on"),
        finding,
        longest=LONGEST_FINDING,
        hint=scene.tr("For instance the sentence that holds us back, and why"),
        spacing="Medium",
    )
    # The meeting is in it too: groups that are drawn anew have other ids, and the words shall not be lost.
    save = Press(GROUP_SAVE, group.id, sure, group.text_seen, nonce=meeting.id)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(title)),
        kit.heading(scene.tr("What do you find out?")),
        kit.text(scene.tr("Saved. All in the channel can read it."), bold=True) if saved and not problems else None,
        kit.text(scene.tr("You write for the group. Anybody else in it can do so too.")) if writes else None,
        _order(scene, group, members),
        kit.to_put_right(scene, problems),
        _theirs(scene, group, problems),
        kit.who_sees(scene, scene.tr("All in the channel, and whoever reads the minutes. Not who wrote it.")),
        kit.beside(scene, problems, field),
        kit.choices(
            DONE,
            scene.tr("Are you done?"),
            [(DONE, scene.tr("We have finished"))],
            done,
            open_list=True,
            several=True,
        ),
        kit.actions(
            kit.execute(scene.tr("Save"), save, style="positive", fallback=False),
            kit.execute(scene.tr("Refresh"), Press(GROUP_MINE, meeting.id), associated=False, fallback=False),
        ),
    )


def nowhere(scene: Scene, meeting: Meeting, drawn: bool) -> Card:
    """Somebody who sits in no group: there are none yet, or they have not said that they are here."""
    words = scene.tr("Press I am here, and I find you a place in one of them.")
    if not drawn:
        words = scene.tr("The leader draws them from those who have pressed I am here.")
    press = Press(HERE, meeting.id)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("You are in no group yet") if drawn else scene.tr("The groups are not drawn yet")),
        kit.text(words),
        kit.actions(kit.execute(scene.tr("I am here"), press, associated=False, fallback=False)),
    )


def redrawn(
    scene: Scene, meeting: Meeting, characteristic: Characteristic, group: Group, members: shown.People, text: str
) -> Card:
    """The groups were drawn anew meanwhile: the writer's new one, with what was typed, to be saved there or not."""
    problem = Problem("groups_redrawn", field="finding")
    return mine(scene, meeting, characteristic, group, members, [problem], {"finding": text})


def too_late(scene: Scene, reason: str, text: str) -> Card:
    """The press had no effect, and what was written is given back."""
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("This was not saved")),
        kit.text(reason),
        kit.box(kit.subtle(scene.tr("What you wrote")), kit.text(kit.escape(text), spacing="None")),
    )


def _order(scene: Scene, group: Group, members: shown.People) -> kit.Element | None:
    people = shown.order(scene, group, members)
    return kit.fact(scene.tr("You speak in this order"), "\n".join(f"- {one}" for one in people))


def _theirs(scene: Scene, group: Group, problems: Sequence[Problem]) -> kit.Element | None:
    """What somebody else of the group has written meanwhile, beside one's own words in the form."""
    if not any(problem.key == OTHERS for problem in problems):
        return None
    words = kit.escape(group.finding) or "–"
    return kit.box(kit.subtle(scene.tr("Saved by somebody in the group")), kit.text(words, spacing="None"))
