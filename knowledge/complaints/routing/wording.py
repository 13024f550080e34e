"""Fills the table's sentences with days. It adds no words of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_PLACE = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\s?\[([^\[\]]*)\]")


def spoken(day: date) -> str:
    """A day as people write it: 9 December 2026."""
    return f"{day.day} {day:%B %Y}"


def placeholders(text: str) -> frozenset[str]:
    """The names in curly brackets."""
    return frozenset(_PLACE.findall(text))


def fill(text: str, known: Mapping[str, date]) -> str:
    """The sentence with its days; a part in square brackets is left out when a day in it is not known."""
    if "{" not in text and "[" not in text:
        return text

    def part(found: re.Match[str]) -> str:
        whole = found[0].replace("[", "").replace("]", "")
        return whole if placeholders(whole) <= known.keys() else ""

    kept = _OPTIONAL.sub(part, text)
    return _PLACE.sub(lambda found: spoken(known[found[1]]), kept)
