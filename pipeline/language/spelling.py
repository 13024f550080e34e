"""Text-speak and slips of the pen put right before the encoder reads them; what is shown or kept stays as typed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

LEXICON = Path(__file__).parents[1] / "lexicon"
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


def nearest_word(word: str) -> str | None:
    """The word of the subject one slip away (two for long words), if just one is nearest; it begins alike.

    A slip is a letter added, left out, changed, or swapped with the next. What was typed is not remembered.
    """
    allowed = 2 if len(word) >= TWO_SLIPS_FROM else 1
    beginning = _by_first_letter().get(word[0], [])
    near = process.extract(word, beginning, scorer=OSA.distance, score_cutoff=allowed, limit=2)
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return None
    found: str = near[0][0]
    return found


@lru_cache(maxsize=1)
def _by_first_letter() -> dict[str, list[str]]:
    beginning: dict[str, list[str]] = {}
    for word in dict.fromkeys(words_of_the_subject()):
        beginning.setdefault(word[0], []).append(word)
    return beginning
