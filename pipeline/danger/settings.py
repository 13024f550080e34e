"""The numbers that hearing danger reads: settings/understanding.yml, section 'danger'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import section


@dataclass(frozen=True)
class DangerSettings:
    """Probabilities from 0 to 1. Every meaning stands beside the value in the file.

    ``english_shift`` and ``welsh_shift`` are in the alphabetical order of the kinds, 'safe' among them.
    """

    meaning_scale: float
    english_scale: float
    english_shift: tuple[float, ...]
    welsh_scale: float
    welsh_shift: tuple[float, ...]
    card_deadly: float
    card: float
    certain: float
    perhaps: float
    pattern_floor: float
    welsh_card: float
    welsh_perhaps: float
    asked_costs: float


@lru_cache(maxsize=1)
def danger_settings() -> DangerSettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("danger", DangerSettings)
