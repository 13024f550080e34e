"""What was understood, as it is read back; and the routes for it. Pure; no clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from knowledge.complaints.case import LATEST, read_case
from knowledge.complaints.facts import DATES, ComplaintFacts, Funder, Want
from knowledge.complaints.interview.answers import Interview, Question, Values, holds
from knowledge.complaints.routing.checks import check_dates
from knowledge.complaints.routing.decide import decide
from knowledge.complaints.routing.decision import Decision
from knowledge.complaints.routing.table import Table

SOME_NHS = "nhs"
NHS_OF = {"england": Funder.NHS_ENGLAND_SIDE.value, "wales": Funder.NHS_WALES.value}


def facts_from(values: Values, latest: Values | None = None, complains: bool = True) -> ComplaintFacts:
    """The facts of the walk's answers, and the last day of each stretch of time; raises CaseError for one nobody can use.

    Whoever walks the ways ``complains``, whatever else is wished; 'the NHS pays' is the NHS of the nation.
    """
    given = {name: value for name, value in values.items() if value}
    given |= {"want": sorted({*given["want"], Want.COMPLAINT.value})} if given.get("want") and complains else {}
    if given.get("funder") == SOME_NHS:
        given["funder"] = NHS_OF.get(str(given.get("hospital_country") or ""))
    return read_case({**given, **({LATEST: dict(latest)} if latest else {})})


def decided(values: Values, table: Table, today: date, latest: Values | None = None, complains: bool = True) -> Decision:
    """The routes for these answers; raises CaseError when they cannot be true."""
    facts = facts_from(values, latest, complains)
    check_dates(facts, today, table.holidays)
    return decide(facts, table, today)


def read_back(interview: Interview, known: Values, passed: Sequence[str] = (),
              latest: Values | None = None) -> list[tuple[str, str]]:
    """(field, what was understood) for each fact given or question passed over, in the order of the questions."""
    lines = []
    for question in interview.questions:
        if known.get(question.field):
            lines.append((question.field, _spoken(interview, question, known, (latest or {}).get(question.field, ""))))
        elif question.field in passed:
            lines.append((question.field, interview.notes.get("passed", "")))
    return [line for line in lines if line[1]]


def _spoken(interview: Interview, question: Question, known: Values, until: str) -> str:
    """One fact as it is read back."""
    value = known[question.field]
    if question.field in DATES:
        going_on = question.field == "event_date" and known.get("continuing")
        after = f"; {interview.notes.get('ongoing', '')}" if going_on else ""
        return f"{stretch(value, until, interview.notes)}{after}".strip()
    fitting = [option for option in question.options if holds(option, question.field, known)]
    fitting.sort(key=lambda option: -len(option.sets))
    spoken = [option.says for option in (fitting if isinstance(value, list) else fitting[:1])]
    return "; ".join(dict.fromkeys(spoken)) or _said_elsewhere(interview, question, known)


def _said_elsewhere(interview: Interview, question: Question, known: Values) -> str:
    """'' for a fact that the answer to another question gave, and is read back there; else the bare value."""
    others = (option for one in interview.questions if one is not question for option in one.options)
    given = any(option.sets.get(question.field) == known[question.field] for option in others)
    return "" if given else str(known[question.field])


def spoken_value(interview: Interview, field_name: str, value: Any) -> str:
    """How one value of a fact is read back."""
    return _spoken(interview, interview.question(field_name), {field_name: value}, "") or str(value)


def long_date(day: date) -> str:
    """'Tuesday 17 November 2026'."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def stretch(first: str, last: str, notes: Values) -> str:
    """A day, or 'between Sunday 1 and Monday 30 November 2026' for a stretch of time; 'about' for one day not quite sure."""
    day = date.fromisoformat(first)
    if not last:
        return long_date(day)
    if last == first:
        return f"{notes.get('about', '')} {long_date(day)}".strip()
    return f"{notes.get('between', '')} {long_date(day)} {notes.get('and', '')} {long_date(date.fromisoformat(last))}"
