"""Which Welsh answer a Welsh message asks for, and how probable it is that it does.

Three things speak for an answer: the message word by word in English, ranked as an English question is; the likeness of that
English to the Welsh ways of asking, put into English alike; and the letters it shares with those ways.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.decision.evidence import logistic
from pipeline.language.encoder import Vector, cache_folder, encoder
from pipeline.language.kept_vectors import encoded
from pipeline.language.welsh_gloss import folded, glossed
from pipeline.retrieval.ranking import Ranker, ranker
from pipeline.retrieval.welsh_settings import WelshSettings, welsh_settings

KEPT_WAYS = "welsh-ways.npz"
LETTERS = (2, 4)


@dataclass(frozen=True)
class Matched:
    """The extract whose Welsh answer fits best, and how probable (0 to 1) it is that this was asked."""

    id: str
    probability: float


@dataclass(frozen=True)
class WelshEvidence:
    """``id``: the best answer; ``ranked``: its score as an English question; ``alike``: the likeness of its ways of asking;
    ``ahead``: how far it is before the second best; ``elsewhere``: how far a topic without Welsh stands above it."""

    id: str
    ranked: float
    alike: float
    ahead: float
    elsewhere: float

    def numbers(self) -> tuple[float, ...]:
        """What the probability is worked out from, in a fixed order."""
        return self.ranked, self.alike, self.ahead, self.elsewhere


class WelshMatcher:
    """Finds the answers of a knowledge base that have Welsh; the ways of asking are read once, nothing else is learnt."""

    def __init__(self, english: Ranker, ways: Sequence[tuple[str, str]], cache: Path | None = None) -> None:
        """``ways``: (extract id, way of asking in Welsh); ``cache``: a folder to keep their vectors in, none when None."""
        self._english = english
        self._ids = tuple(dict.fromkeys(extract for extract, _ in ways))
        self._rows = [np.array([row for row, (owner, _) in enumerate(ways) if owner == one]) for one in self._ids]
        self._both = {one: {one, english.knowledge.extracts[one].pair} for one in self._ids}
        texts = [glossed(way) for _, way in ways]
        self._vectors = encoded(texts, cache / KEPT_WAYS) if cache else encoder().many(texts)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS, sublinear_tf=True, preprocessor=folded)
        self._grams = self._letters.fit_transform([way for _, way in ways]) if ways else None

    def match(self, text: str) -> Matched | None:
        """The best answer and its probability; None when no answer has Welsh."""
        found, numbers = self.evidence(text), welsh_settings()
        if found is None:
            return None
        return Matched(found.id, logistic(found.numbers(), numbers.weights, numbers.bias))

    def evidence(self, text: str) -> WelshEvidence | None:
        """What speaks for the best answer; None when no answer has Welsh."""
        if self._grams is None:
            return None
        numbers, english = welsh_settings(), glossed(text)
        scores = {one.id: one.score for one in self._english.rank(english, keep=len(self._english.knowledge.extracts))}
        ranked = np.array([max(scores.get(one, 0.0) for one in self._both[extract]) for extract in self._ids])
        meaning = self._nearest(self._vectors @ encoder().one(english), numbers)
        letters = self._nearest((self._grams @ self._letters.transform([text]).T).toarray().ravel(), numbers)
        alike = numbers.meaning * meaning + numbers.letters * letters
        order = np.argsort(-(ranked + alike), kind="stable")
        best, total = int(order[0]), ranked + alike
        second = float(total[order[1]]) if len(order) > 1 else 0.0
        return WelshEvidence(self._ids[best], float(ranked[best]), float(alike[best]), float(total[best]) - second,
                             self._without_welsh(scores) - float(ranked[best]))

    def _nearest(self, likeness: Vector | npt.NDArray[np.float64], numbers: WelshSettings) -> npt.NDArray[np.float64]:
        """For each answer the likeness of its nearest ways, weighed."""
        found = np.zeros(len(self._ids))
        for place, rows in enumerate(self._rows):
            best = -np.sort(-likeness[rows])[: len(numbers.nearest_shares)]
            found[place] = best @ np.array(numbers.nearest_shares[: len(best)])
        return found

    def _without_welsh(self, scores: Mapping[str, float]) -> float:
        """The best score of a topic that has no Welsh, nor its pair."""
        told = set().union(*self._both.values())
        return max((score for one, score in scores.items() if one not in told), default=0.0)


def welsh_ways(english: Ranker) -> list[tuple[str, str]]:
    """Every way of asking in Welsh for a served extract with a Welsh answer, as (extract id, way)."""
    return [(one.id, way) for one in english.knowledge.extracts.values() if one.served() and one.welsh_short
            for way in one.asked_in_welsh]


@lru_cache(maxsize=1)
def welsh_matcher() -> WelshMatcher:
    """The one matcher of this process, over the ranker's knowledge base; raises KnowledgeMissingError as that does."""
    return WelshMatcher(ranker(), welsh_ways(ranker()), cache_folder())
