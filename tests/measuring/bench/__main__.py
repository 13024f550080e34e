"""The bench: trains and starts both bots, measures by turns, and writes docs/benchmark.md.

    python -m tests.measuring.bench [--full] [--quick] [--trained] [--out docs/benchmark.md]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.chat.conftest import ROOT
from tests.measuring.bench.bots import Ours, Stock
from tests.measuring.bench.growth import after_messages, more_extracts, one_long_chat
from tests.measuring.bench.load import under_load
from tests.measuring.bench.report import Measured, page, ratios
from tests.measuring.bench.single import CITED, DANGER, STOCK, WALK, by_turns
from tests.measuring.processes import memory_mb

SECONDS_FOR = {1: 4, 10: 6, 50: 8, 200: 12}
ROUNDS, STARTS = 150, 2


def say(text: str) -> None:
    """Tell how far the run is."""
    print(f"  {text}", flush=True)


def train_and_start(ours: Ours, stock: Stock, found: Measured, quick: bool, trained: bool) -> None:
    """Train both (with ``trained`` neither), then start both by turns; the last start of each is left running."""
    if trained:
        stock.make_if_missing()
    else:
        stock.make()
    for bot in () if trained else (stock, ours):
        found.train[bot.name] = bot.train()
        say(f"{bot.name}: trained in {found.train[bot.name]:.0f} s")
    for n in range(1 if quick else STARTS):
        for bot in (ours, stock):
            if n:
                bot.stop()
            found.start[bot.name].append(bot.start())
            say(f"{bot.name}: started in {found.start[bot.name][-1]:.1f} s")
    found.memory = _memory(ours, stock)


def load_runs(ours: Ours, stock: Stock, found: Measured, folder: Path, quick: bool) -> None:
    """Each kind at each number of people, by turns."""
    hosts = {kind: ours.url.partition("/webhooks")[0] for kind in (CITED, DANGER, WALK)}
    hosts[STOCK] = stock.url.partition("/webhooks")[0]
    for people in ((1, 10) if quick else SECONDS_FOR):
        for kind, host in hosts.items():
            one = under_load(kind, host, people, SECONDS_FOR[people], folder)
            say(f"{people} people, {kind}: {one.a_second:.1f} a second, p95 {one.p95:.0f} ms, errors {one.errors}")
            found.loads.append(one)
    found.memory_after = _memory(ours, stock)


def _memory(ours: Ours, stock: Stock) -> dict[str, float]:
    return {bot.name: memory_mb(bot.pid) for bot in (ours, stock)}


def measure(folder: Path, full: bool, quick: bool, trained: bool) -> Measured:
    """Everything, in an order that leaves the machine to one bot at a time."""
    began = time.monotonic()
    found = Measured()
    (folder / "ours").mkdir()
    ours, stock = Ours(folder / "ours"), Stock(ROOT / ".build" / "stock-bot" if trained else folder / "stock")
    with ExitStack() as ending:
        ending.callback(ours.stop)
        ending.callback(stock.stop)
        train_and_start(ours, stock, found, quick, trained)
        found.times = by_turns(ours, stock, 20 if quick else ROUNDS)
        load_runs(ours, stock, found, folder, quick)
        if not quick:
            say("a long chat ...")
            found.growth = one_long_chat(ours, stock)
        if full:
            say("10,000 messages ...")
            found.growth.files = after_messages(ours, folder / "ours")
    found.seconds = time.monotonic() - began
    return found


def main() -> int:
    """Run it; 0 when every promise is kept, 1 when one is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also 10 and 50 times the extracts, and 10,000 messages (30 minutes)")
    parser.add_argument("--extracts", action="store_true", help="also 10 and 50 times the extracts (5 minutes)")
    parser.add_argument("--quick", action="store_true", help="a trial: fewer rounds, 1 and 10 people, models as they are")
    parser.add_argument("--trained", action="store_true", help="models as they are; all else as ever (10 minutes)")
    parser.add_argument("--out", type=Path, default=Path("docs/benchmark.md"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), given.full, given.quick, given.quick or given.trained)
        given.out.write_text(page(found), encoding="utf-8")
        if given.full or given.extracts:
            say("more extracts ...")
            began = time.monotonic()
            found.growth.extracts = more_extracts(Path(folder))
            found.seconds += time.monotonic() - began
    text = page(found)
    print("\n" + text)
    given.out.write_text(text, encoding="utf-8")
    return 0 if all(one.kept for one in ratios(found)) else 1


if __name__ == "__main__":
    sys.exit(main())
