"""The classifier that was trained from the examples: which intent a masked sentence has, and how likely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogs.understanding.features import counted, features, key

WEIGHTS = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True, slots=True)
class Model:
    """A linear classifier over the features that training has seen.

    ``keys`` are those of the features, in order; ``weights`` has a row for each of them and a column for each name, as
    int8 to be multiplied by ``scale`` (one a column); ``rarity`` is each feature's inverse document frequency times the
    weight of its kind.
    """

    names: tuple[str, ...]
    keys: NDArray[np.uint32]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    offset: NDArray[np.float32]
    rarity: NDArray[np.float32]
    examples: str  # the digest of the files that it was trained from

    def likely(self, masked: str) -> Mapping[str, float]:
        """The probability of each name, likeliest first."""
        places, values = placed(counted(masked), self.keys, self.rarity)
        scores = values @ self.weights[places] * self.scale + self.offset
        odds = np.exp(scores - scores.max())
        shares = odds / odds.sum()
        order = np.argsort(-shares)
        return {self.names[at]: float(shares[at]) for at in order}

    def seen(self, masked: str) -> float:
        """The share of a text's words that training has seen; 1 for a text without any."""
        words = np.array([key(feature) for feature in features(masked) if feature.startswith("w:")], np.uint32)
        if not len(words):
            return 1.0
        return float((self.keys[np.minimum(np.searchsorted(self.keys, words), len(self.keys) - 1)] == words).mean())


def placed(
    counts: Mapping[int, int], keys: NDArray[np.uint32], rarity: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The places of the features that are known, and their values."""
    wanted = np.fromiter(counts.keys(), np.uint32, len(counts))
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    known = keys[places] == wanted
    places = places[known]
    return places, vector(np.fromiter(counts.values(), np.float32, len(counts))[known], rarity[places])


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
            np.cumsum(kept["steps"], dtype=np.uint32),
            kept["weights"],
            kept["scale"].astype(np.float32),
            kept["offset"].astype(np.float32),
            kept["rarity"].astype(np.float32),
            str(kept["examples"]),
        )
