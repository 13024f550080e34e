"""Every day that runs out, the soonest first: what 'which one runs out first?' is answered with once the list stands."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest

from knowledge.complaints import decide, load_table
from knowledge.complaints.interview.after_list import list_command
from knowledge.complaints.interview.read_back import facts_from
from knowledge.routes_days import days_message
from knowledge.routes_lead import ADVICE
from tests.knowledge.test_routes_lead import CARER, PATIENT, TODAY, _library

SECTION_2 = {**PATIENT, "legal_status": "s2", "admission_date": "2026-11-16", "want": ["leave_section"]}
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def _text(values: dict[str, Any], latest: dict[str, str] | None = None) -> str:
    facts = facts_from(values, latest)
    message = days_message(decide(facts, load_table(), TODAY), _library(), TODAY, facts)
    return message["text"] if message else ""


def _lines(text: str) -> list[str]:
    return [line[2:] for line in text.splitlines() if line.startswith("- ")]


def _first_day(line: str) -> date:
    found = DAY.search(line)
    assert found is not None, line
    return datetime.strptime(found.group(), "%d %B %Y").date()


@pytest.mark.parametrize("values", [
    PATIENT, {**PATIENT, "hospital_country": "wales", "funder": "nhs_wales"}, SECTION_2,
    {**CARER, "consent": "refused"}, {**PATIENT, "stage": "final_reply", "stage_date": "2026-11-10"}])
def test_every_day_is_named_in_order_and_none_is_left_out(values: dict[str, Any]) -> None:
    facts = facts_from(values)
    found = decide(facts, load_table(), TODAY)
    lines = _lines(_text(values))
    days = [_first_day(line) for line in lines]
    assert days == sorted(days)
    assert {one.by for one in (*found.steps, *found.clocks) if one.by and one.state.value != "passed"
            and getattr(one, "route", "") != ADVICE} == set(days)


def test_the_tribunals_day_stands_before_the_complaints() -> None:
    lines = _lines(_text(SECTION_2))
    assert "Tribunal" in lines[0] and "29 November 2026" in lines[0]


def test_another_persons_claims_are_called_theirs() -> None:
    courts = [line for line in _lines(_text({**CARER, "consent": "refused"})) if line.startswith("Judicial review")]
    assert courts and all("of the person it happened to" in line for line in courts)


def test_a_stretch_of_time_keeps_both_days() -> None:
    lines = _lines(_text({**PATIENT, "event_date": "2026-09-01"}, {"event_date": "2026-09-30"}))
    review = next(line for line in lines if line.startswith("Judicial review"))
    assert "between 1 December 2026 and 30 December 2026" in review


def test_nothing_is_made_up_where_no_day_is_known() -> None:
    assert _text({key: value for key, value in PATIENT.items() if key != "event_date"}) == ""


@pytest.mark.parametrize("text, command", [
    ("which one runs out first?", "days"), ("what deadline is soonest", "days"), ("what is the nearest date", "days"),
    ("which way expires first", "days"), ("whats most urgent", "days"), ("which one first", "first"),
    ("what do i start with", "first"), ("show me the list again", "list")])
def test_what_runs_out_is_another_question_than_what_to_do_first(text: str, command: str) -> None:
    assert list_command(text) == command
