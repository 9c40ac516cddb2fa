"""To the channel: what has become of the measures. About measures, not people: no names, and no notes that might."""

from __future__ import annotations

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import MEASURE_LIST
from cards.verbs import Press
from domain.measures.measure import Progress
from domain.reminders.digest import News
from domain.reminders.rhythms import Digest
from locales import tr

MOST = 6  # of each; the card is read in a thread


def digest(scene: Scene, news: News, next_meeting: str, every: Digest) -> Card:
    """``next_meeting`` comes ready for a card, "" where none is planned."""
    language = scene.language
    often = (
        scene.tr("Comes once a week. Leaders can change it in **settings**.")
        if every is Digest.WEEKLY
        else scene.tr("Comes once a month. Leaders can change it in **settings**.")
    )
    see = kit.execute(scene.tr("See measures"), Press(MEASURE_LIST, scene.school_id), style="positive")
    words = scene.tr("Next meeting: {meeting}.", meeting=next_meeting) if next_meeting else ""
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Our measures')} · {kit.escape_line(scene.school_name)}"),
        kit.heading(heading(scene, news)),
        _rows(scene, news),
        kit.footnote(words) if words else None,
        kit.actions(see),
        kit.footnote(often, apart=False),
    )


def heading(scene: Scene, news: News) -> str:
    """As "Ett tiltak ble ferdig, ett står fast"; at most two of the three."""
    parts = []
    if news.done:
        parts.append(scene.trn("{count} measure is done", "{count} measures are done", len(news.done)))
    if news.stuck and not parts:
        parts.append(scene.trn("{count} measure is stuck", "{count} measures are stuck", len(news.stuck)))
    elif news.stuck:
        parts.append(scene.trn("{count} is stuck", "{count} are stuck", len(news.stuck)))
    if news.slow and not parts:
        parts.append(scene.trn("{count} measure goes slowly", "{count} measures go slowly", len(news.slow)))
    return ", ".join(parts)


def _rows(scene: Scene, news: News) -> list[kit.Element]:
    rows: list[kit.Element] = []
    said = (
        (news.done, Progress.DONE, ""),
        (news.stuck, Progress.STUCK, scene.tr("Do you have something that helps? Share it in the thread.")),
        (news.slow, Progress.SLOW, ""),
    )
    for measures, progress, more in said:
        for one in measures[:MOST]:
            words = f"{progress_words.word(scene, progress)}. {more}".strip()
            rows.append(kit.mark_row(scene, progress_words.MARKS[progress], kit.escape_line(one.title), [words]))
        if len(measures) > MOST:
            rows.append(kit.text(scene.tr("and {count} more", count=len(measures) - MOST)))
    for count, progress in ((news.on_track, Progress.ON_TRACK), (news.silent, Progress.NONE)):
        if count:  # silence is not good news, and not bad news either
            title = scene.trn("{count} other measure", "{count} other measures", count)
            words = f"{progress_words.word(scene, progress)}."
            rows.append(kit.mark_row(scene, progress_words.MARKS[progress], title, [words]))
    return rows
