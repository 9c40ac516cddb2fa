"""What the columns and answer words of a school's own tables mean: asked on one card, looked at again, forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.figures.verbs import IMPORT_LAST, KEY_FORGET, KEY_SAVE, KEY_SHOW
from cards.figures.whose import in_list
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.catalogue.areas import Catalogue
from domain.figures.settle_key import COLUMN, WORD, choosable, meanings, on_one_card
from domain.figures.table_key import NOT_USED, WHEN, WORTH, TableKey
from domain.people.school import Caller
from locales import N_, tr

MOST_LISTED = 12
_ROLES = {
    NOT_USED: N_("Not used"),
    WHEN: N_("The time of the answer"),
    "indicator": N_("What is measured"),
    "year": N_("Year"),
    "value": N_("Value"),
    "answers": N_("Number of answers"),
    "who": N_("Who answered"),
}
_BEST = max(WORTH)


def ask(
    scene: Scene,
    caller: Caller,
    catalogue: Catalogue,
    key: TableKey,
    suggested: tuple[Mapping[str, str], Mapping[str, int]] = ({}, {}),
    *,
    unread: bool = False,
) -> Card:
    """What each column is and what each answer word is worth. Inputs: a field for each of them.

    ``unread``: it was answered that no column is of use, and the file gave no figure.
    """
    shown = on_one_card(key, catalogue)
    left = sum(meaning is None for _, meaning in key.columns) - len(shown)
    intro = scene.tr(
        "I do not know all the columns of this file. Say what they are, and I read the next one like it without asking."
    )
    if not key.columns:
        intro = scene.tr(
            "I do not know these answers. Say what they are worth, and I read the next file like it without asking."
        )
    later = scene.trn(
        "I ask about {count} more column after these.", "I ask about {count} more columns after these.", left
    )
    forget = kit.execute(scene.tr("Forget the answers"), Press(KEY_FORGET, caller.school.id, key.id), associated=False)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("What stands in the file?")),
        kit.subtle(kit.escape_line(key.name)) if key.name else None,
        kit.text(intro),
        _nothing_used(scene) if unread else None,
        [_column(scene, catalogue, key, place, suggested[0]) for place in shown],
        _words(scene, key, suggested[1]),
        kit.subtle(later) if left > 0 else None,
        kit.actions(
            kit.execute(
                scene.tr("Save and read the file"), Press(KEY_SAVE, caller.school.id, key.id), style="positive"
            ),
            forget if key.answered else None,
        ),
        kit.footnote(
            scene.tr("Nothing is taken in before you have seen the figures. The answers stand under **last import**.")
        ),
    )


def _nothing_used(scene: Scene) -> kit.Element:
    words = scene.tr("No column is in use, so I found no figures. Say what at least one of them is.")
    return kit.problem_box(scene, [words])


def known(scene: Scene, keys: Sequence[TableKey], school_id: str) -> list[kit.Element]:
    """The tables that the school has explained, for the card about the last import; each leads to its answers."""
    answered = [key for key in reversed(keys) if key.answered][:MOST_LISTED]
    if not answered:
        return []
    found: list[kit.Element] = [kit.section(scene.tr("Files that you have explained"))]
    for key in answered:
        used = [heading for heading, meaning in key.columns if meaning not in (None, NOT_USED)]
        told = scene.trn("{count} column in use", "{count} columns in use", len(used))
        when = present.short_day(scene, key.at) if key.at else ""
        found.append(kit.fact(kit.escape_line(key.name or scene.tr("A table")), f"{told} · {when}"))
        found.append(
            kit.actions(
                kit.execute(scene.tr("See the answers"), Press(KEY_SHOW, school_id, key.id), associated=False),
                spacing="Small",
            )
        )
    return found


def kept(scene: Scene, caller: Caller) -> Card:
    """The answers are kept, and the file itself is not here any more."""
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("I remember what stands in the file")),
        kit.text(scene.tr("I do not have the file any more. Send it once more, and I read it.")),
        kit.actions(_back(scene, caller)),
    )


def forgotten(scene: Scene, caller: Caller) -> Card:
    """The answers are gone."""
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("The answers are forgotten")),
        kit.text(scene.tr("I ask again when such a file comes. Figures that you have taken in stay.")),
        kit.actions(_back(scene, caller)),
    )


def _back(scene: Scene, caller: Caller) -> kit.Button:
    return kit.execute(scene.tr("See last import"), Press(IMPORT_LAST, caller.school.id), associated=False)


def _column(scene: Scene, catalogue: Catalogue, key: TableKey, place: int, suggested: Mapping[str, str]) -> kit.Element:
    heading, meaning = key.columns[place]
    titles = {one.id: in_list(scene.language, one) for one in choosable(key, catalogue)}
    options = [(one, titles.get(one) or tr(scene.language, _ROLES[one])) for one in meanings(key, catalogue)]
    chosen = meaning or suggested.get(heading, NOT_USED)
    if chosen not in dict(options):
        chosen = NOT_USED
    return kit.choices(f"{COLUMN}{place}", heading, options, chosen)


def _words(scene: Scene, key: TableKey, suggested: Mapping[str, int]) -> list[kit.Element]:
    if not key.words:
        return []
    options = [(str(_BEST), scene.tr("5, the best")), *((str(n), str(n)) for n in range(_BEST - 1, 1, -1)),
               ("1", scene.tr("1, the poorest")), ("0", scene.tr("Does not count"))]  # fmt: skip
    found: list[kit.Element] = [kit.section(scene.tr("What the answers are worth"))]
    for place, (word, worth) in enumerate(key.words):
        chosen = worth if worth is not None else suggested.get(word)
        # Nothing is chosen beforehand: an answer that is left out by mistake makes the mean too good or too poor.
        found.append(
            kit.choices(f"{WORD}{place}", word, options, "" if chosen is None else str(chosen),
                        required=scene.tr("Choose what the answer is worth."))
        )  # fmt: skip
    return found
