"""What runs beside what, and what shuts what out; who is owed an advocate or a Tribunal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.complaints.conftest import Decide
from tests.complaints.places import CARE_E, CARE_W, NHS_E, NHS_W, PRIVATE, out, routes

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
    ({**NHS_E, "want": "records"}, {"SAR", "ICO", "USE_OF_FORCE", "NHS_PROV_E", "PHSO", "CQC_FB"}, set()),
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
