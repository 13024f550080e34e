"""What the words of a question look like: its answers, the facts each gives, and the patterns that mean it. Pure.

Text is compared in small letters, without apostrophes, other signs as spaces (`fold`). Every pattern is a regular expression
that stands between word edges; one that starts with ~ does not count after a denial ('not', 'no', 'never', 'hasnt'...).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Patterns = tuple[re.Pattern[str], ...]
DENIALS = ("not", "no", "never", "dont", "doesnt", "didnt", "hasnt", "havent", "hadnt", "isnt", "wasnt", "wont",
           "without", "arent", "werent", "cant")


@dataclass(frozen=True)
class Answer:
    """One answer. ``words`` mean it when its question is open; ``anywhere`` give it away in any sentence.

    ``narrows``: wider answers that count for nothing when this one is meant too. ``where``: only in this nation.
    """

    id: str
    sets: Mapping[str, Any]
    words: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    narrows: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True)
class Words:
    """The words of one question. ``pick``: which of several answers named together counts: the first, the last of this
    list, all, or none (``only``: it is asked again). ``skip``: words that pass just this question over; ``elsewhere``: words
    for a place that these ways do not reach."""

    answers: tuple[Answer, ...] = ()
    pick: str = "first"
    skip: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signs:
    """Patterns, made ready when they are first looked for."""

    written: tuple[str, ...]

    @cached_property
    def ready(self) -> Patterns:
        """The patterns as expressions."""
        return ready(self.written)

    def found(self, text: str) -> bool:
        """True when one of them is in the text."""
        said = fold(text)
        return any(pattern.search(said) for pattern in self.ready)


def ready(written: Iterable[str]) -> Patterns:
    """Each pattern between word edges."""
    return tuple(map(_pattern, written))


def _pattern(written: str) -> re.Pattern[str]:
    start = "" if written.startswith("^") else r"\b"
    if written.startswith("~"):
        start = "".join(f"(?<!{word} )" for word in DENIALS) + start
    return re.compile(rf"{start}(?:{written.lstrip('~')})(?!\w)")


def fold(text: str) -> str:
    """Small letters, no apostrophes, other signs as spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"[’'`]", "", text.lower())).split())
