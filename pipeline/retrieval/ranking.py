"""Finds the topics a question is about: by the nearest ways of asking, the learnt vectors, and the words they share.

A topic's score is that of its best extract, which stands for it in the ranking.

    python -m pipeline.retrieval.ranking     learns the adapter, unless it was learnt from the content as it is
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.model import Ranked
from knowledge.store.read import Knowledge
from pipeline.language.encoder import Vector, cache_folder, encoder
from pipeline.language.kept_vectors import encoded
from pipeline.language.remembering import Remembering
from pipeline.retrieval.evidence import LIMIT, NOTHING, Evidence, Parts, evidence
from pipeline.retrieval.learnt import Lessons, adapter_for, is_learnt, learn_anew
from pipeline.retrieval.meanings import asks_for_a_meaning
from pipeline.retrieval.questions import Asked, asked
from pipeline.retrieval.settings import retrieval_settings

KEEP = 8
DIGITS = 4
WAYS = "ways.npz"
WORDS = "words"


@dataclass(frozen=True)
class Looked:
    """What one look found: places of the extracts looked at closely, best first, with the parts of each score."""

    places: npt.NDArray[np.int64]
    scores: Vector
    nearest: Vector
    vectors: Vector
    words: Vector


@dataclass(frozen=True)
class Heard:
    """A question as it is compared: its turned vector, the cosine to each extract's vector, the words shared with each, and whether
    it asks what a word means."""

    vector: Vector
    by_vector: Vector
    words: Vector
    meaning: bool


class Ranker:
    """Ranks the topics of a knowledge base; every way of asking is encoded once and kept on disk."""

    def __init__(self, knowledge: Knowledge, cache: Path, teach: bool = False, questions: Iterable[Asked] = ()) -> None:
        """Encode the ways of asking, or read them back; ``questions`` count as ways of the extracts that answer them.

        ``teach``: learn the adapter, unless it was learnt from just these.
        """
        self.knowledge = knowledge
        lessons = lessons_of(knowledge, cache, questions)
        self._ids, owners = lessons.ids, lessons.owners
        self._place = {extract: n for n, extract in enumerate(self._ids)}
        groups = [knowledge.extracts[one].group or one for one in self._ids]
        self._topic: npt.NDArray[np.int64] = np.unique(groups, return_inverse=True)[1].astype(np.int64)
        fresh = teach and bool(lessons.ways) and not is_learnt(lessons, cache)
        self._adapter = learn_anew(lessons, cache) if fresh else adapter_for(lessons, cache)
        self._ways = np.ascontiguousarray(self._adapter.turned(lessons.vectors)[np.argsort(owners, kind="stable")])
        self._ends = np.cumsum(np.bincount(owners, minlength=len(self._ids)))
        self._most_ways = int(np.diff(self._ends, prepend=0).max(initial=0))
        self._looked: Remembering[Looked] = Remembering()
        self._words: Remembering[Vector] = Remembering()
        self._limits = np.array([n for n, one in enumerate(self._ids) if one.startswith(LIMIT)], dtype=np.int64)
        self._is_word = np.array([knowledge.extracts[one].topic == WORDS for one in self._ids], dtype=np.float32)

    def rank(self, question: str, vector: Vector | None = None, keep: int | None = KEEP) -> list[Ranked]:
        """The nearest topics, each by its best extract, best first, at most ``keep``, or all that are looked at closely: the best
        of those that say what is not covered is among these. Scores are cosines plus a little for shared words."""
        return self._topics(self._look(question, vector, keep or KEEP), keep) if self._ids else []

    def extracts(self, question: str, keep: int) -> list[Ranked]:
        """The nearest extracts themselves, best first, at most ``keep``."""
        return self._ranked(self._look(question, None, keep), keep) if self._ids else []

    def by_topic(self, ranking: Iterable[Ranked]) -> list[Ranked]:
        """The first of each topic in a ranking of extracts, in order."""
        first: dict[int, Ranked] = {}
        for one in ranking:
            first.setdefault(int(self._topic[self._place[one.id]]), one)
        return list(first.values())

    def likeness(self, question: str) -> float:
        """The cosine to the nearest way of asking of those looked at closely; 0 when there is none."""
        return float(np.max(self._look(question, None, KEEP).nearest)) if self._ids else 0

    def evidence(self, question: str, vector: Vector | None = None) -> Evidence:
        """What the ranking says for and against its first extract."""
        if not self._ids:
            return NOTHING
        looked = self._look(question, vector, KEEP)

        def parts(extract: str) -> Parts:
            at = int(np.flatnonzero(looked.places == self._place[extract])[0])
            return Parts(float(looked.nearest[at]), float(looked.vectors[at]), float(looked.words[at]))

        return evidence(self._topics(looked), parts, float(np.max(looked.nearest)),
                        lambda extract: self.knowledge.extracts[extract].topic)

    def _topics(self, looked: Looked, keep: int | None = None) -> list[Ranked]:
        """The best extract of each topic, best first."""
        first = np.sort(np.unique(self._topic[looked.places], return_index=True)[1])[:keep]
        return [self._one(place, score) for place, score in zip(looked.places[first], looked.scores[first], strict=True)]

    def _ranked(self, looked: Looked, keep: int) -> list[Ranked]:
        return [self._one(place, score) for place, score in zip(looked.places[:keep], looked.scores[:keep], strict=True)]

    def _one(self, place: np.int64, score: np.float32) -> Ranked:
        return Ranked(self._ids[place], round(float(score), DIGITS))

    def _look(self, question: str, vector: Vector | None, keep: int) -> Looked:
        """What ``_compare`` finds; the ranking, the likeness and the evidence of one message share one look."""
        numbers = retrieval_settings()
        if vector is not None:
            return self._compare(question, vector, keep)
        closely = max(keep, numbers.looked_at_closely)
        return self._looked.of(question, lambda: self._compare(question, None, closely), closely, numbers)

    def side_by_side(self, questions: Sequence[str]) -> tuple[tuple[str, ...], npt.NDArray[np.float64]]:
        """The extracts likely for any of these questions, those of limits among them, and a column of scores for each question."""
        heard = [self._hear(one, None) for one in questions]
        places = np.unique(np.concatenate([self._likely(one, KEEP) for one in heard]))
        near = self._nearest(places, np.stack([one.vector for one in heard], axis=1))
        scores = [self._score(places, one, weighed) for one, (_, weighed) in zip(heard, near, strict=True)]
        return tuple(self._ids[place] for place in places), np.stack(scores, axis=1).astype(np.float64)

    def _compare(self, question: str, vector: Vector | None, keep: int) -> Looked:
        """Compare with every extract's vector, then closely with the ways of the likeliest and of those that share words."""
        heard = self._hear(question, vector)
        places = self._likely(heard, keep)
        nearest, weighed = self._nearest(places, heard.vector[:, None])[0]
        score = self._score(places, heard, weighed)
        order = np.argsort(-score, kind="stable")
        return Looked(places[order], score[order], nearest[order], heard.by_vector[places][order], heard.words[places][order])

    def _hear(self, question: str, vector: Vector | None) -> Heard:
        turned = self._adapter.turned(encoder().one(question) if vector is None else vector)
        return Heard(turned, self._adapter.extracts @ turned, self._shared_words(encoder().spelled(question)),
                     asks_for_a_meaning(question))

    def _likely(self, heard: Heard, keep: int) -> npt.NDArray[np.int64]:
        """The places of the extracts to look at closely, those of limits always: an answer is weighed against them."""
        some = min(max(keep, retrieval_settings().looked_at_closely), len(self._ids))
        nearest = np.argpartition(-heard.by_vector, some - 1)[:some]
        places: npt.NDArray[np.int64] = np.unique(np.concatenate([nearest, np.flatnonzero(heard.words), self._limits]))
        return places

    def _score(self, places: npt.NDArray[np.int64], heard: Heard, near: Vector) -> Vector:
        """The score of each of these extracts; ``near``: how near its nearest ways of asking are, weighed."""
        numbers = retrieval_settings()
        score: Vector = (numbers.nearest_ways * near + numbers.extract_vector * heard.by_vector[places]
                         + numbers.shared_words * heard.words[places])
        return score if heard.meaning else score - numbers.meaning_costs * self._is_word[places]

    def _nearest(self, places: npt.NDArray[np.int64], heard: Vector) -> list[tuple[Vector, Vector]]:
        """For each question (a column of ``heard``) and each extract: its nearest way's likeness, and its nearest ways weighed; one
        far way does not spoil near ones."""
        numbers = retrieval_settings()
        shares = np.array(numbers.nearest_shares, dtype=np.float32)
        likeness = np.full((heard.shape[1], len(places), max(self._most_ways, len(shares))), -1, dtype=np.float32)
        for row, place in enumerate(places):
            own = self._ways[self._ends[place - 1] if place else 0 : self._ends[place]] @ heard
            likeness[:, row, : len(own)] = own.T
        best = -np.sort(np.partition(-likeness, len(shares) - 1, axis=2)[:, :, : len(shares)], axis=2)
        weighed = np.maximum(best, best[:, :, :1] - numbers.next_way_at_least) @ (shares / shares.sum())
        return list(zip(best[:, :, 0], weighed, strict=True))

    def _shared_words(self, question: str) -> Vector:
        """bm25 of each extract against the best match: 1 for the best, 0 for none."""
        return self._words.of(question, lambda: self._bm25(question))

    def _bm25(self, question: str) -> Vector:
        shares = np.zeros(len(self._ids), dtype=np.float32)
        found = self.knowledge.search(question)
        if found and found[0].score > 0:
            for ranked in found:
                if ranked.id in self._place:
                    shares[self._place[ranked.id]] = ranked.score / found[0].score
        return shares


def lessons_of(knowledge: Knowledge, cache: Path, questions: Iterable[Asked] = ()) -> Lessons:
    """The ways of asking and the questions of a knowledge base, each with the extract that answers it, encoded or read back."""
    ways = knowledge.ways()
    ids = tuple(dict.fromkeys(extract for extract, _ in ways))
    now = {old: one for one in ids for old in knowledge.extracts[one].was} | {one: one for one in ids}
    ways = ways + [(now[topic], one.text) for one in questions for topic in one.topics if topic in now]
    place = {extract: n for n, extract in enumerate(ids)}
    owners = np.array([place[extract] for extract, _ in ways], dtype=np.int64)
    texts = tuple(way for _, way in ways)
    return Lessons(ids, texts, owners, encoded(list(texts), cache / WAYS))


@lru_cache(maxsize=1)
def ranker() -> Ranker:
    """The one ranker of this process, over KNOWLEDGE_DB or knowledge.db; learns first when the content is new."""
    database = Path(os.environ.get("KNOWLEDGE_DB", "knowledge.db"))
    return Ranker(Knowledge(database), cache_folder(), teach=True, questions=asked())


if __name__ == "__main__":
    ranker()
