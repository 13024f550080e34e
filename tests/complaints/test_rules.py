"""What runs beside what, who needs whose agreement, what is never shown in Wales, and how clocks behave."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.complaints import Belongs, Decision, Due, State
from tests.complaints.conftest import Decide

NHS_E = {"hospital_country": "england", "setting": "nhs_ward", "funder": "nhs_england_side"}
NHS_W = {"hospital_country": "wales", "setting": "nhs_ward", "funder": "nhs_wales"}
PRIVATE = {"hospital_country": "england", "setting": "indep_hospital", "funder": "private"}
CARE_E = {"hospital_country": "england", "setting": "social_care", "funder": "council"}
CARE_W = {"hospital_country": "wales", "setting": "social_care", "funder": "council"}
ENGLISH_ONLY = (
    "PALS_E",
    "NHS_COMM_E",
    "NHS_PROV_E",
    "CQC_MHA",
    "CQC_FB",
    "PHSO",
    "LGSCO",
    "USE_OF_FORCE",
    "ADV_IMHA_E",
    "ADV_NHS_E",
    "COUNCIL_E",
    "SG_E",
    "TRIB_E",
    "SWE",
    "CARE_ACT",
)
WELSH_ONLY = (
    "LLAIS",
    "NHS_W",
    "HIW",
    "HIW_MHA",
    "PSOW",
    "ADV_IMHA_W",
    "COUNCIL_W",
    "CIW",
    "SG_W",
    "TRIB_W",
    "SCW",
)


def routes(decision: Decision) -> set[str]:
    """The ids of the steps."""
    return {step.route for step in decision.steps}


def out(decision: Decision) -> set[str]:
    """The ids of what is left out."""
    return {left.route for left in decision.not_offered}


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"want": ["quick_fix", "records", "report_crime", "leave_section"], "legal_status": "s3"},
        {"setting": "social_care"},
        {"setting": "indep_hospital"},
        {"asker": "staff"},
        {"consent": "died"},
        {"age": "under_16"},
        {"setting": "police_contact"},
        {"stage": "final_reply"},
    ],
)
def test_what_is_never_shown_in_wales(case: Decide, facts: dict[str, Any]) -> None:
    assert routes(case(hospital_country="wales", **facts)).isdisjoint(ENGLISH_ONLY)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"want": ["quick_fix", "records", "report_crime", "leave_section"], "legal_status": "s3"},
        {"setting": "social_care"},
        {"setting": "indep_hospital"},
        {"asker": "staff"},
        {"consent": "died"},
    ],
)
def test_what_is_never_shown_in_england(case: Decide, facts: dict[str, Any]) -> None:
    assert routes(case(hospital_country="england", **facts)).isdisjoint(WELSH_ONLY)


def test_an_unknown_nation_gets_both_with_their_names(case: Decide) -> None:
    decision = case(event_date="2026-11-01", legal_status="detained")
    assert {"PHSO", "PSOW", "NHS_PROV_E", "NHS_W", "ADV_IMHA_E", "ADV_IMHA_W"} <= routes(decision)
    for step in decision.steps:
        if step.belongs is Belongs.ENGLAND:
            assert "England" in step.because, step.rule
        if step.belongs is Belongs.WALES:
            assert "Wales" in step.because or "Welsh" in step.because, step.rule


CONSENT = [
    # who asks, agreement, may they complain for the person, is the person's refusal named
    ("patient", "not_needed", True, False),
    ("carer", "yes", True, False),
    ("carer", None, True, False),
    ("carer", "refused", False, True),
    ("carer", "lacks_capacity", True, False),
    ("carer", "child_able", False, True),
    ("carer", "child_not_able", True, False),
    ("bereaved", "died", True, False),
    ("advocate", "yes", True, False),
    ("advocate", "refused", False, True),
    ("attorney_deputy", "lacks_capacity", True, False),
    ("attorney_deputy", "refused", False, True),
    (None, "refused", False, True),
    ("patient", "refused", True, False),
]


@pytest.mark.parametrize(("asker", "consent", "may", "named"), CONSENT)
@pytest.mark.parametrize(
    ("place", "ombudsman"), [(NHS_E, "PHSO"), (NHS_W, "PSOW"), (CARE_E, "LGSCO"), (CARE_W, "PSOW")]
)
def test_who_may_complain_for_whom(
    case: Decide,
    place: dict[str, str],
    ombudsman: str,
    asker: str | None,
    consent: str | None,
    may: bool,
    named: bool,
) -> None:
    decision = case(**place, asker=asker, consent=consent, event_date="2026-10-01")
    assert (ombudsman in routes(decision)) is may
    assert ("NHS_FOR_PATIENT" in out(decision)) is named


@pytest.mark.parametrize(
    ("place", "own", "card"), [(NHS_E, "NHS_PROV_E", "NHS_OWN_E"), (NHS_W, "NHS_W", "NHS_OWN_W")]
)
def test_a_carer_who_is_refused_may_complain_about_the_effect_on_them(
    case: Decide, place: dict[str, str], own: str, card: str
) -> None:
    step = case(**place, asker="carer", consent="refused", event_date="2026-10-01").step(own)
    assert step is not None and step.card == card and step.by == date(2027, 10, 1)


@pytest.mark.parametrize("place", [NHS_E, NHS_W])
def test_an_advocate_who_is_refused_has_no_complaint_of_their_own(
    case: Decide, place: dict[str, str]
) -> None:
    decision = case(**place, asker="advocate", consent="refused", event_date="2026-10-01")
    assert {"NHS_PROV_E", "NHS_COMM_E", "NHS_W"}.isdisjoint(routes(decision))
    assert routes(decision) & {"CQC_FB", "HIW"}


def test_somebody_who_cannot_decide_need_not_sign(case: Decide) -> None:
    step = case(**NHS_E, asker="carer", consent="lacks_capacity", event_date="2026-09-30").step("NHS_PROV_E")
    assert step is not None and "need not sign" in step.because


TOGETHER = [
    # facts, offered, left out (section 5 of the fact sheet)
    ({**NHS_E, "stage": "none"}, {"PALS_E", "NHS_PROV_E", "NHS_COMM_E", "PHSO"}, set()),
    ({**NHS_E, "stage": "informal"}, {"PALS_E", "NHS_PROV_E"}, set()),
    ({**NHS_E, "stage": "formal_open"}, {"NHS_PROV_E", "PHSO", "CQC_FB"}, {"PALS_E", "NHS_COMM_E"}),
    ({**NHS_E, "stage": "final_reply"}, {"PHSO", "CQC_FB"}, {"PALS_E", "NHS_PROV_E", "NHS_COMM_E"}),
    ({**NHS_E, "stage": "ombudsman_decision"}, {"PHSO"}, {"NHS_PROV_E", "NHS_COMM_E"}),
    ({**NHS_E, "stage": "court_issued"}, {"NHS_PROV_E", "SOLICITOR"}, {"PHSO", "PALS_E"}),
    ({**NHS_E, "stage": "pre_action"}, {"NHS_PROV_E", "SOLICITOR", "PHSO"}, {"PALS_E"}),
    ({**NHS_W, "stage": "none"}, {"NHS_W", "PSOW", "HIW", "LLAIS"}, set()),
    ({**NHS_W, "stage": "formal_open"}, {"NHS_W", "PSOW"}, set()),
    ({**NHS_W, "stage": "final_reply"}, {"PSOW"}, {"NHS_W"}),
    ({**NHS_W, "stage": "pre_action"}, {"PSOW", "SOLICITOR"}, {"NHS_W"}),
    ({**NHS_W, "stage": "court_issued"}, {"PSOW", "SOLICITOR"}, {"NHS_W"}),
    ({**PRIVATE, "stage": "none"}, {"PRIV_PROC", "ISCAS"}, {"PHSO", "NHS_PROV_E"}),
    ({**PRIVATE, "stage": "court_issued"}, {"PRIV_PROC", "SOLICITOR"}, {"ISCAS"}),
    ({**CARE_E, "stage": "none"}, {"COUNCIL_E", "LGSCO", "SG_E"}, {"PHSO", "PALS_E", "NHS_PROV_E"}),
    ({**CARE_E, "stage": "final_reply"}, {"LGSCO"}, {"COUNCIL_E"}),
    ({**CARE_E, "funder": "private"}, {"PRIV_PROC", "LGSCO", "CQC_FB"}, {"COUNCIL_E", "PHSO"}),
    ({**CARE_W, "stage": "pre_action"}, {"COUNCIL_W", "SOLICITOR"}, set()),
    ({**CARE_W, "stage": "final_reply"}, {"PSOW", "CIW"}, {"COUNCIL_W"}),
    (
        {**NHS_E, "want": "leave_section", "legal_status": "s3"},
        {"TRIB_E", "MANAGERS"},
        {"NHS_PROV_E", "PHSO"},
    ),
    (
        {**NHS_E, "want": ["leave_section", "explanation_apology"], "legal_status": "s3"},
        {"TRIB_E", "NHS_PROV_E", "PHSO"},
        set(),
    ),
    ({**NHS_E, "want": "report_crime"}, {"POLICE", "SG_E", "NHS_PROV_E", "CICA"}, {"PALS_E"}),
    ({**NHS_E, "want": "records"}, {"SAR", "ICO", "USE_OF_FORCE"}, {"NHS_PROV_E", "PHSO"}),
    ({**NHS_E, "want": ["records", "money"]}, {"SAR", "NHS_PROV_E", "SOLICITOR"}, set()),
    ({**NHS_E, "want": "report_professional"}, {"NMC", "GMC", "HCPC", "SWE"}, {"SCW"}),
    ({**NHS_W, "want": "report_professional"}, {"NMC", "GMC", "HCPC", "SCW"}, {"SWE"}),
]


@pytest.mark.parametrize(("facts", "offered", "left"), TOGETHER)
def test_what_runs_beside_what(
    case: Decide, facts: dict[str, Any], offered: set[str], left: set[str]
) -> None:
    decision = case(**facts, event_date="2026-10-01")
    assert offered - routes(decision) == set()
    assert left - out(decision) == set()


def test_only_one_of_hospital_and_payer_may_be_picked(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-10-01")
    assert {step.route for step in decision.steps if step.pick_one == "NHS_E"} == {"NHS_PROV_E", "NHS_COMM_E"}


IMHA = [
    ("england", "s2", "ADV_IMHA_E", True),
    ("england", "cto", "ADV_IMHA_E", True),
    ("england", "guardianship", "ADV_IMHA_E", True),
    ("england", "cond_discharge", "ADV_IMHA_E", True),
    ("england", "s4", "ADV_IMHA_E", False),
    ("england", "s5(4)", "ADV_IMHA_E", False),
    ("england", "s136", "ADV_IMHA_E", False),
    ("england", "informal", "ADV_IMHA_E", False),
    ("england", None, "ADV_IMHA_E", False),
    ("england", "was_detained", "ADV_IMHA_E", False),
    ("wales", "s3", "ADV_IMHA_W", True),
    ("wales", "s4", "ADV_IMHA_W", True),
    ("wales", "s5(2)", "ADV_IMHA_W", True),
    ("wales", "s135", "ADV_IMHA_W", False),
    ("wales", "s136", "ADV_IMHA_W", False),
    ("wales", "informal", "ADV_IMHA_W", True),
    ("wales", "cto", "ADV_IMHA_W", True),
]


@pytest.mark.parametrize(("nation", "status", "route", "right"), IMHA)
def test_an_imha_is_promised_only_to_whom_it_is_owed(
    case: Decide, nation: str, status: str | None, route: str, right: bool
) -> None:
    decision = case(hospital_country=nation, legal_status=status, setting="nhs_ward", event_date="2026-10-01")
    assert (route in routes(decision), route in out(decision)) == (right, not right)


@pytest.mark.parametrize(
    ("status", "route"), [("s5(2)", "TRIB_E"), ("s136", "TRIB_E"), ("informal", "TRIB_E"), ("s35", "TRIB_E")]
)
def test_the_tribunal_is_not_for_everybody(case: Decide, status: str, route: str) -> None:
    decision = case(hospital_country="england", legal_status=status, want="leave_section")
    assert route in out(decision) and "SOLICITOR" in routes(decision) | out(decision)


def test_section_3_has_a_first_period_of_6_months(case: Decide) -> None:
    step = case(
        hospital_country="wales", legal_status="s3", want="leave_section", event_date="2026-11-16"
    ).step("TRIB_W")
    assert step is not None and step.by == date(2027, 5, 15)


def test_an_event_day_that_need_not_be_the_admission_gives_no_tribunal_day(case: Decide) -> None:
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


def test_what_goes_on_is_not_worked_out_for_the_courts(case: Decide) -> None:
    clocks = case(**NHS_E, event_date="2026-10-01", continuing="yes").clocks
    assert {clock.clock: clock.by for clock in clocks} == {"HRA": None, "EQA": None, "JR": None, "PI": None}
    assert all("legal advice" in clock.because for clock in clocks)


def test_a_court_clock_that_is_close_brings_legal_advice_forward(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-06-10")
    step = decision.step("LEGAL_LINE")
    assert decision.legal_advice_soon and step is not None
    assert (step.by, step.place) == (date(2026, 12, 9), 4)
    places = [one.route for one in decision.steps]
    assert places.index("LEGAL_LINE") < places.index("WARD")


@pytest.mark.parametrize(
    ("event", "soon"), [("2026-06-20", True), ("2026-06-21", True), ("2026-06-22", False)]
)
def test_close_means_28_days_or_fewer(case: Decide, event: str, soon: bool) -> None:
    assert case(**NHS_E, event_date=event).legal_advice_soon is soon


@pytest.mark.parametrize(
    ("birth", "age", "last"),
    [
        ("2011-03-05", "under_16", date(2032, 3, 5)),
        (None, "under_16", date(2029, 10, 1)),
        ("1990-01-01", "adult", date(2029, 10, 1)),
        ("2008-10-02", None, date(2029, 10, 2)),
    ],
)
def test_an_injury_clock_of_a_child_runs_from_the_18th_birthday(
    case: Decide, birth: str | None, age: str | None, last: date
) -> None:
    clocks = case(**NHS_E, event_date="2026-10-01", birth_date=birth, age=age).clocks
    assert {clock.clock: clock.by for clock in clocks}["PI"] == last


def test_compensation_for_a_child_is_a_matter_for_advice(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-10-01", age="16_17", want="report_crime")
    assert {clock.clock: clock.by for clock in decision.clocks}["CICA"] is None
    assert {"CHILD", "CHILD_SERVICES", "POLICE"} <= routes(decision)


def test_an_age_follows_from_the_date_of_birth(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-10-01", birth_date="2010-01-01")
    assert "CHILD" in routes(decision)


def test_a_month_is_taken_from_its_first_day(case: Decide) -> None:
    step = case(**NHS_E, event_date="2026-10").step("NHS_PROV_E")
    assert step is not None and step.by == date(2027, 10, 1)


def test_the_bill_decides_the_ombudsman_and_the_bed_the_regulator(case: Decide) -> None:
    english = case(
        hospital_country="wales", setting="indep_hospital", funder="nhs_england_side", legal_status="s3"
    )
    welsh = case(hospital_country="england", setting="indep_hospital", funder="nhs_wales", legal_status="s3")
    assert {"PHSO", "NHS_PROV_E", "HIW_MHA", "ADV_IMHA_W", "SG_W"} <= routes(english)
    assert {"PSOW", "NHS_W", "CQC_MHA", "ADV_IMHA_E", "SG_E"} <= routes(welsh)


@pytest.mark.parametrize("country", ["england", "wales"])
def test_a_private_hospital_whose_payer_is_unknown_gets_both_ways(case: Decide, country: str) -> None:
    decision = case(hospital_country=country, setting="indep_hospital", event_date="2026-10-01")
    assert {"PRIV_PROC", {"england": "NHS_PROV_E", "wales": "NHS_W"}[country]} <= routes(decision)
