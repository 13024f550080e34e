"""The safety net: patterns of danger in English and in Welsh, by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.danger.folding import fold, pieces

FILE = Path(__file__).parent / "patterns.yml"
PART = re.compile(r"\{(\w+)\}")
Kinds = tuple[tuple[str, "re.Pattern[str]"], ...]


@dataclass(frozen=True)
class Patterns:
    """``english`` and ``welsh``: a pattern a kind, the kind that counts first standing first; ``idiom``: no danger in it."""

    english: Kinds
    welsh: Kinds
    idiom: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns of patterns.yml, compiled once."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    words = dict(read["words"])

    def one(lines: list[str]) -> re.Pattern[str]:
        filled = [PART.sub(lambda found: words.get(found[1], found[0]), line) for line in lines]
        return re.compile("|".join(f"(?:{line})" for line in filled))

    return Patterns(tuple((kind, one(lines)) for kind, lines in read["english"].items()),
                    tuple((kind, one(lines)) for kind, lines in read["welsh"].items()), one(read["idiom"]))


def hits(text: str) -> tuple[str, ...]:
    """The kinds of danger whose English pattern is in the message, idioms taken out; first the one that counts first."""
    parts = [patterns().idiom.sub(" ", fold(piece)) for piece in pieces(text)]
    return _found(patterns().english, parts)


def welsh_hits(text: str) -> tuple[str, ...]:
    """The same in Welsh."""
    parts = [fold(piece) for piece in pieces(text)]
    return _found(patterns().welsh, [patterns().idiom.sub(" ", part) for part in parts])


def _found(kinds: Kinds, parts: list[str]) -> tuple[str, ...]:
    return tuple(kind for kind, pattern in kinds if any(pattern.search(part) for part in parts))
