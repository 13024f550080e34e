"""How surely a fact was said: outright, or half, which is to be asked back."""

from __future__ import annotations

from typing import Any

SAID, HALF_SAID = 1.0, 1 / 2
Told = dict[str, tuple[Any, float]]
