"""Which version of a question's words fits what is known: nobody is asked of a hospital who spoke of a street. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.complaints.interview.answers import Interview
from knowledge.complaints.interview.read_back import spoken_value

OUTSIDE = ("social_care", "community", "police_contact")
VERSIONS: Mapping[str, tuple[str, ...]] = {
    "hospital_country": ("place",), "legal_status": ("you", "them"), "event_date": ("died",)}


def version_of(fact: str, known: Mapping[str, Any]) -> str:
    """The name of the version of a question's words that fits; '' for the usual one."""
    asker = known.get("asker")
    if fact == "hospital_country" and known.get("setting") in OUTSIDE:
        return "place"
    if fact == "legal_status" and asker:
        return "you" if asker == "patient" else "them"
    return "died" if fact == "event_date" and asker == "bereaved" else ""


def half_said(interview: Interview, fact: str, half: Mapping[str, Any]) -> str:
    """What was perhaps meant, in words to be asked back; '' when there is nothing."""
    return spoken_value(interview, fact, half[fact]) if half.get(fact) else ""
