"""Which version of a question's words fits what is known: nobody is asked of a hospital who spoke of a street. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.complaints.facts import Known
from knowledge.complaints.interview.answers import Interview
from knowledge.complaints.interview.read_back import spoken_value

HOSPITALS = ("nhs_ward", "indep_hospital", "emergency_dept")
MOJ = "complain_about_moj"
VERSIONS: Mapping[str, tuple[str, ...]] = {
    "hospital_country": ("hospital",), "legal_status": ("you", "them"), "event_date": ("died", "moj"), "funder": ("died",),
    "admission_date": ("you", "them"),
    "stage_date": ("final_reply", "ombudsman_decision", "pre_action", "court_issued")}


def version_of(fact: str, known: Known) -> str:
    """The name of the version of a question's words that fits; '' for the usual one, which fits everybody."""
    found = _fitting(fact, known)
    return found if found in VERSIONS.get(fact, ()) else ""


def _fitting(fact: str, known: Known) -> str:
    asker = known.get("asker")
    if fact == "hospital_country":
        return "hospital" if known.get("setting") in HOSPITALS else ""
    if fact == "stage_date":
        return str(known.get("stage") or "")
    if fact == "event_date" and MOJ in (known.get("want") or ()):
        return "moj"
    if asker == "bereaved":
        return "died"
    return "you" if asker == "patient" else "them" if asker else ""


def half_said(interview: Interview, fact: str, half: Mapping[str, Any]) -> str:
    """What was perhaps meant, in words to be asked back; '' when there is nothing."""
    return spoken_value(interview, fact, half[fact]) if half.get(fact) else ""
