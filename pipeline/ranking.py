"""Finds the extracts nearest to a question: by meaning, helped by the words they share."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.model import Ranked
from knowledge.store.read import Knowledge
from pipeline.encoder import DIMENSIONS, WEIGHTS_SHA256, Vector, encoder

KEEP = 8
CACHE_FILE = "ways.npz"
WORDS_COUNT_FOR = 0.12
SECOND_WAY_COUNTS_FOR = 0.25
LONG_MESSAGE = 13
MOST_CLAUSES = 5
CLAUSE_COUNTS_FOR = 0.92
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
        place = {extract: n for n, extract in enumerate(self._ids)}
        self._owner = np.array([place[extract] for extract, _ in ways], dtype=np.int64)
        self._vectors = _encoded([way for _, way in ways], cache)
        self._is_word = np.array([knowledge.extracts[extract].topic == "words" for extract in self._ids], dtype=np.float32)

    def rank(self, question: str, vector: Vector | None = None, keep: int = KEEP) -> list[Ranked]:
        """The nearest extracts, best first, at most ``keep``; scores are cosines plus a little for shared words."""
        if not self._ids:
            return []
        near = self._near(question, encoder().one(question) if vector is None else vector)
        best, second = self._top_two(near)
        score = (1 - SECOND_WAY_COUNTS_FOR) * best + SECOND_WAY_COUNTS_FOR * np.maximum(second, best - 0.2)
        score = score + WORDS_COUNT_FOR * self._shared_words(question)
        if not asks_for_a_meaning(question):
            score = score - MEANING_COSTS * self._is_word
        order = np.argsort(-score, kind="stable")[:keep]
        return [Ranked(self._ids[n], round(float(score[n]), 4)) for n in order]

    def _near(self, question: str, vector: Vector) -> Vector:
        """The likeness of each way of asking to the question; of a long one, also to its clauses."""
        near: Vector = self._vectors @ vector
        parts = clauses(question)
        if parts:
            by_clause = self._vectors @ encoder().many(parts).T
            near = np.maximum(near, CLAUSE_COUNTS_FOR * by_clause.max(axis=1))
        return near

    def likeness(self, question: str) -> float:
        """The cosine to the nearest way of asking; 0 when there is none."""
        return float(np.max(self._vectors @ encoder().one(question))) if self._ids else 0.0

    def _top_two(self, near: Vector) -> tuple[Vector, Vector]:
        """For each extract, its nearest way of asking and the one after."""
        best = np.full(len(self._ids), -1.0, dtype=np.float32)
        np.maximum.at(best, self._owner, near)
        rest = np.where(near == best[self._owner], -1.0, near)
        second = np.full(len(self._ids), -1.0, dtype=np.float32)
        np.maximum.at(second, self._owner, rest.astype(np.float32))
        return best, second

    def _shared_words(self, question: str) -> Vector:
        """bm25 of each extract against the best match: 1 for the best, 0 for none."""
        shares = np.zeros(len(self._ids), dtype=np.float32)
        found = self.knowledge.search(question)
        if found and found[0].score > 0:
            place = {extract: n for n, extract in enumerate(self._ids)}
            for ranked in found:
                if ranked.id in place:
                    shares[place[ranked.id]] = ranked.score / found[0].score
        return shares


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
        np.savez(written, ways=np.array(ways), vectors=rows, weights=np.array(WEIGHTS_SHA256))
        os.replace(written, cache / CACHE_FILE)
    return rows


def _remembered(file: Path) -> dict[str, Vector]:
    """The vectors kept from before, by the words they stand for; none from another encoder."""
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["weights"]) != WEIGHTS_SHA256:
            return {}
        return dict(zip(kept["ways"].tolist(), kept["vectors"], strict=True))


@lru_cache(maxsize=1)
def ranker() -> Ranker:
    """The one ranker of this process, over KNOWLEDGE_DB or knowledge.db."""
    database = Path(os.environ.get("KNOWLEDGE_DB", "knowledge.db"))
    return Ranker(Knowledge(database), cache_folder())
