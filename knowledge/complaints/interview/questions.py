"""Which question of the complaint walk comes next, and what is known once an answer changes. Pure; no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from knowledge.complaints.case import CaseError
from knowledge.complaints.facts import BY_NAME, DATES
from knowledge.complaints.interview.answers import Interview, Question, Values, holds
from knowledge.complaints.interview.read_back import decided
from knowledge.complaints.routing.table import Table

MAYBE_FOUND_OUT_LATER = timedelta(days=330)
LONGEST_SECTION_2 = timedelta(days=28)
REFINEMENTS = ("admission_date", "event_date", "stage_date")
TRIAL_DAYS = (1, 30, 200, 500)


def learned(interview: Interview, known: Values, facts: Values, answered: str = "") -> dict[str, Any]:
    """What is known with these facts. A fact that changes takes with it what hung on the old one.

    Lists are joined, save the answer to the question ``answered`` itself.
    """
    kept = dict(known)
    for name, value in facts.items():
        if not isinstance(value, list) and kept.get(name) not in (None, value):
            kept = forgotten(interview, kept, name)
    for name, value in facts.items():
        joined = isinstance(value, list) and name != answered
        kept[name] = sorted({*(kept.get(name) or []), *value}) if joined else value
    return kept


def forgotten(interview: Interview, known: Values, field: str) -> dict[str, Any]:
    """What is known without this fact, what the same answer gave, and what hangs on it."""
    kept = dict(known)
    for option in interview.question(field).options:
        if field in kept and holds(option, field, kept):
            for name, value in option.sets.items():
                left = [one for one in kept.get(name) or [] if one not in value] if isinstance(value, list) else None
                kept[name] = left
            break
    gone = {field, *BY_NAME[field].unsettles}
    return {name: value for name, value in kept.items() if name not in gone and value}


def next_field(interview: Interview, known: Values, skipped: Sequence[str], table: Table, today: date) -> str | None:
    """The next question worth asking: unknown, not passed over, relevant, and able to change the routes."""
    for question in interview.questions:
        field = question.field
        wanted = _missing(field, known) and field not in skipped
        if wanted and _relevant_today(field, known, today) and changes_result(question, known, table, today):
            return field
    return None


def open_refinement(known: Values, skipped: Sequence[str]) -> str:
    """The day passed over that would make the list sharper, were it said now; '' when there is none."""
    fitting = (name for name in REFINEMENTS if name in skipped and _missing(name, known) and BY_NAME[name].matters(known))
    return next(fitting, "")


def _missing(field: str, known: Values) -> bool:
    return not known.get(field)


def _relevant_today(field: str, known: Values, today: date) -> bool:
    """'When did you find out?' is asked only when the event may be too old for the usual limit."""
    happened = date.fromisoformat(str(known["event_date"])) if known.get("event_date") else None
    if field == "known_date":
        return BY_NAME[field].matters(known) and happened is not None and today - happened > MAYBE_FOUND_OUT_LATER
    if field == "admission_date" and "leave_section" not in (known.get("want") or ()):
        return BY_NAME[field].matters(known) and happened is not None and today - happened < LONGEST_SECTION_2
    return BY_NAME[field].matters(known)


def changes_result(question: Question, known: Values, table: Table, today: date) -> bool:
    """True when at least two answers (or an answer and none) lead to different routes or days."""
    trials: list[Mapping[str, Any]] = [{}, *(option.sets for option in question.options)]
    if question.field in DATES:
        trials += [{question.field: day.isoformat()} for day in _trial_days(known, today)]
    seen = {_outcome({**known, **trial}, table, today) for trial in trials}
    return len(seen - {None}) > 1


def _trial_days(known: Values, today: date) -> set[date]:
    """Days that may make a difference: today, some time back, and half way to the day it happened."""
    happened = known.get("event_date")
    half = [today - (today - date.fromisoformat(happened)) // 2] if happened else []
    return {today, *half, *(today - timedelta(days=back) for back in TRIAL_DAYS)}


def _outcome(values: Values, table: Table, today: date) -> tuple[Any, ...] | None:
    """What somebody would be told; None for facts that cannot be true together."""
    try:
        found = decided(values, table, today)
    except CaseError:
        return None
    return (tuple((step.route, step.by) for step in found.steps), tuple((one.clock, one.by) for one in found.clocks))
