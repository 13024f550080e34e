"""The floors: figures that no change may fall under, kept a little under what was measured, in floors.yml beside this file.

    python -m tests.measuring.floors                       measure a fresh server and write floors.yml
    python -m tests.measuring.floors --url ADDRESS         measure that server
    python -m tests.measuring.floors --raise-only          keep a floor that is higher than the new one would be
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.chat.conftest import Server
from tests.measuring.heard import Figure, measure

FILE = Path(__file__).with_name("floors.yml")
LEAST_MARGIN, CASES_OF_MARGIN = 0.01, 1.5
HEAD = """# Figures that no change may fall under (at_least) or rise above (at_most); 'make test' holds them.
# Written by 'make floors' from a run on the day beside them: measured, less one or two cases. Lower one by hand only with the
# reason in the commit; raise all with 'make floors' after something has become better.
"""


def margin(of: int) -> float:
    """How far the floor lies from the figure: one and a half cases, and at least one in a hundred."""
    return max(LEAST_MARGIN, CASES_OF_MARGIN / max(of, 1))


def bound(figure: Figure) -> float:
    """The floor, or for what should be rare the ceiling."""
    moved = figure.share - margin(figure.of) if figure.at_least else figure.share + margin(figure.of)
    return round(min(max(moved, 0.0), 1.0), 3)


def kept(figure: Figure, floor: dict[str, Any]) -> bool:
    """True when the figure is no worse than its floor."""
    return figure.share >= floor["at_least"] if figure.at_least else figure.share <= floor["at_most"]


def read() -> dict[str, dict[str, Any]]:
    """Every floor by name."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8"))["heard"])


def bench_bounds() -> dict[str, float]:
    """The most that each ratio of the short bench may be, by name."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8"))["bench"])


def write(figures: Iterable[Figure], raise_only: bool = False) -> None:
    """Write the floors anew; the bounds of the bench in the same file stay as they are."""
    before = yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    floors = {one.name: _entry(one, (before.get("heard") or {}).get(one.name) if raise_only else None) for one in figures}
    text = yaml.safe_dump({**before, "heard": floors}, sort_keys=False, default_flow_style=None, width=130)
    FILE.write_text(HEAD + text, encoding="utf-8")


def _entry(figure: Figure, before: dict[str, Any] | None) -> dict[str, Any]:
    side = "at_least" if figure.at_least else "at_most"
    now = bound(figure)
    if before and side in before:
        now = max(now, before[side]) if figure.at_least else min(now, before[side])
    return {side: now, "measured": round(figure.share, 3), "of": figure.of, "on": date.today().isoformat()}


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="")
    parser.add_argument("--raise-only", action="store_true")
    given = parser.parse_args()
    if given.url:
        figures = measure(given.url.rstrip("/"))
    else:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(Path(folder))
            server.start()
            try:
                figures = measure(f"http://127.0.0.1:{server.port}")
            finally:
                server.stop()
    write(figures, given.raise_only)
    print(FILE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
