"""What is counted: how often each thing was said, a day, a subject and a nation. Never words, never an id of a person."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

USEFUL = frozenset({"yes", "no", "not_asked"})
FEWEST = 5
Row = tuple[str, str, str, str, int]


class Statistics:
    """Counts in memory until they are taken and added to the store."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def answered(self, messages: Iterable[Mapping[str, Any]]) -> None:
        """Count each message of an answer by its kind, its subject and its nation."""
        for message in messages:
            self._counts[str(message["kind"]), subject_of(message), nation_of(message)] += 1

    def useful(self, message: Mapping[str, Any], value: str) -> None:
        """Count what somebody thought of an answer; ``value`` is one of USEFUL."""
        self._counts[f"useful: {value}", subject_of(message), nation_of(message)] += 1

    def take(self) -> dict[tuple[str, str, str], int]:
        """What was counted since the last time; starts anew."""
        taken, self._counts = dict(self._counts), Counter()
        return taken

    def put_back(self, taken: Mapping[tuple[str, str, str], int]) -> None:
        """Keep counts that could not be stored for the next time."""
        self._counts.update(taken)


def subject_of(message: Mapping[str, Any]) -> str:
    """The extract an answer came from or the level of a danger card; both are names from our own lists."""
    return str(message.get("extract") or message.get("level") or "")


def nation_of(message: Mapping[str, Any]) -> str:
    """The nation its sources speak of: 'england', 'wales', 'both', or '' when there is no source."""
    nations = {str(source.get("nation")) for source in message.get("sources") or () if source.get("nation")}
    return nations.pop() if len(nations) == 1 else "both" if nations else ""


def table(rows: Sequence[Row], by_day: bool = False) -> str:
    """The counts as text, all days together or each by itself; a number under five is not told, nor is it in a total."""
    sums: Counter[tuple[str, ...]] = Counter()
    for day, what, subject, nation, number in rows:
        sums[((day,) if by_day else ()) + (what, subject or "-", nation or "-")] += number
    lines = ["\t".join((*key, str(number) if number >= FEWEST else f"fewer than {FEWEST}"))
             for key, number in sorted(sums.items())]
    told = sum(number for number in sums.values() if number >= FEWEST)
    return "\n".join([*lines, f"total of the numbers told\t{told}"])


def counts_in(path: Path) -> list[tuple[str, str, str, str, int]]:
    """The counts of a file that another process may be writing to; none when it has none."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=2)) as opened:
            return opened.execute("SELECT day, what, subject, nation, number FROM counts ORDER BY 1, 2, 3, 4").fetchall()
    except sqlite3.Error:
        return []
