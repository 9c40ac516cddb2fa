"""Who owns for the school: a form for leaders, and an honest line for everybody else."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.owners import words as owned_words
from cards.owners.verbs import OWNERS_SAVE, OWNERS_SHOW, RELEASE_FORM
from cards.people.verbs import HELP
from cards.verbs import Press
from domain.errors import Problem
from domain.owners.owners import FEWEST_DAYS, LONGEST_WORD, MOST_DAYS, Candidates
from domain.owners.release import Offered
from domain.owners.releases import Release
from domain.people.school import Caller
from locales import tr


def owners(
    scene: Scene,
    caller: Caller,
    found: Candidates,
    ticked: Sequence[str],
    problems: Sequence[Problem] = (),
    note: str = "",
    word: str = "",
) -> Card:
    """The leader's form. ``ticked`` are ids; ``word`` is what was looked for."""
    language, school = scene.language, caller.school
    now = ",".join(person.id for person in found.owners)
    options = [(person.id, person.name) for person in found.people]
    field = kit.choices(
        "owners", tr(language, "Who owns for the school"), options, ",".join(ticked), open_list=True, several=True
    )
    days = kit.number_field(
        "days",
        tr(language, "Working days that staff have it first"),
        school.release_days,
        least=FEWEST_DAYS,
        most=MOST_DAYS,
    )
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(school.name)),
        kit.heading(tr(language, "Who is the school's owner?")),
        kit.text(note, bold=True) if note and not problems else None,
        kit.text(
            tr(language, "Most often somebody in the municipality. The owner sees what you release, and nothing else.")
        ),
        kit.to_put_right(scene, problems),
        kit.beside(scene, problems, field) if options else kit.text(tr(language, "I found nobody by that name.")),
        kit.subtle(_more(scene, found), spacing="Small") if found.more else None,
        kit.text_field("word", tr(language, "Look for a name (optional)"), word, longest=LONGEST_WORD, lines=False),
        kit.beside(scene, problems, days),
        kit.who_sees(scene, _who(scene)),
        kit.actions(
            kit.execute(tr(language, "Save"), Press(OWNERS_SAVE, school.id, now), style="positive"),
            kit.execute(tr(language, "Look for the name"), Press(OWNERS_SHOW, school.id)),
            kit.execute(tr(language, "Release to the owner"), Press(RELEASE_FORM, school.id), associated=False),
            kit.execute(tr(language, "Go back"), Press(HELP, school.id), associated=False),
        ),
        kit.footnote(
            tr(language, "Is somebody not on the list, ask them to write **school owner** to me in their own chat.")
        ),
    )


def told(scene: Scene, caller: Caller, found: Candidates, offered: Offered) -> Card:
    """For those who do not lead: who owns, and what the owner sees or is going to see."""
    names = present.names(scene, [kit.escape_line(person.name) for person in found.owners])
    sentence = scene.tr("{names} owns for the school.", names=names) if len(found.owners) == 1 else ""
    several = scene.tr("{names} own for the school.", names=names) if len(found.owners) > 1 else ""
    nobody = scene.tr("Nobody owns for the school in Samklang.")
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(scene.tr("What the owner sees of us")),
        kit.text(sentence or several or nobody),
        kit.text("\n".join(f"- {release_line(scene, offered, one)}" for one in offered.releases[:20]))
        if offered.releases
        else kit.text(scene.tr("Nothing is released.")),
        kit.who_sees(scene, _who(scene)),
    )


def release_line(scene: Scene, offered: Offered, release: Release) -> str:
    """As "1.4 Samarbeid med hjemmet: nivåer og mål, fra 10. desember"; escaped."""
    language = scene.language
    about = offered.titles.get(release.characteristic_id)
    title = kit.escape_line(present.title(scene, about) if about else release.characteristic_id)
    when = scene.tr("from {day}", day=present.short_day(scene, release.open_from))
    line = f"{title}: {owned_words.parts_line(scene, release.parts)}, {when}"
    return line if about else f"{line} ({tr(language, 'not in the catalogue any more')})"


def _who(scene: Scene) -> str:
    return scene.tr(
        "The owner never sees votes, names, notes or figures. The channel hears at once what you release, and staff "
        "have it for some days before the owner sees it.",
    )


def _more(scene: Scene, found: Candidates) -> str:
    return scene.trn(
        "And {count} more: look for the name.",
        "And {count} more: look for the name.",
        found.more,
    )
