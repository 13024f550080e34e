"""A worked case of the complaint fact sheet: the facts, and what must come of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

DAY = str | None


@dataclass(frozen=True)
class Worked:
    """One case: its number in the sheet, with a letter for another way to tell it.

    ``shows`` gives the routes that must be shown with their last day (None: without a day), ``clocks``
    the court clocks, ``leaves_out`` what must be left out with a reason, ``order`` routes whose order matters,
    ``nowhere`` what must not be a step.
    """

    number: str
    facts: dict[str, Any]
    shows: dict[str, DAY]
    clocks: dict[str, DAY] = field(default_factory=dict)
    leaves_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
