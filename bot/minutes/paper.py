"""From the facts of a meeting's minutes to the document's text, in one language."""

from __future__ import annotations

from datetime import datetime

from cards.kit import present
from cards.kit.scene import Addresses, Scene
from cards.votes import result_words
from documents.minutes.text import MinutesText, Part, Table, clean, paragraphs_of
from domain.catalogue.areas import said
from domain.minutes.facts import Counted, MinutesFacts, secret
from domain.minutes.minutes import Minutes, MinutesState
from domain.votes.rounds import LEVELS, Mode, Tally
from locales import tr
from pages.minutes import minutes as pages


def paper(addresses: Addresses, minutes: Minutes, facts: MinutesFacts, language: str, now: datetime) -> MinutesText:
    """The minutes as they stand, for everybody who may read them."""
    scene = Scene(language, facts.zone, now, addresses, facts.school, minutes.school_id)
    return text_of(scene, minutes, facts)


def text_of(scene: Scene, minutes: Minutes, facts: MinutesFacts) -> MinutesText:
    """The same from a scene: the reader's language, the school's zone as it was."""
    language = scene.language
    name = clean(f"{facts.number} {said(facts.title, language)}")
    day = present.day_and_year(scene, facts.held_at) if facts.held_at else ""
    state = _state(scene, minutes, facts)
    level = _level(scene, facts.level) if facts.level else _no_level(scene, facts)
    aim = _level(scene, facts.aim) if facts.aim else ""
    again = present.day_and_year(scene, facts.review_on) if facts.review_on else ""
    told = [
        (scene.tr("When"), " ".join(part for part in (day, _hours(scene, facts)) if part)),
        (scene.tr("Where"), clean(facts.place)),
        (scene.tr("Led by"), clean(facts.leader)),
        (scene.tr("The level we agree on"), level),
        (scene.tr("The level we want to reach"), aim),
        (scene.tr("We look at it again"), again),
    ]
    fields = {
        "skole": clean(facts.school), "kjennetegn": name, "dato": day, "tid": _hours(scene, facts),
        "sted": clean(facts.place), "leder": clean(facts.leader), "nivå": level, "mål": aim, "neste": again,
        "status": state,
    }  # fmt: skip
    return MinutesText(
        language=language,
        title=scene.tr("Minutes: {title}", title=name),
        subtitle=", ".join(part for part in (clean(facts.school), day) if part),
        state=state,
        facts=tuple((label, value) for label, value in told if value),
        parts=_parts(scene, facts),
        fields=tuple(fields.items()),
        author=clean(facts.school),
        made_at=facts.frozen_at or scene.now,
    )


def as_page(text: MinutesText) -> pages.MinutesPage:
    """Return the document's text as the page shows it: the sections that say something."""
    sections = []
    for part in text.told():
        old = part.table
        table = pages.Table(old.caption, old.head, old.rows, old.numbers) if old is not None else None
        sections.append(pages.Section(part.heading, part.paragraphs, table, part.notes))
    return pages.MinutesPage(
        text.language, text.title, text.subtitle, text.state, text.facts, tuple(sections), text.author
    )


def _parts(scene: Scene, facts: MinutesFacts) -> tuple[Part, ...]:
    asked = tuple(line for text in (facts.problem, *facts.questions) for line in paragraphs_of(text))
    nothing = (scene.tr("Nothing has been written here."),)
    return (
        Part("spørsmål", scene.tr("What we wondered"), asked),
        _votes(scene, facts),
        _sentences(scene, facts),
        Part("funn", scene.tr("What we found, and gave weight to"), paragraphs_of(facts.findings) or nothing),
        _measures(scene, facts),
        _remarks(scene, facts),
    )


def _votes(scene: Scene, facts: MinutesFacts) -> Part:
    language, heading = scene.language, scene.tr("Where are we?")
    if not facts.rounds:
        return Part("fordeling", heading, (tr(language, "No result of a vote was shown in the meeting."),))
    first, last = _tally(facts.rounds[0]), _tally(facts.rounds[-1])
    words = [f"{result_words.conclusion(scene, last)}."]
    if len(facts.rounds) > 1 and facts.rounds[0].mode == facts.rounds[-1].mode:
        words.append(result_words.difference(scene, first, last, facts.rounds[0].number))
    head = [tr(language, "Level"), *(_column(scene, one) for one in facts.rounds)]
    rows = [(str(level), *(str(one.counts[level - 1]) for one in facts.rounds)) for level in reversed(LEVELS)]
    if any(one.unsure for one in facts.rounds):
        rows.append((tr(language, "Not sure"), *(str(one.unsure) for one in facts.rounds)))
    caption = tr(language, "How many voted for each level")
    gone = (tr(language, "Each single vote is deleted. Only the counts are left."),) if secret(facts) else ()
    table = Table(caption, tuple(head), tuple(rows), numbers=True)
    return Part("fordeling", heading, (" ".join(words),), table, gone)


