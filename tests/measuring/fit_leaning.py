"""Fits how far a later message is read together with the question before it, on follow-ups of voices held out of training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from pipeline.decision.decide import leaning
from pipeline.decision.reading import Reading
from pipeline.decision.settings import DecisionSettings, decision_settings
from pipeline.decision.state import ChatState
from pipeline.retrieval.ranking import ranker
from pipeline.retrieval.thread import leant_on
from tests.measuring.voices import Said, current

LEAST, MOST = (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5), (0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
SURE, AGAIN = (0.25, 0.5, 0.75), (0.0, 0.05, 0.1)


@dataclass(frozen=True)
class Leaned:
    """A follow-up: its label, the topics that answer it, its reading, the extract told before, and its scores read by itself
    (``alone``) and after the question before it (``after``), in the order of ``ids``."""

    label: str
    topics: frozenset[str]
    reading: Reading
    told: str
    ids: tuple[str, ...]
    alone: npt.NDArray[np.float64]
    after: npt.NDArray[np.float64]

    def first(self, share: float, again: float) -> str:
        """The extract that stands first when read with this share of what was before."""
        scores = (1 - share) * self.alone + share * self.after
        first, second = np.argsort(-scores, kind="stable")[:2]
        repeats = self.ids[first] == self.told and scores[second] >= scores[first] - again
        return self.ids[second if repeats else first]


def leaned(said: Said, reading: Reading) -> Leaned:
    """The follow-up with its two rankings; the turn before it counts as the question that was answered."""
    known = ranker()
    ids, scores = known.side_by_side((said.text, f"{leant_on(said.turns[-2::-1])} {said.text}"))
    return Leaned(said.label, frozenset(current(said.topics)), reading, known.rank(said.turns[-2], keep=1)[0].id,
                  ids, scores[:, 0], scores[:, 1])


def share_right(rows: Sequence[Leaned], numbers: DecisionSettings) -> float:
    """The mean over the labels of the share of messages with a right topic first."""
    state, by_label = ChatState(last_question="asked before"), {}
    for one in rows:
        right = one.first(leaning(one.reading, state, numbers), numbers.lean_again) in one.topics
        by_label.setdefault(one.label, []).append(right)
    return float(np.mean([np.mean(each) for each in by_label.values()]))


def best_leaning(rows: Sequence[Leaned]) -> dict[str, object]:
    """The four numbers with which most follow-ups get a right topic first; of equals the first, which leans least."""
    rows, numbers = [one for one in rows if one.label in ("leans", "repair", "new")], decision_settings()
    tried = [{"lean_least": least, "lean_most": most, "leans": sure, "lean_again": again}
             for least, most, sure, again in product(LEAST, MOST, SURE, AGAIN)]
    best = max(tried, key=lambda values: share_right(rows, replace(numbers, **values)))
    print("leaning", best, f"right topic first, mean over labels: {share_right(rows, replace(numbers, **best)):.3f}, "
          f"as the numbers stood {share_right(rows, numbers):.3f} of {len(rows)}")
    return dict(best)
