"""Turns the facts of a case into the plain answers the features look at, and the days limits start from."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import Any

from knowledge.complaints.facts import CHOICES, Age, Asker, ComplaintFacts, Consent, Stage, Want
from knowledge.complaints.routing.deadlines import (
    Holidays,
    incl,
    s2_last,
    starting,
    working_day_from,
)
from knowledge.complaints.routing.features import UNKNOWN

ADULT_MONTHS = 18 * 12
RECENT_DAYS = 31


def answers(facts: ComplaintFacts, today: date) -> dict[str, Any]:
    """Every answer as a word (``unknown`` when not given), the wishes as words, date questions as bools."""
    said: dict[str, Any] = {fact.name: _word(getattr(facts, fact.name)) for fact in CHOICES if not fact.many}
    said["stage"] = _word(facts.stage_on(today))
    said["group"] = _word(facts.legal_status.group) if facts.legal_status else UNKNOWN
    said["age"] = _word(age_on(facts, today))
    said["want"] = frozenset(_word(want) for want in facts.want)
    return said | _dated(facts, today)


def _word(value: Enum | None) -> str:
    return UNKNOWN if value is None else str(value.value)


def age_on(facts: ComplaintFacts, today: date) -> Age | None:
    """The age as said, or else as the date of birth gives it."""
    if facts.age is not None or facts.birth_date is None:
        return facts.age
    if incl(facts.birth_date, 16 * 12) > today:
        return Age.UNDER_16
    return Age.SIXTEEN_SEVENTEEN if incl(facts.birth_date, ADULT_MONTHS) > today else Age.ADULT


def _dated(facts: ComplaintFacts, today: date) -> dict[str, bool]:
    event, admission = facts.event_date, facts.admission_date
    received = facts.latest.get("complaint_date") or facts.received
    return {
        "recent_31_days": event is not None and today - event <= timedelta(days=RECENT_DAYS),
        "within_14_days": admission is not None and today <= s2_last(admission),
        "admission_known": admission is not None,
        "event_known": event is not None,
        "continuing": facts.continuing is True,
        "injured": facts.injury is True,
        "no_reply_6_months": facts.stage_on(today) is Stage.FORMAL_OPEN
        and received is not None
        and today > starting(received, 6),
        "second_chance": _second_chance(facts, today),
        "clock_soon": False,
        "minor_then": _minor_then(facts, today),
        "birthday_known": facts.birth_date is not None,
    }


def _second_chance(facts: ComplaintFacts, today: date) -> bool:
    """The Ombudsman for Wales's 12 weeks: told within the year, answered, and the year over since."""
    if facts.stage is not Stage.FINAL_REPLY or facts.stage_date is None or facts.clock is None:
        return False
    year_end = starting(facts.clock, 12)
    return facts.complaint_date is not None and facts.complaint_date <= year_end < today


def _minor_then(facts: ComplaintFacts, today: date) -> bool:
    if facts.birth_date is not None and facts.event_date is not None:
        return incl(facts.birth_date, ADULT_MONTHS) > facts.event_date
    return age_on(facts, today) in (Age.UNDER_16, Age.SIXTEEN_SEVENTEEN, Age.UNDER_18)


def start_days(facts: ComplaintFacts, today: date, holidays: Holidays) -> dict[str, date | None]:
    """The day each kind of limit starts from; None when it is not known."""
    next_post = working_day_from(today, holidays)
    asked_already = facts.complaint_date if facts.want == {Want.RECORDS} else None
    return {
        "event": facts.event_date,
        "clock": facts.clock,
        "patient_clock": facts.event_date or facts.clock if _chosen_helper(facts) else facts.clock,
        "received": facts.received,
        "reply": facts.stage_date,
        "asked": asked_already or next_post,
        "sent": facts.complaint_date or next_post,
        "birthday18": incl(facts.birth_date, ADULT_MONTHS) if facts.birth_date else None,
        "admission": facts.admission_date,
        "soonest_clock": None,
    }


def _chosen_helper(facts: ComplaintFacts) -> bool:
    helpers = (Asker.CARER, Asker.ADVOCATE, Asker.ATTORNEY_DEPUTY)
    return facts.asker in helpers and facts.consent is Consent.YES
