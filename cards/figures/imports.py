"""Figures from a file: what was understood, what was taken in, the way back; question sets for schools without any."""

from __future__ import annotations

from collections.abc import Sequence

from cards.figures import import_words as words
from cards.figures import table_keys
from cards.figures.verbs import FIGURES_SHOW, IMPORT_TAKE, IMPORT_UNDO, KEY_SHOW, SURVEYS_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.verbs import Press
from domain.catalogue.areas import Catalogue
from domain.figures.figure import Figure
from domain.figures.file import ReadFile
from domain.figures.imports import Import
from domain.figures.surveys import AUDIENCES, own_surveys
from domain.figures.table_key import TableKey
from domain.figures.take_import import Effect
from domain.people.school import LANGUAGES, Caller
from locales import tr

MOST_REFUSED = 10
MOST_SHOWN = 16
MOST_REPLACED = 60


def preview(
    scene: Scene,
    caller: Caller,
    catalogue: Catalogue,
    name: str,
    found: ReadFile,
    effect: Effect | None,
    key: TableKey | None = None,
) -> Card:
    """What a file says, and every line of it that was refused; taken in with a press, and not before. ``key``: there is
    more to read, once a leader says what its columns are.
    """
    take = Press(IMPORT_TAKE, caller.school.id, effect.import_.id if effect else "")
    usable = effect is not None and effect.anything
    if effect is None:
        top = scene.tr("I found no figures in the file")
    elif not effect.anything:
        top = scene.tr("These figures are here already")
    else:
        top = scene.tr("This is how I read the file")
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(top),
        kit.subtle(words.what_it_is(scene, name, found.kind)),
        kit.text(words.effect(scene, effect)) if effect else None,
        [kit.subtle(sentence(scene, note), spacing="Small") for note in found.notes],
        _replaced(scene, catalogue, effect),
        _figures(scene, catalogue, found.figures),
        _refused(scene, found),
        kit.text(_what_now(scene, usable, bool(found.refused)), spacing="Medium"),
        kit.actions(
            kit.execute(scene.tr("Take in the figures"), take, style="positive") if usable else None,
            kit.execute(scene.tr("Explain the columns"), Press(KEY_SHOW, caller.school.id, key.id)) if key else None,
            kit.execute(scene.tr("Show figures"), Press(FIGURES_SHOW, caller.school.id)),
        ),
    )


def taken(scene: Scene, caller: Caller, effect: Effect, *, undo: bool) -> Card:
    """What was taken in. ``undo``: it is the last import, and can be taken back."""
    language, school = scene.language, caller.school.id
    back = Press(IMPORT_UNDO, school, effect.import_.id)
    nothing = not effect.anything
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(
            tr(language, "These figures are here already") if nothing else tr(language, "The figures are taken in")
        ),
        kit.text(words.effect(scene, effect)),
        kit.subtle(words.what_it_is(scene, effect.import_.file_name, effect.import_.kind)),
        kit.actions(
            kit.execute(tr(language, "Show figures"), Press(FIGURES_SHOW, school), style="positive"),
            kit.execute(tr(language, "Undo last import"), back) if undo and not nothing else None,
        ),
    )


def last(scene: Scene, caller: Caller, import_: Import | None, by: str, keys: Sequence[TableKey] = ()) -> Card:
    """The last import that is in force, with the way back; how to take figures in where there is none."""
    language, school = scene.language, caller.school.id
    how = tr(
        language, "Send me the file in this chat, as CSV or XLSX. I show what I understood before anything changes."
    )
    show = kit.execute(tr(language, "Show figures"), Press(FIGURES_SHOW, school))
    sets = kit.execute(tr(language, "Show question sets"), Press(SURVEYS_SHOW, school))
    if import_ is None:
        head = kit.heading(tr(language, "Nothing has been imported yet"))
        return kit.card(scene, kit.only_you(scene, kit.escape_line(scene.school_name)), head, kit.text(how),
                        kit.actions(show, sets), table_keys.known(scene, keys, school))  # fmt: skip
    new = sum(change.before is None for change in import_.changes)
    back = Press(IMPORT_UNDO, school, import_.id)
    who = kit.escape_line(by) if by else tr(language, "whoever runs Samklang")
    when = present.when(scene, import_.at, capital=False)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(tr(language, "The last import")),
        kit.text(words.what_it_is(scene, import_.file_name, import_.kind)),
        kit.text(words.effect(scene, Effect(import_, new, len(import_.changes) - new)), spacing="Small"),
        kit.subtle(tr(language, "Taken in by {who}, {when}.", who=who, when=when), spacing="Small"),
        kit.actions(kit.execute(tr(language, "Undo last import"), back), show, sets),
        kit.footnote(how),
        table_keys.known(scene, keys, school),
    )


