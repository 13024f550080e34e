"""Days in an answer of the walk: said outright, as 'the same day', or as something that still goes on. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from knowledge.complaints.case import CaseError
from knowledge.complaints.interview.dates.readers import Said
from knowledge.complaints.interview.dates.shapes import UNIT_DAYS
from knowledge.complaints.interview.dates.words import NUMBER, count_of
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.patterns.vocabulary import SAME_DAY
from knowledge.complaints.interview.questions import learned
from knowledge.complaints.interview.read_back import decided
from knowledge.complaints.interview.turn import Guide, Heard, Walk
from knowledge.complaints.routing.deadlines import incl

AFTER_THE_EVENT = ("known_date", "complaint_date")
NEXT_DAY = re.compile(r"\b(the )?(next|following) (day|morning)\b|\bthe day after( that)?\b")
LATER = re.compile(rf"(?P<count>{NUMBER})( of)? (?P<unit>day|week|fortnight|month|year)s? (later|after(wards)?|on)\b")
STAGE_DAYS = {"formal_open": "complaint_date", "final_reply": "stage_date", "ombudsman_decision": "stage_date",
              "pre_action": "stage_date", "court_issued": "stage_date"}


def from_the_event(walk: Walk, requested: str, text: str) -> Said | None:
    """'Straight away', 'the next day', 'two weeks later': counted from the day it happened, when that is known."""
    known = str(walk.known.get("event_date") or "")
    if not known or requested not in AFTER_THE_EVENT:
        return None
    happened = date.fromisoformat(known)
    day = _counted(fold(text), happened)
    if day is None:
        return None
    last = date.fromisoformat(walk.latest.get("event_date", known))
    return Said(day, "about" if last != happened else "day", day + (last - happened))


def _counted(said: str, happened: date) -> date | None:
    later = LATER.search(said)
    if later:
        count, unit = count_of(later["count"]), later["unit"]
        if unit in UNIT_DAYS:
            return happened + timedelta(days=int(count * UNIT_DAYS[unit]))
        return incl(happened, int(count * (12 if unit == "year" else 1)))
    if NEXT_DAY.search(said):
        return happened + timedelta(days=1)
    return happened if SAME_DAY.found(said) else None


def given_day(heard: Heard) -> Said | None:
    """The day that came with the message; '~' before it says that it is not exact."""
    if not heard.day:
        return None
    day = date.fromisoformat(heard.day.lstrip("~"))
    return Said(day, "about" if heard.day.startswith("~") else "day", day)


def dated(walk: Walk, field_name: str, said: Said, guide: Guide) -> Walk | None:
    """The walk with this day; None when it cannot be true beside the others."""
    known = learned(guide.interview, walk.known, {field_name: said.day.isoformat()})
    latest = {name: day for name, day in walk.latest.items() if name != field_name and name in known}
    if said.until != said.day or said.precision != "day":
        latest[field_name] = max(said.day, said.until).isoformat()
    try:
        decided(known, guide.table, guide.today, latest)
    except CaseError:
        return None
    return replace(walk, known=known, latest=latest, unclear=0)


def with_days(walk: Walk, days: Mapping[str, Said], guide: Guide) -> tuple[Walk, str]:
    """The walk with every day that can be true, and the last of them to be read back."""
    noted = ""
    for name in sorted(days, key=lambda one: one != "event_date"):
        if walk.known.get(name):
            continue
        found = dated(walk, name, days[name], guide)
        if found is not None:
            walk, noted = found, name
    return walk, noted
