"""The engine by itself: many generated cases without a violation, and how long `decide` takes: `make eval-engine [N=100000]`.

Time is told in milliseconds and as a ratio to a yardstick measured by turns with it, so that a busy machine slows both: a plain
loop of 100,000 steps, about 5 ms on the machine of docs/benchmark.md. `decide` is to take less than one such loop.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

from knowledge.complaints import check_dates, decide, load_table
from tests.complaints.test_properties import some_case, sound

CASES, SEED = 100_000, 29
TIMED_EACH = 50
SHOWN, LONGEST_LINE = 3, 600
STEPS = 100_000
MOST_RATIO = 1.0


def yardstick() -> int:
    """A plain loop, as long on a machine as that machine is slow."""
    total = 0
    for number in range(STEPS):
        total += number
    return total


def milliseconds(work: Callable[[], object]) -> float:
    """How long one piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main(words: list[str]) -> int:
    """Generate, check and time; 1 when something does not hold."""
    count, dice, table = int(words[0]) if words else CASES, random.Random(SEED), load_table()
    decided: list[float] = []
    looped: list[float] = []
    violations: list[str] = []
    for number in range(count):
        facts, today = some_case(dice)
        check_dates(facts, today, table.holidays)
        try:
            sound(facts, decide(facts, table, today), today)
        except AssertionError as wrong:
            violations.append(str(wrong).splitlines()[0][:LONGEST_LINE])
        if number % TIMED_EACH == 0:
            decided.append(milliseconds(lambda facts=facts, today=today: decide(facts, table, today)))  # type: ignore[misc]
            looped.append(milliseconds(yardstick))
    ratio = statistics.median(decided) / statistics.median(looped)
    late = statistics.quantiles(decided, n=20)[-1] / statistics.quantiles(looped, n=20)[-1]
    print("\n".join(violations[:SHOWN]), end="\n" if violations else "")
    print(f"{count:,} generated cases, {len(violations)} violations")
    print(f"decide: median {statistics.median(decided):.2f} ms, {ratio:.2f} of the yardstick; slowest 5 % {late:.2f} of it")
    return 1 if violations or ratio >= MOST_RATIO else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
