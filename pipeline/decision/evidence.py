"""What speaks for and against an answer: a few numbers of a reading, and the two fitted probabilities made of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from pipeline.decision.reading import Reading

LIMIT = "limit-"
ASKS = ("ask_rights", "own_case")
OUTSIDE = "out_of_scope"


@dataclass(frozen=True)
class Evidence:
    """``ordinary`` and ``limit``: the best score of an ordinary extract and of one that says what is not covered;
    ``margin``: how far the best ordinary one is ahead of the second; ``asks``, ``outside``, ``complains``: probabilities of
    intents; ``length``: the logarithm of the number of words; ``likeness``: the cosine to the nearest way of asking."""

    ordinary: float
    limit: float
    gap: float
    margin: float
    third: float
    asks: float
    outside: float
    complains: float
    length: float
    likeness: float

    def numbers(self) -> tuple[float, ...]:
        """The numbers in the order of the fields."""
        return tuple(getattr(self, one.name) for one in fields(self))


def evidence_of(reading: Reading) -> Evidence:
    """The evidence in one reading; noughts where nothing was ranked."""
    ordinary = [one.score for one in reading.ranking if not one.id.startswith(LIMIT)] + [0.0, 0.0, 0.0]
    limit = max((one.score for one in reading.ranking if one.id.startswith(LIMIT)), default=0.0)
    return Evidence(ordinary[0], limit, ordinary[0] - limit, ordinary[0] - ordinary[1], ordinary[2],
                    reading.probability(*ASKS), reading.probability(OUTSIDE), reading.probability("complain"),
                    math.log1p(reading.words), reading.likeness)


def logistic(numbers: tuple[float, ...], weights: tuple[float, ...], bias: float) -> float:
    """The probability that a logistic regression with these weights gives."""
    return 1.0 / (1.0 + math.exp(-(bias + sum(n * w for n, w in zip(numbers, weights, strict=True)))))
