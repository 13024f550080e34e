"""Small files, small functions, no clock in the rules, one broad except, no drawer for odds and ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_RUN = 300, 40, 15
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "base", "lib"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time"),
          ("time", "localtime"), ("time", "gmtime"), ("time", "strftime")}
EDGES = {Path("knowledge/store/__main__.py"), Path("knowledge/complaints/__main__.py")}
ROOMS = ("knowledge", "actions", "pipeline", "channels")
FILES = sorted(path.relative_to(ROOT) for room in (*ROOMS, "tests") for path in (ROOT / room).rglob("*.py"))
OURS = [path for path in FILES if path.parts[0] in ROOMS]
PAGE = sorted(path.relative_to(ROOT) for kind in ("*.js", "*.html") for path in (ROOT / "channels").rglob(kind))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def lines(path: Path) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("paths", [FILES, PAGE], ids=["python", "page"])
def test_no_file_is_long(paths: list[Path]) -> None:
    assert paths
    assert [(str(path), lines(path)) for path in paths if lines(path) > LONGEST_FILE] == []


def test_most_files_are_small() -> None:
    lengths = sorted(lines(path) for path in OURS)
    assert lengths[len(lengths) // 2] <= 150


def test_no_function_is_long() -> None:
    assert [(str(path), node.name, length) for path in FILES for node in functions(path)
            if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION] == []


def test_a_run_of_an_action_is_short() -> None:
    found = [(str(path), node.name, (node.end_lineno or 0) - node.body[0].lineno + 1)
             for path in FILES if path.parts[0] == "actions" for node in functions(path) if node.name == "run"]
    assert found
    assert [one for one in found if one[2] > LONGEST_RUN] == []


def test_nobody_in_knowledge_looks_at_the_clock() -> None:
    """Today is an argument; only the two commands ask for it."""
    found = []
    for path in OURS:
        if path.parts[0] == "knowledge" and path not in EDGES:
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) \
                        and (node.value.id, node.attr) in CLOCKS:
                    found.append((str(path), node.lineno))
    assert found == []
    assert all((ROOT / edge).is_file() for edge in EDGES)


def broad(node: ast.ExceptHandler) -> bool:
    """True for `except:`, `except Exception` and `except BaseException`, alone or among others."""
    names = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(name is None or (isinstance(name, ast.Name) and name.id in ("Exception", "BaseException")) for name in names)


def test_there_is_one_broad_except_and_it_stands_in_channels() -> None:
    found = [str(path) for path in OURS for node in ast.walk(tree(path))
             if isinstance(node, ast.ExceptHandler) and broad(node)]
    assert len(found) == 1, found
    assert found[0].startswith("channels/")


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert [str(path) for path in FILES if path.stem in DRAWERS] == []


def test_every_public_function_says_what_it_is_for() -> None:
    missing = [(str(path), node.name) for path in OURS for node in functions(path)
               if not node.name.startswith("_") and not ast.get_docstring(node) and node.col_offset == 0]
    assert missing == []
