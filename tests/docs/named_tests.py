"""Finds every test by reading the files, without importing them, so that a document can be held to the tests it names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from tests.conftest import ROOT

DOCS = ROOT / "docs"


@lru_cache(maxsize=1)
def every_test() -> frozenset[str]:
    """The ids of all tests as 'tests/room/test_file.py::test_name'."""
    return frozenset(name for path in sorted((ROOT / "tests").rglob("test_*.py")) for name in _tests_in(path))


def _tests_in(path: Any) -> Iterator[str]:
    place = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield f"{place}::{node.name}"


def document(name: str) -> Any:
    """A YAML file below docs/."""
    return yaml.safe_load((DOCS / name).read_text(encoding="utf-8"))
