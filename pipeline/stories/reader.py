"""How likely each sentence of a message says each fact of a complaint: a learnt model over meaning, letters and words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from knowledge.complaints.interview.story.certainty import HALF_SAID, SAID
from pipeline.danger.classifier import columns_of, features, vectors_of
from pipeline.language.encoder import Vector

SENTENCE_END = re.compile(r"[.!?\n;]+|\s[-\u2013\u2014]\s")
LONG, PIECE, STEP, MOST_PIECES = 22, 14, 7, 40
MANY = "want"
YES_OR_NO = {"true": True, "false": False}
Probable = dict[str, tuple[str, float]]


def pieces(text: str) -> list[str]:
    """The sentences of a message; a long one without stops in overlapping runs of fourteen words. At most forty."""
    found: list[str] = []
    for sentence in SENTENCE_END.split(text):
        words = sentence.split()
        if len(words) <= LONG:
            found += [" ".join(words)] if words else []
            continue
        starts = [*range(0, len(words) - PIECE, STEP), len(words) - PIECE]
        found += [" ".join(words[start:start + PIECE]) for start in starts]
    return found[:MOST_PIECES]


class StoryReader:
    """One logistic regression for each value of each fact; a label is 'fact=value'."""

    def __init__(self, labels: Sequence[str], weights: Vector, bias: Vector) -> None:
        """Keep what was learnt: a row of weights and a bias a label."""
        self.labels, self.weights, self.bias, self._columns = tuple(labels), weights, bias, columns_of(weights)

    def scores(self, texts: list[str]) -> Any:
        """The probability (0 to 1) of each label, a row a text."""
        return 1.0 / (1.0 + np.exp(-(features(texts, vectors_of(texts)).times(self._columns) + self.bias)))

    def read(self, text: str) -> tuple[Probable, dict[str, float]]:
        """(each fact with its likeliest value and how probable it is that it was said, each wish with its probability).

        The likeliest value is that of the surest sentence; a later sentence that is as sure puts an earlier one right.
        """
        found = pieces(text)
        return self.told(self.scores(found)) if found else ({}, {})

    def told(self, scores: Any) -> tuple[Probable, dict[str, float]]:
        """The same of sentences that were scored already, in order."""
        facts: Probable = {}
        wishes: dict[str, float] = {}
        for row in scores:
            for label, chance in zip(self.labels, map(float, row), strict=True):
                fact, value = label.split("=", 1)
                if fact == MANY:
                    wishes[value] = max(chance, wishes.get(value, 0.0))
                elif chance >= facts.get(fact, ("", 0.0))[1]:
                    facts[fact] = value, chance
        return facts, wishes


def facts_read(probable: tuple[Probable, Mapping[str, float]], said: float, half: float) -> dict[str, tuple[Any, float]]:
    """What was read as facts of the walk, each with its certainty: 1 from ``said`` on, a half from ``half`` on.

    Yes and no become True and False; wishes are one list, and only those said outright are in it. Whether somebody agrees is no
    question of the patient's own case.
    """
    facts, wishes = probable
    found: dict[str, tuple[Any, float]] = {name: (YES_OR_NO.get(value, value), SAID if chance >= said else HALF_SAID)
                                           for name, (value, chance) in facts.items() if chance >= min(said, half)}
    if found.get("asker", ("",))[0] == "patient":
        found.pop("consent", None)
    wanted = sorted(name for name, chance in wishes.items() if chance >= said)
    return {**found, **({MANY: (wanted, SAID)} if wanted else {})}