def _sentences(scene: Scene, facts: MinutesFacts) -> Part:
    language = scene.language
    heading = scene.tr("The sentences we recognised")
    if not facts.recognised or not facts.tickers:
        return Part("setninger", heading)
    rows = []
    for one in facts.recognised:
        words = clean(said(one.text, language))
        if one.deficit:
            words += f" ({tr(language, 'says what is missing')})"
        rows.append((words, str(one.level), present.out_of(scene, one.count, facts.tickers)))
    head = (scene.tr("Sentence"), scene.tr("Level"), scene.tr("Recognised by"))
    return Part("setninger", heading, (), Table(scene.tr("How many recognised each sentence"), head, tuple(rows)))


def _measures(scene: Scene, facts: MinutesFacts) -> Part:
    language, heading = scene.language, scene.tr("How do we get there?")
    if not facts.measures:
        return Part("tiltak", heading, (tr(language, "No measures were agreed on in the meeting."),))
    with_effect = any(one.effect for one in facts.measures)
    head = [tr(language, "Measure"), tr(language, "Responsible"), tr(language, "Due")]
    head += [tr(language, "What is different when it works")] if with_effect else []
    rows = []
    for one in facts.measures:
        row = [clean(one.title), clean(one.owner), present.day_and_year(scene, one.due)]
        rows.append((*row, clean(one.effect)) if with_effect else tuple(row))
    return Part("tiltak", heading, (), Table(tr(language, "What we agreed to do"), tuple(head), tuple(rows)))


def _remarks(scene: Scene, facts: MinutesFacts) -> Part:
    language, heading = scene.language, scene.tr("Remarks")
    if not facts.remarks:
        return Part("merknader", heading)
    unnamed = tr(language, "without a name")
    rows = tuple(
        (clean(one.name) or unnamed, present.day_and_year(scene, one.on), clean(one.text)) for one in facts.remarks
    )
    head = (tr(language, "Who"), tr(language, "When"), tr(language, "Remark"))
    return Part("merknader", heading, (), Table(tr(language, "Remarks to the minutes"), head, rows))


def _state(scene: Scene, minutes: Minutes, facts: MinutesFacts) -> str:
    if minutes.state is MinutesState.FROZEN and facts.frozen_at:
        day = present.day_and_year(scene, facts.frozen_at)
        return scene.tr("Final since {day}. Nothing in it is changed any more.", day=day)
    if minutes.state is MinutesState.OPEN and minutes.remarks_until:
        day = present.day_and_year(scene, minutes.remarks_until)
        return scene.tr("Open for remarks until {day}.", day=day)
    return scene.tr("A draft that only leaders see.")


def _hours(scene: Scene, facts: MinutesFacts) -> str:
    """As "kl. 14.00–15.27"; without the end where the meeting was ended on another day."""
    if facts.held_at is None:
        return ""
    start, end = facts.held_at, facts.ended_at
    if end is None or present.local_day(scene, start) != present.local_day(scene, end):
        return present.at_clock(scene, start)
    return f"{present.at_clock(scene, start)}–{present.clock(scene, end)}"


def _level(scene: Scene, level: int) -> str:
    return present.capitalised(present.level(scene, level))


def _no_level(scene: Scene, facts: MinutesFacts) -> str:
    if facts.settled:
        return scene.tr("We did not agree, and take it up again")
    return scene.tr("No shared level was set")


def _column(scene: Scene, one: Counted) -> str:
    name = scene.tr("Round {number}", number=one.number)
    how = {
        Mode.OPEN.value: scene.tr("open vote"),
        Mode.HANDS.value: scene.tr("show of hands"),
    }.get(one.mode)
    return f"{name} ({how})" if how else name


def _tally(one: Counted) -> Tally:
    return Tally((one.counts[0], one.counts[1], one.counts[2], one.counts[3]), one.unsure)
