"""How likely a message speaks of danger, and of which kind: learnt from the sentences of lexicon/urgent/.

Learnt once and kept beside the other built things under a hash of the sentences, so it needs no knowledge base,
no trained Rasa model and no action server.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.encoder import Vector, encoder, identity
from pipeline.ranking import cache_folder

SENTENCES = Path(__file__).parent / "lexicon" / "urgent"
SAFE = "safe"
MEANING, LETTERS, WORDS = 4.5, 4.0, 4.0
BUCKETS = 2**13
WORD = r"\w+"
WINDOW, STEP, LONG, MOST_WINDOWS = 24, 12, 200, 128
WAY_OF_LEARNING = "2"


@dataclass(frozen=True)
class Likelihood:
    """``danger``: 0 to 1; ``kind``: the likeliest kind of danger if there is one."""

    danger: float
    kind: str


def fold(text: str) -> str:
    """Small letters, no apostrophes, other signs as spaces, runs of three or more of a letter as one."""
    plain = re.sub(r"[’'`´]", "", text.lower()).replace("&", " and ")
    plain = re.sub(r"(.)\1{2,}", r"\1", plain)
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def windows(text: str) -> list[str]:
    """A long message in pieces of 24 words, so that one sentence in it is not drowned; all of up to 3,000 words."""
    words = text.split()
    if len(words) <= WINDOW:
        return [text]
    step = STEP if len(words) <= LONG else WINDOW
    last = len(words) - WINDOW
    starts = [*range(0, last, step)][: MOST_WINDOWS - 1] + [last]
    return [" ".join(words[start : start + WINDOW]) for start in starts]


def sentences(folder: Path = SENTENCES) -> list[tuple[str, str]]:
    """Every example sentence as (kind, sentence); a file a kind (its name up to a dash), a sentence a line, '#' for a remark."""
    return [(file.stem.split("-")[0], line.strip()) for file in sorted(folder.glob("*.txt"))
            for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


class UrgentModel:
    """Logistic regression over meaning (the encoder), letters and words."""

    def __init__(self, kinds: list[str], weights: Vector, bias: Vector) -> None:
        """Keep what was learnt: a row of weights a kind."""
        self._kinds, self._weights, self._bias = kinds, weights, bias
        self._safe = kinds.index(SAFE)

    def likelihood(self, text: str, without: Collection[str] = ()) -> Likelihood:
        """The likelihood of the most alarming piece of the message; kinds in ``without`` do not count."""
        pieces = windows(text)
        vectors = encoder().many(pieces) if len(pieces) > 1 else encoder().one(text)[None, :]
        scores = _features(pieces, vectors) @ self._weights.T + self._bias
        scores[:, [kind in without for kind in self._kinds]] = -np.inf
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        row = chances[int(np.argmin(chances[:, self._safe]))]
        danger = 1.0 - float(row[self._safe])
        row[self._safe] = -1.0
        return Likelihood(danger, self._kinds[int(np.argmax(row))])


def _features(texts: list[str], vectors: Vector) -> Any:
    """Meaning beside hashed letters and words, each scaled so that none drowns the others."""
    from scipy.sparse import csr_matrix, hstack

    letters, words = _hashers()
    folded = [fold(encoder().spelled(text)) for text in texts]
    return hstack([csr_matrix(vectors * MEANING), letters.transform(folded) * LETTERS,
                   words.transform(folded) * WORDS]).tocsr()


@lru_cache(maxsize=1)
def _hashers() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import HashingVectorizer

    shared = {"n_features": BUCKETS, "alternate_sign": False, "norm": "l2", "lowercase": False}
    return (HashingVectorizer(analyzer="char_wb", ngram_range=(2, 4), **shared),
            HashingVectorizer(analyzer="word", ngram_range=(1, 3), token_pattern=WORD, **shared))


def learn(examples: list[tuple[str, str]]) -> dict[str, Any]:
    """Learn from (kind, sentence) pairs; the same pairs always give the same weights."""
    from sklearn.linear_model import LogisticRegression

    texts = [sentence for _, sentence in examples]
    features = _features(texts, encoder().many(texts))
    fitted = LogisticRegression(max_iter=200).fit(features, [kind for kind, _ in examples])
    return {"kinds": np.array(fitted.classes_), "weights": fitted.coef_.astype(np.float32),
            "bias": fitted.intercept_.astype(np.float32)}


def _learnt(examples: list[tuple[str, str]], cache: Path) -> dict[str, Any]:
    """What was learnt, kept in ``cache`` under a hash of the sentences and of the way of learning."""
    settings = f"{WAY_OF_LEARNING} {identity()} {MEANING} {LETTERS} {WORDS} {BUCKETS}"
    key = hashlib.sha256("\n".join([settings, *(f"{kind} {one}" for kind, one in examples)]).encode()).hexdigest()
    file = cache / f"urgent-{key[:24]}.npz"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        learnt = learn(examples)
        for old in cache.glob("urgent-*.npz"):
            old.unlink(missing_ok=True)
        np.savez(file, **learnt)
    with np.load(file, allow_pickle=False) as kept:
        return {name: kept[name] for name in kept.files}


@lru_cache(maxsize=1)
def urgent_model() -> UrgentModel:
    """The one model of this process."""
    learnt = _learnt(sentences(), cache_folder())
    return UrgentModel([str(kind) for kind in learnt["kinds"]], learnt["weights"], learnt["bias"])
