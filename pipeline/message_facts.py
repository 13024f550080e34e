"""Which language a message is in, by lists of words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
CLEARLY_WELSH = frozenset(
    "wedi dwi dw rwy rwyf rydw hoffwn gallaf galla eisiau mae sut beth ydw ydy ydych "
    "sydd nhw maen hawliau cwyno cwyn eiriolwr ysbyty helpu oes fedra allwch gallwch cael gael chwyno "
    "bryder pryder ".split())


@lru_cache(maxsize=1)
def _welsh() -> frozenset[str]:
    return frozenset((LEXICON / "welsh_words.txt").read_text(encoding="utf-8").split())


def language_of(text: str) -> str:
    """'en', 'cy' (Welsh) or 'other': another script than Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    if letters and latin < len(letters) / 2:
        return "other"
    words = [word.lower() for word in WORD.findall(text)]
    welsh = sum(word in _welsh() for word in words)
    clear = sum(word in CLEARLY_WELSH for word in words)
    return "cy" if (clear and welsh >= 2 and welsh * 2 >= len(words)) or (clear >= 2 and welsh * 3 >= len(words)) else "en"
