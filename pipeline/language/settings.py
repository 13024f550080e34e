"""The numbers that telling the language reads: settings/understanding.yml, section 'language'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import section


@dataclass(frozen=True)
class LanguageSettings:
    """``welsh``: the detector's least confidence; ``welsh_with_a_word``: the same when a telltale Welsh word is there;
    ``share``: the share of telltale words that is enough by itself; ``another_language``: the least confidence in a language
    that is neither English nor Welsh."""

    welsh: float
    welsh_with_a_word: float
    share: float
    another_language: float


@lru_cache(maxsize=1)
def language_settings() -> LanguageSettings:
    """The one set of numbers of this process; raises SettingsError when the file lacks one."""
    return section("language", LanguageSettings)
