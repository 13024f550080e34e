"""Which language a message is in, and whether any of it is Welsh: the lingua detector, and lists of telltale words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language.remembering import Remembering
from pipeline.language.settings import language_settings

if TYPE_CHECKING:
    from lingua import LanguageDetector

WELSH_WORDS = Path(__file__).parent / "welsh_words.txt"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST_CHARACTERS, FEW_WORDS, ENOUGH_WORDS = 2_000, 2, 5
_HEARD: Remembering[str] = Remembering()


@lru_cache(maxsize=1)
def _telltale() -> frozenset[str]:
    """Welsh words that are no English ones."""
    return frozenset(WELSH_WORDS.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.WELSH).build()


def _other_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return bool(letters) and latin < len(letters) / 2


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text[:MOST_CHARACTERS])]


def _share(words: list[str]) -> float:
    """The share of words that are telltale Welsh, 'dwi'n' counting as 'dwi'."""
    return sum(word in _telltale() or word.split("'")[0] in _telltale() for word in words) / len(words) if words else 0.0


def _confidence(words: list[str]) -> float:
    """How sure the detector is of Welsh, 0 to 1."""
    from lingua import Language

    return float(_detector().compute_language_confidence(" ".join(words), Language.WELSH)) if words else 0.0


@lru_cache(maxsize=1)
def _neighbours() -> LanguageDetector:
    from lingua import Language as L
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(
        L.ENGLISH, L.WELSH, L.POLISH, L.ROMANIAN, L.PORTUGUESE, L.SPANISH, L.FRENCH, L.ITALIAN).with_low_accuracy_mode().build()


def _another_language(words: list[str]) -> bool:
    """True for a message in one of the languages most spoken beside English and Welsh, when there is hardly a doubt."""
    if len(words) < ENOUGH_WORDS:
        return False
    likeliest = _neighbours().compute_language_confidence_values(" ".join(words))[0]
    return likeliest.language.name not in ("ENGLISH", "WELSH") and likeliest.value >= language_settings().another_language


def language_of(text: str) -> str:
    """'en', 'cy' (Welsh, or mostly) or 'other': another script or language. A word or two need a telltale Welsh word."""
    return _HEARD.of(text, lambda: _language_of(text), language_settings())


def _language_of(text: str) -> str:
    words, numbers = _words(text), language_settings()
    if _other_script(text) or (not _share(words) and _another_language(words)):
        return "other"
    share = _share(words)
    if len(words) <= FEW_WORDS and not share:
        return "en"
    needed = numbers.welsh_with_a_word if share else numbers.welsh
    return "cy" if share >= numbers.share or _confidence(words) >= needed else "en"


def any_welsh(text: str) -> bool:
    """True when the message is Welsh, or has a telltale Welsh word in it, however much English stands round it."""
    return _share(_words(text)) > 0 or language_of(text) == "cy"
