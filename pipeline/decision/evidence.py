"""What speaks for and against an answer: a few numbers of a reading, and the two fitted probabilities made of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields

from knowledge.model import Ranked
from pipeline.decision.reading import Reading

LIMIT = "limit-"
OUTSIDE = "out_of_scope"


@dataclass(frozen=True)
class Evidence:
    """``ordinary``: the best score of an extract that is not a limit; ``gap``: how far it is ahead of the best one that says
    what is not covered; ``margin``: how far it is ahead of the second; ``outside``: the probability of 'out of scope'.

    The length of a message and the cosine to the nearest way of asking told the fitting voices from each other, not an
    answer from none, and were left out.
    """

    ordinary: float
    gap: float
    margin: float
    outside: float

    def numbers(self) -> tuple[float, ...]:
        """The numbers in the order of the fields."""
        return tuple(getattr(self, one.name) for one in fields(self))


def evidence_of(reading: Reading) -> Evidence:
    """The evidence in one reading; noughts where nothing was ranked."""
    ordinary = [one.score for one in reading.ranking if not one.id.startswith(LIMIT)] + [0.0, 0.0]
    limit = max((one.score for one in reading.ranking if one.id.startswith(LIMIT)), default=0.0)
    return Evidence(ordinary[0], ordinary[0] - limit, ordinary[0] - ordinary[1], reading.probability(OUTSIDE))


def cut(ranking: Iterable[Ranked], keep: int) -> list[Ranked]:
    """The first ``keep`` of a ranking, and the best extract that says what is not covered where none is among them: without it
    the gap to it would jump as soon as it falls out of what is kept."""
    every = list(ranking)
    limits = [one for one in every[:keep] if one.id.startswith(LIMIT)] or [one for one in every if one.id.startswith(LIMIT)]
    return every[:keep] + [one for one in limits[:1] if one not in every[:keep]]


def logistic(numbers: tuple[float, ...], weights: tuple[float, ...], bias: float) -> float:
    """The probability that a logistic regression with these weights gives."""
    return 1.0 / (1.0 + math.exp(-(bias + sum(n * w for n, w in zip(numbers, weights, strict=True)))))
