"""The numbers of tuning the encoder: settings/understanding.yml, section 'tuning'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import section


@dataclass(frozen=True)
class TuningSettings:
    """Sizes of steps, shares and counts. Every meaning stands beside the value in the file."""

    step: float
    head_step: float
    last_step: float
    passes: tuple[float, ...]
    sharpness: float
    head_scale: float
    smoothing: float
    share_of_facts: float


@lru_cache(maxsize=1)
def tuning_settings() -> TuningSettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("tuning", TuningSettings)
