"""What a ranking says for and against its first extract: a few numbers, for the regressions that decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass

from knowledge.model import Ranked

LIMIT = "limit-"
FIRST_THREE = 3


@dataclass(frozen=True)
class Evidence:
    """``ordinary``, ``limit``: the best score of an ordinary extract and of one that says what is not covered (0: none);
    ``gap``: the first less the second; ``margin``, ``third``: how far the best ordinary extract is ahead of the second and
    of the third; ``shared_words``: bm25 of the best ordinary one against the best match, 0 to 1; ``likeness``: the cosine
    to the nearest way of asking of all; ``own_likeness``: the same, of the best ordinary extract's ways; ``vector``: the
    cosine to its learnt vector; ``agreement``: the share of the first three that are of the first one's topic;
    ``first_is_limit``: 1 when a limit is ranked first."""

    ordinary: float
    limit: float
    gap: float
    margin: float
    third: float
    shared_words: float
    likeness: float
    own_likeness: float
    vector: float
    agreement: float
    first_is_limit: float

    def numbers(self) -> tuple[float, ...]:
        """The numbers in the order of the fields."""
        found: tuple[float, ...] = astuple(self)
        return found


@dataclass(frozen=True)
class Parts:
    """What one extract's score was made of: its nearest way's cosine, its vector's cosine, and its share of bm25."""

    nearest: float
    vector: float
    shared_words: float


NOTHING = Evidence(*(0 for _ in Evidence.__dataclass_fields__))  # type: ignore[arg-type]


def evidence(ranking: Sequence[Ranked], parts: Callable[[str], Parts], likeness: float, topic: Callable[[str], str]) -> Evidence:
    """The evidence of a ranking, best first; ``parts`` tells what a score was made of, ``topic`` an extract's topic."""
    ordinary = [one for one in ranking if not one.id.startswith(LIMIT)]
    limit = max((one.score for one in ranking if one.id.startswith(LIMIT)), default=0)
    if not ordinary:
        return NOTHING
    scores = [one.score for one in ordinary[:FIRST_THREE]]
    scores += [0] * (FIRST_THREE - len(scores))
    made = parts(ordinary[0].id)
    topics = [topic(one.id) for one in ordinary[:FIRST_THREE]]
    return Evidence(scores[0], limit, scores[0] - limit, scores[0] - scores[1], scores[0] - scores[2], made.shared_words,
                    likeness, made.nearest, made.vector, topics.count(topics[0]) / len(topics),
                    float(ranking[0].id.startswith(LIMIT)))
