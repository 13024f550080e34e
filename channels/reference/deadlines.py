"""The deadline calculator: facts in an address, routes and dates out. Nothing personal is asked or kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from knowledge.complaints import CaseError, Decision, Table, facts, load_table
from knowledge.complaints.interview.read_back import decided
from knowledge.model import Source

CHOICES: Mapping[str, Sequence[str]] = {
    fact.name: tuple(value for value in fact.values if value != facts.Want.COMPLAINT.value) for fact in facts.CHOICES}
DATES = facts.DATES
FIELDS = (*CHOICES, *DATES)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOT_LISTED = "choose one of the list"
NOT_A_DAY = "give a day as year-month-day, like 2026-03-31"


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
    """The decision for the facts in an address; nothing is worked out when none is given.

    A key that is no fact is not read. A value that is no choice and no day is a fault and is never said back: it
    could be a name.
    """
    given = _given(query)
    for name in given:
        if not _usable(name, given[name]):
            kept = {other: value for other, value in given.items() if other != name}
            return Worked(kept, None, name, NOT_A_DAY if name in DATES else NOT_LISTED)
    if not given:
        return Worked(given)
    try:
        return Worked(given, decided(given, table(), today, complains=False))
    except CaseError as error:
        return Worked(given, None, error.field, str(error).split(": ", 1)[-1])


def _given(query: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What the address says of each field of the form, empty ones left out; 'want' is a list."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        values = [value.strip() for value in query.get(name, ()) if value.strip()]
        if values:
            found[name] = values if name == "want" else values[0]
    return found


def _usable(name: str, value: Any) -> bool:
    """True for a listed choice, or something written as a day."""
    if name in DATES:
        return bool(DAY.fullmatch(value))
    return all(one in CHOICES[name] for one in (value if name == "want" else [value]))


def spelt(source: str, sources: Mapping[str, Source]) -> list[tuple[str, str, str]]:
    """A rule's source, 'id: place; id: place', as (title, place, address) for each; a bare place goes on the last."""
    found: list[tuple[str, str, str]] = []
    for part in source.split("; "):
        name, _, pinpoint = part.partition(": ")
        known = sources.get(name)
        if known is not None:
            found.append((f"{known.title} ({known.year})", pinpoint, known.url))
        elif found:
            title, before, url = found[-1]
            found[-1] = title, f"{before}; {part}", url
        else:
            found.append((part, "", ""))
    return found
