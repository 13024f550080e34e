"""The words the picture and the page of the decision table share: conditions, deadlines, headings."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.complaints.routing.features import FLAGS, YES
from knowledge.complaints.routing.table import Kind, Row
from knowledge.complaints.routing.vocabulary import GROUPS, VALUES

PLACES: Mapping[int, str] = {
    1: "Be safe",
    2: "Record now",
    3: "Advocacy, and danger to somebody",
    4: "Court limit close",
    5: "Informal",
    6: "Formal",
    7: "Regulator",
    8: "Safeguarding",
    9: "Ombudsman",
    10: "Other wants",
    11: "Court clocks",
}
KINDS: Mapping[Kind, str] = {
    Kind.OFFER: "offer",
    Kind.EXCLUDE: "leave out",
    Kind.ONLY: "leave only",
    Kind.CLOCK: "clock",
}
_MEANING = {flag.name: flag.meaning for flag in FLAGS}
_FLAGS = frozenset(_MEANING)


def conditions(row: Row) -> list[str]:
    """The conditions of a row, one line each; an empty list when it fits every case."""
    lines = [f"{name} is {_values(name, row.allowed[name])}" for name in row.allowed if name not in _FLAGS]
    if row.wants:
        lines.append(f"want is {' or '.join(sorted(row.wants))}")
    if row.unwanted:
        lines.append(f"want is not {' or '.join(sorted(row.unwanted))}")
    flags = [name for name in row.allowed if name in _FLAGS]
    return lines + [
        _MEANING[name] if YES in row.allowed[name] else f"not: {_MEANING[name]}" for name in flags
    ]


def _values(name: str, allowed: frozenset[str]) -> str:
    """The values in few words: a group by its name, and 'not' when fewer are left out than let in."""
    every = VALUES[name]
    left_out = [value for value in every if value not in allowed]
    if len(left_out) < len(allowed):
        return f"not {_listed(name, left_out)}"
    return _listed(name, [value for value in every if value in allowed])


def _listed(name: str, values: list[str]) -> str:
    if name == "legal_status":
        for group in ("detained", "short_power"):
            if set(GROUPS[group]) <= set(values):
                values = [group, *(value for value in values if value not in GROUPS[group])]
    return " or ".join(values)


def deadline(row: Row) -> str:
    """The deadline in words, or an empty string."""
    return row.limit.words() if row.limit else ""
