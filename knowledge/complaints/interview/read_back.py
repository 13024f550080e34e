"""What was understood, as it is read back; and the routes for it. Pure; no clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from knowledge.complaints.case import read_case
from knowledge.complaints.facts import DATES, ComplaintFacts
from knowledge.complaints.interview.answers import Interview, Question, Values, holds
from knowledge.complaints.routing.checks import check_dates
from knowledge.complaints.routing.decide import decide
from knowledge.complaints.routing.decision import Decision
from knowledge.complaints.routing.table import Table


def facts_from(values: Values) -> ComplaintFacts:
    """The facts of the walk's answers; raises CaseError for one that cannot be used."""
    return read_case({name: value for name, value in values.items() if value})


def decided(values: Values, table: Table, today: date) -> Decision:
    """The routes for these answers; raises CaseError when they cannot be true."""
    facts = facts_from(values)
    check_dates(facts, today, table.holidays)
    return decide(facts, table, today)


def read_back(interview: Interview, known: Values, passed: Sequence[str] = (),
              about: Sequence[str] = ()) -> list[tuple[str, str]]:
    """(field, what was understood) for each fact given or question passed over, in the order of the questions."""
    lines = []
    for question in interview.questions:
        if known.get(question.field):
            lines.append((question.field, _spoken(interview, question, known, question.field in about)))
        elif question.field in passed:
            lines.append((question.field, interview.notes.get("passed", "")))
    return [line for line in lines if line[1]]


def _spoken(interview: Interview, question: Question, known: Values, about: bool) -> str:
    """One fact as it is read back."""
    value = known[question.field]
    if question.field in DATES:
        before = f"{interview.notes.get('about', '')} " if about else ""
        going_on = question.field == "event_date" and known.get("continuing")
        after = f"; {interview.notes.get('ongoing', '')}" if going_on else ""
        return f"{before}{long_date(date.fromisoformat(value))}{after}".strip()
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
    return _spoken(interview, interview.question(field_name), {field_name: value}, False) or str(value)


def long_date(day: date) -> str:
    """'Tuesday 17 November 2026'."""
    return f"{day:%A} {day.day} {day:%B %Y}"
