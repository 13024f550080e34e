"""The memory and the processor time of a process and of everything it started, read from /proc (Linux)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    """This process and every process it started; nothing for one that has ended."""
    try:
        children = [one for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return
    yield pid
    for child in children:
        yield from family(int(child))


def memory_mb(pid: int, of: str = "Pss") -> float:
    """MB of a process and all it started: 'Pss' shares out what is shared also with strangers, 'Rss' counts it every time."""
    return sum(_kilobytes(one, of) for one in family(pid)) / 1024


def processor_seconds(pid: int) -> float:
    """Seconds of processor time that a process and all it started have used."""
    return sum(_ticks(one) for one in family(pid)) / TICKS


def _kilobytes(pid: int, of: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{of}:"))


def _ticks(pid: int) -> int:
    """User and system time: fields 14 and 15 of /proc/PID/stat, counted after the name in brackets."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(after_name[11]) + int(after_name[12])
