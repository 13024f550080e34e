"""Text-speak and slips of the pen put right before the encoder reads them; what is shown or kept stays as typed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SHORTEST, TWO_SLIPS_FROM = 6, 9


@lru_cache(maxsize=1)
def written_forms() -> dict[str, str]:
    """How people type a word, and the word: lexicon/spelling.txt."""
    lines = (LEXICON / "spelling.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines if line.strip() and not line.startswith("#"))
    return {typed: word.strip() for typed, word in pairs}


@lru_cache(maxsize=1)
def words_of_the_subject() -> tuple[str, ...]:
    """The long words of the subject that people often get wrong: lexicon/words.txt."""
    return tuple((LEXICON / "words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A hash of what is put right; kept with vectors, so that they are made anew when it changes."""
    files = [Path(__file__), LEXICON / "spelling.txt", LEXICON / "words.txt"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def put_right(text: str, known: Container[str]) -> str:
    """The text with text-speak written out, and each word not ``known`` that is nearly one of the subject's, as that."""
    return WORD.sub(lambda found: _right_word(found[0], known), text)


def _right_word(typed: str, known: Container[str]) -> str:
    word = typed.lower().replace("’", "'")
    if word in written_forms():
        return written_forms()[word]
    if len(word) < SHORTEST or word in known or not word.isalpha():
        return typed
    return nearest_word(word) or typed


@lru_cache(maxsize=4096)
def nearest_word(word: str) -> str | None:
    """The word of the subject one slip away (two for long words), if just one is nearest; it begins alike."""
    allowed = 2 if len(word) >= TWO_SLIPS_FROM else 1
    near: dict[int, list[str]] = {}
    for other in words_of_the_subject():
        if other[0] == word[0] and abs(len(other) - len(word)) <= allowed:
            near.setdefault(slips(word, other, allowed), []).append(other)
    best = min(near, default=allowed + 1)
    return near[best][0] if best <= allowed and len(near[best]) == 1 else None


def slips(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or swapped with the next between two words; ``most`` + 1 when more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, facing in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
