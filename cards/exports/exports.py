"""What the school can take along: one workbook with everything, or one table at a time."""

from __future__ import annotations

from cards.exports.verbs import EXPORT_SHOW
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.people.school import Caller
from locales import N_

ALL = "all"
_ONE_BY_ONE = (
    (N_("Measures (CSV)"), "measures"),
    (N_("Levels (CSV)"), "levels"),
    (N_("Figures (CSV)"), "figures"),
    (N_("Minutes (CSV)"), "minutes"),
)


def exports(scene: Scene, caller: Caller) -> Card:
    """Links to the files, in the reader's language."""
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(caller.school.name)),
        kit.heading(scene.tr("Take the school's work along")),
        kit.text(scene.tr("Measures, levels, figures and minutes, as files for Excel and other programs.")),
        kit.who_sees(
            scene,
            scene.tr(
                "The files hold what the school's own people see here, with the names of those who see to measures. "
                "What is withheld on cards is withheld in the files. Take care where you put them.",
            ),
        ),
        kit.actions(
            kit.open_url(scene.tr("Everything (Excel)"), _address(scene, ALL, ".xlsx")),
            *(kit.open_url(scene.tr(title), _address(scene, what, ".csv")) for title, what in _ONE_BY_ONE),
            kit.execute(scene.tr("New links"), Press(EXPORT_SHOW, scene.school_id)),
        ),
        kit.footnote(scene.tr("The links hold for a quarter of an hour.")),
    )


def _address(scene: Scene, what: str, ending: str) -> str:
    subject = f"{scene.school_id}-{what}-{scene.language}"
    return scene.addresses.document("export", subject, scene.now, ending)