def undone(scene: Scene, caller: Caller, import_: Import, count: int) -> Card:
    """The figures are as they were before."""
    told = scene.trn("{count} figure is as it was before.", "{count} figures are as they were before.", count)
    again = scene.tr("What was changed later is left as it is. Send the file again to take it in once more.")
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("The import is undone")),
        kit.subtle(words.what_it_is(scene, import_.file_name, import_.kind)),
        kit.text(f"{told} {again}"),
        kit.actions(kit.execute(scene.tr("Show figures"), Press(FIGURES_SHOW, caller.school.id))),
    )


def surveys(scene: Scene, caller: Caller, chosen: str) -> Card:
    """Samklang's own question sets, as documents that Forms reads in."""
    sets = own_surveys().surveys
    links: list[kit.Element] = []
    for audience in AUDIENCES:
        address = scene.addresses.document("survey", f"{audience}-{chosen}", scene.now, ".docx")
        count = len(sets[audience].statements)
        line = scene.trn("{count} statement", "{count} statements", count)
        links.append(kit.fact(words.audience(scene, audience), line))
        links.append(kit.actions(kit.open_url(words.open_set(scene, audience), address), spacing="Small"))
    languages = [(tag, words.language_name(tag)) for tag in LANGUAGES]
    intro = scene.tr(
        "Short question sets for schools without a survey: two statements for each construct. Let Microsoft Forms read "
        "the document in, and send me the answers as the Excel file that Forms gives you.",
    )
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("Question sets")),
        kit.text(intro),
        links,
        kit.choices("language", scene.tr("The language of the questions"), languages, value=chosen),
        kit.actions(
            kit.execute(scene.tr("Change language"), Press(SURVEYS_SHOW, caller.school.id)),
        ),
        kit.footnote(
            scene.tr(
                "The links hold for 15 minutes. When I read the answers I keep means and counts, and nothing about who "
                "answered.",
            )
        ),
    )


def _what_now(scene: Scene, usable: bool, refused: bool) -> str:
    if usable and refused:
        return scene.tr("Nothing has changed yet. The lines above are left out; the rest can be taken in.")
    if usable:
        return scene.tr("Nothing has changed yet.")
    return scene.tr("Nothing was changed.")


def _figures(scene: Scene, catalogue: Catalogue, figures: Sequence[Figure]) -> kit.Element | None:
    lines = words.lines(scene, catalogue, figures)
    if not lines:
        return None
    shown = lines[:MOST_SHOWN]
    if len(lines) > len(shown):
        shown.append(scene.tr("and {count} more", count=len(lines) - len(shown)))
    return kit.box(kit.text("\n".join(f"- {line}" for line in shown)))


def _replaced(scene: Scene, catalogue: Catalogue, effect: Effect | None) -> list[kit.Element] | None:
    """What stands there now and would not stand any more, old and new."""
    lines = words.replaced(scene, catalogue, effect.replaced) if effect else []
    if not lines:
        return None
    shown = lines[:MOST_REPLACED]
    if len(lines) > len(shown):
        shown.append(scene.tr("and {count} more", count=len(lines) - len(shown)))
    told = scene.trn(
        "This figure is replaced, old → new:", "These {count} figures are replaced, old → new:", len(lines)
    )
    return [kit.text(told, bold=True), kit.text("\n".join(f"- {line}" for line in shown), spacing="Small")]


def _refused(scene: Scene, found: ReadFile) -> kit.Element | None:
    if not found.refused:
        return None
    told = [words.refusal(scene, refusal) for refusal in found.refusals[:MOST_REFUSED]]
    if found.refused > len(told):
        told.append(scene.tr("and {count} more", count=present.number(scene, found.refused - len(told))))
    return kit.problem_box(scene, told)
