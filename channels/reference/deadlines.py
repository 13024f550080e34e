"""The deadline calculator: facts in an address, routes and dates out. Nothing personal is asked or kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from knowledge.complaints import CaseError, Decision, Table, load_table
from knowledge.complaints.facts import (
    Age,
    Asker,
    Consent,
    Country,
    Funder,
    LegalStatus,
    Setting,
    Stage,
    Want,
)
from knowledge.complaints.interview import decided

CHOICES: Mapping[str, Sequence[str]] = {
    "hospital_country": [one.value for one in Country], "setting": [one.value for one in Setting],
    "funder": [one.value for one in Funder], "legal_status": [one.value for one in LegalStatus],
    "asker": [one.value for one in Asker], "age": [one.value for one in Age],
    "consent": [one.value for one in Consent], "stage": [one.value for one in Stage],
    "want": [one.value for one in Want],
}
DATES = ("event_date", "known_date", "complaint_date", "stage_date")
FIELDS = (*CHOICES, *DATES)


@dataclass(frozen=True)
class Worked:
    """What came of it: the values given, the decision, or the field at fault and what is wrong with it."""

    given: Mapping[str, Any]
    decision: Decision | None = None
    fault_field: str = ""
    fault: str = ""


@lru_cache(maxsize=1)
def table() -> Table:
    """The decision table, read once."""
    return load_table()


def work_out(query: Mapping[str, Sequence[str]], today: date) -> Worked:
    """The decision for the facts in an address; nothing is worked out when none is given."""
    given: dict[str, Any] = {name: values[0].strip() for name, values in query.items()
                             if name in FIELDS and name != "want" and values and values[0].strip()}
    wants = [value for value in query.get("want", []) if value]
    if wants:
        given["want"] = wants
    if not given:
        return Worked(given)
    try:
        return Worked(given, decided(given, table(), today))
    except CaseError as error:
        return Worked(given, None, error.field, str(error).split(": ", 1)[-1])
