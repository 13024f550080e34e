"""The messages to measure with, read from the two tables beside this file. Nobody trained on any of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).parent
LOOKALIKE = "lookalike"
NOTHING = "nothing"


@dataclass(frozen=True)
class UrgentCase:
    """One message and the kind of danger in it; 'lookalike' when there is none."""

    kind: str
    text: str


@dataclass(frozen=True)
class Question:
    """One message and what is right for it.

    ``kind`` is 'rights' (``expected``: ids of extracts, '*' for any end), 'intent' (names of intents) or 'out'
    (ids of extracts that say so, or 'nothing'). ``nation`` is '' when the conversation has named none.
    """

    kind: str
    nation: str
    expected: tuple[str, ...]
    text: str

    def accepts(self, found: str) -> bool:
        """True when this id or intent is one of the right ones."""
        return any(fnmatchcase(found, pattern) for pattern in self.expected)


def urgent_cases() -> list[UrgentCase]:
    """Every urgent message and look-alike, in the order of the table."""
    return [UrgentCase(row["kind"], row["text"]) for row in _rows("urgent_cases.tsv")]


def questions() -> list[Question]:
    """Every question, in the order of the table."""
    return [Question(row["kind"], row["nation"], tuple(row["expected"].split("|")), row["text"])
            for row in _rows("questions.tsv")]


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
