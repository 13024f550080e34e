"""The tuned numbers of the assistant: read once from settings/understanding.yml into frozen dataclasses.

Each room declares a frozen dataclass with one field a number and calls ``section``. The file is written by the fitting
scripts; every entry there carries its value, unit, meaning and the data it was fitted on.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

FILE = Path(__file__).parents[1] / "settings" / "understanding.yml"
T = TypeVar("T")


class SettingsError(Exception):
    """The settings file lacks a number, or has one that nobody reads."""


@lru_cache(maxsize=1)
def _read() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def section(name: str, kind: type[T]) -> T:
    """The numbers of one section as ``kind``, a dataclass with the same names; raises SettingsError on any difference."""
    found = {key: entry["value"] for key, entry in _read().get(name, {}).items()}
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if found.keys() != wanted:
        raise SettingsError(f"settings/understanding.yml, {name}: missing {sorted(wanted - found.keys())}, "
                            f"unknown {sorted(found.keys() - wanted)}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in found.items()})
