"""The numbers of the ranking: settings/understanding.yml, section 'retrieval'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.retrieval.adapter import Learning
from pipeline.settings import section


@dataclass(frozen=True)
class RetrievalSettings:
    """Shares of a score, cosines, and counts. Every meaning stands beside the value in the file."""

    nearest_ways: float
    extract_vector: float
    shared_words: float
    nearest_shares: tuple[float, ...]
    next_way_at_least: float
    looked_at_closely: int
    meaning_costs: float
    learning: tuple[float, ...]
    learning_decay: tuple[float, ...]

    def how_to_learn(self) -> Learning:
        """How the adapter is learnt."""
        rounds, batch, *rest = self.learning
        return Learning(int(rounds), int(batch), *rest)


@lru_cache(maxsize=1)
def retrieval_settings() -> RetrievalSettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("retrieval", RetrievalSettings)
