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

from dialogs.understanding.features import counted, features, key, weight
from dialogs.understanding.intents import OTHER
from dialogs.understanding.masks import Known, mask
from dialogs.understanding.model import WEIGHTS, Model, placed
from domain.catalogue.read import built_in
from training.examples import SLOT, Pattern, digest, mistyped, patterns, sentences

SEED = 20260101
STRENGTH = 20.0  # how little the weights are held back
ROUNDS, NEAR_ENOUGH = 150, 1e-3  # when the learner stops
SELDOM = 2  # lines that a feature has to be in; a word or a concept is learned from one
OF_ONE_LINE = ("w:", "k:")
MOST_FEATURES = 48_000  # those that weigh least are left out, which keeps the file small
OTHERS_COUNT = 3  # times a line about other things counts: they are few for all that people talk about
FOLDS = 5


def trained(lines: Sequence[Pattern]) -> Model:
    """The model of these lines. Each line of an intent weighs the same, however many sentences it stands for."""
    chance = random.Random(SEED)  # noqa: S311
    known = _known()
    counts: list[Counter[int]] = []
    intents: list[str] = []
    shares: list[float] = []
    within: Counter[str] = Counter()
    for pattern in lines:
        said = [masked_line(sentence, known) for sentence in sentences(pattern, chance)]
        within.update({feature for one in said for feature in features(one)})
        said.append(mistyped(chance.choice(said), chance))
        counts += [counted(one) for one in said]
        intents += [pattern.intent] * len(said)
        shares += [(OTHERS_COUNT if pattern.intent == OTHER else 1) / len(said)] * len(said)
    keys, rarity = _learnable(within, len(lines))
    learner = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=NEAR_ENOUGH)
    weighed = np.array(shares, np.float32) * len(shares) / len(lines)
    learner.fit(_matrix(counts, keys, rarity), intents, sample_weight=weighed)
    exact = learner.coef_.T.astype(np.float32)
    matter = np.sort(np.argsort(-np.abs(exact * rarity[:, None]).max(axis=1), kind="stable")[:MOST_FEATURES])
    exact = exact[matter]
    scale = np.abs(exact).max(axis=0) / 127
    weights = np.round(exact / scale).astype(np.int8)
    names = tuple(str(name) for name in learner.classes_)
    offset = learner.intercept_.astype(np.float32)
    return Model(names, keys[matter], weights, scale, offset, rarity[matter], digest())


def masked_line(sentence: str, known: Known) -> str:
    """A sentence of the examples as ``mask`` leaves one that somebody says; its slots in braces are placeholders."""
    return SLOT.sub(lambda slot: slot[1].upper(), mask(sentence, known).text)


def keep(model: Model) -> None:
    """Write the model to its file."""
    np.savez_compressed(
        WEIGHTS,
        names=np.array(model.names),
        steps=np.diff(model.keys, prepend=np.uint32(0)),
        weights=model.weights,
        scale=model.scale,
        offset=model.offset,
        rarity=model.rarity.astype(np.float16),
        examples=np.array(model.examples),
    )


def _known() -> Known:
    """Return what the examples may name: the catalogue that the service comes with."""
    return Known(built_in())


def _learnable(within: Counter[str], lines: int) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The keys of the features that are in enough lines, in order, and how rare each is times what its kind weighs."""
    enough = {
        key(feature): weight(feature) * (np.log((1 + lines) / (1 + count)) + 1)
        for feature, count in within.items()
        if count >= SELDOM or feature.startswith(OF_ONE_LINE)
    }
    keys = np.array(sorted(enough), np.uint32)
    return keys, np.array([enough[int(one)] for one in keys], np.float16).astype(np.float32)


def _matrix(counts: Iterable[Counter[int]], keys: NDArray[np.uint32], rarity: NDArray[np.float32]) -> csr_matrix:
    data: list[NDArray[np.float32]] = []
    columns: list[NDArray[np.intp]] = []
    ends = [0]
    for one in counts:
        places, values = placed(one, keys, rarity)
        data.append(values)
        columns.append(places)
        ends.append(ends[-1] + len(places))
    return csr_matrix((np.concatenate(data), np.concatenate(columns), ends), shape=(len(ends) - 1, len(keys)))


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
