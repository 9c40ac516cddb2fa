"""The sentences that a result has to offer: what stands between us and the next level, where we differ most, and all.

Counts only, and only where at least as many ticked as a result takes; the tally has none otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic, said
from domain.votes.recognised import Recognised, between, dividing, recognised, usual_level
from domain.votes.rounds import LEVELS, Round, Tally
from locales import tr

MOST_WHOLE = 4000  # characters of all sentences together: a school's own with more are cut where all are listed
CUT = 150


def talk_about(scene: Scene, characteristic: Characteristic, rounds: Sequence[Round]) -> list[kit.Element]:
    """The one or two sentences to talk about, by the last round; nothing where none is told."""
    tally = rounds[-1].tally
    if tally is None or not tally.tickers:
        return []
    level = usual_level(tally)
    gap = between(tally, characteristic, level)
    apart = dividing(tally, characteristic, gap)
    boxes = []
    if apart is not None:
        boxes.append(_sentence(scene, scene.tr("Here we differ most"), apart, rounds))
    if gap is not None and level is not None:
        label = scene.tr("This one stands between us and level {level}", level=level + 1)
        boxes.append(_sentence(scene, label, gap, rounds))
    return [kit.section(scene.tr("This is worth talking about")), *boxes] if boxes else []


def differ(characteristic: Characteristic, tally: Tally) -> bool:
    """Whether there is a sentence that we differ on, to begin with."""
    return dividing(tally, characteristic, between(tally, characteristic, usual_level(tally))) is not None


def all_sentences(scene: Scene, characteristic: Characteristic, rounds: Sequence[Round]) -> list[kit.Element]:
    """A button that unfolds every sentence with its counts; nothing where the last round has none."""
    lines = as_lines(scene, characteristic, rounds)
    if not lines:
        return []
    name = f"sentences-{rounds[-1].number}"
    return [
        kit.actions(kit.toggle(scene.tr("Show all sentences"), name), spacing="Small"),
        kit.text("\n\n".join(lines), name=name, hidden=True, spacing="Small"),
    ]


def as_lines(scene: Scene, characteristic: Characteristic, rounds: Sequence[Round]) -> list[str]:
    """Level by level, each sentence with how many recognise it; ready for a card."""
    tally = rounds[-1].tally
    found = recognised(tally, characteristic) if tally is not None else ()
    whole = sum(len(said(one.criterion.text, scene.language)) for one in found) <= MOST_WHOLE
    lines = []
    for level in LEVELS:
        own = [one for one in found if one.level == level]
        if own:
            lines.append(f"**{tr(scene.language, 'Level {level}', level=level)}**")
            lines.append(
                "\n".join(f"- {_words(scene, one, whole=whole)}: {_counts(scene, one, rounds)}" for one in own)
            )
    return lines


def too_few(scene: Scene, rounds: Sequence[Round], limit: int) -> str:
    """What to say in place of the sentences; the same whether nobody ticked any, or fewer than it takes."""
    tally = rounds[-1].tally
    if tally is None or tally.tickers:
        return ""
    return scene.tr("Sentences are counted once at least {limit} have ticked what they recognise.", limit=limit)


def _sentence(scene: Scene, label: str, one: Recognised, rounds: Sequence[Round]) -> kit.Element:
    return kit.box(
        kit.subtle(label),
        kit.text(f"«{_words(scene, one)}»", spacing="None"),
        kit.bold_line(_said(scene, one, rounds), spacing="None"),
        spacing="Small",
    )


def _words(scene: Scene, one: Recognised, *, whole: bool = True) -> str:
    words = said(one.criterion.text, scene.language)
    return kit.escape(words if whole else kit.short(words, CUT)).rstrip(".")


def _said(scene: Scene, one: Recognised, rounds: Sequence[Round]) -> str:
    """As "4 av 8 kjenner den igjen"; of two rounds as "4 av 8 i runde 1, 5 av 8 nå"."""
    now = present.out_of(scene, one.count, one.tickers)
    before = _before(rounds)
    if before is not None:
        earlier = present.out_of(scene, before.ticks.get(one.tick, 0), before.tickers)
        return scene.tr("{before} in round {number}, {now} now", before=earlier, number=rounds[0].number, now=now)
    last = rounds[-1].tally
    if last is not None and last.ballots == one.tickers:
        if not one.count:
            return scene.tr("Nobody recognises it")
        return scene.tr("{part} recognise it", part=now)
    return scene.tr("{count} of the {all} who ticked sentences recognise it", count=one.count, all=one.tickers)


def _counts(scene: Scene, one: Recognised, rounds: Sequence[Round]) -> str:
    now = present.out_of(scene, one.count, one.tickers)
    before = _before(rounds)
    if before is None:
        return now
    return present.out_of(scene, before.ticks.get(one.tick, 0), before.tickers) + scene.tr(", then ") + now


def _before(rounds: Sequence[Round]) -> Tally | None:
    """The first of two rounds, where its sentences are told as well."""
    first = rounds[0].tally if len(rounds) > 1 else None
    return first if first is not None and first.tickers else None
