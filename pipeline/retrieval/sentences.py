"""How near each sentence of an answer is to the question: what stands folded but was asked for is brought into view."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.answers.passages import lines_to_say
from knowledge.model import Extract
from pipeline.language.encoder import Vector, cache_folder, encoder
from pipeline.language.kept_vectors import encoded
from pipeline.retrieval.ranking import ranker

FILE = "sentences.npz"


class SentenceIndex:
    """The sentences that can be said by themselves, encoded once and kept on disk; a new text adds only its own."""

    def __init__(self, extracts: Iterable[Extract], cache: Path) -> None:
        """Encode the sentences of the served extracts, or read them back."""
        texts = list(dict.fromkeys(text for one in extracts if one.served() for text in lines_to_say(one)))
        self._rows = {text: row for row, text in enumerate(texts)}
        self._vectors = encoded(texts, cache / FILE)

    def likeness(self, question: str, extracts: Iterable[Extract], vector: Vector | None = None) -> dict[str, float]:
        """The cosine (-1 to 1) of each sentence of these extracts to the question; those not known are left out."""
        found = [text for one in extracts for text in lines_to_say(one) if text in self._rows]
        if not found:
            return {}
        heard = encoder().one(question) if vector is None else vector
        scores = self._vectors[np.array([self._rows[text] for text in found])] @ heard
        return dict(zip(found, map(float, scores), strict=True))


@lru_cache(maxsize=1)
def sentence_index() -> SentenceIndex:
    """The one index of this process, over the ranker's knowledge base."""
    return SentenceIndex(ranker().knowledge.extracts.values(), cache_folder())

