"""Is somebody in danger? Patterns and a learnt model, tuned to miss nobody (issue: the urgent lane)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.urgent_model import Likelihood, fold, urgent_model

LEXICON = Path(__file__).parent / "lexicon"
DANGER, DANGER_OF_DYING, PERHAPS, UNLIKELY, HARDLY, NONE = 0.45, 0.30, 0.15, 0.12, 0.015, 0.02
SURE, SURE_OF_A_PATTERN, CLEAR = 0.85, 0.60, 0.92
WHATEVER_IS_ASKED = 0.97
ORDINARY_FROM, ORDINARY_COSTS, MOST = 0.60, 1.6, 0.90
FEWEST_WORDS, SHORT_BUT_CLEAR = 4, 0.70
ONLY_AN_AGE = re.compile(r"(?:(?:to|it was|its) me )?(?:and )?(?:im|i am) (?:only )?(?:under )?1?\d")
DEATH, RESTRAINT_NOW, SUICIDE = "death", "restraint_now", "suicide"
IN_CARE = re.compile(r"\b(?:ward|hospital|unit|restrain\w*|held|holding|pinned|section\w*|staff|nurses?|"
                     r"in (?:there|here|custody|seclusion)|complain\w*|inquest|coroner)\b"
                     r"(?!.*\b(?:funeral|bury|buried|cancer)\b)")
LONG_STORY = 60
KIND_OF = {"breathing_medicine": "injury"}


class Urgency(str, Enum):
    """How sure: not urgent; perhaps (say the answer, then the numbers); both (say what to do in such danger, then the
    answer); certain (say what to do in such danger, and only offer the answer)."""

    NO = "no"
    PERHAPS = "perhaps"
    BOTH = "both"
    CERTAIN = "certain"


@dataclass(frozen=True)
class Assessment:
    """What the lane made of a message: how urgent, and which kind of danger ('' when none); ``clear`` when a pattern
    says so too, or the model has hardly any doubt."""

    urgency: Urgency
    kind: str = ""
    clear: bool = True


NOT_URGENT = Assessment(Urgency.NO)


@dataclass(frozen=True)
class Lexicon:
    """The patterns, compiled: each kind's, what the model's kinds must name, and the two sorts of veto."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    traces: tuple[tuple[str, re.Pattern[str]], ...]
    idiom: re.Pattern[str]
    about: re.Pattern[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The patterns of lexicon/urgent.yml, compiled once."""
    read: dict[str, Any] = yaml.safe_load((LEXICON / "urgent.yml").read_text(encoding="utf-8"))
    words = dict(read["words"])

    def one(patterns: list[str]) -> re.Pattern[str]:
        filled = [re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), pattern) for pattern in patterns]
        return re.compile("|".join(f"(?:{pattern})" for pattern in filled))

    kinds = tuple((KIND_OF.get(kind, kind), one(patterns)) for kind, patterns in read["kinds"].items())
    traces = tuple((kind, re.compile(pattern)) for kind, pattern in read["traces"].items())
    return Lexicon(kinds, traces, one(read["vetoes"]["idiom"]), one(read["vetoes"]["about"]))


def by_rules(text: str) -> Assessment:
    """What the patterns say; an idiom is taken out first, a question about rules makes it 'perhaps'."""
    folded = lexicon().idiom.sub(" ", fold(text))
    kinds = [kind for kind, pattern in lexicon().kinds if pattern.search(folded)]
    if not kinds:
        return NOT_URGENT
    told_of_a_death = DEATH in kinds and kinds[0] == RESTRAINT_NOW
    sure = Urgency.PERHAPS if lexicon().about.search(folded) else Urgency.CERTAIN
    return Assessment(sure, DEATH if told_of_a_death else kinds[0])


def by_meaning(text: str, ordinary: float = 0.0) -> Assessment:
    """What the learnt model says; a message much like a plain question (``ordinary``, a cosine) must be clearer."""
    return _meant(_likelihood(text), ordinary)


def assess(text: str, ordinary: float = 0.0) -> Assessment:
    """How urgent a message is: the surer of the patterns and the model.

    A death in care that is told plainly is met with sympathy and with the answer. A long story is never answered by the
    reply for danger alone. Only 'perhaps': a pattern that the model finds most unlikely, and what the model alone finds
    in a question about rules or a tale of long ago, unless it has hardly any doubt. 'Certain' without the answer only
    where the model has little doubt: the answer must not be lost to a false alarm.
    """
    likely = _likelihood(text)
    ruled, meant = by_rules(text), _meant(likely, ordinary)
    long = len(text.split()) > LONG_STORY
    if ruled == Assessment(Urgency.CERTAIN, DEATH) and IN_CARE.search(fold(text)):
        return Assessment(Urgency.BOTH, DEATH)
    if ruled.urgency is Urgency.CERTAIN and likely.danger >= (HARDLY if ruled.kind == SUICIDE else UNLIKELY):
        return ruled if likely.danger >= SURE_OF_A_PATTERN and not long else Assessment(Urgency.BOTH, ruled.kind)
    if not ruled.kind and _too_short_to_tell(text, likely.danger):
        return NOT_URGENT
    meant = replace(meant, clear=meant.clear or bool(ruled.kind))
    if meant.urgency is Urgency.NO:
        return Assessment(Urgency.PERHAPS, ruled.kind) if ruled.kind and likely.danger >= NONE else NOT_URGENT
    if meant.urgency is not Urgency.PERHAPS and likely.danger < WHATEVER_IS_ASKED and lexicon().about.search(fold(text)):
        return replace(meant, urgency=Urgency.PERHAPS)
    return replace(meant, urgency=Urgency.BOTH) if long and meant.urgency is Urgency.CERTAIN else meant


def _likelihood(text: str) -> Likelihood:
    """The model's view of the message with idioms taken out."""
    folded = fold(text)
    left = lexicon().idiom.sub(" ", folded)
    unnamed = [kind for kind, trace in lexicon().traces if not trace.search(left)]
    return urgent_model().likelihood(text if left == folded else left, unnamed)


def _too_short_to_tell(text: str, danger: float) -> bool:
    """True for a bare age, and for a word or three that the model has some doubt about."""
    folded = fold(text)
    return bool(ONLY_AN_AGE.fullmatch(folded)) or (len(folded.split()) < FEWEST_WORDS and danger < SHORT_BUT_CLEAR)


def _meant(likely: Likelihood, ordinary: float) -> Assessment:
    doubt = 0.0 if likely.kind == SUICIDE else ORDINARY_COSTS * max(0.0, ordinary - ORDINARY_FROM)
    least = DANGER_OF_DYING if likely.kind == SUICIDE else DANGER
    clear = likely.danger >= CLEAR
    if likely.danger >= min(least + doubt, MOST):
        return Assessment(Urgency.CERTAIN if likely.danger >= SURE else Urgency.BOTH, likely.kind, clear)
    if likely.danger >= min(PERHAPS + doubt, MOST):
        return Assessment(Urgency.PERHAPS, likely.kind, clear)
    return NOT_URGENT
