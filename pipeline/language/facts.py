"""The facts of person and place that a message states, as the complaint interview reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.complaints.interview import facts_said as told

KEPT = ("legal_status", "age", "setting", "funder", "asker", "hospital_country")
OF_NO_NEWS = ("patient",)
SURE = 1


def facts_said(text: str, today: date) -> dict[str, Any]:
    """Facts by name with their value: those said outright, without 'it was me', which every second message says."""
    return {name: value for name, (value, certainty) in told(text, today).items()
            if name in KEPT and certainty >= SURE and value not in OF_NO_NEWS}
