"""Finds the extracts nearest to a question: by meaning, helped by the words they share."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.model import Ranked
from knowledge.store.read import Knowledge
from pipeline.encoder import DIMENSIONS, Vector, encoder, identity

KEEP = 8
CACHE_FILE = "ways.npz"
WORDS_COUNT_FOR = 0.12
NEAREST_COUNT_FOR = (0.6, 0.2, 0.2)
NEXT_WAY_AT_LEAST = 0.2
CENTRE_COUNTS_FOR = 0.23
LONG_MESSAGE = 13
MOST_CLAUSES = 5
CLAUSE_COUNTS_FOR = 0.85
MEANING_COSTS = 0.12
CLAUSE = re.compile(r"[.!?;,\n]+|\b(?:and|n|but|because|cos|then|so)\b", re.IGNORECASE)
MEANING = re.compile(r"\b(mean|means|meaning|stand for|stands for|definition|define|defined|what is|whats|what's|what are|"
                     r"what does|explain|spelt|spell|jargon)\b", re.IGNORECASE)


def clauses(question: str) -> list[str]:
    """The clauses of a long message, so that the question at the end of a story is heard; none for a short one."""
    if len(question.split()) < LONG_MESSAGE:
        return []
    parts = [part.strip() for part in CLAUSE.split(question)]
    return [part for part in parts if len(part.split()) >= 4][-MOST_CLAUSES:]


def asks_for_a_meaning(question: str) -> bool:
    """True for 'what does X mean' and for a word or two alone."""
    return len(question.split()) <= 3 or bool(MEANING.search(question))


def cache_folder() -> Path:
    """Where encoded ways of asking are kept; BUILD_DIR, or `.build` in the working folder."""
    return Path(os.environ.get("BUILD_DIR", ".build"))


class Ranker:
    """Ranks the served extracts of a knowledge base; every way of asking is encoded once and kept on disk."""

    def __init__(self, knowledge: Knowledge, cache: Path) -> None:
        """Encode the ways of asking, or read them back when the content has not changed."""
        self.knowledge = knowledge
        ways = knowledge.ways()
        self._ids = list(dict.fromkeys(extract for extract, _ in ways))
        self._place = {extract: n for n, extract in enumerate(self._ids)}
        self._owner = np.array([self._place[extract] for extract, _ in ways], dtype=np.int64)
        self._starts = np.searchsorted(self._owner, np.arange(len(self._ids)))
        self._vectors = _encoded([way for _, way in ways], cache)
        self._centres = _centres(self._vectors, self._starts)
        self._is_word = np.array([knowledge.extracts[extract].topic == "words" for extract in self._ids], dtype=np.float32)

    def rank(self, question: str, vector: Vector | None = None, keep: int = KEEP) -> list[Ranked]:
        """The nearest extracts, best first, at most ``keep``; scores are cosines plus a little for shared words."""
        if not self._ids:
            return []
        asked = encoder().one(question) if vector is None else vector
        parts = clauses(question)
        heard = encoder().many(parts) if parts else None
        near = self._nearest_three(_near(self._vectors, asked, heard))
        centre = _near(self._centres, asked, heard)
        score = (1 - CENTRE_COUNTS_FOR) * near + CENTRE_COUNTS_FOR * centre
        score = score + WORDS_COUNT_FOR * self._shared_words(encoder().spelled(question))
        if not asks_for_a_meaning(question):
            score = score - MEANING_COSTS * self._is_word
        order = np.argsort(-score, kind="stable")[:keep]
        return [Ranked(self._ids[n], round(float(score[n]), 4)) for n in order]

    def likeness(self, question: str) -> float:
        """The cosine to the nearest way of asking; 0 when there is none."""
        return float(np.max(self._vectors @ encoder().one(question))) if self._ids else 0.0

    def _nearest_three(self, near: Vector) -> Vector:
        """For each extract, its three nearest ways of asking, weighed; one far way does not spoil two near ones."""
        left = near.copy()
        total = np.zeros(len(self._ids), dtype=np.float32)
        best = np.maximum.reduceat(left, self._starts)
        for share in NEAREST_COUNT_FOR:
            highest = np.maximum.reduceat(left, self._starts)
            total += share * np.maximum(highest, best - NEXT_WAY_AT_LEAST)
            left[left == highest[self._owner]] = -1.0
        return total

    def _shared_words(self, question: str) -> Vector:
        """bm25 of each extract against the best match: 1 for the best, 0 for none."""
        shares = np.zeros(len(self._ids), dtype=np.float32)
        found = self.knowledge.search(question)
        if found and found[0].score > 0:
            for ranked in found:
                if ranked.id in self._place:
                    shares[self._place[ranked.id]] = ranked.score / found[0].score
        return shares


def _near(rows: Vector, vector: Vector, heard: Vector | None) -> Vector:
    """The likeness of each row to the question; of a long one, also to its clauses (``heard``)."""
    near: Vector = rows @ vector
    return near if heard is None else np.maximum(near, CLAUSE_COUNTS_FOR * (rows @ heard.T).max(axis=1))


def _centres(vectors: Vector, starts: npt.NDArray[np.int64]) -> Vector:
    """The middle of each extract's ways of asking, scaled to length one."""
    if not len(starts):
        return vectors
    sums = np.add.reduceat(vectors, starts, axis=0)
    centres: Vector = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return centres


def _encoded(ways: list[str], cache: Path) -> Vector:
    """The ways as rows of unit vectors; only those not in the cache are encoded, and the cache then holds just these."""
    known = _remembered(cache / CACHE_FILE)
    fresh = [way for way in dict.fromkeys(ways) if way not in known]
    if fresh:
        known.update(zip(fresh, encoder().many(fresh), strict=True))
    rows = np.array([known[way] for way in ways], dtype=np.float32).reshape(len(ways), DIMENSIONS)
    if fresh:
        cache.mkdir(parents=True, exist_ok=True)
        written = cache / f"{os.getpid()}-{CACHE_FILE}"
        np.savez(written, ways=np.array(ways), vectors=rows, encoder=np.array(identity()))
        os.replace(written, cache / CACHE_FILE)
    return rows


def _remembered(file: Path) -> dict[str, Vector]:
    """The vectors kept from before, by the words they stand for; none from another encoder."""
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        if "encoder" not in kept or str(kept["encoder"]) != identity():
            return {}
        return dict(zip(kept["ways"].tolist(), kept["vectors"], strict=True))


@lru_cache(maxsize=1)
def ranker() -> Ranker:
    """The one ranker of this process, over KNOWLEDGE_DB or knowledge.db."""
    database = Path(os.environ.get("KNOWLEDGE_DB", "knowledge.db"))
    return Ranker(Knowledge(database), cache_folder())
