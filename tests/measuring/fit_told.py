"""Fits what is told when: choices instead of an answer, a limit, the general test, the topics beside, an aside of the walk.

Each threshold is the one at which the mistakes cost least on voices held out of training; the costs stand in COSTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from pipeline.decision.chances import chances
from pipeline.decision.evidence import LIMIT
from pipeline.decision.intents import QUESTIONS
from pipeline.decision.reading import Reading
from pipeline.decision.settings import DecisionSettings
from tests.measuring.voices import Said, current

COSTS = {"wrong_answer_told_with_doubt": 0.6, "choices_that_hold_it": 0.4, "choices_without_it": 0.6,
         "limit_withheld": 1.0, "limit_told_wrongly": 1.0, "general_test_left_out": 1.0, "general_test_uncalled_for": 2.0,
         "second_topic_left_out": 8.0, "second_topic_unwanted": 1.0, "question_swallowed_by_the_walk": 2.0,
         "question_met_with_a_set_reply": 1.0,
         "answer_taken_for_a_question": 3.0}
ANSWERS_OF_THE_WALK = Path("data/danger/safe-answers.txt")
STEPS = [n / 100 for n in range(2, 99)]
OFFERED = 4
Row = tuple[Said, Reading]


def least(cost: Callable[[float], float]) -> float:
    """The threshold that costs least; of several the middle one."""
    costs = [cost(at) for at in STEPS]
    best = [at for at, one in zip(STEPS, costs, strict=True) if one <= min(costs) + 1e-9]
    return best[len(best) // 2]


def between(yes: Iterable[float], no: Iterable[float], missed: float, false: float) -> float:
    """The threshold at which the shares of the yes below it and of the no above it, each times its cost, cost least."""
    above, below = np.array(list(yes)), np.array(list(no))
    return least(lambda at: missed * float(np.mean(above < at)) + false * float(np.mean(below >= at)))


def offer(rows: Sequence[Row], numbers: DecisionSettings) -> float:
    """Below which probability of the first topic choices cost less than the likeliest topic told with doubt."""
    seen = [(chances(reading, numbers).right, [one.id in current(said.topics) for one in reading.ranking[:OFFERED]])
            for said, reading in rows if reading.ranking and chances(reading, numbers).in_scope >= numbers.in_scope]

    def cost(at: float) -> float:
        told = sum(COSTS["wrong_answer_told_with_doubt"] for chance, right in seen if chance >= at and not right[0])
        return told + sum(COSTS["choices_that_hold_it" if any(right) else "choices_without_it"]
                          for chance, right in seen if chance < at)

    return least(cost)


def limit(rows: Sequence[Row]) -> float:
    """From which score a text that says what is not covered is told, where it stands first."""
    first = [(said, reading.ranking[0]) for said, reading in rows if reading.ranking and reading.ranking[0].id.startswith(LIMIT)]
    yes = [one.score for said, one in first if one.id in current(said.topics)]
    no = [one.score for said, one in first if one.id not in current(said.topics)]
    return between(yes, no, COSTS["limit_withheld"], COSTS["limit_told_wrongly"])


def own_case(rows: Sequence[Row]) -> float:
    """From which probability somebody asks whether what was done to them was allowed."""
    yes = [reading.probability("own_case") for said, reading in rows if said.set == "own_case"]
    no = [reading.probability("own_case") for said, reading in rows if said.set in ("question", "about_complaining")]
    return between(yes, no, COSTS["general_test_left_out"], COSTS["general_test_uncalled_for"])


def near(rows: Sequence[Row]) -> float:
    """How near the first topic the second must stand to be told beside it: the second wanted where it is labelled, or where
    the first is wrong and it is right."""
    seen = [(reading.ranking[0].score - reading.ranking[1].score, reading.ranking[1].id in current(said.topics))
            for said, reading in rows if len(reading.ranking) > 1 and said.topics]
    left, unwanted = COSTS["second_topic_left_out"], COSTS["second_topic_unwanted"]
    return least(lambda at: sum(left if wanted and gap > at else unwanted if not wanted and gap <= at else 0.0
                                for gap, wanted in seen))


def asks_in_walk(rows: Sequence[Row], answers: Sequence[Reading], numbers: DecisionSettings) -> float:
    """From which probability a message in the walk is a question: questions of the voices against answers of the walk."""
    def chance(reading: Reading) -> float:
        return chances(reading, numbers).in_scope * reading.probability(*QUESTIONS)

    yes = [chance(reading) for said, reading in rows if said.set in ("question", "about_complaining")]
    return between(yes, map(chance, answers), COSTS["question_swallowed_by_the_walk"], COSTS["answer_taken_for_a_question"])


def answers_of_the_walk() -> list[str]:
    """Answers that people give in the walk: a sentence a line."""
    lines = ANSWERS_OF_THE_WALK.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
