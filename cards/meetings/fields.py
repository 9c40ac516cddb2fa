"""The fields of the forms that change a proposal: what the meeting is about, and what the invitation shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.figures import words as figure_words
from cards.figures.whose import titled_with_year
from cards.kit import kit
from cards.kit.scene import Picture, Scene
from cards.meetings import eyes
from cards.meetings.verbs import MEETING_FIND, MEETING_PICTURE, MEETING_QUESTIONS
from cards.verbs import Press
from domain.figures.reading import Reading, Status
from domain.meetings.forms import form_or_usual, own_form
from domain.meetings.library import OwnForm
from domain.meetings.meeting import Meeting
from domain.meetings.plan import CHARTS, MOST_INDICATORS, MOST_QUESTIONS
from locales import N_

FORM_NAMES = {
    "igp45": N_("45 minutes, short"),
    "team60": N_("60 minutes, subject team"),
    "igp90": N_("90 minutes, thorough"),
}
CHART_NAMES = {
    "trend": N_("Trend over the years"),
    "map": N_("Dialogue map"),
    "table": N_("Colour table by year"),
    "voices": N_("Three voices"),
    "none": N_("No chart"),
}
FEWEST_QUESTIONS = 3  # fields that are always there


def called(scene: Scene, words: str, school: str) -> str:
    """What the school has to choose from; with the school that it came from in a package."""
    return scene.tr("{what} (from {school})", what=words, school=school) if school else words


def form_names(scene: Scene, chosen: str, own: Sequence[OwnForm]) -> list[tuple[str, str]]:
    """The forms of meeting by name: the examples, the school's own, and the chosen one where it is none of them."""
    names = {key: scene.tr(words) for key, words in FORM_NAMES.items()}
    names |= {own_form(one.phases): called(scene, one.name, one.origin) for one in own}
    if chosen not in names:
        names[chosen] = scene.tr("Own form, {minutes} minutes", minutes=form_or_usual(chosen).minutes)
    return list(names.items())


def figures(scene: Scene, filled: Mapping[str, str], shown: Mapping[str, Reading]) -> list[kit.Element]:
    """The figures to choose from, and how they are drawn."""
    fields: list[kit.Element] = []
    if shown:
        options = [(key, _option(scene, reading)) for key, reading in shown.items()]
        label = scene.tr("The figures that come along (choose up to {most})", most=MOST_INDICATORS)
        fields.append(kit.choices("indicators", label, options, filled["indicators"], open_list=True, several=True))
    names = [(key, scene.tr(CHART_NAMES[key])) for key in CHARTS]
    fields.append(kit.choices("chart", scene.tr("Chart in the invitation"), names, filled["chart"]))
    return fields


def more_figures(scene: Scene, meeting: Meeting, filled: Mapping[str, str], part: str) -> list[kit.Element]:
    """A word to look for more figures, and what the figures do not show."""
    label = scene.tr("Look for another figure (optional)")
    hint = scene.tr("For instance waiting list")
    find = Press(MEETING_FIND, meeting.id, part, rev=meeting.version)
    return [
        kit.text_field("find", label, filled.get("find", ""), longest=60, lines=False, hint=hint),
        kit.actions(kit.submit(scene.tr("Search"), find), spacing="Small"),
        kit.text_field("unseen", scene.tr("What the figures do not show (optional)"), filled["unseen"]),
    ]


def questions(scene: Scene, meeting: Meeting, filled: Mapping[str, str], part: str) -> list[kit.Element]:
    """The questions, each in a field, and the way to the library."""
    asked = max((at for at in range(1, MOST_QUESTIONS + 1) if filled.get(f"q{at}")), default=0)
    fields: list[kit.Element] = []
    for at in range(1, max(asked, FEWEST_QUESTIONS) + 1):
        label = scene.tr("Question {number} (optional)", number=at)
        fields.append(kit.text_field(f"q{at}", label, filled.get(f"q{at}", ""), longest=200))
    more = Press(MEETING_QUESTIONS, meeting.id, part, rev=meeting.version)
    fields.append(kit.actions(kit.submit(scene.tr("Get more questions"), more), spacing="Small"))
    return fields


def words(scene: Scene, meeting: Meeting, filled: Mapping[str, str]) -> list[kit.Element]:
    """Whose eyes, the leader's own words, and the picture."""
    label = scene.tr("Whose eyes shall we look with?")
    hint = scene.tr("For instance why this matters now")
    fields: list[kit.Element] = [
        kit.choices("eyes", label, eyes.options(scene), filled["eyes"]),
        kit.text_field(
            "comment",
            scene.tr("A few words from you (optional)"),
            filled["comment"],
            longest=500,
            hint=hint,
        ),
    ]
    if not meeting.picture:
        send = scene.tr("Send a picture here in the chat, and it can come along in the invitation.")
        return [*fields, kit.subtle(send, spacing="Medium")]
    away = Press(MEETING_PICTURE, meeting.id, rev=meeting.version)
    return [
        *fields,
        kit.small_picture(Picture(scene.addresses.picture(meeting.picture), meeting.picture_alt)),
        kit.text_field(
            "picture_alt", scene.tr("What the picture shows"), filled["picture_alt"], longest=200, lines=False
        ),
        kit.actions(kit.submit(scene.tr("Remove the picture"), away), spacing="Small"),
    ]


def _option(scene: Scene, reading: Reading) -> str:
    """As "Dialog hjem–kulturskole (foresatte 2026) – 2,8, følg med"."""
    title = titled_with_year(scene.language, reading)
    word = scene.tr(figure_words.WORDS[reading.status]).lower()
    if reading.status is Status.SUPPRESSED:
        return f"{title} – {word}"
    value, unit = figure_words.value_and_unit(scene, reading)
    shown = value if reading.indicator.unit == "mean" else f"{value} {unit}".strip()
    return f"{title} – {shown}" if reading.status is Status.PLAIN else f"{title} – {shown}, {word}"
