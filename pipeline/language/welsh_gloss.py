"""A Welsh message word by word in English: enough to find its topic by meaning, never shown to anybody."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "lexicon" / "welsh.txt"
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+")
MUTATIONS = {
    "soft": {"ll": "l", "rh": "r", "p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f"},
    "nasal": {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"},
    "aspirate": {"p": "ph", "t": "th", "c": "ch"},
}
UNCHANGED = ("ch", "ph", "th", "dd", "ff")


def folded(text: str) -> str:
    """Lower case, straight apostrophes, no accents."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def mutated(word: str) -> tuple[str, ...]:
    """The soft, nasal and aspirate forms of a base form: cwyn gives gwyn, nghwyn, chwyn."""
    forms = []
    for changes in MUTATIONS.values():
        start = next((start for start in changes if word.startswith(start) and not word.startswith(UNCHANGED)), None)
        if start is not None:
            forms.append(changes[start] + word[len(start):])
    return tuple(forms)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, str]:
    """English by Welsh form; a form that is written out counts before one worked out, the first line before a later one."""
    written: dict[str, str] = {}
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            forms, _, english = line.partition("=")
            for form in folded(forms).split():
                written.setdefault(form, english.strip())
    worked_out = {form: english for base, english in reversed(written.items()) for form in mutated(base) if len(form) > 2}
    return {**worked_out, **written}


def glossed(text: str) -> str:
    """The words of a text in English in their order; a word the lexicon lacks stays, because many are English."""
    known = _lexicon()
    said: list[str] = []
    for word in WORD.findall(folded(text)):
        parts = [word] if word in known else re.split(r"[-']", word)
        said += [known.get(part, part) for part in parts if part]
    return " ".join(word for word in said if word)
