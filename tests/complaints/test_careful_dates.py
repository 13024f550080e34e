"""What must not be shown as certain: the Tribunal's day after an incident, a child's limit, private care's; what fits no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.complaints import Decision, Table, load_table
from knowledge.complaints.interview.read_back import decided
from knowledge.complaints.interview.walk import Walk
from tests.complaints.conftest import TODAY, Decide
from tests.complaints.walks import guide

HELD: dict[str, Any] = {"hospital_country": "england", "setting": "nhs_ward", "asker": "patient", "event_date": "2026-11-16"}
PRIVATE: dict[str, Any] = {"setting": "indep_hospital", "funder": "private", "asker": "patient", "event_date": "2026-09-10"}


def _walk(**values: Any) -> Decision:
    """What the walk works out."""
    return decided(values, load_table(), TODAY)


@pytest.mark.parametrize("nation", ["england", "wales"])
@pytest.mark.parametrize("status", ["s2", "s3", "detained"])
def test_the_tribunals_day_is_not_worked_out_from_the_day_of_an_incident(nation: str, status: str) -> None:
    found = _walk(**{**HELD, "hospital_country": nation, "legal_status": status, "want": ["leave_section"]})
    step = found.step("TRIB_E" if nation == "england" else "TRIB_W")
    clock = next(one for one in found.clocks if one.clock == "TRIB")
    assert step is not None
    assert (step.by, clock.by) == (None, None)
    assert "ward" in step.because
    if status == "s2":
        assert "within 14 days" in step.because and "within 14 days" in clock.because


def test_the_day_of_the_section_is_used_when_it_is_the_day_given(case: Decide) -> None:
    step = case(**HELD, legal_status="s2", want=["leave_section", "money"], admission_date="2026-11-15").step("TRIB_E")
    assert step is not None and step.by == date(2026, 11, 28)


def test_a_running_section_2_names_its_day_to_whoever_has_not_asked_to_leave(case: Decide) -> None:
    found = case(**HELD, legal_status="s2", want="explanation_apology", admission_date="2026-11-15")
    assert _clocks(found)["TRIB"] == date(2026, 11, 28) and found.step("TRIB_E") is None
    over = case(**{**HELD, "event_date": "2026-11-01"}, legal_status="s2", want="explanation_apology", admission_date="2026-11-01")
    assert "TRIB" not in _clocks(over)


@pytest.mark.parametrize(("known", "asked"), [
    ({"legal_status": "s2", "want": ["leave_section"]}, True), ({"legal_status": "detained", "want": ["leave_section"]}, True),
    ({"legal_status": "s2", "want": ["money"]}, True), ({"legal_status": "detained", "want": ["money"]}, False),
    ({"legal_status": "s2", "want": ["money"], "event_date": "2026-08-01"}, False),
    ({"legal_status": "informal", "want": ["leave_section"]}, False)])
def test_the_day_of_admission_is_asked_only_when_a_tribunal_may_matter(known: dict[str, Any], asked: bool) -> None:
    walk = {**HELD, "age": "adult", "stage": "none", **known}
    assert (guide().next(Walk(known=walk)) == "admission_date") is asked


def _clocks(decision: Decision) -> dict[str, date | None]:
    return {clock.clock: clock.by for clock in decision.clocks}


@pytest.mark.parametrize("age", ["under_16", "16_17"])
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_a_childs_injury_limit_has_no_day_without_the_day_of_birth(case: Decide, nation: str, age: str) -> None:
    found = case(**{**HELD, "hospital_country": nation}, age=age)
    clock = next(one for one in found.clocks if one.clock == "PI")
    assert clock.by is None
    assert "18th birthday" in clock.because


@pytest.mark.parametrize("nation", ["england", "wales"])
@pytest.mark.parametrize("status", ["informal", None])
def test_care_paid_for_privately_is_not_said_to_be_a_public_job(case: Decide, nation: str, status: str | None) -> None:
    found = case(**PRIVATE, hospital_country=nation, legal_status=status)
    assert (_clocks(found)["HRA"], _clocks(found)["JR"]) == (None, None)
    assert all("may not count" in one.because for one in found.clocks if one.clock in ("HRA", "JR"))
    assert _clocks(found)["EQA"] == date(2027, 3, 9)
    assert found.step("LEGAL_LINE") is None


def test_somebody_detained_in_private_care_keeps_the_days(case: Decide) -> None:
    assert _clocks(case(**PRIVATE, hospital_country="england", legal_status="s3"))["HRA"] == date(2027, 9, 9)


@pytest.mark.parametrize("stage", ["final_reply", "ombudsman_decision"])
def test_after_the_final_answer_nobody_is_sent_back_to_the_ward(case: Decide, stage: str) -> None:
    for nation in ("england", "wales"):
        found = case(**{**HELD, "hospital_country": nation}, stage=stage, stage_date="2026-11-20", want="explanation_apology")
        assert found.step("WARD") is None


@pytest.mark.parametrize("nation, never", [("england", {"ADV_NHS_E", "CQC_FB"}), ("wales", {"HIW", "LLAIS"})])
def test_a_complaint_about_the_police_names_no_health_bodies(case: Decide, nation: str, never: set[str]) -> None:
    found = case(hospital_country=nation, setting="police_contact", asker="patient", want="complain_about_police",
                 event_date="2026-11-01")
    assert found.step("POLICE_COMPLAINT") is not None
    assert {step.route for step in found.steps} & never == set()


def test_the_table_still_loads(table: Table) -> None:
    assert len(table.rows) > 200
