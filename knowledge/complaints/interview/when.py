"""Which day an answer of the walk names: said outright, as 'the same day', or as something that still goes on. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from knowledge.complaints.case import CaseError
from knowledge.complaints.interview.dates.shapes import UNIT_DAYS
from knowledge.complaints.interview.dates.words import NUMBER, count_of
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.patterns.vocabulary import ONGOING, SAME_DAY
from knowledge.complaints.interview.questions import learned
from knowledge.complaints.interview.read_back import decided
from knowledge.complaints.interview.turn import Guide, Heard, Walk
from knowledge.complaints.routing.deadlines import incl

AFTER_THE_EVENT = ("known_date", "complaint_date")
NEXT_DAY = re.compile(r"\b(the )?(next|following) (day|morning)\b|\bthe day after( that)?\b")
LATER = re.compile(rf"(?P<count>{NUMBER})( of)? (?P<unit>day|week|fortnight|month|year)s? (later|after(wards)?|on)\b")
STAGE_DAYS = {"formal_open": "complaint_date", "final_reply": "stage_date", "ombudsman_decision": "stage_date",
              "pre_action": "stage_date", "court_issued": "stage_date"}
OF_THE_EVENT = re.compile(r"\b(restrain|held|hold|pin|seclu|inject|drag|happen|hurt|hit|grab|lock|kick|punch|died|sectioned)")


def day_named(walk: Walk, requested: str, heard: Heard, guide: Guide) -> tuple[str, dict[str, Any]]:
    """The day an answer to a question about a day names ('' for none), and what else it says: that it goes on."""
    if requested == "event_date" and ONGOING.found(heard.text):
        return heard.day or guide.today.isoformat(), {"continuing": True}
    happened = str(walk.known.get("event_date") or "")
    if not heard.day and happened and requested in AFTER_THE_EVENT:
        found = _from_the_event(heard.text, date.fromisoformat(happened))
        return f"~{found}" if found and "event_date" in walk.about_dates else found, {}
    return heard.day, {}


def _from_the_event(text: str, happened: date) -> str:
    """'Straight away', 'the next day', 'two weeks later'."""
    said = fold(text)
    later = LATER.search(said)
    if later:
        return _later(happened, count_of(later["count"]), later["unit"]).isoformat()
    if NEXT_DAY.search(said):
        return (happened + timedelta(days=1)).isoformat()
    return happened.isoformat() if SAME_DAY.found(said) else ""


def _later(day: date, count: float, unit: str) -> date:
    if unit in UNIT_DAYS:
        return day + timedelta(days=int(count * UNIT_DAYS[unit]))
    return incl(day, int(count * (12 if unit == "year" else 1)))


def dated(walk: Walk, field_name: str, said: str, guide: Guide) -> Walk | None:
    """The walk with this day; None when it cannot be true beside the others."""
    known = learned(guide.interview, walk.known, {field_name: said.lstrip("~")})
    try:
        decided(known, guide.table, guide.today)
    except CaseError:
        return None
    rough = {*walk.about_dates, field_name} if said.startswith("~") else set(walk.about_dates) - {field_name}
    return replace(walk, known=known, about_dates=tuple(sorted(rough)), unclear=0)


def field_of_day(text: str, learnt: Walk, new: Mapping[str, Any], requested: str = "") -> str:
    """What a day said with other things is the day of: how far a complaint got, or else the event; '' for one known."""
    of_stage = STAGE_DAYS.get(str(learnt.known.get("stage")), "")
    if requested == "stage":
        return of_stage
    if "stage" in new and of_stage and not OF_THE_EVENT.search(fold(text)):
        return of_stage
    return "" if learnt.known.get("event_date") else "event_date"
