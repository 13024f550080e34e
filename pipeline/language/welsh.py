"""The Welsh replies of knowledge/content/welsh.yml, by the name of the reply they stand for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

FILE = Path(__file__).parents[2] / "knowledge" / "content" / "welsh.yml"


@lru_cache(maxsize=1)
def _all() -> dict[str, str]:
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: str(one["cy"]) for name, one in read.items()}


def strings(language: str) -> dict[str, str]:
    """Every Welsh string by its key, for the page and the door's notices; none for another language."""
    return dict(_all()) if language == "cy" else {}


def _replies() -> dict[str, str]:
    return {name: text for name, text in _all().items() if name.startswith("utter_")}


def in_welsh(name: str, read_on: str | None = None) -> str | None:
    """The reply in Welsh, worded for a ward where there is such a wording; None when there is none."""
    ward = _replies().get(f"{name}.ward") if read_on == "ward" else None
    return ward or _replies().get(name)
