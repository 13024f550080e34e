"""The days of the walk: read back, refused, passed over, asked for."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints.interview.walk import Heard, Turn, begin
from tests.complaints.walks import guide, say, walk_with

COMMON = {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward",
          "legal_status": "detained", "event_date": "2026-11-21"}


@pytest.mark.parametrize("known, said, noted, rough", [
    ({}, "2026-11-03", "event_date", ()), ({}, "~2026-11-08", "event_date", ("event_date",))])
def test_a_day_is_read_back_and_a_rough_one_marked(known: dict[str, Any], said: str, noted: str,
                                                   rough: tuple[str, ...]) -> None:
    outcome = say(walk_with(**known), "event_date", "then", day=said)
    assert (outcome.noted, outcome.walk.about_dates) == (noted, rough)


@pytest.mark.parametrize("field, day, known", [
    ("event_date", "2026-11-23", {}), ("known_date", "2025-01-01", {"event_date": "2025-06-01"}),
    ("stage_date", "2026-11-20", {"stage": "final_reply", "event_date": "2026-11-21"}),
    ("complaint_date", "2026-11-20", {"stage": "formal_open", "event_date": "2026-11-21"})])
def test_a_day_that_cannot_be_is_refused_and_asked_again(field: str, day: str, known: dict[str, Any]) -> None:
    outcome = say(walk_with(**known), field, "then", day=day)
    assert (outcome.turn, outcome.question, dict(outcome.walk.known)) == (Turn.REFUSED, field, known)


@pytest.mark.parametrize("field", ["event_date", "known_date", "stage_date", "complaint_date"])
@pytest.mark.parametrize("text", ["not sure", "skip", "i can't remember"])
def test_a_day_may_be_passed_over(field: str, text: str) -> None:
    assert say(walk_with(), field, text).walk.skipped == (field,)


def test_when_it_became_known_is_asked_only_for_what_is_long_past() -> None:
    known = {**COMMON, "asker": "carer", "consent": "yes", "stage": "none", "want": ["money"]}
    assert begin(Heard(), known, guide()).question is None
    assert begin(Heard(), {**known, "event_date": "2025-10-01"}, guide()).question == "known_date"


def test_a_patient_is_never_asked_when_they_found_out() -> None:
    known = {**COMMON, "stage": "none", "want": ["money"], "event_date": "2025-10-01"}
    assert begin(Heard(), known, guide()).question is None
