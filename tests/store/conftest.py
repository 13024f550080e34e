"""A content folder of its own for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.small import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "knowledge" / "content")
