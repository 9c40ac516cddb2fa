"""The owner's own overview: schools by characteristic, how it moves, what needs attention, what has worked."""

from __future__ import annotations

from collections.abc import Sequence

from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.charts.words.schools import MOST_ROWS, columns_of, key_of
from cards.kit import kit
from cards.kit.scene import Card, Picture, Scene
from cards.owners import words as owned_words
from cards.owners.verbs import OWNED_REPORT, OWNED_SHOW
from cards.owners.words import urgency
from cards.verbs import Press, Verb
from domain.owners.owned import SeenSchool
from domain.owners.releases import Part

MOST_CHOICES = 60  # schools in a list; with more, one is found by its name
MOST_LINES = 6  # of what needs attention, and of good practice


def overview(
    scene: Scene, schools: Sequence[SeenSchool], chart: Picture | None = None, page: int = 0, note: str = ""
) -> Card:
    """Several schools. ``page`` says which of them are drawn; ``note`` is one sentence, ready for a card."""
    telling = owned_words.telling(schools)
    subjects = [subject for one in telling for subject in one.subjects]
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(_heading(scene, schools, telling)),
        kit.text(note, bold=True) if note else None,
        kit.picture(scene, chart, more=_turn(scene, schools, page)) if chart else None,
        _columns(scene, schools, page) if chart else None,
        kit.text(words) if (words := owned_words.moves_line(scene, subjects)) else None,
        _attention(scene, telling),
        _practice(scene, telling),
        _which(scene, telling),
        kit.who_sees(scene, scene.tr("You see what the schools have released: never votes, names or figures.")),
        kit.actions(
            kit.execute(scene.tr("Show the school"), Press(OWNED_SHOW)) if telling else None,
            kit.execute(scene.tr("Make a report"), Press(OWNED_REPORT, arg="form"), associated=False)
            if telling
            else None,
        )
        if telling
        else None,
        kit.footnote(scene.tr("Levels are steps, not grades, and schools have their own criteria and beginnings.")),
    )


def _heading(scene: Scene, schools: Sequence[SeenSchool], telling: Sequence[SeenSchool]) -> str:
    if not telling:
        return scene.tr("No school has released anything to you at present")
    return scene.trn(
        "{some} of {count} school has released something to you",
        "{some} of {count} schools have released something to you",
        len(schools),
        some=len(telling),
    )


def _turn(scene: Scene, schools: Sequence[SeenSchool], page: int) -> list[kit.Button]:
    drawn = sum(any(Part.LEVELS in subject.parts for subject in one.subjects) for one in schools)
    if drawn <= MOST_ROWS:
        return []
    on = page + 1 if (page + 1) * MOST_ROWS < drawn else 0
    title = scene.tr("Draw the next schools") if on else scene.tr("Draw the first schools")
    return [kit.execute(title, Press(OWNED_SHOW, arg=str(on)), associated=False)]


def _columns(scene: Scene, schools: Sequence[SeenSchool], page: int) -> kit.Element:
    """What the numbers over the columns are called."""
    drawn = [one for one in schools if any(Part.LEVELS in subject.parts for subject in one.subjects)]
    keys = set(columns_of(drawn[page * MOST_ROWS : (page + 1) * MOST_ROWS]))
    titles: dict[tuple[str, str], str] = {}
    for one in drawn:
        for subject in one.subjects:
            key = key_of(subject)
            if key in keys:
                titles.setdefault(key, owned_words.cut(owned_words.title(scene, subject), 60))
    return kit.subtle(" · ".join(titles[key] for key in columns_of(drawn) if key in titles), spacing="Small")


def _attention(scene: Scene, telling: Sequence[SeenSchool]) -> list[kit.Element] | None:
    every = sorted(((one, subject) for one in telling for subject in one.subjects), key=lambda f: urgency(f[1]))
    found = [
        (owned_words.cut(one.name, 50), kit.escape_line(subject.number), words)
        for one, subject in every
        for words in [owned_words.attention(scene, subject)]
        if words
    ]
    if not found:
        return None
    lines = [f"- {name}, {number}: {', '.join(words)}" for name, number, words in found[:MOST_LINES]]
    return [
        kit.section(scene.tr("Worth asking about")),
        kit.text("\n".join(lines), spacing="Small"),
        *_more(scene, len(found) - MOST_LINES),
    ]


def _practice(scene: Scene, telling: Sequence[SeenSchool]) -> list[kit.Element] | None:
    found = [
        f"- {owned_words.cut(practice.title)} ({owned_words.cut(one.name, 50)}, {kit.escape_line(subject.number)})"
        for one in telling
        for subject in one.subjects
        for practice in subject.practices
        if practice.title
    ]
    if not found:
        return None
    return [
        kit.section(scene.tr("Good practice")),
        kit.text("\n".join(found[:MOST_LINES]), spacing="Small"),
        *_more(scene, len(found) - MOST_LINES),
    ]


def _more(scene: Scene, left: int) -> list[kit.Element]:
    return [kit.subtle(scene.tr("and {count} more in the report", count=left))] if left > 0 else []


def _which(scene: Scene, telling: Sequence[SeenSchool]) -> kit.Element | None:
    """To look at one school. Inputs: school, or word where there are too many for a list."""
    if not telling:
        return None
    if len(telling) > MOST_CHOICES:
        return kit.text_field(
            "word",
            scene.tr("Which school do you want to look at?"),
            longest=60,
            lines=False,
            hint=scene.tr("Some of its name"),
        )
    options = [(one.id, one.name) for one in telling]
    return kit.choices("school", scene.tr("Which school do you want to look at?"), options, options[0][0])


def both(scene: Scene, schools: Sequence[tuple[str, str]], then: Verb) -> Card:
    """Somebody who owns for schools and is in one: which of the two is meant? ``schools`` are id and name."""
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("Which overview do you mean?"))
        if then is OVERVIEW_SHOW
        else kit.heading(scene.tr("Are you asking as an owner?")),
        kit.text(scene.tr("You own for schools, and you are in one yourself.")),
        kit.actions(
            kit.execute(scene.tr("What I see as an owner"), Press(OWNED_SHOW)),
            *(kit.execute(kit.short(name), Press(then, school_id)) for school_id, name in schools[:5]),
        ),
    )


def introduced(scene: Scene, name: str) -> Card:
    """Somebody whom no school has says that they own: a leader has to choose them."""
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("school owner")),
        kit.heading(scene.tr("Hello, {name}. A leader chooses you", name=kit.escape_line(name))),
        kit.text(
            scene.tr(
                "Ask the school's leader to write **school owner** to me and tick your name. Then you hear from me.",
            )
        ),
        kit.who_sees(scene, scene.tr("Leaders in your organisation now find your name when they choose an owner.")),
    )
