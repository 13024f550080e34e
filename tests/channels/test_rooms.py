"""The rooms of the channel import each other in one direction only."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_import_circle_also_not_for_types_alone() -> None:
    paths = sorted((ROOT / "channels").rglob("*.py"))
    names = {module(path) for path in paths}
    graph: dict[str, set[str]] = {}
    for path in paths:
        nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        wanted = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names} | {str(node.module) for node in nodes}
        graph[module(path)] = (wanted & names) - {module(path)}
    assert list(TopologicalSorter(graph).static_order())


def test_only_the_adapter_touches_what_is_private_in_rasa() -> None:
    private = ("_run_action", "_tracker_store", "_from_parameters", "resolve_by_type", "sanic_cors")
    allowed = {"channels/rasa_adapter.py"}
    found = {(str(path.relative_to(ROOT)), word) for path in (ROOT / "channels").rglob("*.py") for word in private
             if word in path.read_text("utf-8")}
    assert {path for path, _ in found} <= allowed, found
