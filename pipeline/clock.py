"""The one clock of the pipeline: the day to answer for."""

from __future__ import annotations

import os
from datetime import date


def today() -> date:
    """AS_OF (YYYY-MM-DD) when set, else the system's date."""
    as_of = os.environ.get("AS_OF", "")
    return date.fromisoformat(as_of) if as_of else date.today()
