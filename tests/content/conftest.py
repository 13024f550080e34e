"""The real content, read once, and the database built from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.reports.facts import Sentence, sentences
from knowledge.store.build import build
from knowledge.store.content import FOLDER, Content, read_content
from knowledge.store.loader import load
from knowledge.store.read import Knowledge
from tests.conftest import ROOT

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="session")
def content() -> Content:
    return read_content()


@pytest.fixture(scope="session")
def said(content: Content) -> tuple[Sentence, ...]:
    """Every sentence that can be said: extracts, cards, rules, letters, contacts, replies, the page, Welsh."""
    return sentences(content, FOLDER)


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    target: Path = tmp_path_factory.mktemp("built") / "knowledge.db"
    build(target, TODAY)
    return Knowledge(target)


@pytest.fixture(scope="session")
def domain() -> dict[str, Any]:
    made: dict[str, Any] = load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return made
