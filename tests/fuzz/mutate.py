"""What is sent: activities and addresses as Teams and our own cards make them, changed as no client would."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
PRESSES = Path(__file__).parents[1] / "cards" / "every" / "payloads_of_version_1.json"
WORDS = (
    "hjelp", "refleksjonsmøte om 1.4 torsdag kl 14", "vis tiltak", "avbryt", "ja", "nei", "møter", "årshjul", "2", "",
    "slett meg", "mine data", "plasser 1.4", "flytt møtet til fredag", "hver tredje uke fra nyttår", "hei 👋🏽", " ",
    "\u0000", "\ufffd\ufffe", "a" * 9000, "mandag " * 1500, "<at>x</at>", "'; drop table schools; --", "2026-13-45",
    "{{7*7}} ${x} %s {0} {school}", "\u202e\u200f\u0301", "[a](javascript:x)", "eksporter", "referat", "innstillinger",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, 1e308, "", "x", "0" * 600, [], {}, [[]], [None], {"": None}, {"id": {}},
    [{"id": 1}], "19:solvik@thread.tacv2", "28:", "\ud7ff", "1970-01-01T00:00:00Z", "../../etc/passwd", "a" * 5000,
)  # fmt: skip
PATHS = ("/", "..", "%00", "%2f", "%ff", "å", "?x=1", ".json", "0", "A", "//", "x" * 3000, "")
STEADY = ("type", "from", "serviceUrl", "channelId", "recipient")  # mostly left: else all that is tried is the door


class Mutator:
    """Makes activities from a seed. ``filled`` is what stands for each placeholder of the corpus; ``refs`` real ids."""

    def __init__(self, seed: int, filled: Mapping[str, Any], refs: Sequence[str]) -> None:
        self._random = random.Random(seed)
        self._filled = filled
        self._refs = refs
        self._kinds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(CORPUS.glob("*.json"))]
        self._presses = [each["payload"] for each in json.loads(PRESSES.read_text(encoding="utf-8"))]

    def activity(self) -> dict[str, Any]:
        """One activity, changed in none to four places."""
        made: dict[str, Any] = self._fill(self._random.choice(self._kinds))
        if "text" in made and self._random.random() < 0.6:
            made["text"] = self._random.choice(WORDS) * self._random.choice((1, 1, 1, 2))
        for _ in range(self._random.choice((0, 0, 1, 1, 2, 4))):
            self._change(made)
        return made

    def body(self) -> bytes:
        """The same as bytes, now and then broken off or with a byte turned."""
        raw = json.dumps(self.activity()).encode()
        chance = self._random.random()
        if chance < 0.02:
            return raw[: self._random.randrange(len(raw))]
        if chance < 0.04:
            at = self._random.randrange(len(raw))
            return raw[:at] + bytes([self._random.randrange(256)]) + raw[at + 1 :]
        return raw

    def path(self, addresses: Sequence[str]) -> str:
        """A real path, changed in none to three places."""
        path = self._random.choice(addresses)
        for _ in range(self._random.choice((0, 1, 1, 2, 3))):
            at = self._random.randrange(1, len(path) + 1)
            put = self._random.choice(
                ("/", "..", "%00", "%2f", "%ff", "å", "?x=1", ".json", "0", "A", "//", "x" * 3000, "")
            )
            path = path[:at] + put + path[at + self._random.choice((0, 0, 1, 3)) :]
        return path

    def method(self) -> str:
        """Mostly what is answered."""
        return self._random.choice(("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"))

    def form(self) -> dict[str, str]:
        """What a form might send."""
        return {"word": self._random.choice(WORDS)[:200], "level": self._random.choice(("1", "4", "9", "x", ""))}

    def _fill(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._fill(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._fill(each) for each in value]
        if value == "{PRESS}":
            return self._press()
        if value == "{ID}":
            return str(self._random.randrange(10**12, 2 * 10**12))
        if isinstance(value, str):
            for name, put in self._filled.items():
                if value == name:
                    return json.loads(json.dumps(put))
                value = value.replace(name, put) if isinstance(put, str) else value
        return value

    def _press(self) -> dict[str, Any]:
        made = dict(self._random.choice(self._presses))
        made["ref"] = self._random.choice((*self._refs, *self._refs, made.get("ref", "")))
        for name in self._random.sample(("level", "title", "date", "time", "person", "text", "days"), 2):
            made[name] = self._random.choice((*WORDS, *self._refs, "1", "2026-12-03", "14:00"))
        return made

    def _change(self, made: dict[str, Any]) -> None:
        places = [each for each in _places(made) if each[1] not in STEADY or self._random.random() < 0.05]
        where, key = self._random.choice(places)
        what = self._random.random()
        if what < 0.2:
            del where[key]
        elif what < 0.35:
            where[key] = _nested(self._random.choice((3, 20, 100)))
        elif what < 0.5 and isinstance(where[key], str):
            where[key] = where[key] + self._random.choice(WORDS)
        elif what < 0.65:
            where[key] = self._random.choice((*self._refs, *WORDS))
        else:
            where[key] = deepcopy(self._random.choice(ODD))


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = {"x": [value]}
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, each in pairs:
        yield value, key
        if isinstance(each, dict | list):
            yield from _places(each)
