"""What a learnt reader makes of a story, put beside what the patterns of closed classes found. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.complaints.facts import BY_NAME, LegalStatus
from knowledge.complaints.interview.story.certainty import HALF_SAID, SAID, Told

NATION, SECTION = "hospital_country", "legal_status"


def together(found: Told, read: Mapping[str, tuple[Any, float]] | None) -> Told:
    """The facts of both: what only one of them says, what both say, and what they say otherwise as the words say it, half said.

    ``read``: what a learnt reader heard, in the same form; it counts first where the words say a fact by half. Wishes are taken
    from both. A nation goes by the names of places, and a section by its number says more than 'detained'.
    """
    merged = dict(found)
    for name, (value, sure) in (read or {}).items():
        merged[name] = _one(name, found[name], (value, sure)) if name in found else (value, sure)
    return merged


def _one(name: str, found: tuple[Any, float], read: tuple[Any, float]) -> tuple[Any, float]:
    if BY_NAME[name].many:
        return sorted({*found[0], *(read[0] if read[1] == SAID else ())}), found[1]
    if name == NATION or read[1] < SAID:
        return found
    if found[0] == read[0]:
        return found[0], SAID
    if name == SECTION and (said_more := _says_more(found[0], read[0])):
        return said_more, SAID
    if found[1] < SAID:
        return read
    return found[0], HALF_SAID


def _says_more(one: str, other: str) -> str:
    """The section of two that names its number where the other says only its group; '' when they differ."""
    if LegalStatus(one).group.value == other:
        return one
    return other if LegalStatus(other).group.value == one else ""
