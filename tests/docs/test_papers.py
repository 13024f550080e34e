"""The papers of docs/ name only files, targets and pages that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.named_tests import DOCS

PAPERS = [*sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("tasks/*.md")), *sorted(DOCS.glob("safety/*.md")),
          ROOT / "knowledge" / "content" / "README.md", ROOT / "README.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)\)")
PATH = re.compile(r"(?<![\w/.])((?:actions|channels|data|deploy|docs|knowledge|pipeline|settings|tests|requirements)/[\w./-]*)")
TARGET = re.compile(r"`make ([a-z0-9-]+)")
BUILT = ("docs/benchmark.md", "docs/soak.md")  # and the pictures, by make pictures


def names(paper: Path) -> list[str]:
    return [one.rstrip(".") for one in PATH.findall(paper.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_a_paper_names_only_what_exists(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (paper.parent / link).exists() and "pictures/" not in link] == []
    assert [one for one in names(paper) if one not in BUILT and not (ROOT / one).exists()] == []
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(TARGET.findall(text)) <= targets


def test_every_job_stands_in_the_list() -> None:
    listed = set(LINK.findall((DOCS / "tasks" / "README.md").read_text(encoding="utf-8")))
    assert {one.name for one in DOCS.glob("tasks/*.md")} - {"README.md"} <= listed


def test_the_glossary_is_in_order_and_each_word_has_a_home() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)[1:]
    words = [word.lower() for word, _, _ in rows]
    assert words == sorted(words)
    assert len(words) > 30 and all("`" in home for _, _, home in rows)


def test_a_name_that_does_not_exist_is_noticed() -> None:
    assert PATH.findall("see channels/nowhere.py and `tests/chat/`") == ["channels/nowhere.py", "tests/chat/"]
    assert not (ROOT / "channels/nowhere.py").exists()
