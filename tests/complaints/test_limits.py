"""Where the days of a case come from, and what is said when they have passed."""

from __future__ import annotations

from datetime import date

from knowledge.complaints import Due, State
from tests.complaints.conftest import Decide
from tests.complaints.places import CARE_W, NHS_E, NHS_W, PRIVATE, out, routes


def test_section_3_has_a_first_period_of_6_months(case: Decide) -> None:
    step = case(
        hospital_country="wales", legal_status="s3", want="leave_section", admission_date="2026-11-16"
    ).step("TRIB_W")
    assert step is not None and step.by == date(2027, 5, 15)


def test_the_day_of_the_event_gives_no_tribunal_day(case: Decide) -> None:
    decision = case(
        **NHS_E, legal_status="s2", want=["leave_section", "explanation_apology"], event_date="2026-11-16"
    )
    step = decision.step("TRIB_E")
    assert step is not None and step.by is None
    assert [clock.by for clock in decision.clocks if clock.clock == "TRIB"] == [None]


def test_complaints_count_from_finding_out_and_courts_from_the_event(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-03-01", known_date="2026-06-15")
    complaint = decision.step("NHS_PROV_E")
    assert complaint is not None and complaint.by == date(2027, 6, 15)
    assert {clock.clock: clock.by for clock in decision.clocks}["HRA"] == date(2027, 2, 28)


def test_a_chosen_helper_in_wales_counts_from_what_the_patient_knew(case: Decide) -> None:
    step = case(**NHS_W, asker="carer", consent="yes", event_date="2026-03-01", known_date="2026-06-15").step(
        "NHS_W"
    )
    assert step is not None and step.by == date(2027, 3, 1)


def test_a_limit_that_has_passed_says_who_may_give_more_time(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2025-06-01")
    complaint, ombudsman = decision.step("NHS_PROV_E"), decision.step("PHSO")
    assert complaint is not None and ombudsman is not None
    assert complaint.state is ombudsman.state is State.PASSED
    assert "good reason" in complaint.because and "reasonable" in ombudsman.because
    assert {clock.clock: clock.state for clock in decision.clocks}["HRA"] is State.PASSED


def test_a_limit_may_be_today(case: Decide) -> None:
    step = case(**NHS_E, event_date="2025-11-22").step("NHS_PROV_E")
    assert step is not None and (step.state, step.days_left, step.soon) == (State.TODAY, 0, True)


def test_no_reply_for_6_months_opens_the_ombudsman(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-03-01", stage="formal_open", complaint_date="2026-05-21")
    step, chase = decision.step("PHSO"), decision.step("NHS_PROV_E")
    assert step is not None and chase is not None
    assert step.rule == "R50n" and step.by == date(2027, 3, 1)
    assert chase.by == date(2026, 11, 20)


def test_a_complaint_that_has_arrived_is_open_unless_another_stage_is_said(case: Decide) -> None:
    assert "PALS_E" in out(case(**NHS_E, complaint_date="2026-11-16"))
    assert "PALS_E" in routes(case(**NHS_E, complaint_date="2026-11-16", stage="none"))
    assert "PALS_E" in routes(case(**NHS_E, complaint_date="2026-11-23"))


def test_the_ombudsman_for_wales_gives_12_weeks_after_a_slow_answer(case: Decide) -> None:
    facts = {
        **NHS_W,
        "event_date": "2025-08-01",
        "complaint_date": "2026-01-10",
        "stage": "final_reply",
        "stage_date": "2026-10-01",
    }
    step = case(**facts).step("PSOW")
    assert step is not None and (step.by, step.due) == (date(2026, 12, 24), Due.YOURS)
    assert "Ombudsman for Wales says" in step.because


def test_the_12_weeks_are_not_for_those_who_told_the_board_after_a_year(case: Decide) -> None:
    facts = {
        **NHS_W,
        "event_date": "2025-01-01",
        "complaint_date": "2026-01-10",
        "stage": "final_reply",
        "stage_date": "2026-10-01",
    }
    step = case(**facts).step("PSOW")
    assert step is not None and (step.by, step.state) == (date(2025, 12, 31), State.PASSED)


def test_a_second_stage_of_a_private_hospital_counts_from_its_first_answer(case: Decide) -> None:
    decision = case(**PRIVATE, event_date="2026-01-10", stage="final_reply", stage_date="2026-10-05")
    step = decision.step("PRIV_PROC")
    assert step is not None and step.by == date(2027, 4, 5)


def test_a_police_answer_can_be_reviewed(case: Decide) -> None:
    step = case(
        hospital_country="wales", want="complain_about_police", stage="final_reply", stage_date="2026-11-02"
    ).step("POLICE_COMPLAINT")
    assert step is not None and step.by == date(2026, 11, 30)


def test_a_welsh_council_is_to_acknowledge_in_2_working_days(case: Decide) -> None:
    step = case(**CARE_W, stage="formal_open", complaint_date="2026-11-23").step("COUNCIL_W")
    assert step is not None and step.by == date(2026, 11, 25)
    assert dict(step.milestones) == {"backstop": date(2027, 5, 22)}


def test_an_age_follows_from_the_date_of_birth(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-10-01", birth_date="2010-01-01")
    assert "CHILD" in routes(decision)


def test_a_month_is_taken_from_its_first_day(case: Decide) -> None:
    step = case(**NHS_E, event_date="2026-10").step("NHS_PROV_E")
    assert step is not None and step.by == date(2027, 10, 1)
