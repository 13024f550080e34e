"""The numbers of finding a Welsh answer: settings/understanding.yml, section 'welsh'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import section


@dataclass(frozen=True)
class WelshSettings:
    """``meaning`` and ``letters``: what the likeness of the ways of asking counts beside the English ranking;
    ``nearest_shares``: of the nearest and the second nearest way; ``weights`` and ``bias``: of the probability."""

    meaning: float
    letters: float
    nearest_shares: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float


@lru_cache(maxsize=1)
def welsh_settings() -> WelshSettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("welsh", WelshSettings)
