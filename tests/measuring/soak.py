"""Mixed traffic for half an hour: no errors, memory flat, latency flat. Writes docs/soak.md.

    python -m tests.measuring.soak [--minutes 30] [--people 20] [--out docs/soak.md]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.measuring.bench.bots import Ours
from tests.measuring.bench.load import Load, under_load
from tests.measuring.processes import memory_mb

SLICES = 10
PAUSE = 2.0
MOST_GROWTH, MOST_SLOWER = 1.05, 1.5


@dataclass(frozen=True)
class Slice:
    """One part of the run: what people met in it, and MB of all processes after it."""

    load: Load
    memory: float


@dataclass(frozen=True)
class Verdict:
    """Over the whole run: errors, memory at the end beside the end of the warm-up, latency of the last third beside the first."""

    errors: int
    memory_grew: float
    slower: float

    @property
    def well(self) -> bool:
        """True when there was no error and both stayed flat."""
        return self.errors == 0 and self.memory_grew < MOST_GROWTH and self.slower <= MOST_SLOWER


def soak(ours: Ours, folder: Path, seconds: float, people: int, slices: int = SLICES) -> list[Slice]:
    """The run, a slice after the other; the first is the warm-up."""
    host = ours.url.partition("/webhooks")[0]
    done = []
    for n in range(slices):
        load = under_load("mixed", host, people, seconds / slices, folder, PAUSE)
        done.append(Slice(load, memory_mb(ours.pid)))
        print(f"  {n + 1} of {slices}: {load.replies} replies, p95 {load.p95:.0f} ms, errors {load.errors}, "
              f"{done[-1].memory:.0f} MB", flush=True)
    return done


def judge(slices: Sequence[Slice]) -> Verdict:
    """The verdict over at least three slices; the first only warms up."""
    counted = slices[1:]
    third = max(len(counted) // 3, 1)
    first, last = (statistics.median(one.load.p95 for one in part) for part in (counted[:third], counted[-third:]))
    return Verdict(sum(one.load.errors for one in slices), counted[-1].memory / slices[0].memory, last / first)


def page(slices: Sequence[Slice], verdict: Verdict, people: int) -> str:
    """The run as Markdown."""
    rows = [f"| {n} | {one.load.replies} | {one.load.p50:.0f} | {one.load.p95:.0f} | {one.load.p99:.0f} | {one.load.waited} | "
            f"{one.load.errors} | {one.memory:.0f} |" for n, one in enumerate(slices, 1)]
    return "\n".join([
        "# Soak", "",
        f"{people} people, mixed traffic (questions, danger, complaints), a pause of about {PAUSE:.0f} s each; `make soak`, "
        f"{date.today().isoformat()}.", "",
        f"Errors {verdict.errors} (asked for 0); memory x{verdict.memory_grew:.3f} (under {MOST_GROWTH}); p95 of the last third "
        f"x{verdict.slower:.2f} of the first (at most {MOST_SLOWER}): {'well' if verdict.well else '**not well**'}.", "",
        "| part | replies | p50 ms | p95 ms | p99 ms | asked to wait | errors | MB |", "|---|---|---|---|---|---|---|---|", *rows,
        ""])


def main() -> int:
    """Run it; 0 when all stayed flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--out", type=Path, default=Path("docs/soak.md"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ours = Ours(Path(name))
        try:
            ours.start()
            slices = soak(ours, Path(name), given.minutes * 60, given.people)
        finally:
            ours.stop()
    verdict = judge(slices)
    given.out.write_text(page(slices, verdict, given.people), encoding="utf-8")
    print(given.out.read_text(encoding="utf-8"))
    return 0 if verdict.well else 1


if __name__ == "__main__":
    sys.exit(main())
