"""The telephone numbers on a danger card: looked up in knowledge/content/contacts.yml by id, and typed nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "knowledge" / "content" / "contacts.yml"
SHOWN = ("name", "phone", "text", "note")
SHORT_NOTE = 8
IN_WELSH = "samaritans-welsh"
TALK_FIRST = "samaritans"
EMERGENCY = "emergency-999"


class UnknownContactError(Exception):
    """A card names a contact that contacts.yml does not have."""


@lru_cache(maxsize=1)
def _contacts() -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))}


def numbers(ids: Iterable[str], welsh: bool, names: dict[str, str]) -> list[dict[str, str]]:
    """One entry a contact in this order, with its name, phone, text and note; ``welsh`` puts the Samaritans' line in Welsh
    after the Samaritans; ``names`` are names in another language by id. Raises UnknownContactError."""
    wanted = [other for one in ids for other in ((one, IN_WELSH) if welsh and one == TALK_FIRST else (one,))]
    if missing := [one for one in wanted if one not in _contacts()]:
        raise UnknownContactError(f"contacts.yml has no {', '.join(missing)}")
    return [{part: str(_contacts()[one][part]) for part in SHOWN if _contacts()[one].get(part)}
            | ({"name": names[one]} if one in names else {}) for one in wanted]


def as_lines(found: Iterable[dict[str, str]]) -> list[str]:
    """The numbers as lines of text; 999 is in the words of every card already."""
    return [_line(one) for one in found if one.get("phone") != _contacts()[EMERGENCY]["phone"]]


def _line(one: dict[str, str]) -> str:
    note = f" ({one['note']})" if one.get("note") and len(one["note"].split()) <= SHORT_NOTE else ""
    return f"- {one['name']}: {one.get('phone') or one.get('text', '')}{note}"
