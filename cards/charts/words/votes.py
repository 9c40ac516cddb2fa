"""From closed rounds to the spec of their distribution, and the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from cards.charts.spec import ChartSpec
from domain.votes.rounds import LEVELS, Mode, Round, Tally
from locales import tr, trn


def votes_spec(language: str, title: str, rounds: Sequence[Round]) -> ChartSpec:
    """One round, or the last two beside each other; rounds without a tally are left out.

    ``title`` is the characteristic's number and title.
    """
    told = [(one.number, one.tally) for one in rounds if one.tally is not None][-2:]
    if not told:
        raise ValueError("no round with a result")
    names = [tr(language, "Round {number}", number=number) for number, _ in told]
    if len(told) == 1:
        by_hands = any(one.mode is Mode.HANDS for one in rounds if one.number == told[0][0])
        heading = tr(language, "Show of hands") if by_hands else names[0]
    else:
        heading = tr(language, "Rounds {first} and {second}", first=told[0][0], second=told[1][0])
    data = {
        "title": heading,
        "second": f"{title} · {_votes(language, [tally.ballots for _, tally in told])}",
        "levels": [tr(language, "Level {level}", level=level) for level in LEVELS],
        "unsure": tr(language, "Not sure"),
        "rounds": [
            {"name": name, "counts": list(tally.counts), "unsure": tally.unsure}
            for name, (_, tally) in zip(names, told, strict=True)
        ],
    }
    return ChartSpec("votes", language, data, _alt(language, names, [tally for _, tally in told]))


def _votes(language: str, ballots: Sequence[int]) -> str:
    if len(set(ballots)) == 1:
        return trn(language, "{count} vote", "{count} votes", ballots[0])
    return tr(language, "{first} and {second} votes", first=ballots[0], second=ballots[1])


def _alt(language: str, names: Sequence[str], tallies: Sequence[Tally]) -> str:
    if len(tallies) == 1:
        votes = _votes(language, [tallies[0].ballots])
        return tr(
            language, "Distribution of {votes}: {levels}.", votes=votes, levels=levels_in_words(language, tallies[0])
        )
    votes = _votes(language, [tally.ballots for tally in tallies])
    whole = [tr(language, "Two rounds with {votes}.", votes=votes)]
    whole += [f"{name}: {levels_in_words(language, tally)}." for name, tally in zip(names, tallies, strict=True)]
    return "\n".join(whole)


def levels_in_words(language: str, tally: Tally) -> str:
    """As "nivå 1 fikk 2, nivå 2 fikk 4, …", with those who were not sure at the end."""
    parts = []
    for level, count in zip(LEVELS, tally.counts, strict=True):
        if count:
            parts.append(tr(language, "level {level} got {count}", level=level, count=count))
        else:
            parts.append(tr(language, "level {level} got none", level=level))
    if tally.unsure:
        parts.append(trn(language, "{count} was not sure", "{count} were not sure", tally.unsure))
    return ", ".join(parts)
