"""The numbers the decision reads: settings/understanding.yml, section 'decision'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import section


@dataclass(frozen=True)
class DecisionSettings:
    """Probabilities from 0 to 1; scores are the ranking's. Every meaning stands beside the value in the file."""

    scope_weights: tuple[float, ...]
    scope_bias: float
    right_weights: tuple[float, ...]
    right_bias: float
    in_scope: float
    limit: float
    sure: float
    offer: float
    reply: float
    reply_over_answer: float
    complain: float
    story: float
    wish: float
    leans: float
    own_case: float
    statement: float
    near: float
    lean_least: float
    lean_most: float
    lean_again: float
    beside_danger: float
    beside_deadly_danger: float
    answers_question: float
    asks_in_walk: float
    in_welsh: float
    sure_in_welsh: float


@lru_cache(maxsize=1)
def decision_settings() -> DecisionSettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("decision", DecisionSettings)
