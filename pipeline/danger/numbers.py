"""The telephone numbers on a danger card: looked up in knowledge/content/contacts.yml by id, and typed nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "knowledge" / "content" / "contacts.yml"
SHOWN = ("name", "phone", "text", "note")
SHORT_NOTE = 12
IN_WELSH = "samaritans-welsh"
TALK_FIRST = "samaritans"
EMERGENCY = "emergency-999"
WALES, BOTH = "wales", "both"
TO, TO_IN_WELSH = " to ", " i "


class UnknownContactError(Exception):
    """A card names a contact that contacts.yml does not have."""


@lru_cache(maxsize=1)
def _contacts() -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))}


def numbers(ids: Iterable[str], welsh: bool, nation: str, names: dict[str, tuple[str, str]]) -> list[dict[str, str]]:
    """One entry a contact in this order, with its name, phone, text and note, or its web address where it has neither; those of
    the other ``nation`` left out where it is known.

    In Wales and in Welsh the Samaritans' line in Welsh stands after the Samaritans; ``names`` are names and notes in Welsh by id.
    Raises UnknownContactError."""
    in_wales = welsh or nation == WALES
    wanted = [other for one in ids for other in ((one, IN_WELSH) if in_wales and one == TALK_FIRST else (one,))]
    if missing := [one for one in wanted if one not in _contacts()]:
        raise UnknownContactError(f"contacts.yml has no {', '.join(missing)}")
    return [_entry(one, names) for one in wanted if _contacts()[one]["nation"] in (BOTH, nation or _contacts()[one]["nation"])
            or (welsh and not nation) or one == IN_WELSH]


def _entry(contact: str, names: dict[str, tuple[str, str]]) -> dict[str, str]:
    """What is shown of a contact."""
    whole = _contacts()[contact]
    shown = {part: str(whole[part]) for part in SHOWN if whole.get(part)}
    if not shown.keys() & {"phone", "text"}:
        shown = {"name": shown["name"], "web": str(whole["web"])}
    if contact in names and contact != EMERGENCY:
        name, note = names[contact]
        shown = {part: value for part, value in shown.items() if part != "note"} | {"name": name} | ({"note": note} if note else {})
    return shown


def as_lines(found: Iterable[dict[str, str]], welsh: bool = False) -> list[str]:
    """The numbers as lines of text; 999 is in the words of every card already."""
    return [_line(one, TO_IN_WELSH if welsh else TO) for one in found if one.get("phone") != _contacts()[EMERGENCY]["phone"]]


def _line(one: dict[str, str], to: str) -> str:
    note = f" ({one['note']})" if one.get("note") and len(one["note"].split()) <= SHORT_NOTE else ""
    return f"- {one['name']}: {one.get('phone') or one.get('text', '').replace(TO, to) or one['web']}{note}"
