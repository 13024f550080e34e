"""Whether the dates of a case can be true together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from knowledge.complaints.case import CaseError
from knowledge.complaints.facts import ComplaintFacts, Stage
from knowledge.complaints.routing.deadlines import Holidays, working_day_from

ANSWERED = (Stage.FINAL_REPLY, Stage.OMBUDSMAN_DECISION)


def check_dates(facts: ComplaintFacts, today: date, holidays: Holidays) -> None:
    """Raise CaseError for the first date that cannot be true.

    Nothing lies in the future, save that a complaint may reach the provider on the next working day.
    Finding out, complaining and being answered come after the event, and an answer after its complaint.
    """
    for field, fault in _faults(facts, today, working_day_from(today, holidays)):
        raise CaseError(field, fault)


def _faults(facts: ComplaintFacts, today: date, next_post: date) -> Iterator[tuple[str, str]]:
    for field in ("event_date", "known_date", "stage_date", "birth_date", "admission_date"):
        day = getattr(facts, field)
        if day is not None and day > today:
            yield field, f"{day} is after today ({today})"
    if facts.complaint_date is not None and facts.complaint_date > next_post:
        yield "complaint_date", f"{facts.complaint_date} is after today ({today})"
    if facts.event_date is not None:
        yield from _before(facts, facts.event_date)
    answered = _at_the_latest(facts, "stage_date")
    if (
        facts.stage in ANSWERED
        and answered is not None
        and facts.complaint_date is not None
        and answered < facts.complaint_date
    ):
        yield "stage_date", f"{facts.stage_date} is before the complaint was made ({facts.complaint_date})"


def _at_the_latest(facts: ComplaintFacts, field: str) -> date | None:
    """The day, or the last of a stretch of time."""
    told: date | None = getattr(facts, field)
    return facts.latest.get(field, told)


def _before(facts: ComplaintFacts, event: date) -> Iterator[tuple[str, str]]:
    known = _at_the_latest(facts, "known_date")
    if known is not None and known < event:
        yield "known_date", f"{facts.known_date} is before it happened ({event})"
    if facts.birth_date is not None and facts.birth_date > event:
        yield "birth_date", f"{facts.birth_date} is after it happened ({event})"
    if facts.continuing:
        return
    reached = facts.stage not in (None, Stage.NONE, Stage.INFORMAL)
    for field in ("complaint_date", "stage_date") if reached else ("complaint_date",):
        day = _at_the_latest(facts, field)
        if day is not None and day < event:
            yield field, f"{day} is before it happened ({event})"
