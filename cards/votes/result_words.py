"""What votes say, in words: the conclusion first, then how they lie. Counts only, never who."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import present
from cards.kit.scene import Scene
from domain.votes.box import Movement
from domain.votes.rounds import LEVELS, SMALL_GROUP, Round, Tally
from locales import N_, tr

_NUMBERS = (
    *(N_("none"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six")),
    *(N_("seven"), N_("eight"), N_("nine"), N_("ten")),
)


def in_words(scene: Scene, number: int) -> str:
    """As "to"; in digits above ten."""
    return scene.tr(_NUMBERS[number]) if number < len(_NUMBERS) else present.number(scene, number)


def conclusion(scene: Scene, tally: Tally) -> str:
    """As "Flest stemte på nivå 2"."""
    used = _used(tally)
    if not used:
        return scene.tr("Nobody chose a level")
    if len(used) == 1:
        if tally.unsure:
            return scene.tr("All who chose a level chose level {level}", level=used[0])
        return scene.tr("All voted for level {level}", level=used[0])
    most = max(tally.counts)
    top = [level for level in used if tally.counts[level - 1] == most]
    if len(top) == 1:
        return scene.tr("Most voted for level {level}", level=top[0])
    return scene.tr("Equally many voted for {levels}", levels=_levels(scene, top))


def spread(scene: Scene, tally: Tally) -> str:
    """How many voted and how the votes lie: "8 har stemt. Stemmene ligger fra nivå 1 til nivå 3."."""
    used = _used(tally)
    said = [scene.trn("{count} has voted.", "{count} have voted.", tally.ballots)]
    if len(used) == 1 and not tally.unsure:
        said.append(scene.tr("Do ask what it would take to vote otherwise."))
    elif len(used) == 2:
        said.append(scene.tr("The votes are on {levels}.", levels=_levels(scene, used)))
    elif len(used) > 2:
        said.append(scene.tr("The votes range from level {low} to level {high}.", low=used[0], high=used[-1]))
    if tally.unsure:
        said.append(unsure(scene, tally))
    return " ".join(said)


def caution(scene: Scene, rounds: Sequence[Round]) -> str:
    """What to bear in mind before reading too much into the counts: all alike in a second round, wide apart, few."""
    tally = rounds[-1].tally
    if tally is None:
        return ""
    used, told = _used(tally), []
    if rounds[-1].same_people:
        told.append(
            scene.tr(
                "Counted are the same people as last time, each with their newest vote. "
                "Otherwise the two results together could tell what a single person voted.",
            )
        )
    if len(rounds) > 1 and len(used) == 1 and not tally.unsure:
        told.append(scene.tr("Do ask what it would take to vote otherwise."))
    if len(rounds) > 1 and used and used[-1] - used[0] > 1:
        told.append(scene.tr("Farthest apart are level {low} and level {high}.", low=used[0], high=used[-1]))
    if tally.ballots < SMALL_GROUP:
        told.append(
            scene.tr(
                "Few have voted, so a single vote makes a great difference. Let the talk weigh more than the counts.",
            )
        )
    return " ".join(told)


def ends(scene: Scene, rounds: Sequence[Round]) -> str:
    """Who may speak first after the first result: those at both ends, whoever they are; "" where there are no ends."""
    tally = rounds[-1].tally if len(rounds) == 1 else None
    used = _used(tally) if tally is not None else []
    if len(used) < 2:
        return ""
    return scene.tr(
        "Those who chose level {low} or level {high} are welcome to speak first: what did you think of? "
        "Nobody has to say what they voted.",
        low=used[0],
        high=used[-1],
    )


def unsure(scene: Scene, tally: Tally) -> str:
    """As "2 svarte vet ikke."."""
    return scene.trn("{count} answered «Not sure».", "{count} answered «Not sure».", tally.unsure)


def second_conclusion(scene: Scene, first: Tally, second: Tally) -> str:
    """What is new since the first round. It says how the votes lie, never that people moved."""
    before, now = _used(first), _used(second)
    if len(now) <= 1 or not before:
        return conclusion(scene, second)
    if first == second:
        return scene.tr("The votes are spread as before")
    width_before, width_now = before[-1] - before[0], now[-1] - now[0]
    if width_now < width_before:
        return scene.tr("We are closer to each other")
    if width_now > width_before:
        return scene.tr("The votes are more spread now")
    return conclusion(scene, second)


def difference(scene: Scene, first: Tally, second: Tally, number: int) -> str:
    """As "To færre på nivå 1, én flere på nivå 2."; ``number`` is that of the first round."""
    changes = [
        _change(scene, level, second.counts[level - 1] - first.counts[level - 1])
        for level in LEVELS
        if first.counts[level - 1] != second.counts[level - 1]
    ]
    said = [f"{present.capitalised(present.names(scene, changes))}."] if changes else []
    if not changes:
        said.append(scene.tr("Every level has as many votes as in round {number}.", number=number))
    before, now = len(_used(first)), len(_used(second))
    if before > 1 and now > 1 and before != now:
        said.append(
            scene.tr(
                "The votes are now on {now} levels, against {before} in round {number}.",
                now=in_words(scene, now),
                before=in_words(scene, before),
                number=number,
            )
        )
    if second.unsure:
        said.append(unsure(scene, second))
    return " ".join(said)


def moved(scene: Scene, movement: Movement) -> str:
    """How many went up, stayed, went down; only where no count is small enough to point at somebody."""
    return scene.tr(
        "Of those who chose a level both times, {up} went higher, {same} stayed and {down} went lower.",
        up=in_words(scene, movement.up),
        same=in_words(scene, movement.same),
        down=in_words(scene, movement.down),
    )


def counts(scene: Scene, round_: Round) -> str:
    """As "Runde 2: 5 stemte på nivå 2 og 3 på nivå 3."; empty without a result."""
    if round_.tally is None:
        return ""
    tally = round_.tally
    said = [scene.tr("{count} for level {level}", count=tally.counts[level - 1], level=level) for level in _used(tally)]
    if tally.unsure:
        said.append(scene.tr("{count} not sure", count=tally.unsure))
    return f"{tr(scene.language, 'Round {number}', number=round_.number)}: {present.names(scene, said)}."


def as_lines(scene: Scene, rounds: Sequence[Round]) -> list[str]:
    """A line a level from the top, "Nivå 3: 2, så 3"; the words behind "Vis som tekst"."""
    told = [one.tally for one in rounds if one.tally is not None]
    between = scene.tr(", then ")
    lines = []
    for level in reversed(LEVELS):
        values = between.join(str(tally.counts[level - 1]) for tally in told)
        lines.append(f"{tr(scene.language, 'Level {level}', level=level)}: {values}")
    if any(tally.unsure for tally in told):
        values = between.join(str(tally.unsure) for tally in told)
        lines.append(f"{tr(scene.language, 'Not sure')}: {values}")
    return lines


def _change(scene: Scene, level: int, change: int) -> str:
    count = in_words(scene, abs(change))
    if change < 0:
        return scene.tr("{count} fewer at level {level}", count=count, level=level)
    return scene.tr("{count} more at level {level}", count=count, level=level)


def _used(tally: Tally) -> list[int]:
    return [level for level in LEVELS if tally.counts[level - 1]]


def _levels(scene: Scene, levels: Sequence[int]) -> str:
    return present.names(scene, [present.level(scene, level) for level in levels])
