"""Learns what sentences of stories say from data/told, and keeps it under a hash of what it learnt from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.danger.classifier import BUCKETS, LETTERS, WORDS, Features, features
from pipeline.danger.misspelling import misspelt
from pipeline.language.encoder import Vector, cache_folder, encoder, identity
from pipeline.stories.reader import StoryReader

TOLD = Path(__file__).parents[2] / "data" / "told"
WAY_OF_LEARNING = "1"
MOST_STEPS, RIDGE = 80, 1 / 8


@dataclass(frozen=True)
class Told:
    """One sentence of a story, the labels ('fact=value') of what it says, and who wrote it."""

    text: str
    labels: frozenset[str]
    voice: str = ""


def labels_of(facts: dict[str, Any]) -> frozenset[str]:
    """The labels of the facts a sentence says."""
    return frozenset(f"{fact}={str(value).lower()}" for fact, values in facts.items()
                     for value in (values if isinstance(values, list) else [values]))


def messages(file: Path) -> list[list[Told]]:
    """The messages of a file, each as its sentences. Raises ValueError for a line that is not one of them."""
    return [[Told(text, labels_of(facts), file.stem) for text, facts in json.loads(line)["sentences"]]
            for line in file.read_text(encoding="utf-8").splitlines()]


def sentences(folder: Path = TOLD) -> list[Told]:
    """Every sentence of every voice in a folder."""
    return [one for file in sorted(folder.glob("*.jsonl")) for message in messages(file) for one in message]


def learn(examples: Sequence[Told]) -> StoryReader:
    """A reader of these sentences and of one misspelt copy of each; the same sentences always give the same weights."""
    copied = [*examples, *(Told(misspelt(one.text, 0), one.labels, one.voice) for one in examples)]
    texts, labels = [one.text for one in copied], sorted({label for one in copied for label in one.labels})
    wanted = np.array([[label in one.labels for label in labels] for one in copied], dtype=np.float32)
    weights, bias = _regressions(features(texts, encoder().many(texts)), wanted)
    return StoryReader(labels, weights, bias)


def _regressions(seen: Features, wanted: Vector) -> tuple[Vector, Vector]:
    """A logistic regression with a ridge for each column of ``wanted``, all found together by L-BFGS."""
    from scipy.optimize import minimize

    columns, labels = seen.columns, wanted.shape[1]

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(columns + 1, labels).astype(np.float32)
        scores = seen.times(weights[:-1]) + weights[-1]
        told = np.logaddexp(0.0, scores) - wanted * scores
        errors = 1.0 / (1.0 + np.exp(-scores)) - wanted
        slopes = np.vstack([seen.transposed_times(errors) + RIDGE * weights[:-1], errors.sum(axis=0)])
        return float(RIDGE * (weights[:-1] ** 2).sum() / 2 + told.sum()), slopes.ravel().astype(np.float64)

    found = minimize(loss, np.zeros((columns + 1) * labels), jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    weights = found.x.reshape(columns + 1, labels).astype(np.float32)
    return np.ascontiguousarray(weights[:-1].T), weights[-1]


def kept(examples: Sequence[Told], cache: Path) -> StoryReader:
    """The reader kept in ``cache`` under a hash of the sentences and the way of learning; learnt when it is not there."""
    settings = f"{WAY_OF_LEARNING} {identity()} {LETTERS} {WORDS} {BUCKETS}"
    told = "\n".join([settings, *(f"{sorted(one.labels)} {one.text}" for one in examples)])
    file = cache / f"stories-{hashlib.sha256(told.encode()).hexdigest()[:24]}.npz"
    if not file.exists():
        _write(file, learn(examples), cache)
    with np.load(file, allow_pickle=False) as found:
        return StoryReader([str(label) for label in found["labels"]], found["weights"], found["bias"])


def _write(file: Path, reader: StoryReader, cache: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob("stories-*.npz"):
        old.unlink(missing_ok=True)
    np.savez(file, labels=np.array(reader.labels), weights=reader.weights, bias=reader.bias)


@lru_cache(maxsize=1)
def story_reader() -> StoryReader:
    """The one reader of this process."""
    return kept(sentences(), cache_folder())

