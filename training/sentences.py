"""Train the classifier of sentences from the files of examples: ``python -m training.sentences``.

What is learned lies in ``dialogs/understanding/weights.npz``. The same files give the same weights; a test compares the
digest that is kept there. ``--fold`` says how well lines are understood that were kept out, by intent.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dialogs.understanding.features import PLACES, counted
from dialogs.understanding.masks import Known, mask
from dialogs.understanding.model import WEIGHTS, Model, vector
from domain.catalogue.read import built_in
from training.examples import SLOT, Pattern, digest, mistyped, patterns, sentences

SEED = 20260101
TYPING_ERRORS = 1  # sentences with a letter wrong for each right one
STRENGTH = 20.0  # how little the weights are held back
FOLDS = 5


def trained(lines: Sequence[Pattern]) -> Model:
    """The model of these lines. Each line weighs the same, however many sentences it stands for."""
    chance = random.Random(SEED)  # noqa: S311
    known = _known()
    masked: list[str] = []
    intents: list[str] = []
    shares: list[float] = []
    for pattern in lines:
        said = [masked_line(sentence, known) for sentence in sentences(pattern, chance)]
        said += [mistyped(one, chance) for one in said for _ in range(TYPING_ERRORS)]
        masked += said
        intents += [pattern.intent] * len(said)
        shares += [1 / len(said)] * len(said)
    counts = [counted(one) for one in masked]
    rarity = _rarity(counts)
    rows = _matrix(counts, rarity)
    learner = LogisticRegression(C=STRENGTH, max_iter=300)
    learner.fit(rows, intents, sample_weight=np.array(shares) * len(shares) / len(lines))
    exact = learner.coef_.T.astype(np.float32)
    scale = np.abs(exact).max(axis=0) / 127
    weights = np.round(exact / scale).astype(np.int8)
    names = tuple(str(name) for name in learner.classes_)
    return Model(names, weights, scale, learner.intercept_.astype(np.float32), rarity, digest())


def masked_line(sentence: str, known: Known) -> str:
    """A sentence of the examples as ``mask`` leaves one that somebody says; its slots in braces are placeholders."""
    return SLOT.sub(lambda slot: slot[1].upper(), mask(sentence, known).text)


def keep(model: Model) -> None:
    """Write the model to its file."""
    np.savez_compressed(
        WEIGHTS,
        names=np.array(model.names),
        weights=model.weights,
        scale=model.scale,
        offset=model.offset,
        rarity=model.rarity.astype(np.float16),
        examples=np.array(model.examples),
    )


def _known() -> Known:
    """Return what the examples may name: the catalogue that the service comes with."""
    return Known(built_in())


def _rarity(counts: Sequence[Counter[int]]) -> NDArray[np.float32]:
    seen = np.zeros(PLACES, np.float32)
    for one in counts:
        seen[list(one)] += 1
    return np.where(seen > 0, np.log((1 + len(counts)) / (1 + seen)) + 1, 0).astype(np.float16).astype(np.float32)


def _matrix(counts: Iterable[Counter[int]], rarity: NDArray[np.float32]) -> csr_matrix:
    data: list[NDArray[np.float32]] = []
    columns: list[int] = []
    ends = [0]
    for one in counts:
        places = list(one)
        data.append(vector(np.array(list(one.values()), np.float32), rarity[places]))
        columns += places
        ends.append(len(columns))
    return csr_matrix((np.concatenate(data), columns, ends), shape=(len(ends) - 1, PLACES))


def folds() -> None:
    """Print how well lines are understood that were kept out, a line and its neighbours in other languages together."""
    everything = patterns()
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    right: Counter[str] = Counter()
    among: Counter[str] = Counter()
    total: Counter[str] = Counter()
    known = _known()
    for fold in range(FOLDS):
        inside = [p for i, p in enumerate(everything) if i % FOLDS != fold]
        model = trained(inside)
        for pattern in (p for i, p in enumerate(everything) if i % FOLDS == fold):
            chance = random.Random(SEED)  # noqa: S311
            likely = list(model.likely(masked_line(next(sentences(pattern, chance)), known)))
            total[pattern.language] += 1
            right[pattern.language] += likely[0] == pattern.intent
            among[pattern.language] += pattern.intent in likely[:3]
            if likely[0] != pattern.intent:
                wrong[pattern.intent][likely[0]] += 1
    for language, count in total.items():
        print(language, f"{right[language] / count:.3f} {among[language] / count:.3f} of {count}")
    for intent, others in sorted(wrong.items(), key=lambda pair: -pair[1].total())[:25]:
        print(intent, others.total(), dict(others.most_common(4)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fold", action="store_true", help="how well lines are understood that were kept out")
    if parser.parse_args().fold:
        folds()
    else:
        keep(trained(patterns()))
