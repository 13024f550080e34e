"""Many people at once: runs Locust in a process of its own and reads what it counted."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.chat.conftest import ROOT

PEOPLE = Path(__file__).with_name("people.py")
TIDY_UP = 60


@dataclass(frozen=True)
class Load:
    """What so many people met: replies of the wanted kind, milliseconds, requests a second over all replies, refusals."""

    kind: str
    people: int
    replies: int
    a_second: float
    p50: float
    p95: float
    p99: float
    waited: int
    others: int
    errors: int


def under_load(kind: str, host: str, people: int, seconds: float, folder: Path, pause: float = 0.0) -> Load:
    """Let ``people`` speak to ``host`` at once for so many seconds; raises CalledProcessError when Locust cannot run."""
    prefix = folder / f"load-{people}"
    command = [sys.executable, "-W", "ignore", "-m", "locust", "-f", str(PEOPLE), "--headless", "-u", str(people),
               "-r", str(people), "-t", f"{seconds:.0f}s", "-H", host, "--csv", str(prefix), "--only-summary",
               "--stop-timeout", "20", "--exit-code-on-error", "0", "--loglevel", "ERROR"]
    environment = {**os.environ, "BENCH_KIND": kind, "BENCH_PAUSE": str(pause), "PYTHONPATH": str(ROOT)}
    with (folder / "locust.log").open("ab") as log:
        subprocess.run(command, check=True, cwd=folder, env=environment, stdout=log, stderr=log, timeout=seconds + TIDY_UP)
    return _read(kind, people, Path(f"{prefix}_stats.csv"))


def _read(kind: str, people: int, file: Path) -> Load:
    with file.open(newline="") as handle:
        rows = {row["Name"]: row for row in csv.DictReader(handle)}
    whole = rows["Aggregated"]
    wanted = whole if kind == "mixed" else rows.get(kind, whole)

    def count(name: str, column: str = "Request Count") -> int:
        return int(rows[name][column]) if name in rows else 0

    return Load(kind, people, int(wanted["Request Count"]), float(whole["Requests/s"]), float(wanted["50%"]), float(wanted["95%"]),
                float(wanted["99%"]), count("asked to wait"), count("another reply"), int(whole["Failure Count"]))
