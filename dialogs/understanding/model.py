"""The classifier that was trained from the examples: which intent a masked sentence has, and how likely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogs.understanding.features import counted, features, place

WEIGHTS = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True, slots=True)
class Model:
    """A linear classifier over hashed features.

    ``weights`` has a row for each place of the vector and a column for each name, as int8 to be multiplied by
    ``scale`` (one a column); ``rarity`` is each place's inverse document frequency, 0 where training never saw it.
    """

    names: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    offset: NDArray[np.float32]
    rarity: NDArray[np.float32]
    examples: str  # the digest of the files that it was trained from

    def likely(self, masked: str) -> Mapping[str, float]:
        """The probability of each name, likeliest first."""
        hits = counted(masked)
        places = np.fromiter(hits.keys(), np.int64, len(hits))
        values = vector(np.fromiter(hits.values(), np.float32, len(hits)), self.rarity[places])
        scores = values @ self.weights[places] * self.scale + self.offset
        odds = np.exp(scores - scores.max())
        shares = odds / odds.sum()
        order = np.argsort(-shares)
        return {self.names[at]: float(shares[at]) for at in order}

    def seen(self, masked: str) -> float:
        """The share of a text's words that training has seen; 1 for a text without any."""
        words = [feature for feature in features(masked) if feature.startswith("w:")]
        known = [word for word in words if self.rarity[place(word)] > 0]
        return len(known) / len(words) if words else 1.0


def vector(counts: NDArray[np.float32], rarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """Weigh how often each feature was there by how rare it is, to length 1."""
    values = (1 + np.log(counts)) * rarity
    length = np.sqrt((values * values).sum())
    return values / length if length else values


@cache
def model() -> Model:
    """The model of the repository, loaded once."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Model(
            tuple(str(name) for name in kept["names"]),
            kept["weights"],
            kept["scale"].astype(np.float32),
            kept["offset"].astype(np.float32),
            kept["rarity"].astype(np.float32),
            str(kept["examples"]),
        )
