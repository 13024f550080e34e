"""How likely a message speaks of each kind of danger: a learnt model over meaning, letters and words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from pipeline.danger.folding import fold, pieces
from pipeline.danger.settings import danger_settings
from pipeline.language.encoder import Vector, encoder
from pipeline.language.remembering import Remembering
from pipeline.language.welsh_gloss import glossed

SAFE = "safe"
LETTERS, WORDS = 4.0, 4.0
BUCKETS = 2**13
WORD = r"\w+"
SHARED, BETWEEN = 8, "\n"
_HASHED: Remembering[Any] = Remembering(most=4)  # read for danger, then for a story; kept no longer: letters tell of words


@dataclass(frozen=True)
class Calibration:
    """``scale`` multiplies every score before the softmax; ``shift`` is added to each kind's, in the order of the kinds."""

    scale: float = 1.0
    shift: tuple[float, ...] = ()


class DangerModel:
    """A multinomial logistic regression: a row of weights for each kind of danger and for none."""

    def __init__(self, kinds: list[str], weights: Vector, bias: Vector, welsh: bool = False) -> None:
        """``welsh``: it reads Welsh: the meaning of the English of its words, and letters and words as they stand."""
        self.kinds, self.weights, self.bias, self._welsh = kinds, weights, bias, welsh
        self._columns, self._safe = columns_of(weights), kinds.index(SAFE)

    def scores(self, texts: list[str]) -> Any:
        """One row of scores a text, in the order of ``kinds``."""
        english = [glossed(text) for text in texts] if self._welsh else texts
        return features(texts, vectors_of(english), self._welsh).times(self._columns) + self.bias

    def probabilities(self, text: str, calibration: Calibration, parts: tuple[str, ...] = ()) -> dict[str, float]:
        """The probability (0 to 1) of each kind and of none in the most alarming piece of the message or of its ``parts``, as it
        may be read too."""
        shift = np.asarray(calibration.shift or np.zeros(len(self.kinds)))
        chances = softmax(self.scores([*pieces(text), *parts]) * calibration.scale + shift)
        row = chances[int(np.argmin(chances[:, self._safe]))]
        return {kind: float(chance) for kind, chance in zip(self.kinds, row, strict=True)}


def columns_of(weights: Vector) -> Vector:
    """The weights as a column a kind, laid out as they are multiplied: turned at each message, all of them would be copied."""
    return np.ascontiguousarray(weights.T)


def softmax(scores: Any) -> Any:
    """Each row as probabilities."""
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return chances / chances.sum(axis=1, keepdims=True)


def vectors_of(texts: list[str]) -> Vector:
    """The encoder's vector of each text; that of a single message is shared with whoever asked for it before."""
    return encoder().many(texts) if len(texts) > 1 else encoder().one(texts[0])[None, :]


@dataclass(frozen=True)
class Features:
    """What the model sees of some texts, a row a text: ``dense`` the meaning, ``sparse`` the hashed letters, then the words; each
    scaled so that none drowns the others."""

    dense: Vector
    sparse: tuple[Any, Any]

    @property
    def columns(self) -> int:
        """How many there are together."""
        return int(self.dense.shape[1] + sum(part.shape[1] for part in self.sparse))

    def times(self, weights: Vector) -> Any:
        """The product with a column of weights a kind."""
        meaning, (letters, words) = self.dense.shape[1], self.sparse
        return (self.dense @ weights[:meaning] + letters @ weights[meaning : meaning + BUCKETS]
                + words @ weights[meaning + BUCKETS :])

    def transposed_times(self, errors: Any) -> Any:
        """The product of the transposed features with an error for each text and kind."""
        return np.concatenate([self.dense.T @ errors, *(part.T @ errors for part in self.sparse)])


def features(texts: list[str], vectors: Vector, welsh: bool = False) -> Features:
    """The features of these texts; ``vectors`` are their meanings; English words are put right as they are spelt, Welsh ones
    stay."""
    folded = [fold(text) if welsh else fold(encoder().spelled(text)) for text in texts]
    dense = (vectors * danger_settings().meaning_scale).astype(np.float32)
    sparse = _hashed(folded) if len(texts) > SHARED else _HASHED.of(BETWEEN.join(folded), lambda: _hashed(folded))
    return Features(dense, sparse)


def _hashed(folded: list[str]) -> tuple[Any, Any]:
    """The hashed letters and the hashed words of folded texts, a row a text."""
    letters, words = (hasher.transform(folded) for hasher in _hashers())
    letters.data *= LETTERS
    words.data *= WORDS
    return letters, words


@lru_cache(maxsize=1)
def _hashers() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import HashingVectorizer

    shared = {"n_features": BUCKETS, "alternate_sign": False, "norm": "l2", "lowercase": False, "dtype": np.float32}
    return (HashingVectorizer(analyzer="char_wb", ngram_range=(2, 4), **shared),
            HashingVectorizer(analyzer="word", ngram_range=(1, 3), token_pattern=WORD, **shared))
