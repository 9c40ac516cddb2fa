"""How well the kept-out sentences are understood: ``python -m tests.dialogs.understanding.score`` prints it.

The sentences were written by somebody who knew situations and neither the intents nor the examples. Nobody looks at
them while building; what is printed without ``--worst`` names none of them.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answering.sentences import command_meant, is_command
from bot.handling.commands import parse
from dialogs.understanding.intents import INTENTS, Effect
from dialogs.understanding.masks import Known
from dialogs.understanding.understand import Understood, understand
from domain.catalogue.read import built_in

HERE = Path(__file__).parent
# What answers each situation; the first is what is meant, any other does as well.
MEANT: Mapping[int, tuple[str, ...]] = {
    1: ("plan",), 2: ("plan",), 3: ("move",), 4: ("cancel_meeting",), 5: ("next_meeting", "meetings"),
    6: ("meetings", "next_meeting", "year"), 7: ("attendance",), 8: ("not_coming",), 9: ("coming",),
    10: ("ill", "not_coming"), 11: ("counts",), 12: ("privacy",), 13: ("privacy", "my_data"),
    14: ("characteristic",), 15: ("characteristic",), 16: ("levels",), 17: ("last_meeting", "minutes"),
    18: ("minutes", "last_meeting"), 19: ("prepare",), 20: ("my_measures", "measures"),
    21: ("measures", "my_measures"), 22: ("new_measure",), 23: ("measure_done",), 24: ("measure_stuck",),
    25: ("remind_others",), 26: ("reminders",), 27: ("figures",), 28: ("bring_in_figures",), 29: ("survey",),
    30: ("export",), 31: ("owner", "export"), 32: ("year", "meetings"), 33: ("school_days",), 34: ("practice",),
    35: ("people",), 36: ("settings",), 37: ("language",), 38: ("my_data",), 39: ("delete_my_data",),
    40: ("start_meeting", "next_phase"), 41: ("next_phase", "start_meeting"), 42: ("open_vote", "next_phase"),
    43: ("show_result",), 44: ("close_meeting",), 45: ("vote",), 46: ("cancel", "no"), 47: ("thanks",),
    48: ("hello", "help"), 49: ("help", "hello"), 50: ("complaint", "help"), 51: ("length", "move"),
    52: ("series", "plan"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A kept-out sentence: the situation it was written for, its language, plain or sideways, and the text."""

    situation: int
    language: str
    manner: str
    text: str


def kept_out() -> list[Said]:
    """Return the sentences to be understood."""
    return [Said(int(number), language, manner, text) for number, language, manner, text in _rows("kept_out.tsv")]


def others() -> list[tuple[str, str]]:
    """Return (language, text) of what has nothing to do with the product."""
    return [(language, text) for language, text in _rows("other.tsv")]


def meant(text: str) -> Understood:
    """Return what the bot makes of a text, as in a chat with nothing under way."""
    return understand(text, Known(built_in()), command=command_meant(text, parse(text)), whole=is_command(text))


def outcome(said: Said) -> str:
    """Return right, guess (the right one is among the buttons), cannot, wrong (an answer) or wrong form."""
    found = meant(said.text)
    wanted = MEANT[said.situation]
    if found.intent:
        if found.intent in wanted:
            return "right"
        return "wrong" if INTENTS[found.intent].effect is Effect.ANSWERS else "wrong form"
    return "guess" if set(wanted) & set(found.guesses) else "cannot"


def tables() -> dict[tuple[str, str], Counter[str]]:
    """Return how often each outcome came, by manner and language."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for said in kept_out():
        found[said.manner, said.language][outcome(said)] += 1
    return found


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line.split("\t")


def main() -> None:
    """Print the figures."""
    for (manner, language), counts in sorted(tables().items()):
        total = counts.total()
        guessed = counts["right"] + counts["guess"]
        print(
            f"{manner:9}{language} {counts['right'] / total:6.1%} sure, {guessed / total:6.1%} with guess", dict(counts)
        )
    acted = [text for _language, text in others() if meant(text).intent]
    forms = [t for t in acted if INTENTS[meant(t).intent].effect is not Effect.ANSWERS]
    print(f"about other things: {len(acted)} of {len(others())} answered, {len(forms)} of them by a form")
    by_intent: dict[str, Counter[str]] = defaultdict(Counter)
    for said in kept_out():
        by_intent[MEANT[said.situation][0]][outcome(said)] += 1
    for intent, counts in sorted(by_intent.items(), key=lambda pair: pair[1]["right"] / pair[1].total()):
        print(f"  {intent:18}{dict(counts)}")
    if "--worst" in sys.argv:
        for said in kept_out():
            if outcome(said) not in ("right", "guess"):
                print(outcome(said), MEANT[said.situation][0], "->", meant(said.text).intent, "|", said.text)


if __name__ == "__main__":
    main()
