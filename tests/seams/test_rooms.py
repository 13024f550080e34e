"""Each room imports only what the table of docs/architecture.md allows, read from the syntax tree and by import-linter."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

STANDARD = frozenset(sys.stdlib_module_names)
NAME = re.compile(r"`([\w./]+)`")


def table_of(paper: str) -> dict[str, frozenset[str]]:
    """Each room with the names it may import, as 'Who may import what' of the paper says."""
    part = paper.partition("## Who may import what")[2].partition("\n## ")[0]
    rasas = frozenset(NAME.findall(part.partition("\nRasa's: ")[2].partition("\n\n")[0]))
    rooms: dict[str, frozenset[str]] = {}
    for room, may in re.findall(r"^\| `([\w./]+)` \| (.+) \|$", part, re.MULTILINE):
        like = re.match(r"as `([\w./]+)`", may)
        names = frozenset(NAME.findall(may.removeprefix(like[0]) if like else may))
        rooms[room] = names | (rooms[like[1]] if like else frozenset()) | (rasas if may.startswith("Rasa's") else frozenset())
    return rooms


ALLOWED = table_of((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
ONLY_HERE = {"sqlite_utils": "knowledge/store", "rasa_sdk": "actions", "asyncpg": "channels/session", "redis": "channels/session",
             "cryptography": "channels/session", "markupsafe": "channels/web"}
PATHS = sorted(path.relative_to(ROOT) for room in ("knowledge", "actions", "pipeline", "channels")
               for path in (ROOT / room).rglob("*.py"))


def room_of(path: Path) -> str:
    """The most particular room of the table that this file stands in."""
    return max((room for room in ALLOWED if Path(room) in (path, *path.parents)), key=len)


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module a file imports, with those inside functions."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""


def allowed(module: str, room: str) -> bool:
    parts = module.split(".")
    names = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return parts[0] in STANDARD or bool(names & ALLOWED[room])


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_file_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    assert [module for module in imports(path) if not allowed(module, room)] == []


@pytest.mark.parametrize("library, home", ONLY_HERE.items())
def test_a_library_lives_in_one_room(library: str, home: str) -> None:
    users = {path for path in PATHS if library in {module.split(".")[0] for module in imports(path)}}
    assert users
    assert [path for path in users if Path(home) not in path.parents] == []


@pytest.mark.parametrize("room, module, expected", [
    ("knowledge/complaints", "datetime", True), ("knowledge/complaints", "yaml", False),
    ("knowledge/complaints", "knowledge.model", False), ("knowledge/store", "knowledge.answers", False),
    ("knowledge/store", "knowledge.reports", False), ("channels/web", "asyncpg", False), ("actions", "pydantic", False),
    ("knowledge/store", "knowledge.complaints.routing.table", True), ("knowledge", "rasa", False), ("actions", "rasa", False),
    ("actions", "yaml", False), ("pipeline", "actions", False), ("pipeline", "channels.serve", False),
    ("channels", "rasa_sdk", False), ("channels", "pipeline.danger", True),
])
def test_the_table_says_what_it_should(room: str, module: str, expected: bool) -> None:
    assert allowed(module, room) is expected


def test_the_table_is_read_whole() -> None:
    assert len(ALLOWED) == 12 and ALLOWED["knowledge/model.py"] == frozenset()
    assert len(ALLOWED["pipeline"]) > 20 and ALLOWED["pipeline"] - {"pipeline", "lingua"} < ALLOWED["channels/web"]
    assert table_of("## Who may import what\n| `a` | `b`, `c` |\n| `a/d` | as `a`, `e` |\n") == {
        "a": frozenset("bc"), "a/d": frozenset("bce")}


def test_the_contracts_of_import_linter_hold() -> None:
    result = subprocess.run([str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True,
                            text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize("module", ["knowledge.complaints", "knowledge.answers", "knowledge.messages", "knowledge.store.content",
                                    "knowledge.routes_text", "knowledge.letter_text"])
def test_importing_does_nothing(module: str, tmp_path: Path) -> None:
    """No output, no file, no Rasa."""
    code = f"import sys, {module}; sys.exit(any(name in sys.modules for name in ('rasa', 'rasa_sdk', 'tensorflow')))"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
                            env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"})
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
