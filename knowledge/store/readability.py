"""How hard a text is to read: the automated readability index, which needs no dictionary, as a reading age."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
WORD = re.compile(r"\S+")
LETTER = re.compile(r"[^\W_]")
UNENDED = re.compile(r"(?<=[^\s.!?])\s*\n")
SHORTEST = 3
SCHOOL_STARTS = 5
MEDIAN_AGE, HIGHEST_AGE = 11.0, 14.0


@dataclass(frozen=True, order=True)
class Reading:
    """A text's reading age in years, and whose text it is."""

    age: float
    name: str
    text: str


def reading_age(text: str) -> float:
    """The age at which most people read this with ease: the index's school grade and five years.

    The end of a line ends a sentence: what stands in a list is read one by one.
    """
    text = UNENDED.sub(". ", text)
    words = [word for word in WORD.findall(text) if LETTER.search(word)]
    if not words:
        return 0.0
    grade = 4.71 * len("".join(text.split())) / len(words) + 0.5 * len(words) / _sentences(text) - 21.43
    return max(0.0, grade) + SCHOOL_STARTS


def _sentences(text: str) -> int:
    """How many sentences; pieces of fewer than three words ('Yes.') do not count, so they cannot flatter a text."""
    pieces = SENTENCE.findall(text)
    return max(1, sum(len(WORD.findall(piece)) >= SHORTEST for piece in pieces))


def hardest(texts: Iterable[tuple[str, str]]) -> list[Reading]:
    """The texts, given as name and text, hardest first."""
    return sorted((Reading(round(reading_age(text), 1), name, text) for name, text in texts), reverse=True)
