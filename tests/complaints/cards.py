"""The route cards and contacts as plain values, for the tests that look at them."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from knowledge.complaints.routing.loading import CONTENT

TEXTS = (
    "who_can",
    "how",
    "what_it_can_do",
    "what_it_cannot",
    "what_happens_next",
    "how_long",
    "before_you_start",
)


@cache
def cards() -> dict[str, dict[str, Any]]:
    """Every card by its id."""
    files = sorted((CONTENT / "routes").glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


@cache
def listed(name: str) -> dict[str, dict[str, Any]]:
    """The entries of a list file of the content folder, by id."""
    entries = yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in entries}


def reachable(contact: str) -> bool:
    """True when a person can be reached: the contact is checked and has a number or an address."""
    entry = listed("contacts.yml")[contact]
    return entry["status"] != "pending" and any(entry.get(way) for way in ("phone", "text", "email", "web"))
