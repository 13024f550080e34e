"""The small content folder of the store's tests."""

from __future__ import annotations

from tests.store.conftest import folder

__all__ = ["folder"]
