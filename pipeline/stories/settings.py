"""The numbers that reading stories uses: settings/understanding.yml, section 'stories'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import section


@dataclass(frozen=True)
class StorySettings:
    """Probabilities from 0 to 1: from ``said`` on a fact counts as said outright, from ``half`` on it is asked back."""

    said: float
    half: float


@lru_cache(maxsize=1)
def story_settings() -> StorySettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("stories", StorySettings)
