"""Is somebody in danger? Patterns first, then the encoder; tuned to miss nobody (issue: the urgent lane)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from pipeline.encoder import Vector, encoder

LEXICON = Path(__file__).parent / "lexicon"
NEAR, CLEAR = 0.52, 0.06
NEARISH, CLEARISH = 0.40, 0.02
FEWEST_WORDS, PLAIN_QUESTION = 4, 0.74
SAFE = "safe"
KIND_OF = {"breathing_medicine": "injury"}


class Urgency(str, Enum):
    """How sure: not urgent, perhaps (say the answer and the numbers), certain (say the numbers first)."""

    NO = "no"
    PERHAPS = "perhaps"
    CERTAIN = "certain"


@dataclass(frozen=True)
class Assessment:
    """What the lane made of a message: how urgent, and which kind of danger ('' when none)."""

    urgency: Urgency
    kind: str = ""


NOT_URGENT = Assessment(Urgency.NO)


@dataclass(frozen=True)
class Lexicon:
    """The patterns, compiled: each kind's, and the two sorts of veto."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    idiom: re.Pattern[str]
    about: re.Pattern[str]


def fold(text: str) -> str:
    """Small letters, no apostrophes, other signs as spaces, runs of three or more of a letter as one."""
    plain = re.sub(r"[’'`´]", "", text.lower()).replace("&", " and ")
    plain = re.sub(r"(.)\1{2,}", r"\1", plain)
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The patterns of lexicon/urgent.yml, compiled once."""
    read: dict[str, Any] = yaml.safe_load((LEXICON / "urgent.yml").read_text(encoding="utf-8"))
    words = dict(read["words"])

    def one(patterns: list[str]) -> re.Pattern[str]:
        filled = [re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), pattern) for pattern in patterns]
        return re.compile("|".join(f"(?:{pattern})" for pattern in filled))

    kinds = tuple((KIND_OF.get(kind, kind), one(patterns)) for kind, patterns in read["kinds"].items())
    return Lexicon(kinds, one(read["vetoes"]["idiom"]), one(read["vetoes"]["about"]))


@lru_cache(maxsize=1)
def _examples() -> tuple[list[str], Vector]:
    """The kind of each example sentence, and their vectors."""
    read: dict[str, list[str]] = yaml.safe_load((LEXICON / "urgent_examples.yml").read_text(encoding="utf-8"))
    kinds = [kind for kind, sentences in read.items() for _ in sentences]
    return kinds, encoder().many([sentence for sentences in read.values() for sentence in sentences])


def by_rules(text: str) -> Assessment:
    """What the patterns say; an idiom is taken out first, a question about rules makes it 'perhaps'."""
    folded = lexicon().idiom.sub(" ", fold(text))
    for kind, pattern in lexicon().kinds:
        if pattern.search(folded):
            sure = Urgency.PERHAPS if lexicon().about.search(folded) else Urgency.CERTAIN
            return Assessment(sure, kind)
    return NOT_URGENT


def by_meaning(text: str, ordinary: float = 0.0) -> Assessment:
    """What the encoder says; ``ordinary`` is the message's likeness (cosine) to a plain question."""
    kinds, vectors = _examples()
    near = vectors @ encoder().one(text)
    urgent = np.array([kind != SAFE for kind in kinds])
    best = int(np.argmax(np.where(urgent, near, -1.0)))
    lead = float(near[best]) - float(np.max(near[~urgent]))
    if near[best] >= NEAR and min(lead, float(near[best]) - ordinary) >= CLEAR:
        return Assessment(Urgency.CERTAIN, kinds[best])
    plain = len(text.split()) < FEWEST_WORDS or ordinary >= PLAIN_QUESTION
    if near[best] >= NEARISH and lead >= CLEARISH and not plain:
        return Assessment(Urgency.PERHAPS, kinds[best])
    return NOT_URGENT


def assess(text: str, ordinary: float = 0.0) -> Assessment:
    """How urgent a message is: the surer of the patterns and the encoder; a question about rules is never certain."""
    ruled = by_rules(text)
    if ruled.urgency is Urgency.CERTAIN:
        return ruled
    folded = lexicon().idiom.sub(" ", fold(text))
    meant = by_meaning(text, ordinary)
    if meant.urgency is Urgency.NO:
        return ruled
    if lexicon().about.search(folded) or lexicon().idiom.search(fold(text)):
        return Assessment(Urgency.PERHAPS, ruled.kind or meant.kind) if ruled.kind else NOT_URGENT
    return meant if ruled.urgency is Urgency.NO or meant.urgency is Urgency.CERTAIN else ruled
