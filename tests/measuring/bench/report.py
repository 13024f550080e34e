"""The bench as a page: the machine, the tables, and the ratios beside what was asked of them."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.measuring.bench.growth import Growth
from tests.measuring.bench.load import Load
from tests.measuring.bench.single import CITED, STOCK, Times

VERSIONS = ("rasa", "rasa-sdk", "tensorflow", "onnxruntime", "sanic", "numpy", "locust")


@dataclass
class Measured:
    """Everything one run found; seconds, MB and milliseconds by bot, 'ours' and 'stock'."""

    train: dict[str, float] = field(default_factory=dict)
    start: dict[str, list[float]] = field(default_factory=lambda: {"ours": [], "stock": []})
    memory: dict[str, float] = field(default_factory=dict)
    memory_after: dict[str, float] = field(default_factory=dict)
    times: Times = field(default_factory=Times)
    loads: list[Load] = field(default_factory=list)
    growth: Growth = field(default_factory=Growth)
    seconds: float = 0.0


@dataclass(frozen=True)
class Ratio:
    """One promise: what is compared, how much was found, and the bound it is held to."""

    name: str
    found: float
    bound: float
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """True when the bound holds."""
        return self.found >= self.bound if self.at_least else self.found <= self.bound


def percentile(times: Sequence[float], share: int) -> float:
    """The value below which ``share`` in a hundred lie."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1]


def ratios(found: Measured) -> list[Ratio]:
    """The promises of the bench that this run can tell about, each beside its bound."""
    made: list[Ratio] = []
    ours, stock = found.times.of[CITED], found.times.of[STOCK]
    if len(ours) > 1 and len(stock) > 1:
        made += [Ratio("cited answer / stock greeting, p50", percentile(ours, 50) / percentile(stock, 50), 0.8),
                 Ratio("cited answer / stock greeting, p95", percentile(ours, 95) / percentile(stock, 95), 1.5)]
    made += _throughput(found.loads)
    if found.memory_after:
        made.append(Ratio("memory of all processes", found.memory_after["ours"] / found.memory_after["stock"], 0.9))
    if found.start["ours"] and found.start["stock"]:
        made.append(Ratio("start to the first healthy answer", min(found.start["ours"]) / min(found.start["stock"]), 0.8))
    if found.growth.ours:
        made.append(Ratio("turn 400 / turn 10 of one chat", found.growth.ours[400] / found.growth.ours[10], 1.3))
    if found.growth.extracts:
        made.append(Ratio("50 times the extracts / as they are", found.growth.extracts[50] / found.growth.extracts[1], 1.5))
    return made


def _throughput(loads: Iterable[Load]) -> list[Ratio]:
    at_50 = {load.kind: load.a_second for load in loads if load.people == 50}
    if CITED not in at_50 or STOCK not in at_50:
        return []
    return [Ratio("cited answers / stock greetings a second, 50 people", at_50[CITED] / at_50[STOCK], 1.5, at_least=True)]


def page(found: Measured) -> str:
    """The run as Markdown."""
    parts = [
        "# Benchmark\n\nMeasured beside the bot that `rasa init` makes, in one run on one machine, by turns. "
        "Run it again with `make bench` on an otherwise idle machine (about 8 minutes; `make bench-full`, about 30, adds more "
        f"extracts and 10,000 messages).\n\nLast run: {date.today().isoformat()}, {found.seconds / 60:.0f} minutes.\n\n"
        + _machine(),
        "## Promises\n\n" + _table(("compared", "found", "asked for", ""), (_promise(one) for one in ratios(found))),
        "## Train, start, memory\n\n" + _table(("", "ours", "stock"), _basics(found)),
        "## One person\n\nMilliseconds for a whole reply over HTTP; every question new, every chat new "
        f"(the walk step apart). {found.times.others} replies of another kind than wanted were left out.\n\n"
        + _table(("what", "replies", "p50", "p95", "p99"), _single(found.times)),
        "## Many people at once\n\nEach speaks again as soon as they are answered, so these are the most the machine can do. "
        "Locust runs on the same cores. 'Asked to wait' is a kind refusal with the numbers (429, 503).\n\n"
        + _table(("what", "people", "replies a second", "p50 ms", "p95 ms", "p99 ms", "asked to wait", "another reply", "errors"),
                 (_load(one) for one in found.loads)),
    ]
    return "\n\n".join([*parts, *_growth(found.growth)]) + "\n"


def _promise(one: Ratio) -> tuple[str, ...]:
    bound = f"{'at least' if one.at_least else 'at most'} {one.bound:g}"
    return one.name, f"{one.found:.2f}", bound, "kept" if one.kept else "**not kept**"


def _basics(found: Measured) -> Iterable[tuple[str, ...]]:
    def row(name: str, of: dict[str, float], digits: int = 0) -> tuple[str, ...]:
        return (name, *(f"{of[bot]:.{digits}f}" if bot in of else "-" for bot in ("ours", "stock")))

    yield row("train, s", found.train)
    for n, pair in enumerate(zip(found.start["ours"], found.start["stock"], strict=False), 1):
        yield row(f"start {n}, s", dict(zip(("ours", "stock"), pair, strict=True)), 1)
    yield row("memory after the start, MB", found.memory)
    yield row("memory after the load, MB", found.memory_after)


def _single(times: Times) -> Iterable[tuple[str, ...]]:
    for kind, of in times.of.items():
        if len(of) > 1:
            yield (kind, str(len(of)), *(f"{percentile(of, share):.1f}" for share in (50, 95, 99)))


def _load(one: Load) -> tuple[str, ...]:
    return (one.kind, str(one.people), f"{one.a_second:.1f}", f"{one.p50:.0f}", f"{one.p95:.0f}", f"{one.p99:.0f}",
            str(one.waited), str(one.others), str(one.errors))


def _growth(grown: Growth) -> Iterable[str]:
    if grown.ours:
        rows = ((str(turn), f"{grown.ours[turn]:.1f}", f"{grown.stock[turn]:.1f}") for turn in grown.ours)
        yield "## A long chat\n\nMedian milliseconds of ten turns around each.\n\n" + _table(("turn", "ours", "stock"), rows)
    if grown.extracts:
        rows_of = ((f"{times}x", f"{found:.1f}") for times, found in grown.extracts.items())
        yield "## More extracts\n\n" + _table(("extracts", "p50 ms of a new question"), rows_of)
    if grown.files:
        yield (f"## Files\n\nAfter {grown.files.messages} messages of 20 people: database {grown.files.database / 1e6:.1f} MB, "
               f"logs {grown.files.logs / 1e6:.2f} MB. A chat is erased an hour after its last message.")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = next((line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine())
    load = os.getloadavg()[0]
    packages = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (f"Machine: {os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()} {platform.release()}; load average "
            f"at the end {load:.1f}.\nVersions: Python {platform.python_version()}, {packages}.")


def _cpuinfo() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []
