"""Every regular expression of the house, timed on 2,000 characters made to hurt it."""

from __future__ import annotations

import ast
import importlib
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from actions.knowledge_base import interview
from tests.conftest import ROOT

LENGTH, MOST_SECONDS = 2000, 0.05
MOST_DEEP, FOUND_SO_FAR = 5, 900
# Never read what somebody typed, only our own tables.
OUR_OWN_TABLES = {"knowledge.complaints.case._DATED_STAGE", "knowledge.complaints.condition.TEST",
                  "knowledge.store.letter_checks.TEST", "knowledge.complaints.routing.limits._SHAPE"}
UNITS = [
    "a", " ", "<", "</a", "/", "0", "1/", "9 ", "a ", "a a ", "the ", "they ", "i ", "not ", "no ", "they held me ", "hold ", "on ",
    "me ", "in ", "and ", "to ", "my ", "was ", "last ", "year ", "ago ", "?", ".", ", ", "-", "_", "'", "(", "[", "{", "\u00e9",
    "https://", "2026-", "section ", "s", "can they ", "is it ", "ward ", "help ", "die ", "kill ", "myself ", "\n",
]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern: in modules, tuples, mappings and records, written within functions, and those of the walk's questions."""
    for room in ("channels", "pipeline", "knowledge", "actions"):
        for path in sorted((ROOT / room).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if name.endswith("__main__"):
                continue
            module = importlib.import_module(name.removesuffix(".__init__"))
            for key, value in vars(module).items():
                yield from ((f"{name}.{key}", each) for each in inside(value))
            yield from ((f"{name}, line {line}", each) for line, each in written_within(path, vars(module)))
    yield from (("the questions of the walk", each) for each in inside(interview()))


def inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield from [value] if isinstance(value.pattern, str) else []
    elif depth > MOST_DEEP or isinstance(value, type):
        return
    elif isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from inside(each, depth + 1)
    elif isinstance(value, dict):
        for each in value.values():
            yield from inside(each, depth + 1)
    elif is_dataclass(value):
        yield from (each for field in fields(value) for each in inside(getattr(value, field.name), depth + 1))
        yield from inside(getattr(value, "ready", ()), depth + 1)


def written_within(path: Path, names: dict[str, Any]) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Patterns given to re.search and its like in the code, where they are made of constants of the module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or ast.unparse(node.func.value) != "re":
            continue
        try:
            written = eval(compile(ast.Expression(node.args[0]), str(path), "eval"), dict(names)) if node.args else None
        except NameError:
            continue
        if isinstance(written, str) and node.func.attr not in ("compile", "escape"):
            yield node.lineno, re.compile(rf"\A(?:{written})" if node.func.attr in ("match", "fullmatch") else written)


def texts() -> list[str]:
    """Runs of each unit with an end that does not fit it."""
    return [(unit * LENGTH)[:LENGTH - 1] + "!" for unit in UNITS]


@pytest.mark.slow
def test_no_pattern_takes_long() -> None:
    found, slow = {}, {}
    for name, pattern in patterns():
        if name not in OUR_OWN_TABLES:
            found[name, pattern.pattern] = pattern
    assert len(found) > FOUND_SO_FAR
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
