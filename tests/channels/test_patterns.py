"""Every regular expression of the house, timed on 2,000 characters made to hurt it."""

from __future__ import annotations

import importlib
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

LENGTH, MOST_SECONDS = 2000, 0.05
# Never read what somebody typed, only our own tables.
OUR_OWN_TABLES = {"knowledge.complaints.case._DATED_STAGE", "knowledge.complaints.condition.TEST",
                  "knowledge.store.letter_checks.TEST", "knowledge.complaints.routing.limits._SHAPE"}
UNITS = [
    "a", " ", "<", "</a", "/", "0", "1/", "9 ", "a ", "a a ", "the ", "they ", "i ", "not ", "no ", "they held me ", "hold ", "on ",
    "me ", "in ", "and ", "to ", "my ", "was ", "last ", "year ", "ago ", "?", ".", ", ", "-", "_", "'", "(", "[", "{", "\u00e9",
    "https://", "2026-", "section ", "s", "can they ", "is it ", "ward ", "help ", "die ", "kill ", "myself ", "\n",
]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern at the top of a module, also inside tuples, lists, mappings and records."""
    for room in ("channels", "pipeline", "knowledge"):
        for path in sorted((ROOT / room).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if "__main__" in name or name.startswith(("pipeline.components", "channels.serve")):
                continue
            module = importlib.import_module(name.removesuffix(".__init__"))
            for key, value in vars(module).items():
                yield from ((f"{name}.{key}", each) for each in inside(value))


def inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 3 and isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from inside(each, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for each in value.values():
            yield from inside(each, depth + 1)


def texts() -> list[str]:
    """Runs of each unit with an end that does not fit it."""
    return [(unit * LENGTH)[:LENGTH - 1] + "!" for unit in UNITS]


@pytest.mark.slow
def test_no_pattern_takes_long() -> None:
    found, slow = {}, {}
    for name, pattern in patterns():
        if name not in OUR_OWN_TABLES:
            found[name, pattern.pattern] = pattern
    assert len(found) > 40
    for (name, _), pattern in found.items():
        for text in texts():
            if timed(pattern, text) > MOST_SECONDS and (again := min(timed(pattern, text) for _ in range(2))) > MOST_SECONDS:
                slow[name] = round(again, 3)
                break
    assert slow == {}


def timed(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    pattern.search(text)
    return time.process_time() - began


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    for name, pattern in patterns():
        worst = max((timed(pattern, text), text[:20]) for text in texts())
        if worst[0] > 0.01:
            print(f"{worst[0]:.3f} s  {name}  {worst[1]!r}")
